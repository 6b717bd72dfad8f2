from judged import piece

from validators.copies import mark_copies, places
from validators.model import Facts, Reason, Slot, Status


def marked(*pieces, readable=("aa",)):
    return [Reason.DUPLICATE_FILE in one.verdict.reasons for one in found(pieces, readable)]


def found(pieces, readable=("aa",)):
    return mark_copies(pieces, places(one.upload for one in pieces), set(readable))


def test_the_same_bytes_in_two_kinds_of_slot_are_marked_on_both():
    assert marked(piece(Slot.TAX_NOTICE), piece(Slot.PROOF_OF_ADDRESS)) == [True, True]


def test_the_same_bytes_with_two_families_are_marked_on_both():
    assert marked(piece(family="F1"), piece(family="F2")) == [True, True]


def test_a_file_sent_twice_to_its_own_slot_is_no_copy():
    assert marked(piece(), piece()) == [False, False]


def test_brothers_and_sisters_may_share_a_file_of_one_kind_of_slot():
    assert marked(piece(Slot.IDENTITY_PHOTO, student="E1"), piece(Slot.IDENTITY_PHOTO, student="E2")) == [False, False]


def test_files_that_nobody_can_open_are_not_compared():
    empty = Facts(opened=False)
    assert marked(piece(facts=empty), piece(Slot.BANK_DETAILS, facts=empty), readable=()) == [False, False]


def test_missing_files_are_no_copies_of_each_other():
    assert marked(piece(sha=None), piece(Slot.BANK_DETAILS, sha=None)) == [False, False]


def test_a_row_of_an_unknown_slot_is_not_another_kind_of_slot():
    assert marked(piece(None), piece(Slot.BANK_DETAILS)) == [False, False]


def test_the_mark_comes_last_among_the_reasons_and_leaves_non_conforme_as_it_is():
    bad, good = found([piece(Slot.TAX_NOTICE, Reason.TOO_LARGE), piece(Slot.BANK_DETAILS)])
    assert bad.verdict.reasons == (Reason.TOO_LARGE, Reason.DUPLICATE_FILE)
    assert (bad.verdict.status, good.verdict.status) == (Status.NON_COMPLIANT, Status.TO_CHECK)
    assert [finding.reason for finding in good.verdict.findings] == [Reason.DUPLICATE_FILE]
