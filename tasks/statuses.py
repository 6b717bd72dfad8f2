"""Verdicts and decisions → what stands of a family's pieces and dossiers. It decides only; the store writes it down."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from config.campaign import Campaign
from tasks.family_record import DossierStanding, FamilyRecord, FamilyRows, PieceStanding
from tasks.fingerprint import subject
from tasks.store.verdicts import Kept
from validators.copies import Place, mark_copies
from validators.decision import Decision, in_force, slots_judged_together, under
from validators.model import Family, Finding, Outcome, Reason, Status, Upload, Verdict
from validators.notice_pages import join_pages
from validators.verdict import Piece, dossier_status, student_slots

NOT_LOOKED_AT = Verdict(
    Status.TO_CHECK,
    (Reason.UNCERTAIN_READING,),
    (Finding("examine", Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING, detail="deadline", certainty=0.0),),
    confidence=0.0,
    stage="none",
)
"""Of an upload that the run did not come to: visible, and tried again on the next night."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one family must know of the whole drop. `readable`: SHA-256 of the files that could be opened somewhere."""

    places: Mapping[str, Collection[Place]]
    readable: Collection[str]


def subject_of(upload: Upload, rows: FamilyRows) -> str:
    """What is judged when this upload of that family is."""
    return subject(upload, rows.family, rows.students)


def decide(
    rows: FamilyRows,
    kept: Mapping[str, Kept],
    taken: Mapping[str, Sequence[Decision]],
    around: Surroundings,
    campaign: Campaign,
    rules: str,
) -> FamilyRecord:
    """What stands of a family, given the verdicts on its uploads by their subjects and the staff's decisions by key."""
    verdicts = {upload.key: kept.get(subject_of(upload, rows)) for upload in rows.uploads}
    decided = {upload.key: in_force(taken.get(upload.key, ()), upload) for upload in rows.uploads}
    pieces = [Piece(upload, _verdict(verdicts[upload.key])) for upload in rows.uploads]
    # First, for what is refused completes nothing; last, for a decision outranks what is said of pages and copies too.
    pieces = [under(piece, decided[piece.upload.key]) for piece in pieces]
    pieces = mark_copies(join_pages(pieces), around.places, around.readable)
    pieces = [under(piece, decided[piece.upload.key]) for piece in pieces]
    return FamilyRecord(
        rows,
        {p.upload.key: _standing(p, verdicts[p.upload.key], decided[p.upload.key], rules) for p in pieces},
        _dossiers(rows, pieces, decided, campaign),
    )


def _verdict(kept: Kept | None) -> Verdict:
    return kept.verdict if kept else NOT_LOOKED_AT


def _standing(piece: Piece, kept: Kept | None, decision: Decision | None, rules: str) -> PieceStanding:
    verdict = piece.verdict
    return PieceStanding(
        verdict_id=kept.id if kept else None,
        pending=kept is None or not kept.is_final(rules),
        status=verdict.status,
        reasons=verdict.reasons,
        findings=verdict.findings,
        sha256=piece.upload.sha256,
        decision_id=decision.id if decision else None,
    )


def _dossiers(
    rows: FamilyRows, pieces: list[Piece], decided: Mapping[str, Decision | None], campaign: Campaign
) -> dict[str, DossierStanding]:
    family = rows.family or Family(rows.id, (), "")  # a row without its family owes what nothing excuses it from
    found = {}
    for student in rows.students:
        slots = student_slots(campaign, family, student, pieces, only_child=len(rows.students) == 1)
        slots = slots_judged_together(slots, pieces, decided)
        found[student.id] = DossierStanding(dossier_status(slots), slots)
    return found
