"""The log: ids, codes and durations, nothing personal; a file a day, thirty days (STAFF.md, "Privacy")."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("dossiers")
_DAYS_KEPT = 30


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
