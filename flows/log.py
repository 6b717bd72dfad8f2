"""The log: ids, codes and durations, nothing personal; JSON lines, a file a day, thirty days (STAFF.md, "Privacy")."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("dossiers")
_DAYS_KEPT = 30


class JsonLines(logging.Formatter):
    """One object a line: when, how grave, what, and the figures that were given as `extra={"figures": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": when, "level": record.levelname, "event": record.getMessage()}
        return json.dumps(line | getattr(record, "figures", {}), ensure_ascii=False)


def remove_logs(folder: Path, moment: datetime, *, dry_run: bool) -> int:
    """Removes the files of the log in which nothing was written since that moment; how many."""
    old = [path for path in folder.glob("dossiers.log.*") if path.stat().st_mtime < moment.timestamp()]
    for path in old if not dry_run else ():
        path.unlink(missing_ok=True)
    return len(old)


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Writes what `dossiers` logs while the block runs into that folder."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = TimedRotatingFileHandler(folder / "dossiers.log", "midnight", backupCount=_DAYS_KEPT, encoding="utf-8")
    handler.setFormatter(JsonLines())
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(handler)
    try:
        yield
    finally:
        LOG.removeHandler(handler)
        handler.close()
