"""Whole certificates (`medical_certificates.toml`): what clears, and what does not or not without reserve."""

import tomllib
from pathlib import Path

import pytest
from pages import case, said

from validators.medical_statement import medical_statement
from validators.model import Slot

CERTIFICATES = tomllib.loads(Path(__file__).with_name("medical_certificates.toml").read_text("utf-8"))


def outcome(text: str, by_ocr: bool = False) -> str:
    certificate = case("CERTIFICAT MÉDICAL\n" + text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr)
    [found] = said(medical_statement(certificate))
    return found.split(" ")[0]


@pytest.mark.parametrize("text", CERTIFICATES["clears"])
def test_a_certificate_that_clears_for_dance_holds(text: str) -> None:
    assert outcome(text) == "holds"


@pytest.mark.parametrize("text", CERTIFICATES["clears_as_text"])
def test_an_answer_in_a_table_or_behind_its_question_clears_where_no_ocr_read_it(text: str) -> None:
    assert outcome(text) == "holds"
    assert outcome(text, by_ocr=True) != "mention_absente"


@pytest.mark.parametrize(
    "text", [*CERTIFICATES["withheld"], *CERTIFICATES["by_another"], *CERTIFICATES["meant_to_pass"]]
)
@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_certificate_that_limits_or_refuses_never_holds(text: str, by_ocr: bool) -> None:
    assert outcome(text, by_ocr) != "holds"


@pytest.mark.parametrize("text", [*CERTIFICATES["left"], *CERTIFICATES["clears_as_text"]])
@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_clearance_in_words_that_nobody_listed_refuses_nobody(text: str, by_ocr: bool) -> None:
    assert outcome(text, by_ocr) != "mention_absente"


def test_hardly_any_that_clears_is_refused_or_left_when_ocr_read_it_without_a_slip() -> None:
    told = [outcome(text, by_ocr=True) for text in CERTIFICATES["clears"]]
    assert "mention_absente" not in told
    assert told.count("holds") > 0.95 * len(told)


def test_a_tick_that_ocr_lost_refuses_nobody() -> None:
    form = (
        "Le médecin atteste n'avoir relevé aucune contre-indication à la pratique des activités cochées ci-dessous :\n"
        "[] Aïkido\n{} Danse\n[] Yoga\n[] en compétition [X] hors compétition"
    )
    assert outcome(form.format("x]"), by_ocr=True) == "lecture_incertaine?"
    assert outcome(form.format("[X]"), by_ocr=True) == "holds"
    assert outcome(form.format("[]"), by_ocr=True) == "lecture_incertaine?"
    seen = form.format("☐").replace("[X]", "☒").replace("[]", "☐")
    assert outcome(seen, by_ocr=True) == "mention_absente"


def test_a_contra_indication_that_is_over_refuses_nobody_and_one_that_is_lifted_clears() -> None:
    lifted = "La contre-indication temporaire posée en mars est {}. Elle peut danser."
    assert outcome(lifted.format("levée")) == "holds"
    assert outcome(lifted.format("caduque")) == "lecture_incertaine?"


def test_an_answer_without_a_box_is_not_taken_from_ocr_that_may_have_lost_the_other() -> None:
    answered = "Contre-indication à la pratique de la danse : NON\nDr Vernet"
    assert outcome(answered) == "holds"
    assert outcome(answered, by_ocr=True) == "lecture_incertaine?"


def test_a_contra_indication_that_a_doctor_sees_the_end_of_is_for_a_person() -> None:
    told = "L'état de santé de Léa DURAND contre-indique la pratique de la danse{}\nDr M. Vernet"
    assert outcome(told.format(". Reprise possible en septembre.")) == "lecture_incertaine?"
    assert outcome(told.format(".")) == "mention_absente"
