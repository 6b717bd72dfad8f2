"""What stands at the end of a run, in counts. No name, so that they may be kept as long as the run itself."""

from collections import Counter

from tasks.report.snapshot import Snapshot, Tally
from tasks.report.wording import local


def tally(snapshot: Snapshot) -> Tally:
    """The counts of dossiers and pieces by status, and of pieces by reason."""
    return Tally(
        local(snapshot.run.started_at).date(),
        dict(Counter(dossier.status for dossier in snapshot.dossiers)),
        dict(Counter(piece.status for piece in snapshot.pieces)),
        dict(Counter(reason for piece in snapshot.pieces for reason in piece.reasons)),
    )
