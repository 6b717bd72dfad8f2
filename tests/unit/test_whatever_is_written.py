"""Texts made of the lines of real-looking papers, cut and shuffled: no check ever crashes, and nothing passes that cannot."""

import os
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import case, page

from validators.checklist import CHECKLIST, judge
from validators.model import Family, Person, Slot, Status, Student
from validators.sureness import decided
from validators.text.dates import dates
from validators.two_d_doc import opened, read
from validators.verdict import in_order, piece_status

HERE = Path(__file__).parent
PAGES = [
    text
    for file in ("french_papers.toml", "french_wordings.toml")
    for paper in tomllib.loads((HERE / file).read_text("utf-8")).values()
    for text in paper["pages"]
] + [paper["text"] for file in (HERE / "papers").glob("*.toml") for paper in tomllib.loads(file.read_text())["paper"]]
LINES = sorted({line for text in PAGES for line in text.split("\n") if line.strip()})
STRANGERS = Family("F2", (Person("Kwizera", "Ysolde"),), "parent_seul", "9 quai Inconnu", "14000", "Caen", "")
THEIR_CHILD = Student("E1", "F2", Person("Kwizera", "Odilon"), date(2012, 4, 3), ("TRAD-Danse classique CI",))
NAMED = (Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS, Slot.MEDICAL_CERTIFICATE, Slot.BANK_DETAILS, Slot.SEPA_MANDATE)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
"""`make fuzz` takes thousands."""
EFFORT = settings(max_examples=EXAMPLES, deadline=None)


def papers(lines: list[str], most: int = 25) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(lines), min_size=1, max_size=most).map("\n".join)


def outcome(one: object) -> tuple[Status, set[str]]:
    """The status, and the details of what was found."""
    found = decided(judge(one), one.campaign.reading.decide_certainty)
    status = piece_status(in_order(finding.reason for finding in found if finding.reason is not None))
    return status, {finding.detail for finding in found}


@pytest.mark.parametrize("slot", CHECKLIST)
@given(texts=st.lists(papers(LINES) | st.text(max_size=200), max_size=3), by_ocr=st.booleans())
@EFFORT
def test_no_check_crashes(slot: Slot | None, texts: list[str], by_ocr: bool) -> None:
    assert "check_crashed" not in outcome(case(*texts, slot=slot, by_ocr=by_ocr))[1]


@pytest.mark.parametrize("slot", NAMED)
@given(texts=st.lists(papers(LINES), min_size=1, max_size=3), by_ocr=st.booleans())
@EFFORT
def test_nothing_passes_that_names_nobody_of_the_family(slot: Slot, texts: list[str], by_ocr: bool) -> None:
    one = case(*texts, slot=slot, by_ocr=by_ocr, family=STRANGERS, students=(THEIR_CHILD,))
    assert outcome(one)[0] is not Status.COMPLIANT


OLD = [re.sub(r"\b(20)?2[4-7]\b", lambda year: f"{year[1] or ''}19", line) for line in LINES]


@pytest.mark.parametrize("slot", [Slot.PROOF_OF_ADDRESS, Slot.MEDICAL_CERTIFICATE])
@given(texts=st.lists(papers(OLD), min_size=1, max_size=2), by_ocr=st.booleans())
@EFFORT
def test_nothing_passes_whose_dates_are_years_old(slot: Slot, texts: list[str], by_ocr: bool) -> None:
    assert outcome(case(*texts, slot=slot, by_ocr=by_ocr))[0] is not Status.COMPLIANT


@given(st.text(max_size=300) | st.text(alphabet="0123456789/.-: lOIoSBmaijuvrétdàpsc\n", max_size=300))
@settings(max_examples=5 * EXAMPLES, deadline=None)
def test_every_date_that_is_read_exists(text: str) -> None:
    for found in dates(page(text)):
        assert isinstance(found.day, date)


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda data: b"DC04FR98OUR1FFFF2710280" + data))
@settings(max_examples=5 * EXAMPLES, deadline=None)
def test_any_bytes_are_a_2d_doc_or_none(raw: bytes) -> None:
    document = read(opened(raw).message)
    if document is not None:
        for known in (document.kind, document.names, document.place, document.page_count, document.assessed_on):
            assert repr(known)
