"""What has changed since the last night, for the banner, the mail and `resume.json`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from config.campaign import Campaign
from tasks.report.snapshot import Earlier, Snapshot
from tasks.report.worklist import Worklist, worklist
from validators.model import Status
from validators.verdict import missing_slots

Place = tuple[str, str, str]
"""Family, slot (an upload's key where its slot is unknown), student (empty for the family's own slots)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many pieces wait for the staff, how many of them are `new`; what waits for families; what is `solved`.

    `solved` counts the places that had something open after the last night and have not any more.
    """

    for_staff: int
    new: int
    for_family: int
    missing: int
    solved: int


def changes(snapshot: Snapshot, campaign: Campaign) -> Changes:
    """The night against the one before it."""
    work = worklist(snapshot, campaign)
    solved = solved_places(snapshot, work, campaign)
    return Changes(work.open_pieces, work.new_pieces, work.pieces_with_family, work.missing_pieces, len(solved))


def solved_places(snapshot: Snapshot, work: Worklist, campaign: Campaign) -> set[Place]:
    """Where something was amiss after the last night and nothing is now; `work` is today's."""
    if snapshot.earlier is None:
        return set()
    then = _as_it_was(snapshot, snapshot.earlier)
    return _open(then, worklist(then, campaign), campaign) - _open(snapshot, work, campaign)


def _as_it_was(snapshot: Snapshot, earlier: Earlier) -> Snapshot:
    """The snapshot with the statuses of then. Uploads that have left the drop are not in it: their dossiers tell."""
    pieces = [
        replace(row, status=status, decision=None if row.upload.key in earlier.pieces else row.decision)
        for row in snapshot.pieces
        if (status := earlier.pieces.get(row.upload.key, row.status))
    ]
    dossiers = [
        replace(row, slots=slots, missing=missing_slots(slots))
        for row in snapshot.dossiers
        if (slots := earlier.slots.get(row.student.id, row.slots)) is not None
    ]
    return replace(snapshot, pieces=tuple(pieces), dossiers=tuple(dossiers))


def _open(snapshot: Snapshot, work: Worklist, campaign: Campaign) -> set[Place]:
    """Where something was amiss: the required slots that are not good, and every other open upload."""
    required = dict(_required(snapshot, campaign))
    rows = [*work.technical, *(piece.row for case in work.cases for piece in case.pieces)]
    others = {(row.upload.family_id, row.upload.slot or row.upload.key, row.upload.student_id) for row in rows}
    amiss = {place for place, status in required.items() if status != Status.COMPLIANT}
    return amiss | (others - required.keys())


def _required(snapshot: Snapshot, campaign: Campaign) -> Iterator[tuple[Place, Status | None]]:
    for dossier in snapshot.dossiers:
        for slot, status in dossier.slots.items():
            owner = dossier.student.id if campaign.slots[slot].scope == "student" else ""
            yield (dossier.family_id, slot, owner), status
