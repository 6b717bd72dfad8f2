"""The rows of the last drop that could not be taken as they were."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from tasks.report.snapshot import DropProblem
from tasks.store.tables import problems


def replace(connection: Connection, found: Sequence[DropProblem]) -> None:
    """These are the problems now, in this order."""
    connection.execute(delete(problems))
    rows = [
        {"position": place, "file": p.file, "line": p.line, "sentence": p.sentence} for place, p in enumerate(found)
    ]
    if rows:
        connection.execute(insert(problems), rows)


def load(connection: Connection) -> tuple[DropProblem, ...]:
    """The problems, in their order."""
    rows = connection.execute(select(problems).order_by(problems.c.position)).mappings()
    return tuple(DropProblem(row["file"], row["line"], row["sentence"]) for row in rows)
