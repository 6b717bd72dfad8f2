import csv
import errno
import json
import os
import signal
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_snapshot import HOSTILE_NAMES, morning, nothing_to_do
from openpyxl import load_workbook

from config.campaign import load
from tasks.report import drafts, summary
from tasks.report.place import PREFIX
from tasks.report.write import REPORTS, write_reports

CAMPAIGN = load("2026-2027")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_reports(morning(), tmp_path / "out", CAMPAIGN)
    return tmp_path / "out"


def contents(out: Path) -> dict[str, bytes]:
    """Every file below, by its path."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_the_reports_and_nothing_else_are_written_for_their_owner_alone(out):
    assert sorted(path.name for path in out.iterdir()) == sorted(REPORTS)
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir() if path.is_file()} == {0o600}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_every_upload_has_its_row_in_the_order_of_the_drop(out):
    written = rows(out / "etats_pieces.csv")
    assert [row["id_piece"] for row in written] == [piece.upload.id for piece in morning().pieces]
    assert written[1] == {
        "id_piece": "P002",
        "id_famille": "F001",
        "id_eleve": "",
        "document": "Justificatif de domicile",
        "fichier": "facture edf.pdf",
        "etat": "Non conforme",
        "motifs": "document_perime",
        "date_document": "12/01/2026",
        "confiance": "0.97",
    }
    assert written[8]["motifs"] == "nom_fichier_invalide|annee_revenus_incorrecte|pages_manquantes"


def test_every_student_has_a_row_with_what_is_missing(out):
    written = rows(out / "etats_dossiers.csv")
    assert list(written[5].values()) == [
        "F005",
        "E006",
        "Incomplet",
        "avis_imposition|justificatif_domicile|photo_identite",
    ]
    assert [row["etat_dossier"] for row in written].count("A corriger") == 3


def test_file_names_stay_as_listed_but_no_cell_is_a_formula(out):
    listed = [row["fichier"] for row in rows(out / "etats_pieces.csv")][-len(HOSTILE_NAMES) :]
    assert [name.removeprefix("'") if name[1:2] in "=\t" else name for name in listed] == list(HOSTILE_NAMES)
    cells = [cell for row in rows(out / "etats_pieces.csv") for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_an_id_that_starts_a_formula_is_defused_too(tmp_path, lead):
    whole = morning()
    first = whole.pieces[0]
    odd = replace(first, upload=replace(first.upload, id=f"{lead}1+1"))
    write_reports(replace(whole, pieces=(odd,)), tmp_path, CAMPAIGN)
    assert rows(tmp_path / "etats_pieces.csv")[0]["id_piece"] == f"'{lead}1+1"


def test_a_spreadsheet_knows_the_csv_as_utf8(out):
    assert (out / "etats_pieces.csv").read_bytes().startswith(b"\xef\xbb\xbfid_piece;")


def test_the_same_night_gives_the_same_bytes(out, tmp_path):
    write_reports(morning(), tmp_path / "again", CAMPAIGN)
    assert contents(out) == contents(tmp_path / "again")


def test_page_and_workbook_lead_to_the_same_files(tmp_path):
    whole = morning()
    there = tuple(replace(row, upload=replace(row.upload, path="a/pièce.pdf")) for row in whole.pieces)
    write_reports(replace(whole, pieces=there), tmp_path / "out", CAMPAIGN, tmp_path / "depot" / "fichiers")
    link = "../depot/fichiers/a/pi%C3%A8ce.pdf"
    assert f'href="{link}"' in (tmp_path / "out" / "exceptions.html").read_text("utf-8")
    linked = load_workbook(tmp_path / "out" / "exceptions.xlsx")["A traiter"]["E3"].hyperlink
    assert linked.target.replace("\\", "/") == link


@pytest.mark.parametrize(
    ("place", "call", "number"),
    [(summary, "write_summary", errno.ENOSPC), (os, "fsync", errno.EIO)],
    ids=["full", "no answer"],
)
def test_a_disk_that_takes_no_more_leaves_the_last_report_whole(out, monkeypatch, place, call, number):
    before = contents(out)

    def fail(*_: object) -> None:
        raise OSError(number, "canary")

    monkeypatch.setattr(place, call, fail)
    with pytest.raises(OSError, match="canary"):
        write_reports(nothing_to_do(), out, CAMPAIGN)
    assert contents(out) == before


def test_each_file_lies_on_the_disk_before_the_first_takes_its_place(out, monkeypatch):
    kept, placed, fsync, replace = [], [], os.fsync, os.replace

    def keep(at: int) -> None:
        kept.append((Path(f"/proc/self/fd/{at}").readlink().name, len(placed)))
        fsync(at)

    monkeypatch.setattr(os, "fsync", keep)
    monkeypatch.setattr(os, "replace", lambda old, new: (placed.append(Path(new).name), replace(old, new)))
    write_reports(morning(), out, CAMPAIGN)
    written = {*REPORTS, *(path.name for path in (out / drafts.FOLDER).iterdir())}
    assert {name for name, already in kept if not already} == written
    assert placed == [*REPORTS]
    assert kept[-1] == (out.name, len(REPORTS))


@pytest.mark.parametrize("placed", [0, REPORTS.index(drafts.FOLDER)])
def test_killed_while_it_puts_them_in_place_each_file_is_a_whole_one(out, monkeypatch, tmp_path, placed):
    before = contents(out)
    write_reports(nothing_to_do(), tmp_path / "undisturbed", CAMPAIGN)
    after = contents(tmp_path / "undisturbed")
    if (child := os.fork()) == 0:
        left, replace = [placed], os.replace

        def die_after_some(old: object, new: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            replace(old, new)

        monkeypatch.setattr(os, "replace", die_after_some)
        with suppress(BaseException):
            write_reports(nothing_to_do(), out, CAMPAIGN)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    seen = {name: data for name, data in contents(out).items() if not name.startswith(PREFIX)}
    assert [name for name, data in seen.items() if data not in (before.get(name), after.get(name))] == []
    assert seen.keys() >= {name for name in REPORTS if name != drafts.FOLDER}
    write_reports(nothing_to_do(), out, CAMPAIGN)
    assert contents(out) == after


def test_what_a_killed_run_left_is_removed_and_other_files_stay(out):
    (out / f"{PREFIX}killed").mkdir()
    (out / f"{PREFIX}killed" / "exceptions.html").write_text("half")
    (out / "notes.txt").write_text("mine")
    write_reports(morning(), out, CAMPAIGN)
    assert sorted(path.name for path in out.iterdir()) == sorted([*REPORTS, "notes.txt"])


def test_text_that_is_not_unicode_is_written_all_the_same(tmp_path):
    whole = morning()
    first = whole.pieces[0]
    odd = replace(first, upload=replace(first.upload, file_name="nom\ud800\x00.pdf", label="\udcff"))
    write_reports(replace(whole, pieces=(odd,)), tmp_path, CAMPAIGN)
    assert len(rows(tmp_path / "etats_pieces.csv")) == 1


def test_the_summary_is_json_that_alerts_can_read(out):
    told = json.loads((out / "resume.json").read_text("utf-8"))["pieces"]
    assert told["total"] == 19
    assert told["par_etape"].keys() == told["secondes_par_etape"].keys() == {"file", "text", "ocr_band"}
