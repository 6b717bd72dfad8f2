"""What a certificate says besides its clearance (`medical_asides.toml`): wherever it stands, what limits limits."""

import tomllib
from pathlib import Path
from random import Random

import pytest
from pages import case, said
from slips import misread

from validators.medical_statement import medical_statement
from validators.model import Slot

SAID = tomllib.loads(Path(__file__).with_name("medical_asides.toml").read_text("utf-8"))
HEAD = "CERTIFICAT MÉDICAL\nCaen, le 12 mai 2026\n"
CLEARS = "Je soussigné, Dr Vernet, certifie que Léa DURAND, née le 3 avril 2012, {}"
STATED = CLEARS.format("ne présente pas de contre-indication à la pratique de la danse.")
ASIDE = (
    HEAD + STATED + " {}\nDr Vernet",
    HEAD + STATED + "\n{}\nDr Vernet",
    HEAD + STATED.rstrip(".") + "\n{}\nDr Vernet",
    HEAD + STATED + "\n\n\n\n{}\n\nDr Vernet",
    HEAD + "{}\n" + STATED + "\nDr Vernet",
    "CERTIFICAT MÉDICAL\n" + STATED + "\nFait à Caen le 12 mai 2026\nDr Vernet\n\n{}",
    HEAD + STATED + "\nCertificat remis en main propre. {}\nDr Vernet",
)
CLEARED = (
    "ne présente pas de contre-indication à la pratique de la danse",
    "ne présente aucune contre-indication à la danse classique au conservatoire",
    "est apte à la pratique de la danse",
    "peut pratiquer la danse en loisir",
)


def holds(text: str, by_ocr: bool) -> bool:
    return said(medical_statement(case(text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr))) == ["holds"]


@pytest.mark.parametrize("limit", SAID["limits"])
def test_a_limit_limits_wherever_it_stands(limit: str) -> None:
    for form in ASIDE:
        assert not holds(form.format(limit), by_ocr=False), form
        assert not holds(form.format(limit), by_ocr=True), form


@pytest.mark.parametrize("other", SAID["elsewhere"])
def test_a_line_of_its_own_that_speaks_of_something_else_limits_nothing(other: str) -> None:
    for form in ASIDE[1:]:
        assert holds(form.format(other), by_ocr=False), form
        assert holds(form.format(other), by_ocr=True), form


@pytest.mark.parametrize("limit", SAID["limits_below"])
def test_a_sentence_below_the_clearance_that_tells_of_nothing_known_is_for_a_person(limit: str) -> None:
    for form in ASIDE:
        if form.index("{}") > form.index(CLEARED[0]):
            assert not holds(form.format(limit), by_ocr=False), form
            assert not holds(form.format(limit), by_ocr=True), form


@pytest.mark.parametrize("limit", SAID["limits_above"])
def test_a_sentence_above_the_clearance_that_is_much_like_a_limit_is_for_a_person(limit: str) -> None:
    [form] = (form for form in ASIDE if form.index("{}") < form.index(CLEARS[:10]))
    assert not holds(form.format(limit), by_ocr=False)


@pytest.mark.parametrize("rest", SAID["goes_on"])
def test_what_limits_in_the_sentence_or_right_behind_it_limits(rest: str) -> None:
    behind = f"{CLEARED[0]}. {rest[0].upper()}{rest[1:]}."
    for told in (*(f"{cleared}{mark}{rest}" for cleared in CLEARED for mark in (" ", ", ", "\n")), behind):
        text = HEAD + CLEARS.format(told) + "\nDr Vernet"
        assert not holds(text, by_ocr=False), told
        assert not holds(text, by_ocr=True), told


@pytest.mark.parametrize("other", SAID["speaks_of_else"])
def test_a_sentence_that_speaks_of_something_else_limits_nothing(other: str) -> None:
    for form in ASIDE:
        assert holds(form.format(other), by_ocr=False), form
        assert holds(form.format(other), by_ocr=True), form


@pytest.mark.parametrize("seed", range(3))
def test_hardly_any_limit_in_a_line_of_its_own_is_lost_by_a_slip_of_ocr_in_it(seed: int) -> None:
    rng = Random(seed)
    slipped = [misread(rng, limit) for limit in SAID["limits"]]
    lost = [limit for limit in slipped if holds(ASIDE[1].format(limit), by_ocr=True)]
    assert len(lost) <= 0.025 * len(slipped), lost


@pytest.mark.parametrize("seed", range(3))
def test_nor_is_one_in_the_sentence_of_the_clearance(seed: int) -> None:
    rng = Random(seed)
    slipped = [misread(rng, rest) for rest in SAID["goes_on"]]
    told = [HEAD + CLEARS.format(f"{CLEARED[0]} {rest}.") for rest in slipped]
    assert sum(holds(text, by_ocr=True) for text in told) <= 0.02 * len(slipped)
