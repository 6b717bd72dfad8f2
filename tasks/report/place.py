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
    """A private folder inside `out` to write the named files into; they replace those of `out` at the end.

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
            (folder / name).replace(out / name)
        _sync(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _secure(path: Path) -> None:
    path.chmod(0o600)
    _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
