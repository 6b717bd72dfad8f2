"""The counts at the end of each night, kept with its run."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from tasks.report.snapshot import Tally
from tasks.report.wording import local
from tasks.store.runs import Run
from tasks.store.tables import runs
from validators.model import DossierStatus, Reason, Status

_MOST = 400
"""Nights: a campaign and the late uploads of its year."""


def stored(tally: Tally) -> dict[str, Any]:
    """The counts as JSON, under the contract's words."""
    return {
        "dossiers": {status.value: number for status, number in tally.dossiers.items()},
        "pieces": {status.value: number for status, number in tally.pieces.items()},
        "reasons": {reason.code: number for reason, number in tally.reasons.items()},
    }


def load(connection: Connection, run: Run) -> tuple[Tally, ...]:
    """Those of the nights of the same campaign on the days before that run's, oldest first, the last of each day."""
    nights = select(runs.c.started_at, runs.c.tally).where(
        runs.c.kind == "nightly", runs.c.campaign == run.campaign, runs.c.id < run.id, runs.c.tally.is_not(None)
    )
    newest = connection.execute(nights.order_by(runs.c.id.desc()).limit(_MOST)).all()
    today = local(run.started_at).date()
    by_day = {local(row.started_at).date(): row.tally for row in reversed(newest)}
    return tuple(_tally(day, told) for day, told in sorted(by_day.items()) if day < today)


def _tally(day: date, told: dict[str, dict[str, int]]) -> Tally:
    return Tally(
        day,
        {DossierStatus(status): number for status, number in told["dossiers"].items()},
        {Status(status): number for status, number in told["pieces"].items()},
        {Reason.of(code): number for code, number in told["reasons"].items()},
    )
