"""What the database forgets (STAFF.md, "Privacy"): what no piece goes back to, a season that is over, a family, runs.

Each function works in the caller's transaction and returns how many rows of each table it took out.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, delete, exists, select

from tasks.store.tables import (
    decisions,
    dossiers,
    families,
    history,
    pieces,
    problems,
    records,
    runs,
    sightings,
    students,
    uploads,
    verdicts,
)

Counts = Counter[str]

_DROP = (pieces, dossiers, uploads, students, families, records, problems)
_OF_A_FAMILY = (pieces, dossiers, uploads, students, records, verdicts, decisions, sightings, history)
_MENTIONS_OF_A_RUN = (
    *(history.c.run_id, verdicts.c.run_id, decisions.c.run_id, sightings.c.first_run, sightings.c.gone_run),
    *(pieces.c.since_run, dossiers.c.since_run),
)
_FREE_SHARE = 0.25


def changed_since(connection: Connection, run_id: int | None) -> frozenset[str]:
    """The families of which anything changed after that run."""
    # Without DISTINCT: SQLite would read the whole history in the order of the families for it.
    return frozenset(connection.scalars(select(history.c.family_id).where(history.c.run_id > (run_id or 0))))


def forget_what_left(connection: Connection, family_ids: Iterable[str]) -> Counts:
    """Of these families, the verdicts and decisions that no piece of the drop goes back to. The history stays."""
    taken_out = Counts()
    for family_id in sorted(family_ids):
        standing = verdicts.alias("standing")
        judged = select(standing.c.subject).join(pieces, pieces.c.verdict_id == standing.c.id)
        subjects = judged.where(pieces.c.family_id == family_id)
        keys = select(uploads.c.key).where(uploads.c.family_id == family_id)
        for table, idle in ((verdicts, verdicts.c.subject.not_in(subjects)), (decisions, decisions.c.key.not_in(keys))):
            _take_out(connection, taken_out, table, table.c.family_id == family_id, idle)
    return taken_out


def forget_family(connection: Connection, family_id: str) -> Counts:
    """All of that family. The problems of the export go with it: their sentences may quote its rows."""
    taken_out = Counts()
    for table in _OF_A_FAMILY:
        _take_out(connection, taken_out, table, table.c.family_id == family_id)
    _take_out(connection, taken_out, families, families.c.id == family_id)
    _take_out(connection, taken_out, problems)
    return taken_out


def forget_before(connection: Connection, moment: datetime) -> Counts:
    """What runs that began before that moment wrote down."""
    return _forget_runs_of(connection, runs.c.started_at < moment)


def forget_campaigns(connection: Connection, names: Collection[str]) -> Counts:
    """What the runs of these campaigns wrote down."""
    return _forget_runs_of(connection, runs.c.campaign.in_(sorted(names)))


def forget_idle_runs(connection: Connection, moment: datetime) -> Counts:
    """The runs that began before that moment, but for those that a row still refers to and the last night."""
    taken_out = Counts()
    unmentioned = [~exists(select(column).where(column == runs.c.id)) for column in _MENTIONS_OF_A_RUN]
    last = _last_night().scalar_subquery()
    _take_out(connection, taken_out, runs, runs.c.started_at < moment, runs.c.id.is_distinct_from(last), *unmentioned)
    return taken_out


def wipe(engine: Engine, *, thoroughly: bool) -> None:
    """Leaves nothing of what was taken out in the database's files: freed pages, the log of writes.

    SQLite zeroes what it deletes (`secure_delete`), so that only much free space, or a thorough wipe, has the file
    written anew. A server is asked for the same; its own log of writes and its backups are its keeper's.
    """
    if engine.dialect.name != "sqlite":
        if thoroughly:
            with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("VACUUM FULL")
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        free, pages = (cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
        if thoroughly or free > pages * _FREE_SHARE:
            cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def _forget_runs_of(connection: Connection, which: ColumnElement[bool]) -> Counts:
    """The history, files that are gone, decisions and verdicts that count no more; and the last drop, if its own night
    is one of these runs."""
    taken_out = Counts()
    last = connection.scalar(_last_night())
    if last is not None and connection.scalar(select(runs.c.id).where(runs.c.id == last, which)):
        for table in _DROP:
            _take_out(connection, taken_out, table)
    old = select(runs.c.id).where(which)
    _take_out(connection, taken_out, history, history.c.run_id.in_(old))
    _take_out(connection, taken_out, sightings, sightings.c.gone_run.in_(old))
    _take_out(connection, taken_out, sightings, sightings.c.first_run.in_(old), sightings.c.key.not_in(_keys()))
    for table, standing in ((verdicts, pieces.c.verdict_id), (decisions, pieces.c.decision_id)):
        _take_out(
            connection,
            taken_out,
            table,
            table.c.run_id.in_(old),
            ~exists(select(standing).where(standing == table.c.id)),
        )
    return taken_out


def _take_out(connection: Connection, counts: Counts, table: Table, *which: ColumnElement[bool]) -> None:
    counts[table.name] += connection.execute(delete(table).where(*which)).rowcount


def _keys() -> Select[Any]:
    return select(uploads.c.key)


def _last_night() -> Select[Any]:
    done = runs.c.kind == "nightly", runs.c.finished_at.is_not(None)
    return select(runs.c.id).where(*done).order_by(runs.c.id.desc()).limit(1)
