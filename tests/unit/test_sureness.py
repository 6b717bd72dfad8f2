from dataclasses import replace

from pages import said

from validators.findings import doubt, fails, holds
from validators.model import Reason
from validators.sureness import corroborated, decided, is_settled


def test_settled_means_every_question_answered_and_sure() -> None:
    assert is_settled([holds(certainty=0.9), fails(Reason.OUT_OF_DATE, certainty=0.8)], 0.8)
    assert not is_settled([holds(certainty=0.79)], 0.8)
    assert not is_settled([doubt(Reason.DATE_NOT_FOUND)], 0.8)


def test_what_is_not_sure_enough_becomes_a_doubt_pass_or_fail() -> None:
    weak = [holds(certainty=0.5), fails(Reason.OUT_OF_DATE, certainty=0.5)]
    assert said(decided(weak, 0.8)) == ["lecture_incertaine? unsure"] * 2


def test_two_readings_that_agree_are_surer_than_one() -> None:
    first = replace(fails(Reason.OUT_OF_DATE, read="2 janvier 2026", certainty=0.7), check="document_age")
    [both] = corroborated([first], [first])
    assert both.certainty > 0.8


def test_two_readings_that_differ_leave_it_to_a_person() -> None:
    first = replace(fails(Reason.OUT_OF_DATE, read="2 janvier 2026"), check="document_age")
    second = replace(holds(read="7 mai 2026"), check="document_age")
    assert said(corroborated([first], [second])) == ["lecture_incertaine? conflict"]
