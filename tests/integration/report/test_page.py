import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from made_up_snapshot import RUN, morning, nothing_to_do

from config.campaign import load
from tasks.report.page import link, write_page
from tasks.report.snapshot import Earlier
from validators.decision import Choice, Decision
from validators.model import Slot, Status

CAMPAIGN = load("2026-2027")


class Page(HTMLParser):
    """What stands on a page: its tags with attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(tmp_path: Path, snapshot, files: Path | None = None) -> Page:
    write_page(snapshot, tmp_path / "exceptions.html", CAMPAIGN, tmp_path, files)
    return Page((tmp_path / "exceptions.html").read_text("utf-8"))


def test_nothing_runs_but_the_page_s_own_lines_and_nothing_leaves_it(tmp_path):
    shown = page(tmp_path, morning())
    assert not {"iframe", "link", "object"} & {tag for tag, _ in shown.tags}
    assert shown.all("script") == [{}]
    attributes = [name for _, each in shown.tags for name in each]
    assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert all(image["src"].startswith("data:image/png;base64,") for image in shown.all("img"))
    places = {each["href"].partition("/")[0] for each in shown.all("a") if not each["href"].startswith("#")}
    assert places == {"messages"}


def test_every_strip_says_what_it_shows_and_keeps_its_room(tmp_path):
    strips = page(tmp_path, morning()).all("img")
    assert len(strips) == 2
    assert (
        strips[1]["alt"]
        == "Extrait de la page 1 de la pièce, l’endroit lu est encadré en rouge, lu\u00a0: 12 janvier 2026"
    )
    assert (strips[1]["width"], strips[1]["height"]) == ("640", "130")


def test_every_anchor_of_the_page_leads_somewhere_and_only_once(tmp_path):
    shown = page(tmp_path, morning())
    ids = [each["id"] for _, each in shown.tags if "id" in each]
    assert len(ids) == len(set(ids))
    targets = [each["href"][1:] for tag, each in shown.tags if tag in ("a", "use") and each["href"].startswith("#")]
    assert set(targets) <= set(ids)
    named = [one for _, each in shown.tags for one in (each.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)


def test_headings_go_down_one_step_at_a_time(tmp_path):
    levels = [int(tag[1]) for tag, _ in page(tmp_path, morning()).tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_stranger_s_text_is_shown_and_never_hides(tmp_path):
    shown = page(tmp_path, morning())
    assert "photo⟨U+202E⟩gnp.exe" in shown.text
    assert "<img src=x onerror=alert(1)>.pdf" in shown.text
    assert "\u202e" not in shown.text
    source = (tmp_path / "exceptions.html").read_text("utf-8")
    for name in ("photo⟨U+202E⟩gnp.exe", "&lt;img src=x onerror=alert(1)&gt;.pdf"):
        assert set(re.findall(r"(<bdi[^>]*>)?" + re.escape(name), source)) == {'<bdi class="file">'}


def test_the_problems_of_the_export_are_told_with_their_file_and_line(tmp_path):
    text = page(tmp_path, morning()).text
    assert re.search(r"pieces\.csv\s*14\s*La date «\u00a031/02/2026\u00a0» n’existe pas", text)
    assert re.search(r"eleves\.csv\s*7\s*L’élève E099 cite une famille inconnue", text)


def test_a_night_with_nothing_to_do_says_so(tmp_path):
    shown = page(tmp_path, nothing_to_do())
    assert "Rien à traiter" in shown.text
    assert "article" not in {tag for tag, _ in shown.tags}


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("complet", "Contrôle complet"), ("partiel", "Contrôle partiel"), ("échec", "Contrôle en échec")],
)
def test_the_banner_says_how_the_run_went(tmp_path, outcome, said):
    run = replace(RUN, outcome=outcome, pieces_left=1200, trouble=("L'OCR est absent.",))
    shown = page(tmp_path, replace(morning(), run=run))
    assert said in shown.text
    assert "1\u202f200\u00a0non contrôlées" in shown.text
    assert "L’OCR est absent." in shown.text


def test_no_placeholder_and_no_code_of_the_program_is_left_in_the_text(tmp_path):
    text = page(tmp_path, morning()).text
    assert not any(left in text for left in ("{", "}", "None", "Reason.", "document_perime", "undefined"))


def test_links_go_to_the_drop_s_files_only_for_what_a_browser_shows(tmp_path):
    row = morning().pieces[1]
    files = tmp_path / "depot" / "fichiers"

    def to(path):
        return link(replace(row, upload=replace(row.upload, path=path)), tmp_path / "out", files)

    assert to("a/facture edf.pdf") == "../depot/fichiers/a/facture%20edf.pdf"
    assert to('x"onclick=y:#?.PNG') == "../depot/fichiers/x%22onclick%3Dy%3A%23%3F.PNG"
    assert to("page.html") == to("image.svg") == to("photo.png.html") == to(None) == ""
    assert link(row, tmp_path / "out", None) == ""
    assert any(each["href"].endswith("facture%20edf.pdf") for each in page(tmp_path, morning(), files).all("a"))


def test_pieces_that_could_not_be_read_are_not_called_nothing_to_do(tmp_path):
    whole = morning()
    stopped = tuple(row for row in whole.pieces if row.upload.key == "P013")
    shown = page(tmp_path, replace(nothing_to_do(), pieces=stopped))
    assert "Rien à traiter" not in shown.text
    assert "Anomalies techniques" in shown.text


def test_the_page_tells_where_a_decision_is_taken_back(tmp_path):
    accepted = Decision(1, "P002", "F001", None, None, Choice.ACCEPT, "Camille Essai", "", RUN.started_at)
    whole = morning()
    pieces = tuple(replace(row, decision=accepted) if row.upload.key == "P002" else row for row in whole.pieces)
    text = page(tmp_path, replace(whole, pieces=pieces)).text
    assert "«\u00a0Toutes les pièces\u00a0»\u00a0: «\u00a0Annuler\u00a0»" in text


def test_the_first_night_says_nothing_of_what_was_solved(tmp_path):
    assert "réglée" not in page(tmp_path, morning()).text.lower()


def test_what_was_solved_since_the_last_night_is_said_by_family(tmp_path):
    earlier = Earlier({"P012": Status.NON_COMPLIANT}, {"E007": {Slot.IDENTITY_PHOTO: Status.NON_COMPLIANT}})
    text = page(tmp_path, replace(nothing_to_do(), earlier=earlier)).text
    assert "1\u00a0pièce réglée, 1\u00a0famille" in text
    assert "Famille F006\u00a0: Photo d’identité – Gaïa Modèle" in text


def test_the_oldest_wait_is_said_for_the_staff_and_for_the_families(tmp_path):
    whole = morning()
    first = next(row for row in whole.pieces if row.upload.key == "P002")
    when = datetime(2026, 5, 28, 9, tzinfo=UTC)
    decision = Decision(1, "P002", "F001", first.upload.slot, first.upload.sha256, Choice.REFUSE, "Essai", "", when)
    pieces = tuple(replace(row, decision=decision) if row is first else row for row in whole.pieces)
    text = page(tmp_path, replace(whole, pieces=pieces)).text
    assert "la plus ancienne du 2\u00a0juin 2026" in text
    assert "la plus ancienne le 28\u00a0mai 2026" in text
