"""A refusal stays one whatever OCR makes of its letters: made-up slips, up to four a sentence, never clear a student."""

import os
from dataclasses import replace
from random import Random

import pytest
from medical_texts import REFUSALS, WORDINGS
from pages import case, page, said
from slips import misread

from validators.medical_statement import medical_statement
from validators.model import Slot
from validators.text.layout import Line
from validators.text.medical.statement import Clearance, statement


def outcome(text: str) -> str:
    [found] = said(medical_statement(case(WORDINGS["head"] + text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)))
    return found


@pytest.mark.parametrize("seed", range(int(os.environ.get("MISREAD_ROUNDS", "20"))))
def test_no_slips_make_a_clearance_of_a_refusal(seed: int) -> None:
    rng = Random(seed)
    for text in REFUSALS:
        slipped = text
        for _ in range(rng.randint(1, 4)):
            slipped = misread(rng, slipped)
        assert outcome(slipped) != "holds", slipped


def test_a_clearance_with_a_slip_mostly_remains_one() -> None:
    rng = Random(0)
    kept = [outcome(misread(rng, text)) == "holds" for text in WORDINGS["clears"] for _ in range(5)]
    assert sum(kept) > 0.6 * len(kept)


@pytest.mark.parametrize(
    "text",
    [
        "n'est pas sana contre-indication à la danse",
        "je ne pcux certifier l'absence de contre-indication à la danse",
        "est apte à la danse. sous réserve d'un avis cardiologique",
        "est apte à la danse s! port d'une attelle",
        "n'a pas de contre-indication au sport Contre-indication temporaire à la danse.",
        "Absence de contre-indication : NN",
        "N'EST PAS SANA CONTRE-INDICATION À LA DANSE",
        "ne présente pas de contre-indication à la pratique du sport notamment la clause",
    ],
)
def test_a_word_that_may_have_turned_the_sense_is_for_a_person(text: str) -> None:
    assert outcome(text).startswith(("lecture_incertaine?", "mention_absente"))


def test_a_list_whose_boxes_ocr_lost_clears_nobody() -> None:
    text = "n'avoir constaté à ce jour aucune contre-indication à la pratique de :\nC] Danse\nGymnastique\nC1 Cirque\nDate : 13/06/2026"
    assert outcome(text).startswith("lecture_incertaine?")


def test_a_line_that_ocr_hardly_believes_is_no_plain_limit_but_may_be_one() -> None:
    told = "Léa DURAND ne présente pas de contre-indication à la danse.\nDr Vernet"
    small = page("Ath H 4124 et te ds La ne chu sport œuf ef den Eine", confidence=0.2)
    low = Line(tuple(replace(w, box=replace(w.box, top=0.9, bottom=0.92)) for w in small.words))
    whole = page(told)
    found = statement([replace(whole, lines=(*whole.lines, low))], by_ocr=True)
    assert (found.clearance, found.unread) == (Clearance.LIMITED, True)


def test_the_month_of_a_birth_date_is_known_whatever_ocr_made_of_it() -> None:
    told = "Léa DURAND, née le 3 {} 2012, ne fait apparaître aucune contre-indication à la danse"
    assert outcome(told.format("avrll")) == outcome(told.format("avril")) == "holds"
    assert outcome("Je certifie mal 2012 que Léa DURAND ne présente aucune contre-indication à la danse") != "holds"
