"""What needs a person, in the order it is worth doing: one case a family, the most useful decision first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from config.campaign import Campaign
from tasks.report.open_pieces import OpenPiece, Rank, is_technical, sorted_out
from tasks.report.snapshot import DossierRow, PieceRow, Snapshot
from tasks.report.wording import local
from validators.model import Family, Slot, Student


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
        """How many uploads wait for the staff."""
        return sum(piece.rank != Rank.WITH_FAMILY for piece in self._pieces)

    @property
    def new_pieces(self) -> int:
        """How many of these were not open after the last night."""
        return sum(piece.rank != Rank.WITH_FAMILY and piece.row.is_new for piece in self._pieces)

    @property
    def pieces_with_family(self) -> int:
        """How many uploads the staff have dealt with: the family is to send another."""
        return sum(piece.rank == Rank.WITH_FAMILY for piece in self._pieces)

    @property
    def with_staff_since(self) -> date | None:
        """The day since when the oldest of these has been as it is; None where nothing waits for the staff."""
        waiting = (piece.row for piece in self._pieces if piece.rank != Rank.WITH_FAMILY)
        return min((local(row.seen_since).date() for row in waiting), default=None)

    @property
    def with_family_since(self) -> date | None:
        """The day of the oldest decision that a family has not answered; None where none is waited for."""
        decisions = (piece.row.decision for piece in self._pieces if piece.rank == Rank.WITH_FAMILY)
        return min((local(decision.decided_at).date() for decision in decisions if decision), default=None)

    @property
    def missing_pieces(self) -> int:
        """How many required slots have no file."""
        return sum(len(case.missing) for case in self.cases)

    @property
    def _pieces(self) -> Iterator[OpenPiece]:
        return (piece for case in self.cases for piece in case.pieces)


def worklist(snapshot: Snapshot, campaign: Campaign) -> Worklist:
    """Sorts what the run left open by family and urgency."""
    dossiers: dict[str, list[DossierRow]] = defaultdict(list)
    for dossier in snapshot.dossiers:
        dossiers[dossier.family_id].append(dossier)
    pieces: dict[str, list[PieceRow]] = defaultdict(list)
    for row in snapshot.pieces:
        pieces[row.upload.family_id].append(row)
    ids = dict.fromkeys([*snapshot.families, *pieces, *dossiers])
    cases = [_case(snapshot, campaign, each, pieces.get(each, ()), dossiers.get(each, ())) for each in ids]
    left = sorted((case for case in cases if case.pieces or case.missing), key=lambda case: case.order)
    technical = (row for row in snapshot.pieces if is_technical(row) and not row.is_left_aside)
    return Worklist(tuple(left), tuple(technical))


def _case(
    snapshot: Snapshot, campaign: Campaign, family_id: str, rows: Iterable[PieceRow], dossiers: Iterable[DossierRow]
) -> Case:
    family = snapshot.families.get(family_id)
    rows, dossiers = tuple(rows), tuple(dossiers)
    opened, older = sorted_out(rows, family, dossiers, campaign)
    return Case(
        family_id,
        family,
        tuple(dossier.student for dossier in dossiers),
        opened,
        _missing(snapshot, campaign, rows, dossiers),
        older,
    )


def _missing(
    snapshot: Snapshot, campaign: Campaign, rows: Iterable[PieceRow], dossiers: Iterable[DossierRow]
) -> tuple[MissingPiece, ...]:
    """The required slots without a file, the family's own ones once for all its children."""
    found: dict[tuple[Slot, str], MissingPiece] = {}
    for dossier in dossiers:
        for slot in dossier.missing:
            student = dossier.student if campaign.slots[slot].scope == "student" else None
            key = (slot, student.id if student else "")
            found.setdefault(key, MissingPiece(slot, student, _missing_detail(snapshot, campaign, rows, slot)))
    return tuple(found.values())


def _missing_detail(snapshot: Snapshot, campaign: Campaign, rows: Iterable[PieceRow], slot: Slot) -> str:
    if slot != Slot.TAX_NOTICE:
        return ""
    if any(row.upload.slot == slot for row in rows):
        return "second_notice"
    today = snapshot.run.drop_date or local(snapshot.run.started_at).date()
    return "awaiting_summer_notice" if today < campaign.tax_notice.summer_notice_from else ""
