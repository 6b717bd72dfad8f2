from dataclasses import replace
from datetime import UTC, datetime

import pytest
from judged import notice, piece

from validators.decision import Choice, Decision, in_force, slots_judged_together, under
from validators.model import Reason, Slot, Status

AT = datetime(2026, 6, 8, 8, 30, tzinfo=UTC)
DOUBTFUL = piece(Slot.TAX_NOTICE, Reason.HOLDER_MISMATCH)
UPLOAD = DOUBTFUL.upload


def decided(choice, number=1, upload=UPLOAD):
    return Decision(number, upload.key, upload.family_id, upload.slot, upload.sha256, choice, "Camille", "", AT)


@pytest.mark.parametrize(
    ("choice", "status", "reasons"),
    [
        (Choice.ACCEPT, Status.COMPLIANT, ()),
        (Choice.REFUSE, Status.NON_COMPLIANT, (Reason.HOLDER_MISMATCH,)),
        (Choice.REMIND, Status.TO_CHECK, (Reason.HOLDER_MISMATCH,)),
        (Choice.IGNORE, Status.TO_CHECK, (Reason.HOLDER_MISMATCH,)),
    ],
)
def test_what_a_decision_makes_of_a_verdict(choice, status, reasons):
    verdict = under(DOUBTFUL, decided(choice)).verdict
    assert (verdict.status, verdict.reasons) == (status, reasons)


def test_a_refused_file_completes_no_other():
    facts = under(notice(pages_seen=(1, 2)), decided(Choice.REFUSE)).verdict.facts
    assert (facts.pages_seen, facts.declarants) == ((), ())


def test_the_last_decision_counts_and_can_be_taken_back():
    accepted, refused, withdrawn = (
        decided(choice, number) for number, choice in enumerate((Choice.ACCEPT, Choice.REFUSE, Choice.WITHDRAW))
    )
    assert in_force([accepted, refused], UPLOAD) == refused
    assert in_force([accepted, refused, withdrawn], UPLOAD) is None


@pytest.mark.parametrize(
    "change",
    [{"sha256": "bb"}, {"sha256": None}, {"slot": Slot.PROOF_OF_ADDRESS}, {"family_id": "F2"}, {"key": "P2"}],
    ids=lambda change: next(iter(change)),
)
def test_a_decision_on_another_file_or_place_counts_for_nothing(change):
    assert in_force([decided(Choice.ACCEPT)], replace(UPLOAD, **change)) is None


def test_a_new_hour_of_upload_or_name_leaves_it_standing():
    assert in_force([decided(Choice.ACCEPT)], replace(UPLOAD, file_name="b.pdf", path="b.pdf", uploaded_at=None))


def test_notices_that_only_a_person_can_tell_apart_are_good_once_each_is_accepted():
    first, second = notice(by=()), notice(by=())
    second = replace(second, upload=replace(second.upload, key="P2"))
    slots = {Slot.TAX_NOTICE: Status.TO_CHECK, Slot.IDENTITY_PHOTO: Status.TO_CHECK}
    one = {"P1": decided(Choice.ACCEPT), "P2": None}
    both = {"P1": decided(Choice.ACCEPT), "P2": decided(Choice.ACCEPT, upload=second.upload)}
    assert slots_judged_together(slots, [first, second], one) == slots
    assert slots_judged_together(slots, [first, second], both) == slots | {Slot.TAX_NOTICE: Status.COMPLIANT}


def test_a_slot_without_a_file_is_not_made_good_by_a_decision_elsewhere():
    assert slots_judged_together({Slot.IDENTITY_PHOTO: None}, [], {}) == {Slot.IDENTITY_PHOTO: None}
