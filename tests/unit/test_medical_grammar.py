"""What doctors may say, put together from parts (`medical_grammar.toml`): 440 that clear, 460 that do not."""

import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from pages import case, said

from validators.medical_statement import medical_statement
from validators.model import Slot

GRAMMAR = tomllib.loads(Path(__file__).with_name("medical_grammar.toml").read_text("utf-8"))
PAPER = "Docteur Anne EXEMPLE\nMédecine générale\n14000 CAEN\n\nCaen, le 3 mai 2026\n\nCERTIFICAT MÉDICAL\n\n{}\n\nDocteur Anne EXEMPLE\n"


def sentences(sense: str) -> Iterator[str]:
    for rule in GRAMMAR[sense]:
        for one, two in product(rule["one"], rule["two"]):
            yield rule["frame"].format(who="Léa DURAND", one=one, two=two)


def outcome(text: str, *, by_ocr: bool) -> str:
    [found] = said(medical_statement(case(PAPER.format(text), slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr)))
    return found.split(" ")[0]


@pytest.mark.parametrize("by_ocr", [False, True])
def test_no_refusal_limit_or_supposition_clears(by_ocr: bool) -> None:
    assert [text for text in sentences("does_not") if outcome(text, by_ocr=by_ocr) == "holds"] == []


@pytest.mark.parametrize("by_ocr", [False, True])
def test_no_clearance_is_refused(by_ocr: bool) -> None:
    assert [text for text in sentences("clears") if outcome(text, by_ocr=by_ocr) == "mention_absente"] == []


def test_nearly_every_clearance_holds() -> None:
    told = [outcome(text, by_ocr=False) == "holds" for text in sentences("clears")]
    assert sum(told) >= 0.97 * len(told)
