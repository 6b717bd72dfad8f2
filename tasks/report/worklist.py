"""What needs a person, in the order it is worth doing: one case a family, the most useful decision first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from config.campaign import Campaign
from tasks.report.snapshot import DossierRow, PieceRow, Snapshot
from tasks.report.wording import local
from validators.model import DossierStatus, Family, Outcome, Reason, Slot, Status, Student

TECHNICAL_DETAILS = {"tool_missing", "deadline", "crashed"}


class Rank(IntEnum):
    """STAFF.md, "Order": what to look at first."""

    HOLDS_BACK = 0
    NEW_FAULT = 1
    KNOWN_FAULT = 2
    OTHER_DOUBT = 3
    MISSING = 4


@dataclass(frozen=True)
class OpenPiece:
    """An upload that waits for a person, and how soon it should be looked at."""

    row: PieceRow
    rank: Rank


@dataclass(frozen=True)
class MissingPiece:
    """A required slot without a file. `student` is None for the family's own slot; `detail` selects the sentence."""

    slot: Slot
    student: Student | None
    detail: str = ""


@dataclass(frozen=True)
class Case:
    """All that one family has open. `older` are the faulty uploads that a newer one in the same slot has replaced."""

    family_id: str
    family: Family | None
    students: tuple[Student, ...]
    pieces: tuple[OpenPiece, ...]
    missing: tuple[MissingPiece, ...]
    older: tuple[PieceRow, ...]

    @cached_property
    def rank(self) -> Rank:
        """That of its most urgent piece."""
        return min((piece.rank for piece in self.pieces), default=Rank.MISSING)

    @property
    def order(self) -> tuple[object, ...]:
        """Most urgent first, then longest waiting, then by id."""
        waiting = min((local(piece.row.seen_since).isoformat() for piece in self.pieces), default="")
        return (self.rank, waiting, self.family_id)


@dataclass(frozen=True)
class Worklist:
    """The whole morning's work. `technical` are uploads that the program's own trouble kept it from reading."""

    cases: tuple[Case, ...]
    technical: tuple[PieceRow, ...]

    def ranked(self, rank: Rank) -> tuple[Case, ...]:
        """The families whose most urgent piece is of that rank."""
        return tuple(case for case in self.cases if case.rank == rank)

    @property
    def open_pieces(self) -> int:
        """How many uploads wait for a person."""
        return sum(len(case.pieces) for case in self.cases)

    @property
    def missing_pieces(self) -> int:
        """How many required slots have no file."""
        return sum(len(case.missing) for case in self.cases)


def worklist(snapshot: Snapshot, campaign: Campaign) -> Worklist:
    """Sorts what the run left open by family and urgency."""
    dossiers = _by_family(snapshot.dossiers)
    pieces: dict[str, list[PieceRow]] = defaultdict(list)
    technical = []
    for row in snapshot.pieces:
        if is_technical(row):
            technical.append(row)
        pieces[row.upload.family_id].append(row)
    families = dict.fromkeys([*snapshot.families, *pieces, *dossiers])
    cases = (
        _case(snapshot, campaign, family, tuple(pieces.get(family, ())), dossiers.get(family, ()))
        for family in families
    )
    left = [case for case in cases if case.pieces or case.missing]
    return Worklist(tuple(sorted(left, key=lambda case: case.order)), tuple(technical))


def is_technical(row: PieceRow) -> bool:
    """Whether only the program's own trouble keeps the piece from being decided."""
    details = {finding.detail for finding in row.findings if finding.outcome != Outcome.HOLDS}
    return row.reasons == (Reason.UNCERTAIN_READING,) and bool(details) and details <= TECHNICAL_DETAILS


def _by_family(dossiers: Iterable[DossierRow]) -> dict[str, tuple[DossierRow, ...]]:
    families: dict[str, tuple[DossierRow, ...]] = defaultdict(tuple)
    for dossier in dossiers:
        families[dossier.family_id] += (dossier,)
    return families


