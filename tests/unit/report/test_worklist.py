from dataclasses import replace
from datetime import date, datetime

import pytest
from made_up_snapshot import HOLDS, RUN, dossier, family, finding, morning, piece, student

from config.campaign import load
from tasks.report.open_pieces import Rank
from tasks.report.snapshot import Snapshot
from tasks.report.worklist import worklist
from validators.model import DossierStatus, Facts, Reason, Slot, Status

CAMPAIGN = load("2026-2027")
OLD = finding("document_age", Reason.OUT_OF_DATE)
DOUBT = finding("holder_name", Reason.HOLDER_MISMATCH)
TAX, PROOF = Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS
LATER = datetime.fromisoformat("2026-06-04T08:00")


def work(*pieces, slots=None, status=DossierStatus.TO_CORRECT, custody="couple", drop_date=date(2026, 6, 5)):
    home = family(1, ("Camille", "Exemplaire"), custody=custody)
    rows = (dossier(student(1, "F001", "Anna", "Exemplaire"), status, slots),) if slots is not None else ()
    return worklist(Snapshot(replace(RUN, drop_date=drop_date), {"F001": home}, pieces, rows, ()), CAMPAIGN)


def keys(found):
    return [[piece.row.upload.key for piece in case.pieces] for case in found.cases]


def test_families_come_most_urgent_first_each_once():
    found = worklist(morning(), CAMPAIGN)
    assert [(case.family_id, case.rank) for case in found.cases] == [
        ("F002", Rank.HOLDS_BACK),
        ("F001", Rank.NEW_FAULT),
        ("F999", Rank.NEW_FAULT),
        ("F004", Rank.KNOWN_FAULT),
        ("F003", Rank.MISSING),
        ("F005", Rank.MISSING),
    ]


def test_a_faulty_upload_whose_slot_is_good_all_the_same_asks_for_nobody():
    found = work(piece(1, "F001", PROOF, OLD), piece(2, "F001", PROOF), slots={PROOF: Status.COMPLIANT})
    assert found.cases == ()


def test_only_the_newest_fault_of_a_slot_is_open_and_the_older_ones_are_told_aside():
    found = work(
        piece(1, "F001", PROOF, OLD, uploaded=LATER), piece(2, "F001", PROOF, OLD), slots={PROOF: Status.NON_COMPLIANT}
    )
    assert keys(found) == [["P001"]]
    assert [row.upload.key for row in found.cases[0].older] == ["P002"]


def test_of_two_uploads_of_the_same_minute_the_later_row_is_open():
    found = work(piece(1, "F001", PROOF, OLD), piece(2, "F001", PROOF, OLD), slots={PROOF: Status.NON_COMPLIANT})
    assert keys(found) == [["P002"]]


def test_an_optional_slot_with_one_good_upload_is_settled():
    rib = Slot.BANK_DETAILS
    assert work(piece(1, "F001", rib, DOUBT), piece(2, "F001", rib), slots={}).cases == ()
    assert keys(work(piece(1, "F001", rib, DOUBT), slots={})) == [["P001"]]


def test_alternating_custody_leaves_the_notices_of_both_parents_open():
    bad = piece(1, "F001", TAX, OLD), piece(2, "F001", TAX, OLD)
    assert keys(work(*bad, slots={TAX: Status.NON_COMPLIANT}, custody="garde_alternee")) == [["P002", "P001"]]


def test_good_notices_that_must_be_judged_together_are_shown_together():
    good = piece(1, "F001", TAX, *HOLDS), piece(2, "F001", TAX, *HOLDS)
    found = work(*good, slots={TAX: Status.TO_CHECK}, status=DossierStatus.TO_CHECK, custody="garde_alternee")
    assert keys(found) == [["P001", "P002"]]
    assert all(each.together and each.rank == Rank.HOLDS_BACK for each in found.cases[0].pieces)


def test_a_doubt_comes_first_only_where_nothing_else_holds_the_dossier_back():
    slots = {PROOF: Status.TO_CHECK}
    assert (
        work(piece(1, "F001", PROOF, DOUBT), slots=slots, status=DossierStatus.TO_CHECK).cases[0].rank
        == Rank.HOLDS_BACK
    )
    assert work(piece(1, "F001", PROOF, DOUBT), slots=slots).cases[0].rank == Rank.OTHER_DOUBT


def test_pieces_that_only_our_own_trouble_left_are_apart():
    stopped = finding("reading", Reason.UNCERTAIN_READING, detail="tool_missing")
    found = work(piece(1, "F001", PROOF, *HOLDS, stopped), slots={PROOF: Status.TO_CHECK})
    assert (keys(found), [row.upload.key for row in found.technical]) == ([], ["P001"])
    both = work(
        piece(1, "F001", PROOF, finding("file_name", Reason.INVALID_NAME), stopped), slots={PROOF: Status.NON_COMPLIANT}
    )
    assert (keys(both), both.technical) == ([["P001"]], ())


def test_an_upload_in_an_unknown_slot_or_of_an_unknown_family_is_open():
    unknown = finding("document_kind", Reason.UNCERTAIN_READING, detail="unknown_slot")
    assert keys(work(piece(1, "F777", None, unknown, label="Certificat de natation"))) == [["P001"]]


@pytest.mark.parametrize(
    ("drop_date", "detail"), [(date(2026, 7, 31), "awaiting_summer_notice"), (date(2026, 8, 1), "")]
)
def test_a_missing_notice_is_awaited_until_the_summer_s_have_been_sent(drop_date, detail):
    found = work(slots={TAX: None}, status=DossierStatus.INCOMPLETE, drop_date=drop_date)
    assert [each.detail for each in found.cases[0].missing] == [detail]


def test_the_notice_of_the_other_parent_is_missing_beside_a_good_one():
    good = replace(piece(1, "F001", TAX), facts=Facts(opened=True, declarants=("1",)))
    found = work(good, slots={TAX: None}, status=DossierStatus.INCOMPLETE, custody="garde_alternee")
    assert ([each.detail for each in found.cases[0].missing], found.cases[0].pieces) == (["second_notice"], ())


def test_what_a_family_lacks_is_asked_once_for_all_its_children():
    home = family(1, ("Camille", "Exemplaire"))
    lack = {PROOF: None, Slot.IDENTITY_PHOTO: None}
    children = (student(1, "F001", "Anna", "Exemplaire"), student(2, "F001", "Basile", "Exemplaire"))
    rows = tuple(dossier(child, DossierStatus.INCOMPLETE, lack) for child in children)
    (case,) = worklist(Snapshot(RUN, {"F001": home}, (), rows, ()), CAMPAIGN).cases
    owners = [(each.slot, each.student and each.student.id) for each in case.missing]
    assert owners == [(PROOF, None), (Slot.IDENTITY_PHOTO, "E001"), (Slot.IDENTITY_PHOTO, "E002")]
