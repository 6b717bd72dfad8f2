from dataclasses import replace

import pytest
from judged import notice, piece

from config.campaign import load
from validators.model import DossierStatus, Family, Person, Reason, Slot, Status, Student
from validators.verdict import dossier_status, in_order, missing_slots, piece_status, slot_status, student_slots

PARENTS = (Person("Exemple", "Camille"), Person("Exemple", "Sacha"))
COUPLE = Family("F1", PARENTS, "couple", postcode="14000", town="Caen")
APART = replace(COUPLE, custody="garde_alternee")
ZOE = Student("E1", "F1", Person("Exemple", "Zoé"), None, ("TRAD - Instrument - CII",))
CHOIR = replace(ZOE, courses=("CHA-Maîtrise",))
CAMPAIGN = load("2026-2027")
GOOD, BAD, DOUBTFUL = Status.COMPLIANT, Status.NON_COMPLIANT, Status.TO_CHECK


def test_reasons_stand_once_each_in_the_order_of_the_contract():
    given = [Reason.DUPLICATE_FILE, Reason.TOO_LARGE, Reason.DUPLICATE_FILE]
    assert in_order(given) == (Reason.TOO_LARGE, Reason.DUPLICATE_FILE)


@pytest.mark.parametrize(
    ("reasons", "status"),
    [
        ((), GOOD),
        ((Reason.HOLDER_MISMATCH,), DOUBTFUL),
        ((Reason.HOLDER_MISMATCH, Reason.OUT_OF_DATE), BAD),
    ],
)
def test_non_conforme_wins_over_a_verifier(reasons, status):
    assert piece_status(reasons) == status


def test_a_slot_without_an_upload_has_no_status():
    assert slot_status(Slot.PROOF_OF_ADDRESS, COUPLE, []) is None


def test_one_good_upload_makes_the_slot_good_whatever_came_after():
    older = piece(Slot.PROOF_OF_ADDRESS, uploaded="2026-05-02T10:00")
    newer = piece(Slot.PROOF_OF_ADDRESS, Reason.OUT_OF_DATE, uploaded="2026-05-20T10:00")
    assert slot_status(Slot.PROOF_OF_ADDRESS, COUPLE, [older, newer]) == GOOD


def test_without_a_good_upload_the_newest_tells_wherever_it_stands():
    newest = piece(Slot.PROOF_OF_ADDRESS, Reason.DATE_NOT_FOUND, uploaded="2026-05-20T10:00")
    older = piece(Slot.PROOF_OF_ADDRESS, Reason.OUT_OF_DATE, uploaded="2026-05-02T10:00")
    assert slot_status(Slot.PROOF_OF_ADDRESS, COUPLE, [newest, older]) == DOUBTFUL


def test_of_two_uploads_of_one_minute_the_later_row_is_the_newest():
    first, second = piece(Slot.PROOF_OF_ADDRESS, Reason.DATE_NOT_FOUND), piece(Slot.PROOF_OF_ADDRESS, Reason.TOO_LARGE)
    assert slot_status(Slot.PROOF_OF_ADDRESS, COUPLE, [first, second]) == BAD


def test_an_upload_without_a_date_is_older_than_any_other():
    dated = piece(Slot.PROOF_OF_ADDRESS, Reason.DATE_NOT_FOUND, uploaded="2020-01-01T00:00")
    undated = piece(Slot.PROOF_OF_ADDRESS, Reason.TOO_LARGE, uploaded=None)
    assert slot_status(Slot.PROOF_OF_ADDRESS, COUPLE, [dated, undated]) == DOUBTFUL


@pytest.mark.parametrize(
    ("notices", "status"),
    [
        ([notice(by=("1",)), notice(by=("2",))], GOOD),
        ([notice(by=("1",)), notice(by=("1", "2"))], GOOD),  # the second parent has married again, or filed jointly
        ([notice(by=("1",))], None),
        ([notice(by=("1",)), notice(by=("1",))], None),
        ([notice(by=("1",)), notice(by=("E1",))], DOUBTFUL),
        ([notice(by=("1", "2"))], DOUBTFUL),
        ([notice(by=("1", "2")), notice(by=("1", "2"))], DOUBTFUL),
        ([notice(by=("1",)), notice(by=())], DOUBTFUL),
        ([notice(by=("1",)), notice(Reason.WRONG_INCOME_YEAR, by=("2",))], BAD),
        ([notice(by=("1",)), notice(Reason.HOLDER_MISMATCH, by=())], DOUBTFUL),
        ([notice(Reason.WRONG_INCOME_YEAR, by=("2",)), notice(by=("1",))], None),
        ([notice(by=("1",)), notice(by=("2",)), notice(Reason.TOO_LARGE, by=())], GOOD),
    ],
)
def test_alternating_custody_asks_for_the_notice_of_each_parent(notices, status):
    assert slot_status(Slot.TAX_NOTICE, APART, notices) == status


def test_everybody_else_is_asked_for_one_notice():
    assert slot_status(Slot.TAX_NOTICE, COUPLE, [notice(by=())]) == GOOD


def test_alternating_custody_asks_for_one_proof_of_address_only():
    assert slot_status(Slot.PROOF_OF_ADDRESS, APART, [piece(Slot.PROOF_OF_ADDRESS)]) == GOOD


def test_family_uploads_serve_all_children_and_a_child_s_only_that_child():
    uploads = [notice(), piece(Slot.PROOF_OF_ADDRESS), piece(Slot.IDENTITY_PHOTO, student="E2")]
    slots = student_slots(CAMPAIGN, COUPLE, ZOE, uploads, only_child=False)
    assert slots == {Slot.TAX_NOTICE: GOOD, Slot.PROOF_OF_ADDRESS: GOOD, Slot.IDENTITY_PHOTO: None}


def test_a_photo_that_names_no_student_is_the_only_child_s():
    uploads = [piece(Slot.IDENTITY_PHOTO, student="")]
    assert student_slots(CAMPAIGN, COUPLE, CHOIR, uploads, only_child=True) == {Slot.IDENTITY_PHOTO: GOOD}
    assert student_slots(CAMPAIGN, COUPLE, CHOIR, uploads, only_child=False) == {Slot.IDENTITY_PHOTO: None}


def test_a_slot_that_is_not_required_never_holds_a_dossier_back():
    uploads = [piece(Slot.BANK_DETAILS, Reason.INVALID_IBAN), piece(Slot.IDENTITY_PHOTO, student="E1")]
    slots = student_slots(CAMPAIGN, COUPLE, CHOIR, uploads, only_child=True)
    assert dossier_status(slots) == DossierStatus.COMPLETE


@pytest.mark.parametrize(
    ("statuses", "dossier"),
    [
        ([BAD, None, DOUBTFUL, GOOD], DossierStatus.TO_CORRECT),
        ([None, DOUBTFUL, GOOD], DossierStatus.INCOMPLETE),
        ([DOUBTFUL, GOOD], DossierStatus.TO_CHECK),
        ([GOOD], DossierStatus.COMPLETE),
        ([], DossierStatus.COMPLETE),
    ],
)
def test_the_first_dossier_status_that_holds_is_told(statuses, dossier):
    assert dossier_status(dict(zip(Slot, statuses, strict=False))) == dossier


def test_missing_slots_are_told_in_the_order_of_the_contract():
    slots = student_slots(CAMPAIGN, COUPLE, ZOE, [], only_child=True)
    assert missing_slots(slots) == (Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS, Slot.IDENTITY_PHOTO)
