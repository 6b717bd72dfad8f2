"""The same bytes in another kind of slot, or with another family: one of the copies may be in the wrong place."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from validators.model import Finding, Outcome, Reason, Slot, Upload
from validators.verdict import Piece

Place = tuple[str, Slot | None]
"""A family's id and a kind of slot."""


def places(uploads: Iterable[Upload]) -> dict[str, set[Place]]:
    """Where each file of the drop stands, by its SHA-256."""
    found: dict[str, set[Place]] = defaultdict(set)
    for upload in uploads:
        if upload.sha256:
            found[upload.sha256].add((upload.family_id, upload.slot))
    return found


def mark_copies(
    pieces: Sequence[Piece], standing: Mapping[str, Collection[Place]], readable: Collection[str]
) -> list[Piece]:
    """The pieces, with `fichier_en_double` on each readable file that stands elsewhere too (CONTRACT, "Reasons").

    `readable` holds the SHA-256 of the files that could be opened wherever they stand: what opens here opens there.
    """
    return [
        _marked(piece) if piece.upload.sha256 in readable and _elsewhere(piece.upload, standing) else piece
        for piece in pieces
    ]


def _elsewhere(upload: Upload, standing: Mapping[str, Collection[Place]]) -> bool:
    return any(
        family_id != upload.family_id or (slot != upload.slot and None not in (slot, upload.slot))
        for family_id, slot in standing.get(upload.sha256 or "", ())
    )


def _marked(piece: Piece) -> Piece:
    found = Finding(check="copies", outcome=Outcome.FAILS, reason=Reason.DUPLICATE_FILE)
    return piece.judged((*piece.verdict.findings, found), (*piece.verdict.reasons, Reason.DUPLICATE_FILE))
