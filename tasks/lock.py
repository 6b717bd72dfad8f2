"""One run at a time: a lock that the kernel takes back by itself, even after a kill -9."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class AlreadyRunning(Exception):
    """Another run holds the lock; the text is `HH:MM`, when it began, or nothing if that could not be read."""


@contextmanager
def one_run(file: Path, now: datetime) -> Iterator[None]:
    """Holds the lock of that file while the block runs; AlreadyRunning when another has it, OSError without a place."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(os.pread(handle, 5, 0).decode("ascii", "replace").strip()) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, now.strftime("%H:%M").encode(), 0)
        yield
    finally:
        os.close(handle)
