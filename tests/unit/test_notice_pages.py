from dataclasses import replace

import pytest
from judged import notice, piece

from validators.model import Facts, Finding, Outcome, Reason, Slot, Status
from validators.notice_pages import join_pages

MISSING = Reason.PAGES_MISSING


def page(*pages, of=2, year=2025, by=("1",), also=()):
    return notice(MISSING, *also, by=by, pages_seen=pages, pages_expected=of, income_year=year)


def statuses(*pieces):
    return [one.verdict.status for one in join_pages(pieces)]


GOOD, BAD, DOUBTFUL = Status.COMPLIANT, Status.NON_COMPLIANT, Status.TO_CHECK


def test_two_files_that_complete_each_other_are_a_whole_notice():
    assert statuses(page(1), page(2)) == [GOOD, GOOD]


def test_each_finding_keeps_its_place_among_the_findings():
    one, _ = join_pages([page(1, also=(Reason.HOLDER_MISMATCH,)), page(2)])
    assert [finding.outcome for finding in one.verdict.findings] == [Outcome.HOLDS, Outcome.FAILS]
    assert one.verdict.reasons == (Reason.HOLDER_MISMATCH,)


@pytest.mark.parametrize(
    "others",
    [
        [],
        [page(1)],
        [page(2, of=3)],
        [page(2, year=2024)],
        [page(2, by=("2",))],
        [page(2, also=(Reason.TOO_LARGE,))],
        [piece(Slot.PROOF_OF_ADDRESS)],
    ],
)
def test_pages_of_no_other_file_of_that_notice_stay_missing(others):
    assert statuses(page(1), *others)[0] == BAD


def test_a_page_that_may_be_the_missing_one_whatever_number_a_photo_shows_leaves_it_to_a_person():
    other = page(2, of=7)
    told = [replace(f, check="page_count", outcome=Outcome.CANNOT_TELL, certainty=0.5) for f in other.verdict.findings]
    unsure = other.judged(told, [Reason.UNCERTAIN_READING])
    assert statuses(page(1), unsure)[0] == DOUBTFUL


def test_three_pages_need_all_three():
    assert statuses(page(1, of=3), page(3, of=3)) == [BAD, BAD]
    assert statuses(page(1, of=3), page(3, of=3), page(2, of=3)) == [GOOD, GOOD, GOOD]


def test_a_page_that_names_nobody_belongs_to_the_only_notice_there_is():
    assert statuses(page(1), page(2, by=(), year=None)) == [GOOD, GOOD]


def test_what_the_first_page_says_is_not_asked_of_the_second():
    silent = page(2, by=(), year=None, also=(Reason.HOLDER_MISMATCH, Reason.DATE_NOT_FOUND))
    assert statuses(page(1), silent) == [GOOD, GOOD]
    assert statuses(silent)[0] == BAD


def test_a_first_page_in_no_known_name_stays_for_a_person():
    assert statuses(page(1, by=(), also=(Reason.HOLDER_MISMATCH,)), page(2)) == [DOUBTFUL, DOUBTFUL]


def test_a_notice_that_is_whole_completes_no_other_file():
    whole = notice(by=("1",), pages_seen=(1, 2), pages_expected=2, income_year=2025)
    assert statuses(whole, page(2)) == [GOOD, BAD]


def test_whose_a_page_is_that_names_nobody_beside_two_parents_notices_is_for_a_person_to_say():
    assert statuses(page(1, by=("1",)), page(1, by=("2",)), page(2, by=())) == [DOUBTFUL, DOUBTFUL, DOUBTFUL]
    assert statuses(page(1, by=("1",)), page(1, by=("2",)), page(3, of=3, by=())) == [BAD, BAD, BAD]


def test_a_doubtful_page_completes_a_notice_only_in_doubt():
    whole, doubtful = join_pages([page(1), page(2, also=(Reason.UNCERTAIN_READING,))])
    assert (whole.verdict.status, whole.verdict.reasons) == (DOUBTFUL, (Reason.UNCERTAIN_READING,))
    assert doubtful.verdict.status == DOUBTFUL


def test_a_notice_that_does_not_say_how_many_pages_it_has_is_left_as_it_is():
    assert statuses(page(1, of=None), page(2, of=None)) == [BAD, BAD]


def test_an_endless_page_count_costs_no_time():
    assert statuses(page(1, of=10**12), page(2, of=10**12)) == [BAD, BAD]


def once_read(one):
    """The same piece, its page number read but once."""
    finding = Finding("page_count", Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING, detail="unsure")
    return one.judged((finding,), (Reason.UNCERTAIN_READING,))


def test_a_number_read_once_is_as_good_where_the_other_pages_confirm_it():
    assert statuses(once_read(page(1)), page(2)) == [GOOD, GOOD]
    assert statuses(once_read(page(1))) == [DOUBTFUL]


@pytest.mark.parametrize("by", [(), ("1",)])
def test_a_later_page_without_a_title_belongs_to_the_notice_that_lacks_it(by):
    untitled = page(2, by=by, year=None).judged(
        (
            Finding("document_kind", Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING, detail="kind"),
            Finding("page_count", Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING),
        ),
        (Reason.UNCERTAIN_READING,),
    )
    assert statuses(page(1), untitled) == [GOOD, GOOD]
    assert statuses(page(1, by=("2",)), untitled) == ([GOOD, GOOD] if not by else [BAD, DOUBTFUL])
    assert statuses(untitled) == [DOUBTFUL]


def test_beside_a_file_that_could_not_be_read_no_page_is_known_to_be_missing():
    blurred = notice(Reason.UNCERTAIN_READING, by=())
    assert statuses(page(1), blurred) == [DOUBTFUL, DOUBTFUL]
    damaged = piece(Slot.TAX_NOTICE, Reason.UNREADABLE, facts=Facts())
    assert statuses(page(1), damaged) == [DOUBTFUL, BAD]
