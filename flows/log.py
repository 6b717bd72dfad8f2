"""The log: ids, codes and durations, nothing personal; a file a day, thirty days (STAFF.md, "Privacy")."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("dossiers")
_DAYS_KEPT = 30


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
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(handler)
    try:
        yield
    finally:
        LOG.removeHandler(handler)
        handler.close()
