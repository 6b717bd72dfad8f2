"""Findings → status of a piece; pieces → status of a slot; slots → status of a dossier (CONTRACT, "Out")."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from config.campaign import Campaign
from validators.confidence import confidence
from validators.model import DossierStatus, Family, Finding, Reason, Slot, Status, Student, Upload, Verdict
from validators.required import required_slots

_ALTERNATING_CUSTODY = "garde_alternee"
_PARENTS = {"1", "2"}


@dataclass(frozen=True, slots=True)
class Piece:
    """An upload and what is said of it."""

    upload: Upload
    verdict: Verdict

    def judged(self, findings: Iterable[Finding], reasons: Iterable[Reason]) -> "Piece":
        """The same piece with other findings, and the status that these reasons bring."""
        ordered = in_order(reasons)
        told, status = tuple(findings), piece_status(ordered)
        sure = confidence(status, told)
        return Piece(self.upload, replace(self.verdict, findings=told, reasons=ordered, status=status, confidence=sure))


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, in the order of the contract."""
    given = set(reasons)
    return tuple(reason for reason in Reason if reason in given)


def piece_status(reasons: Collection[Reason]) -> Status:
    """Non conforme wins over A vérifier (CONTRACT, "Reasons"); no reason is Conforme."""
    statuses = {reason.status for reason in reasons}
    for status in (Status.NON_COMPLIANT, Status.TO_CHECK):
        if status in statuses:
            return status
    return Status.COMPLIANT


def slot_status(slot: Slot, family: Family, pieces: Sequence[Piece]) -> Status | None:
    """What a slot's uploads, in the order of the drop, come to; None when a file that is asked for was not sent.

    CONTRACT, "In": good when enough of them are; else the newest tells. Where custody alternates, a good notice of one
    parent alone leaves the other's to be sent: that is a file missing. A notice that names both parents at once, or two
    whose declarants could not be told, are for a person to judge.
    """
    if not pieces:
        return None
    good = [piece for piece in pieces if piece.verdict.status == Status.COMPLIANT]
    newest = _newest(pieces).verdict.status
    if good and slot == Slot.TAX_NOTICE and family.custody == _ALTERNATING_CUSTODY:
        enough = _two_notices(good)
        return enough if Status.COMPLIANT in (enough, newest) else newest
    return Status.COMPLIANT if good else newest


def student_slots(
    campaign: Campaign, family: Family, student: Student, pieces: Sequence[Piece], *, only_child: bool
) -> dict[Slot, Status | None]:
    """What each slot that the student owes comes to, in the order of the slots; `pieces` are all the family's.

    The family's own uploads serve all its children; one for a student that names none is the only child's.
    """
    owed = required_slots(family, student, campaign)
    slots: dict[Slot, Status | None] = {}
    for slot in (slot for slot in Slot if slot in owed):
        owners = {student.id, ""} if only_child else {student.id}
        serves_all = campaign.slots[slot].scope == "family"
        here = [piece for piece in pieces if piece.upload.slot == slot]
        mine = [piece for piece in here if serves_all or piece.upload.student_id in owners]
        slots[slot] = slot_status(slot, family, mine)
    return slots


def dossier_status(slots: Mapping[Slot, Status | None]) -> DossierStatus:
    """The first that holds of A corriger, Incomplet, A vérifier, Complet, over the required slots (CONTRACT)."""
    statuses = set(slots.values())
    if Status.NON_COMPLIANT in statuses:
        return DossierStatus.TO_CORRECT
    if None in statuses:
        return DossierStatus.INCOMPLETE
    return DossierStatus.TO_CHECK if Status.TO_CHECK in statuses else DossierStatus.COMPLETE


def missing_slots(slots: Mapping[Slot, Status | None]) -> tuple[Slot, ...]:
    """The required slots that wait for a file."""
    return tuple(slot for slot, status in slots.items() if status is None)


def _newest(pieces: Sequence[Piece]) -> Piece:
    """The last uploaded; of two at the same minute the later row. A row without a date is older than any."""
    dated = [(piece.upload.uploaded_at, rank) for rank, piece in enumerate(pieces) if piece.upload.uploaded_at]
    return pieces[max(dated)[1]] if dated else pieces[-1]


def _two_notices(good: Sequence[Piece]) -> Status | None:
    named = [_PARENTS.intersection(piece.verdict.facts.declarants) for piece in good]
    parents = set().union(*named)
    if parents == _PARENTS and len({frozenset(names) for names in named if names}) > 1:
        return Status.COMPLIANT
    if parents == _PARENTS or (len(good) > 1 and not all(named)):
        return Status.TO_CHECK
    return None
