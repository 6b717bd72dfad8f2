"""What the staff decide of a piece, and what it makes of the program's verdict (STAFF.md, "The workbook comes back").

Accepter: Conforme. Refuser: Non conforme. Relancer: the verdict's own status stands, and the family is asked for it.
Ignorer: it stands too, and nobody is asked to look at it any more. Annuler: as if nothing had been decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from validators.model import Slot, Status, Upload
from validators.verdict import Piece


class Choice(StrEnum):
    """The values are those of the command line and, with a capital, of the workbook."""

    ACCEPT = "accepter"
    REFUSE = "refuser"
    REMIND = "relancer"
    IGNORE = "ignorer"
    WITHDRAW = "annuler"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what and when, and of which file: that of the upload `key`, of that family, in that slot.

    `sha256` is None where the file was missing. `id` is its place in the record: the later one counts.
    """

    id: int
    key: str
    family_id: str
    slot: Slot | None
    sha256: str | None
    choice: Choice
    by: str
    comment: str
    decided_at: datetime

    def covers(self, upload: Upload) -> bool:
        """Whether it was taken on this very file in this very place: on another one nobody has decided."""
        return (self.key, self.family_id, self.slot, self.sha256) == (
            upload.key,
            upload.family_id,
            upload.slot,
            upload.sha256,
        )


def in_force(taken: Iterable[Decision], upload: Upload) -> Decision | None:
    """The last decision on that file, unless it was to take the one before back."""
    last = max((one for one in taken if one.covers(upload)), key=lambda one: one.id, default=None)
    return last if last and last.choice != Choice.WITHDRAW else None


def under(piece: Piece, decision: Decision | None) -> Piece:
    """The piece as the decision makes it. What was refused completes no other file: its pages are not counted."""
    if decision is None or decision.choice not in (Choice.ACCEPT, Choice.REFUSE):
        return piece
    verdict = piece.verdict
    if decision.choice == Choice.ACCEPT:
        return Piece(piece.upload, replace(verdict, status=Status.COMPLIANT, reasons=()))
    facts = replace(verdict.facts, pages_seen=(), declarants=())
    return Piece(piece.upload, replace(verdict, status=Status.NON_COMPLIANT, facts=facts))


def slots_judged_together(
    slots: Mapping[Slot, Status | None], pieces: Sequence[Piece], decided: Mapping[str, Decision | None]
) -> dict[Slot, Status | None]:
    """The slots of a student, with those good that only a person could judge as a whole and did.

    Two notices whose declarants could not be told apart are each good, and together *A vérifier*: once each of them is
    accepted, so is the slot. `decided` gives the decision in force on each piece by its key.
    """
    return {
        slot: Status.COMPLIANT if status == Status.TO_CHECK and _all_accepted(slot, pieces, decided) else status
        for slot, status in slots.items()
    }


def _all_accepted(slot: Slot, pieces: Sequence[Piece], decided: Mapping[str, Decision | None]) -> bool:
    """Whether a person has accepted each good upload of the slot, and none of the others is still in doubt."""
    here = [piece for piece in pieces if piece.upload.slot == slot and piece.verdict.status != Status.NON_COMPLIANT]
    choices = [decision.choice if (decision := decided.get(piece.upload.key)) else None for piece in here]
    return bool(here) and all(choice == Choice.ACCEPT for choice in choices)
