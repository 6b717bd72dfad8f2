"""The runs: what was asked, when, on which drop, and how it ended."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update

from config.location import Location, location
from tasks.store.tables import runs

Kind = Literal["nightly", "family", "decide", "purge"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run, as it began. `news_since_run`: what changed after that run is new in this one's report."""

    id: int
    kind: Kind
    started_at: datetime
    campaign: str
    version: str
    rules: str
    drop_path: Location
    out_path: Location
    drop_date: date | None
    row_counts: Mapping[str, int]
    news_since_run: int | None


def last_night(connection: Connection) -> Run | None:
    """The last nightly run that came to its end: its drop is the one that the reports show."""
    newest = select(func.max(runs.c.id)).where(runs.c.kind == "nightly", runs.c.finished_at.is_not(None))
    row = connection.execute(select(runs).where(runs.c.id == newest.scalar_subquery())).mappings().first()
    if row is None:
        return None
    same = {name: row[name] for name in Run.__slots__ if not name.endswith("_path")}
    return Run(drop_path=location(row["drop_path"]), out_path=location(row["out_path"]), **same)


def trouble_of(connection: Connection, run: Run) -> list[str]:
    """What went wrong with the tools in a run that is over, as French sentences."""
    return list(connection.scalar(select(runs.c.trouble).where(runs.c.id == run.id)) or [])


def begin(connection: Connection, **asked: Any) -> Run:
    """Records that a run begins; `asked` are the fields of `Run` but for the id."""
    paths = {name: str(asked[name]) for name in ("drop_path", "out_path")}
    row = {**asked, **paths, "row_counts": dict(asked["row_counts"])}
    run_id = connection.execute(insert(runs).values(row)).inserted_primary_key
    return Run(id=int(run_id[0]) if run_id else 0, **asked)


def campaigns(connection: Connection) -> list[str]:
    """The campaigns that any run was of."""
    return list(connection.scalars(select(runs.c.campaign).distinct()))


def out_paths(connection: Connection, moment: datetime) -> dict[Location, list[int]]:
    """The folders that got reports before that moment and none since, but for the last night's, with their runs."""
    last = last_night(connection)
    found: dict[Location, list[int]] = defaultdict(list)
    for row in connection.execute(select(runs.c.id, runs.c.out_path)):
        found[location(row.out_path)].append(row.id)
    since = connection.scalars(select(runs.c.out_path).where(runs.c.started_at >= moment))
    used = {location(path) for path in since} | ({last.out_path} if last else set())
    return {path: ids for path, ids in found.items() if path not in used}


def as_asked(run: Run) -> dict[str, Any]:
    """What another run on the same drop begins with."""
    return {name: getattr(run, name) for name in Run.__slots__ if name != "id"}


def finish(connection: Connection, run: Run, finished_at: datetime, **counts: Any) -> None:
    """Records that the run came to its end, its report in place."""
    connection.execute(update(runs).where(runs.c.id == run.id).values(finished_at=finished_at, **counts))
