"""Puts finished reports in place: a reader sees the old one or the new one, never a half-written one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

PREFIX = ".rapport-en-cours-"


@contextmanager
def replacing(out: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """A private folder inside `out` to write the named files and folders into; they replace those of `out` at the end.

    Nothing of `out` changes when the block raises (a full disk, say) or the process dies in it. What a killed run
    left is removed.
    """
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in out.glob(f"{PREFIX}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    folder = Path(mkdtemp(prefix=PREFIX, dir=out))
    try:
        yield folder
        for name in names:
            _secure(folder / name)
        for name in names:
            _replace(folder / name, out / name)
        _sync(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _secure(path: Path) -> None:
    for inside in path.iterdir() if path.is_dir() else ():
        _secure(inside)
    path.chmod(0o700 if path.is_dir() else 0o600)
    _sync(path)


def _replace(new: Path, old: Path) -> None:
    """A folder takes another's place by two renamings: what stood in the old one goes with it."""
    if new.is_dir() and old.is_dir():
        old.rename(new.with_name(f"{new.name}.old"))
    new.replace(old)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
