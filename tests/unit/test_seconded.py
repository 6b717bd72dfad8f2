"""What a second recogniser may change, and what it may not."""

from dataclasses import replace

import pytest

from validators.model import Box, Finding, Outcome, Reason
from validators.seconded import decided_date, denied, may_be_lifted, refused_iban, seconded, statement_in_doubt

SURE = 0.75
PLACE = Box(1, 0.1, 0.1, 0.2, 0.2)
DOUBT, HOLDS, FAILS = Outcome.CANNOT_TELL, Outcome.HOLDS, Outcome.FAILS


def dated(read: str = "2 mai 2026", outcome: Outcome = HOLDS, certainty: float = 0.95, detail: str = "") -> Finding:
    return Finding("document_age", outcome, None, read, detail=detail, certainty=certainty, box=PLACE)


def said(check: str, outcome: Outcome, certainty: float = 0.95, detail: str = "") -> Finding:
    return Finding(check, outcome, None, detail=detail, certainty=certainty)


NO_DATE = dated("", DOUBT, 0.5)


def one(first: Finding, second: Finding) -> Finding:
    [finding] = seconded((first,), (second,), SURE)
    return finding


@pytest.mark.parametrize(("check", "detail"), [("student_name", ""), ("holder_name", ""), ("iban", "no_iban")])
def test_what_is_looked_for_or_was_not_read_at_all_is_sure_wherever_it_is_read(check, detail):
    unread = said(check, DOUBT, 0.5, detail)
    assert one(unread, said(check, HOLDS)).outcome is HOLDS
    assert one(unread, said(check, HOLDS, 0.4)).outcome is DOUBT
    assert one(unread, said(check, FAILS)).outcome is DOUBT


ABOVE = Box(1, 0.1, 0.05, 0.2, 0.08)


def account(outcome: Outcome, certainty: float, place: Box = PLACE, whole: int = 1) -> Finding:
    return Finding("iban", outcome, None, "IBAN", certainty=certainty, box=place, whole=whole)


def test_a_badly_read_iban_is_lifted_by_the_same_one_and_by_no_other() -> None:
    badly = account(FAILS, 0.6)
    assert one(badly, account(HOLDS, 1.0, whole=2)).outcome is HOLDS
    assert one(badly, account(HOLDS, 1.0, ABOVE, whole=2)) == badly
    mended = account(HOLDS, 0.7)
    assert one(mended, account(HOLDS, 1.0)).certainty == 1.0
    assert one(mended, account(HOLDS, 1.0, whole=2)) == mended
    abroad = replace(account(DOUBT, 0.5), detail="unsure")
    assert one(abroad, account(HOLDS, 1.0)) == abroad


def test_a_statement_that_was_not_made_out_is_lifted_where_every_letter_is_sure():
    unread = said("medical_statement", DOUBT, 0.5, "unread")
    assert one(unread, said("medical_statement", HOLDS)).outcome is HOLDS
    assert one(unread, said("medical_statement", HOLDS, 0.85)).outcome is DOUBT


def test_what_tesseract_made_nothing_of_is_what_the_other_is_sure_of():
    for check, detail in (("medical_statement", "statement"), ("document_kind", "kind")):
        nothing = said(check, DOUBT, 0.5, detail)
        assert may_be_lifted((nothing,), SURE)
        assert one(nothing, said(check, HOLDS)).outcome is HOLDS
        assert one(nothing, said(check, FAILS)) == nothing
        assert one(nothing, said(check, HOLDS, 0.85)) == nothing


@pytest.mark.parametrize(
    "first",
    [
        ("medical_statement", DOUBT, 0.5, "limited"),
        ("medical_statement", FAILS, 0.6, ""),
    ],
)
def test_a_limit_or_a_refusal_is_left_as_it_is(first):
    finding = said(*first)
    assert one(finding, said("medical_statement", HOLDS)) == finding
    assert not may_be_lifted((finding,), SURE)


def test_a_date_that_both_read_is_sure():
    assert one(dated(certainty=0.6), dated(certainty=0.95)).certainty >= SURE
    assert one(dated(outcome=FAILS, certainty=0.6), dated(outcome=FAILS)).certainty >= SURE
    assert one(dated(certainty=0.6), dated("3 mai 2026")).certainty == 0.6
    assert one(dated(certainty=0.6), dated(certainty=0.85)).certainty == 0.6


def test_a_date_that_was_not_found_passes_where_the_second_is_sure_and_refuses_nobody():
    assert one(NO_DATE, dated()).outcome is HOLDS
    assert one(NO_DATE, dated(certainty=0.85)) == NO_DATE
    assert one(NO_DATE, dated(outcome=FAILS)) == NO_DATE
    assert one(dated("", DOUBT, 0.5, "conflict"), dated()).outcome is DOUBT


def test_a_date_that_the_second_reads_otherwise_is_a_doubt():
    [finding] = denied((dated(),), (dated("7 mai 2026"),))
    assert (finding.outcome, finding.reason, finding.detail) == (DOUBT, Reason.UNCERTAIN_READING, "conflict")
    for other in (dated("7 mai 2027", FAILS, certainty=0.6), dated("7 mai 2027", DOUBT, 0.5, "date_unreadable")):
        [finding] = denied((dated(),), (other,))
        assert finding.outcome is DOUBT
    for second in (dated(), NO_DATE):
        assert denied((dated(),), (second,)) == (dated(),)


def test_the_date_that_decides_is_looked_at():
    assert decided_date((dated(),), SURE) == PLACE
    assert decided_date((dated(certainty=0.6),), SURE) is None
    assert decided_date((replace(NO_DATE, box=PLACE),), SURE) is None


def test_nothing_is_read_again_where_something_else_stays_open():
    assert may_be_lifted((NO_DATE, said("student_name", HOLDS)), SURE)
    assert not may_be_lifted((NO_DATE, said("document_kind", DOUBT, 0.5)), SURE)
    assert not may_be_lifted((dated(),), SURE)


def test_an_iban_refuses_where_both_read_the_same_wrong_one() -> None:
    wrong = account(FAILS, 0.9)
    assert refused_iban((wrong,), SURE) == PLACE
    assert refused_iban((account(FAILS, 0.6), account(HOLDS, 1.0)), SURE) is None
    assert denied((wrong,), (account(FAILS, 0.4),)) == (wrong,)
    unread = replace(account(DOUBT, 0.5), detail="no_iban", whole=0)
    for other in (account(FAILS, 0.9, whole=2), account(HOLDS, 1.0, whole=2), unread):
        [finding] = denied((wrong,), (other,))
        assert (finding.outcome, finding.detail) == (DOUBT, "conflict")
    assert denied((account(HOLDS, 1.0),), (unread,)) == (account(HOLDS, 1.0),)


def test_a_statement_in_doubt_takes_every_line() -> None:
    assert statement_in_doubt((said("medical_statement", DOUBT, 0.5, "unread"),), SURE)
    assert not statement_in_doubt((said("medical_statement", HOLDS), NO_DATE), SURE)
