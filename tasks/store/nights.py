"""The newest nights as monitoring sees them: how the last one ended, and whether another has begun since."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, inspect, select

from tasks.store.runs import last_night
from tasks.store.snapshot_query import pieces_left
from tasks.store.tables import runs
from validators.model import Status


@dataclass(frozen=True, slots=True)
class Night:
    """One nightly run. `pieces` counts the drop's by status at its end, `pieces_left` those not looked at yet."""

    started_at: datetime
    finished_at: datetime | None
    drop_date: date | None
    trouble: tuple[str, ...]
    pieces: dict[Status, int]
    pieces_left: int


def newest_nights(connection: Connection) -> tuple[Night | None, Night | None]:
    """The last night that came to its end, and a newer one that has not; None for what there is not."""
    if not inspect(connection).has_table(runs.name):  # a server's schema in which nothing has run yet
        return None, None
    nights = select(runs).where(runs.c.kind == "nightly").order_by(runs.c.id.desc()).limit(1)
    newest, last = connection.execute(nights).mappings().first(), last_night(connection)
    begun = newest if newest and newest["finished_at"] is None else None
    if last is None:
        return None, _night(begun, 0) if begun else None
    row = connection.execute(select(runs).where(runs.c.id == last.id)).mappings().one()
    return _night(row, pieces_left(connection, last)), _night(begun, 0) if begun else None


def _night(row: RowMapping, left: int) -> Night:
    tally = row["tally"] or {"pieces": {}}
    return Night(
        row["started_at"],
        row["finished_at"],
        row["drop_date"],
        tuple(row["trouble"]),
        {Status(status): number for status, number in tally["pieces"].items()},
        left,
    )
