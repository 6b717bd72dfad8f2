"""Which uploads of a family wait for a person, which a newer one has replaced, and what to look at first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from config.campaign import Campaign
from tasks.report.snapshot import DossierRow, PieceRow
from tasks.report.wording import local
from validators.model import DossierStatus, Family, Outcome, Reason, Slot, Status, Upload

_TECHNICAL = {"tool_missing", "deadline", "crashed", "check_crashed"}


class Rank(IntEnum):
    """STAFF.md, "Order": what to look at first."""

    HOLDS_BACK = 0
    NEW_FAULT = 1
    KNOWN_FAULT = 2
    OTHER_DOUBT = 3
    WITH_FAMILY = 4
    MISSING = 5


@dataclass(frozen=True)
class OpenPiece:
    """An upload that waits for a person. `together`: it is good itself, its slot is to be judged as a whole."""

    row: PieceRow
    rank: Rank
    together: bool = False


def is_technical(row: PieceRow) -> bool:
    """Whether only the program's own trouble keeps the piece from being decided."""
    details = {finding.detail for finding in row.findings if finding.outcome != Outcome.HOLDS}
    return row.reasons == (Reason.UNCERTAIN_READING,) and bool(details) and details <= _TECHNICAL


def sorted_out(
    rows: Sequence[PieceRow], family: Family | None, dossiers: Sequence[DossierRow], campaign: Campaign
) -> tuple[tuple[OpenPiece, ...], tuple[PieceRow, ...]]:
    """A family's open uploads, most urgent first, and its faulty ones that a newer upload has replaced."""
    places: dict[tuple[str, str], list[PieceRow]] = defaultdict(list)
    for row in rows:
        places[row.upload.slot or row.upload.key, _owner(row.upload, dossiers, campaign)].append(row)
    opened: list[OpenPiece] = []
    older: list[PieceRow] = []
    for (_, owner), place in places.items():
        status = _slot_status(place, owner, family, dossiers)
        newest_first = sorted(place, key=_uploaded)[::-1]
        faulty = [row for row in newest_first if row.status != Status.COMPLIANT]
        if status == Status.TO_CHECK and not faulty:
            opened += [OpenPiece(row, _rank(row, owner, dossiers), together=True) for row in place]
        elif status != Status.COMPLIANT:
            live = newest_first[: _wanted(place[0].upload.slot, family)]
            opened += [OpenPiece(row, _rank(row, owner, dossiers)) for row in faulty if row in live]
            older += [row for row in faulty if row not in live]
    looked_at = (piece for piece in opened if not is_technical(piece.row) and not piece.row.is_left_aside)
    return tuple(sorted(looked_at, key=lambda piece: piece.rank)), tuple(older)


def _owner(upload: Upload, dossiers: Sequence[DossierRow], campaign: Campaign) -> str:
    """Whose slot it is: a student's id, empty for the family's; a row that does not say can only mean an only child."""
    if upload.slot is not None and campaign.slots[upload.slot].scope == "family":
        return ""
    return upload.student_id or (dossiers[0].student.id if len(dossiers) == 1 else "")


def _uploaded(row: PieceRow) -> str:
    return local(row.upload.uploaded_at).isoformat() if row.upload.uploaded_at else ""


def _wanted(slot: Slot | None, family: Family | None) -> int:
    """How many uploads a slot asks for (CONTRACT: two notices in garde alternée)."""
    alternating = family is not None and family.custody == "garde_alternee"
    return 2 if slot == Slot.TAX_NOTICE and alternating else 1


def _slot_status(
    place: Sequence[PieceRow], owner: str, family: Family | None, dossiers: Sequence[DossierRow]
) -> Status | None:
    """The dossiers tell that of a required slot, the uploads that of an optional one; None is not enough of them."""
    slot = place[0].upload.slot
    told = [dossier.slots[slot] for dossier in _waiting(slot, owner, dossiers) if slot is not None]
    if told:
        return next((status for status in told if status != Status.COMPLIANT), Status.COMPLIANT)
    good = sum(row.status == Status.COMPLIANT for row in place)
    return Status.COMPLIANT if good >= _wanted(slot, family) else None


def _waiting(slot: Slot | None, owner: str, dossiers: Sequence[DossierRow]) -> list[DossierRow]:
    """The dossiers that ask for that slot."""
    return [dossier for dossier in dossiers if slot in dossier.slots and owner in ("", dossier.student.id)]


def _rank(row: PieceRow, owner: str, dossiers: Sequence[DossierRow]) -> Rank:
    if row.waits_for_family:
        return Rank.WITH_FAMILY
    if row.status == Status.NON_COMPLIANT:
        return Rank.NEW_FAULT if row.is_new else Rank.KNOWN_FAULT
    waiting = _waiting(row.upload.slot, owner, dossiers)
    return Rank.HOLDS_BACK if any(each.status == DossierStatus.TO_CHECK for each in waiting) else Rank.OTHER_DOUBT
