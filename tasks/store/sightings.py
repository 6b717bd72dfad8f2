"""In which drops a file was: from the night it was first seen to the one when it was gone or replaced."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, update

from tasks.store.runs import Run
from tasks.store.tables import sightings

Rows = Mapping[str, Mapping[str, Any]]


def note(connection: Connection, run: Run, family_id: str, was: Rows, will: Rows) -> None:
    """Records what came into a family's part of the drop and what left it, by the rows of its uploads."""
    files, seen = ({key: row["sha256"] for key, row in rows.items()} for rows in (will, was))
    gone(connection, run, family_id, [key for key in seen if key not in files or files[key] != seen[key]])
    come = [key for key in files if key not in seen or files[key] != seen[key]]
    new = [{"key": key, "family_id": family_id, "sha256": files[key], "first_run": run.id} for key in come]
    if new:
        connection.execute(insert(sightings), new)


def gone(connection: Connection, run: Run, family_id: str, keys: Iterable[str]) -> None:
    """These files are not in that family's part of the drop any more."""
    here = sightings.c.family_id == family_id, sightings.c.gone_run.is_(None)
    for key in keys:
        connection.execute(update(sightings).where(sightings.c.key == key, *here).values(gone_run=run.id))
