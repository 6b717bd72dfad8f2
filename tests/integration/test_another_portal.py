"""The export of another portal is read by its campaign file alone, as docs/another-portal.md shows."""

from dataclasses import replace
from datetime import datetime

import pytest
import the_other_portal
from drop_builder import DropBuilder
from openpyxl import Workbook, load_workbook

from config.campaign import load, read
from tasks.ingest import UnusableDrop, ingest


@pytest.fixture
def campaign(tmp_path):
    folder = the_other_portal.campaigns(tmp_path / "campaigns")
    return read(folder / f"campaign-{the_other_portal.CAMPAIGN}.toml")


@pytest.fixture
def export(tmp_path):
    return the_other_portal.export(tmp_path / "export")


def test_the_example_of_the_page_is_read_as_the_first_portals_export_would_be(tmp_path, campaign, export):
    theirs = ingest(export, campaign, tmp_path / "tmp")
    slots = campaign.model_copy(update={"portal": load("2026-2027").portal})
    ours = ingest(the_other_portal.same_drop(tmp_path / "depot").write(), slots, tmp_path / "tmp")
    assert (theirs.families, theirs.students, theirs.uploads) == (ours.families, ours.students, ours.uploads)
    assert len(theirs.uploads) == 3
    assert list(theirs.row_counts.values()) == list(ours.row_counts.values())
    told = {"pieces.csv": "depots.xlsx (Documents)"}
    assert theirs.problems == tuple(replace(one, file=told.get(one.file, one.file)) for one in ours.problems)
    assert [(one.file, one.line) for one in theirs.problems] == [("depots.xlsx (Documents)", 4)]


def test_dates_and_numbers_that_the_workbook_holds_as_such_are_read(tmp_path, campaign, export):
    book = load_workbook(export / "depots.xlsx")
    moment = campaign.portal.model_copy(update={"date_formats": ("%Y-%m-%d %H:%M", "%d.%m.%Y")})
    book["Documents"]["F2"] = datetime(2026, 5, 12, 18, 4)  # noqa: DTZ001 - the school's wall clock
    book["Documents"]["F3"] = datetime(2026, 5, 13)  # noqa: DTZ001 - the same
    book["Documents"]["A4"] = 3.0
    book.save(export / "depots.xlsx")
    drop = ingest(export, campaign.model_copy(update={"portal": moment}), tmp_path / "tmp")
    assert [upload.uploaded_at for upload in drop.uploads] == [
        datetime(2026, 5, 12, 18, 4),  # noqa: DTZ001 - the same
        datetime(2026, 5, 13),  # noqa: DTZ001 - the same
        None,
    ]
    assert drop.uploads[2].id == "3"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "manque"),
        (lambda path: path.write_bytes(b"PK\x03\x04 no workbook"), "ne s'ouvre pas"),
        (lambda path: Workbook().save(path), "la feuille « Documents »"),
        (lambda path: only_a_header(path, ["Réf.", "Foyer"]), "la colonne N° inscrit et la colonne Type"),
        (
            lambda path: only_a_header(path, the_other_portal.block("depots.xlsx").split("\n")[0].split(",")),
            "aucune ligne",
        ),
        (lambda path: only_a_header(path, []), "est vide"),
    ],
    ids=["missing", "damaged", "no sheet", "no columns", "no rows", "empty"],
)
def test_a_workbook_that_is_not_the_table_makes_the_drop_unusable(tmp_path, campaign, export, spoil, said):
    spoil(export / "depots.xlsx")
    with pytest.raises(UnusableDrop) as told:
        ingest(export, campaign, tmp_path / "tmp")
    assert said in told.value.sentence
    assert "depots.xlsx" in told.value.sentence


def only_a_header(path, cells):
    book = Workbook()
    book.create_sheet("Documents").append(cells)
    book.save(path)


def test_nothing_stays_of_the_folder_in_which_a_workbook_was_opened(tmp_path, campaign, export):
    ingest(export, campaign, tmp_path / "tmp")
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_any_of_the_separators_keeps_empty_cells_and_quoted_ones(tmp_path, separator):
    drop = DropBuilder(tmp_path / "depot").file("rib.pdf").family(adresse=f'1 "bis"{separator} rue Fictive')
    drop.piece(taille_mo="").write()
    for file in drop.root.glob("*.csv"):
        file.write_text(separator.join(file.read_text("utf-8").split(";")), "utf-8")
    season = load("2026-2027")
    form = season.portal.model_copy(update={"separator": separator})
    courses = form.model_copy(update={"courses_separator": "/"})
    read_so = ingest(drop.root, season.model_copy(update={"portal": courses}), tmp_path / "tmp")
    assert read_so.problems == ()
    assert read_so.families[0].address == f'1 "bis"{separator} rue Fictive'
