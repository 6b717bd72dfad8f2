"""What French certificates say, row by row: what clears for dance, what does not, what a person must read."""

import tomllib
from pathlib import Path

import pytest
from pages import case, said

from validators.medical_statement import medical_statement
from validators.model import Slot

WORDINGS = tomllib.loads(Path(__file__).with_name("medical_wordings.toml").read_text("utf-8"))


def outcome(text: str) -> str:
    [found] = said(medical_statement(case(WORDINGS["head"] + text, slot=Slot.MEDICAL_CERTIFICATE)))
    return found.split(" ")[0]


@pytest.mark.parametrize("text", WORDINGS["clears"])
def test_it_clears_for_dance(text: str) -> None:
    assert outcome(text) == "holds"


@pytest.mark.parametrize("text", WORDINGS["does_not_clear"])
def test_it_does_not_clear_for_dance(text: str) -> None:
    assert outcome(text) == "mention_absente"


@pytest.mark.parametrize("text", WORDINGS["for_a_person"])
def test_it_is_for_a_person_to_read(text: str) -> None:
    assert outcome(text) == "lecture_incertaine?"


@pytest.mark.parametrize("text", WORDINGS["clears"])
def test_read_by_ocr_without_a_slip_it_clears_as_well(text: str) -> None:
    scan = case(WORDINGS["head"] + text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)
    assert said(medical_statement(scan)) == ["holds"]
