"""Uploads with a verdict, as short as a test can say them."""

from datetime import datetime

from validators.model import Facts, Finding, Outcome, Reason, Slot, Upload, Verdict
from validators.verdict import Piece, in_order, piece_status


def piece(
    slot: Slot | None = Slot.TAX_NOTICE,
    *reasons: Reason,
    facts: Facts | None = None,
    uploaded: str | None = "2026-05-12T18:04",
    student: str = "",
    family: str = "F1",
    sha: str = "aa",
) -> Piece:
    """A piece with these reasons, one finding each; without any it is Conforme."""
    moment = datetime.fromisoformat(uploaded) if uploaded else None
    upload = Upload("P1", "P1", family, student, "", slot, "a.pdf", "a.pdf", moment, 10, sha)
    findings = tuple(Finding("check", Outcome.FAILS, reason) for reason in reasons)
    return Piece(upload, Verdict(piece_status(reasons), in_order(reasons), findings, facts or Facts(opened=True)))


def notice(*reasons: Reason, by: tuple[str, ...] = ("1",), **facts: object) -> Piece:
    """A tax notice of these declarants."""
    return piece(Slot.TAX_NOTICE, *reasons, facts=Facts(opened=True, declarants=by, **facts))
