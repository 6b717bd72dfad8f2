"""The printed page: what belongs together stands on one sheet, and each sheet of a table says what its columns are."""

import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from browser import BINARY, browser
from made_up_snapshot import dossier, family, finding, morning, piece, strip, student

from config.campaign import load
from tasks.report.page import write_page
from tasks.report.snapshot import Snapshot
from validators.model import DossierStatus, Reason, Slot, Status

pytestmark = pytest.mark.skipif(BINARY is None, reason="chromium is not installed")

FAMILIES = 40
MARK = """
document.querySelectorAll('.piece, tbody tr, .family > header').forEach((each, number) => {
  const row = each.matches('tr'), first = row ? each.firstElementChild : each, last = row ? each.lastElementChild : each;
  first.prepend(`begin${number};`);
  last.append(`end${number};`);
});
document.querySelectorAll('.table thead th:first-child').forEach(each => each.append('header;'));
document.querySelectorAll('.table tbody td').forEach(each => each.append('row;'));
"""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory) -> list[str]:
    """The texts of the printed sheets, with a mark at both ends of whatever is not to be cut."""
    path = tmp_path_factory.mktemp("paper") / "exceptions.html"
    write_page(crowded(), path, load("2026-2027"), path.parent, None)
    with browser() as tab:
        tab.open(path)
        tab.ask(MARK)
        printed = pdfium.PdfDocument(tab.print())
    return [sheet.get_textpage().get_text_range() for sheet in printed]


def crowded() -> Snapshot:
    """Forty families with two pieces each, and forty that have sent nothing."""
    homes = [family(number, ("Camille", "Exemplaire")) for number in range(2 * FAMILIES)]
    children = [student(number, home.id, "Anna", "Exemplaire") for number, home in enumerate(homes)]
    old = finding("document_age", Reason.OUT_OF_DATE, read="12 janvier 2026", expected="après le 3 mars 2026")
    pieces = [
        piece(2 * number + slot, homes[number].id, (Slot.PROOF_OF_ADDRESS, Slot.TAX_NOTICE)[slot], *[old] * (1 + number % 3), evidence={0: strip()})
        for number in range(FAMILIES) for slot in (0, 1)
    ]  # fmt: skip
    bad = {Slot.PROOF_OF_ADDRESS: Status.NON_COMPLIANT, Slot.TAX_NOTICE: Status.NON_COMPLIANT}
    none = dict.fromkeys([Slot.PROOF_OF_ADDRESS, Slot.TAX_NOTICE, Slot.IDENTITY_PHOTO])
    dossiers = [
        dossier(child, DossierStatus.TO_CORRECT, bad) if number < FAMILIES else dossier(child, DossierStatus.INCOMPLETE, none)
        for number, child in enumerate(children)
    ]  # fmt: skip
    return replace(
        morning(), families={home.id: home for home in homes}, pieces=tuple(pieces), dossiers=tuple(dossiers)
    )


def places(sheets: list[str], mark: str) -> dict[str, int]:
    """On which sheet each mark stands, by its number."""
    return {number: sheet for sheet, text in enumerate(sheets) for number in re.findall(rf"{mark}(\d+);", text)}


def test_no_piece_and_no_row_is_cut_in_two(sheets):
    begins = places(sheets, "begin")
    assert len(begins) > 4 * FAMILIES
    assert begins == places(sheets, "end")


def test_a_family_s_name_is_on_the_sheet_of_its_first_piece(sheets):
    begins = places(sheets, "begin")
    names = [number for number in range(3 * FAMILIES) if number % 3 == 0]
    assert [begins[str(name)] for name in names] == [begins[str(name + 1)] for name in names]


def test_each_sheet_of_a_table_repeats_what_its_columns_are(sheets):
    of_tables = [text for text in sheets if "row;" in text]
    assert len(of_tables) > 1
    assert all("header;" in text for text in of_tables)
