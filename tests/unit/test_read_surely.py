"""What OCR read twice, and surely, of a certificate is taken as it stands; nothing that it guessed is."""

from dataclasses import replace
from random import Random

import pytest
from medical_texts import REFUSALS, WORDINGS
from pages import case, page, said
from slips import misread

from validators.case import Case
from validators.medical_statement import medical_statement
from validators.model import Slot
from validators.text.layout import Word

PLAIN = (
    "CERTIFICAT MÉDICAL\nPar la présente, il est certifié que l'examen de l'élève Léa DURAND pratiqué en mon cabinet\n"
    "ne révèle à ce jour rien qui contre-indique l'apprentissage et la pratique de la danse au parc.\nFait à Caen"
)


def twice(text: str, confidence: float = 0.95, unsure: str = "", guess: float = 0.8) -> Case:
    """A certificate that OCR read a second time, finer; `unsure` is a word that it doubts."""
    read = case(text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)
    one = page(text, 1, confidence)
    lines = tuple(
        replace(line, words=tuple(_doubted(word, unsure, guess) for word in line.words)) for line in one.lines
    )
    return replace(read, reading=replace(read.reading, pages=(replace(one, lines=lines),), again=True))


def _doubted(word: Word, unsure: str, guess: float) -> Word:
    return replace(word, confidence=guess) if unsure and unsure in word.text else word


def outcome(read: Case) -> str:
    [found] = said(medical_statement(read))
    return found


def test_plain_words_that_nobody_listed_clear_when_they_were_read_twice_and_surely() -> None:
    once = case(PLAIN, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)
    assert outcome(once) == "lecture_incertaine? unread"
    assert outcome(twice(PLAIN)) == "holds"


def test_one_unlisted_word_that_is_not_sure_leaves_it_to_a_person() -> None:
    unlisted = PLAIN.replace("parc", "lac")
    assert outcome(twice(unlisted)) == "holds"
    assert outcome(twice(unlisted, unsure="lac")) != "holds"


def test_a_word_that_is_none_leaves_it_to_a_person() -> None:
    assert outcome(twice(PLAIN.replace("jour rien", "jovr rien"))) != "holds"


def test_a_word_a_slip_away_from_one_that_limits_has_to_be_surer_than_others() -> None:
    text = PLAIN.replace("au parc", "dans le parc")
    assert outcome(twice(text, unsure="dans", guess=0.9)) != "holds"
    assert outcome(twice(text)) == "holds"


@pytest.mark.parametrize(
    "limit", ["Éviter les sauts pendant six semaines.", "Sous réserve d'un avis du cardiologue.", "Inapte aux pointes."]
)
def test_what_limits_limits_however_surely_it_was_read(limit: str) -> None:
    assert outcome(twice(PLAIN.replace("\nFait", f"\n{limit}\nFait"))) != "holds"


def test_a_specialists_scrawl_beside_the_print_is_no_part_of_it() -> None:
    assert outcome(twice(PLAIN + "\n_—{ jrq", unsure="jrq", guess=0.1)) == "holds"


@pytest.mark.parametrize("seed", range(10))
def test_slips_never_clear_though_each_was_read_as_surely_as_any_word(seed: int) -> None:
    rng = Random(seed)
    for text in REFUSALS:
        slipped = text
        for _ in range(rng.randint(1, 4)):
            slipped = misread(rng, slipped)
        assert outcome(twice(WORDINGS["head"] + slipped)) != "holds", slipped
