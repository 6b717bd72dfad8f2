"""Private temporary folders that a killed run does not leave behind: each is locked while its owner lives."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_PREFIX = "sandbox-"


@dataclass(frozen=True, slots=True)
class PrivateFolder:
    """A folder (mode 0700) and the descriptor whose lock says that it is in use, also by those who inherit it."""

    path: Path
    lock: int

    def release(self) -> None:
        """Remove the folder and give up the lock."""
        remove(self.path)
        os.close(self.lock)


def take(tmp: Path) -> PrivateFolder:
    """A new folder under `tmp` (made if need be); what dead owners left there is removed first."""
    tmp.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(tmp):
        _remove_abandoned(tmp)
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=tmp.absolute()))
        lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        return PrivateFolder(path, lock)


def wipe(tmp: Path) -> None:
    """Remove what dead owners left under `tmp`; folders in use stay."""
    if tmp.is_dir():
        with _locked(tmp):
            _remove_abandoned(tmp)


def remove(folder: Path) -> None:
    """Remove a folder that a stranger's file may have filled: nothing there may keep it in place."""
    with suppress(FileNotFoundError):
        with suppress(OSError):  # nearly always there is nothing in it
            folder.rmdir()
            return
        try:
            shutil.rmtree(folder)
        except (OSError, RecursionError):  # folders without rights, or thousands deep
            for command in (["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
                subprocess.run([*command, "--", folder], check=False, stderr=subprocess.DEVNULL)  # noqa: S603


def _remove_abandoned(tmp: Path) -> None:
    for folder in tmp.glob(f"{_PREFIX}*"):
        with suppress(BlockingIOError, FileNotFoundError, NotADirectoryError), _locked(folder, fcntl.LOCK_NB):
            remove(folder)


@contextmanager
def _locked(folder: Path, mode: int = 0) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | mode)
        yield
    finally:
        os.close(descriptor)
