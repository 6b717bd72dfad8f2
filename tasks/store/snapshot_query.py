"""The database → what the reports show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, or_, select

from tasks.readings_done import Readings
from tasks.report.snapshot import DossierRow, PieceRow, RunRow, Snapshot
from tasks.statuses import NOT_LOOKED_AT
from tasks.store import coding, decisions, drop_problems, earlier, tallies
from tasks.store.runs import Run
from tasks.store.tables import dossiers, evidence, families, pieces, students, uploads, verdicts
from validators.decision import Choice, Decision
from validators.model import DossierStatus, Facts, Slot, Status
from validators.verdict import missing_slots

_OPEN = [status.value for status in Status if status != Status.COMPLIANT]


def load_snapshot(
    connection: Connection, run: Run, finished_at: datetime, trouble: Sequence[str], read: Readings
) -> Snapshot:
    """All that stands now, in the order of the drop; `read` counts what this run looked at."""
    rows = _pieces(connection, run)
    left = pieces_left(connection, run)
    return Snapshot(
        run=RunRow(
            id=str(run.id),
            started_at=run.started_at,
            finished_at=finished_at,
            campaign=run.campaign,
            version=run.version,
            drop_date=run.drop_date,
            outcome="partiel" if left else "complet",
            trouble=tuple(trouble),
            pieces_read=read.total,
            pieces_unchanged=max(len(rows) - read.total - left, 0),
            pieces_left=left,
            ocr_calls=read.ocr_calls,
            pieces_by_stage=dict(read.pieces),
            seconds_by_stage={stage: round(seconds, 1) for stage, seconds in read.seconds.items()},
        ),
        families={row["id"]: coding.family_of(row) for row in _in_order(connection, select(families), families)},
        pieces=rows,
        dossiers=_dossiers(connection),
        problems=drop_problems.load(connection),
        earlier=earlier.load(connection, run),
        nights=tallies.load(connection, run),
    )


def _pieces(connection: Connection, run: Run) -> tuple[PieceRow, ...]:
    strips: dict[int, dict[int, bytes]] = defaultdict(dict)
    shown = select(evidence).join(pieces, pieces.c.verdict_id == evidence.c.verdict_id)
    for strip in connection.execute(shown.where(pieces.c.status.in_(_OPEN))).mappings():
        strips[strip["verdict_id"]][strip["finding"]] = strip["png"]
    told = select(
        uploads,
        *(pieces.c[name] for name in ("verdict_id", "status", "reasons", "findings", "since", "since_run")),
        *(verdicts.c[name] for name in ("facts", "confidence", "stage")),
        pieces.c.decision_id,
    )
    joined = told.join(pieces, pieces.c.key == uploads.c.key).outerjoin(verdicts, verdicts.c.id == pieces.c.verdict_id)
    decided = decisions.in_force(connection)
    return tuple(_piece(row, run, strips, decided) for row in _in_order(connection, joined, uploads))


def _piece(row: coding.Row, run: Run, strips: dict[int, dict[int, bytes]], decided: Mapping[int, Decision]) -> PieceRow:
    unread = row["verdict_id"] is None
    decision = decided.get(row["decision_id"])
    return PieceRow(
        upload=coding.upload_of(row),
        status=Status(row["status"]),
        reasons=coding.reasons_of(row["reasons"]),
        findings=coding.findings_of(row["findings"]),
        facts=Facts() if unread else coding.facts_of(row["facts"]),
        confidence=_confidence(row, decision),
        seen_since=row["since"],
        is_new=row["since_run"] > (run.news_since_run or 0),
        evidence=strips.get(row["verdict_id"], {}),
        stage=NOT_LOOKED_AT.stage if unread else row["stage"],
        decision=decision,
    )


def _confidence(row: coding.Row, decision: Decision | None) -> float:
    """What a person has settled is sure."""
    if decision is not None and decision.choice in (Choice.ACCEPT, Choice.REFUSE):
        return 1.0
    return NOT_LOOKED_AT.confidence if row["verdict_id"] is None else float(row["confidence"])


def _dossiers(connection: Connection) -> tuple[DossierRow, ...]:
    told = select(students, *(dossiers.c[name] for name in ("status", "slots", "since")))
    joined = told.join(dossiers, dossiers.c.student_id == students.c.id)
    return tuple(_dossier(row) for row in _in_order(connection, joined, students))


def _dossier(row: coding.Row) -> DossierRow:
    slots = {Slot(slot): Status(status) if status else None for slot, status in row["slots"].items()}
    return DossierRow(
        row["family_id"],
        coding.student_of(row),
        DossierStatus(row["status"]),
        missing_slots(slots),
        slots,
        row["since"],
    )


def _in_order(connection: Connection, query: Select[Any], table: Table) -> Iterable[coding.Row]:
    """The rows in the order that the drop gives that table."""
    return connection.execute(query.order_by(table.c.position, *table.primary_key.columns)).mappings()


def pieces_left(connection: Connection, run: Run) -> int:
    """How many pieces wait for the next night: never looked at, or not by today's rules."""
    unread = or_(pieces.c.verdict_id.is_(None), verdicts.c.rules != run.rules)
    joined = select(func.count()).select_from(pieces.outerjoin(verdicts, verdicts.c.id == pieces.c.verdict_id))
    return connection.scalar(joined.where(and_(pieces.c.pending, unread))) or 0
