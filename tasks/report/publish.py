"""Puts finished reports in place in an object store, where nothing can be renamed.

They are sent whole beside the old ones first: until then nothing of those has changed. Then each is copied into its
place within the store, which takes seconds, `resume.json` last. A reader sees of every file the old one or the new one;
one who needs them all of the same run waits for the `execution` of `resume.json` to change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.location import StoreAddress
from tasks.tools import private_folder
from tasks.tools.object_store import copy, listed, remove, send, write

STAGING = ".rapport-en-cours"


@contextmanager
def replacing_objects(out: StoreAddress, names: tuple[str, ...], tmp: Path) -> Iterator[Path]:
    """A private folder under `tmp` to write the named files and folders into; they replace those of `out` at the end.

    StoreTrouble leaves the last reports as they were, but for one that comes in the seconds of the copying.
    """
    folder = private_folder.take(tmp)
    try:
        yield folder.path
        staging = out / STAGING
        remove(listed(staging), staging)  # what a killed run has left
        send(folder.path, staging)
        new = _of(staging, names)
        copy([name for name in new if name != names[-1]], staging, out)
        copy([names[-1]], staging, out)
        remove([name for name in _of(out, names) if name not in new], out)
        remove(new, staging)
    finally:
        folder.release()


def try_out(out: StoreAddress) -> None:
    """StoreTrouble unless an object can be written there, and removed."""
    write(out / STAGING / "essai", b"")
    remove(["essai"], out / STAGING)


def withdraw(out: StoreAddress, names: tuple[str, ...]) -> None:
    """Removes the named files and folders from the store, the last one last. StoreTrouble."""
    there = _of(out, names)
    remove([name for name in there if name != names[-1]], out)
    remove([name for name in there if name == names[-1]], out)


def _of(place: StoreAddress, names: tuple[str, ...]) -> list[str]:
    """What lies there of the named files and folders."""
    return [name for name in sorted(listed(place)) if name.split("/")[0] in names]