def _case(
    snapshot: Snapshot, campaign: Campaign, family_id: str, rows: tuple[PieceRow, ...], dossiers: tuple[DossierRow, ...]
) -> Case:
    family = snapshot.families.get(family_id)
    live, older = _live(rows, family, dossiers)
    pieces = [OpenPiece(row, _rank(row, dossiers)) for row in live if not is_technical(row)]
    return Case(
        family_id,
        family,
        tuple(dossier.student for dossier in dossiers),
        tuple(sorted(pieces, key=lambda piece: piece.rank)),
        _missing(snapshot, campaign, rows, dossiers),
        older,
    )


def _live(
    rows: tuple[PieceRow, ...], family: Family | None, dossiers: tuple[DossierRow, ...]
) -> tuple[list[PieceRow], tuple[PieceRow, ...]]:
    """The faulty uploads that still tell their slot's status, and those that a newer one has replaced."""
    live: list[PieceRow] = []
    older: list[PieceRow] = []
    places: dict[tuple[str, str], list[PieceRow]] = defaultdict(list)
    for row in rows:
        places[row.upload.slot or row.upload.key, row.upload.student_id].append(row)
    for (_, student_id), place in places.items():
        newest_first = sorted(place, key=_uploaded)[::-1]
        count = _wanted(place[0].upload.slot, family)
        settled = _settled(place, student_id, dossiers, count)
        for rank, row in enumerate(newest_first):
            if row.status != Status.COMPLIANT and not settled:
                (live if rank < count else older).append(row)
    return live, tuple(older)


def _uploaded(row: PieceRow) -> str:
    return local(row.upload.uploaded_at).isoformat() if row.upload.uploaded_at else ""


def _wanted(slot: Slot | None, family: Family | None) -> int:
    """How many uploads a slot asks for (CONTRACT: two notices in garde alternée)."""
    alternating = family is not None and family.custody == "garde_alternee"
    return 2 if slot == Slot.TAX_NOTICE and alternating else 1


def _settled(place: list[PieceRow], student_id: str, dossiers: tuple[DossierRow, ...], count: int) -> bool:
    """Whether the slot is good all the same: the dossiers tell of a required one, its uploads of an optional one."""
    slot = place[0].upload.slot
    told = [
        dossier.slots[slot]
        for dossier in dossiers
        if slot is not None and slot in dossier.slots and student_id in ("", dossier.student.id)
    ]
    if told:
        return all(status == Status.COMPLIANT for status in told)
    return sum(row.status == Status.COMPLIANT for row in place) >= count


def _rank(row: PieceRow, dossiers: tuple[DossierRow, ...]) -> Rank:
    if row.status == Status.NON_COMPLIANT:
        return Rank.NEW_FAULT if row.is_new else Rank.KNOWN_FAULT
    holds_back = any(
        dossier.status == DossierStatus.TO_CHECK
        and row.upload.slot in dossier.slots
        and row.upload.student_id in ("", dossier.student.id)
        for dossier in dossiers
    )
    return Rank.HOLDS_BACK if holds_back else Rank.OTHER_DOUBT


def _missing(
    snapshot: Snapshot, campaign: Campaign, rows: tuple[PieceRow, ...], dossiers: tuple[DossierRow, ...]
) -> tuple[MissingPiece, ...]:
    found: dict[tuple[Slot, str], MissingPiece] = {}
    for dossier in dossiers:
        for slot in dossier.missing:
            student = dossier.student if campaign.slots[slot].scope == "student" else None
            key = (slot, student.id if student else "")
            found.setdefault(key, MissingPiece(slot, student, _missing_detail(snapshot, campaign, rows, slot)))
    return tuple(found.values())


def _missing_detail(snapshot: Snapshot, campaign: Campaign, rows: tuple[PieceRow, ...], slot: Slot) -> str:
    if slot != Slot.TAX_NOTICE:
        return ""
    if any(row.upload.slot == slot for row in rows):
        return "second_notice"
    today = snapshot.run.drop_date or local(snapshot.run.started_at).date()
    return "awaiting_summer_notice" if today < campaign.tax_notice.summer_notice_from else ""
