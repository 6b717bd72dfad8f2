"""What stood after the last night, of all that has changed since: read back from the history."""

from typing import Any

from sqlalchemy import Connection, select

from tasks.report.snapshot import Earlier
from tasks.store.runs import Run
from tasks.store.tables import history
from validators.model import Slot, Status


def load(connection: Connection, run: Run) -> Earlier | None:
    """None where there was no night before: nothing has changed then."""
    if run.news_since_run is None:
        return None
    found = Earlier({}, {})
    since = select(history.c.of, history.c.key, history.c.before).where(history.c.run_id > run.news_since_run)
    for of, key, before in connection.execute(since.order_by(history.c.run_id, history.c.id)):
        if of == "piece":
            found.pieces.setdefault(key, Status(before["status"]) if before else None)
        else:
            found.slots.setdefault(key, _slots(before))
    return found


def _slots(before: dict[str, Any] | None) -> dict[Slot, Status | None] | None:
    if before is None:
        return None
    return {Slot(slot): Status(status) if status else None for slot, status in before["slots"].items()}
