from dataclasses import replace
from datetime import UTC, datetime

from made_up_snapshot import HOLDS, RUN, dossier, family, finding, morning, piece, student

from config.campaign import load
from tasks.report.changes import changes
from tasks.report.snapshot import Earlier, Snapshot
from validators.decision import Choice, Decision
from validators.model import DossierStatus, Reason, Slot, Status

CAMPAIGN = load("2026-2027")
OLD = finding("document_age", Reason.OUT_OF_DATE)
PROOF, RIB = Slot.PROOF_OF_ADDRESS, Slot.BANK_DETAILS
HOME = {"F001": family(1, ("Camille", "Exemplaire"))}
ANNA, BASILE = student(1, "F001", "Anna", "Exemplaire"), student(2, "F001", "Basile", "Exemplaire")


def against(earlier, *pieces, slots=None):
    now = slots or {PROOF: Status.COMPLIANT}
    rows = tuple(dossier(child, DossierStatus.COMPLETE, now) for child in (ANNA, BASILE))
    return changes(Snapshot(RUN, HOME, pieces, rows, (), earlier), CAMPAIGN)


def decided(row, choice):
    upload = row.upload
    when = datetime(2026, 6, 4, tzinfo=UTC)
    decision = Decision(1, upload.key, "F001", upload.slot, upload.sha256, choice, "Camille Essai", "", when)
    return replace(row, decision=decision)


def test_the_first_night_solves_nothing_and_all_is_new():
    told = changes(replace(morning(), pieces=tuple(replace(row, is_new=True) for row in morning().pieces)), CAMPAIGN)
    assert (told.solved, told.new, told.for_staff) == (0, 5, 5)


def test_what_waits_is_told_apart_by_whom_it_waits_for():
    bad = piece(1, "F001", PROOF, OLD)
    slots = {PROOF: Status.NON_COMPLIANT, Slot.IDENTITY_PHOTO: None}
    told = against(Earlier({}, {}), bad, slots=slots)
    assert (told.for_staff, told.for_family, told.missing) == (1, 0, 2)
    for choice in (Choice.REFUSE, Choice.REMIND):
        told = against(Earlier({}, {}), decided(bad, choice), slots=slots)
        assert (told.for_staff, told.new, told.for_family) == (0, 0, 1)


def test_a_slot_of_the_family_that_is_good_now_is_solved_once_for_all_its_children():
    was = {PROOF: Status.NON_COMPLIANT}
    earlier = Earlier({"P002": None}, {"E001": was, "E002": was})
    assert against(earlier, piece(1, "F001", PROOF, OLD), piece(2, "F001", PROOF)).solved == 1


def test_a_missing_piece_that_has_come_is_solved_and_one_that_came_faulty_is_not():
    earlier = Earlier({"P001": None}, {"E001": {PROOF: None}, "E002": {PROOF: None}})
    assert against(earlier, piece(1, "F001", PROOF)).solved == 1
    assert against(earlier, piece(1, "F001", PROOF, OLD), slots={PROOF: Status.NON_COMPLIANT}).solved == 0


def test_an_optional_piece_is_solved_when_it_is_good_or_left_aside():
    earlier = Earlier({"P001": Status.TO_CHECK}, {})
    doubt = piece(1, "F001", RIB, finding("holder_name", Reason.HOLDER_MISMATCH))
    assert against(earlier, piece(1, "F001", RIB, *HOLDS)).solved == 1
    assert against(earlier, decided(doubt, Choice.IGNORE)).solved == 1
    assert against(earlier, decided(doubt, Choice.REMIND)).solved == 0


def test_what_was_not_there_before_is_not_solved():
    earlier = Earlier({"P001": None}, {"E001": None, "E002": None})
    assert against(earlier, piece(1, "F001", PROOF)).solved == 0
