"""A drop in an object store: its tables are brought each night, of its files only those that must be read.

What was read before is known by its version in the store (ETag and date), so that its size and hash need no reading.
That memory holds hashes only, no name, and may be deleted at any time. The files themselves stay for one run.
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock

from config.location import StoreAddress
from config.portal import PortalFormat
from tasks.drop.files import CHUNK, WHOLE_UP_TO, DropFiles, FileGone
from tasks.tools import private_folder
from tasks.tools.object_store import Entry, ObjectGone, StoreTrouble, fetch, listed, read

_AT_ONCE = 16
_LONGEST_PART = 255
Seen = tuple[str, int, str]
"""Version, size in bytes, SHA-256."""


@dataclass(kw_only=True)
class ObjectFiles(DropFiles):
    """The objects below an address as the files of a drop; `root` is where those that must be read are put.

    `memory` is the file of what was seen of them in earlier runs.
    """

    place: StoreAddress
    entries: Mapping[str, Entry]
    memory: Path
    _seen: dict[str, Seen] = field(default_factory=dict)
    _here: set[str] = field(default_factory=set)
    _locks: dict[str, Lock] = field(default_factory=dict)
    _parts: Iterator[int] = field(default_factory=count)
    _away: bool = False

    def __post_init__(self) -> None:
        self._seen = _remembered(self.memory)
        folders = {path[:end] for path in self.entries for end, sign in enumerate(path) if sign == "/"}
        for path in filter(None, self.entries):
            self.note(path, path not in folders and _is_a_path(path))

    def prepare(self, names: Iterable[str]) -> None:
        """Brings the files of these names that were not seen before, some at once. StoreTrouble."""
        found = dict.fromkeys(filter(None, (self.find(name).path for name in names)))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(self._try, [path for path in found if self._last_seen(path) is None]))

    def fingerprint(self, path: str) -> tuple[int, str]:
        """The same as of a file; nothing is read of one whose version was seen before. StoreTrouble."""
        last = self._last_seen(path)
        if last is None:
            self.bring(path)
            last = self._seen[_key(path)] = (self.entries[path].version, *super().fingerprint(path))
        return last[1:]

    def bring(self, path: str) -> None:
        """Puts the file under `root`, unless it is there. FileGone when it is not in the store as it was listed."""
        with self._locks.setdefault(path, Lock()):
            if path in self._here:
                return
            if self._away:  # it was waited for once, which is enough for a night
                raise StoreTrouble("le stockage d'objets ne répond pas")
            try:
                self._write(path)
            except StoreTrouble:
                self._away = True
                raise
            self._here.add(path)

    def remember(self) -> None:
        """Keeps for the next run what was seen of the files that are listed."""
        there = {_key(path) for path in self.entries}
        self.memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = self.memory.with_suffix(f".{os.getpid()}")
        half.write_text(json.dumps({key: seen for key, seen in self._seen.items() if key in there}), "utf-8")
        half.replace(self.memory)

    def _write(self, path: str) -> None:
        size = self.entries[path].size
        part = self.root.with_name(f"part-{next(self._parts)}")
        try:
            if size <= WHOLE_UP_TO:
                fetch(self.place / path, part)
            else:
                self._write_hollow(path, size, part)
        except ObjectGone:
            raise FileGone(errno.ENOENT, "file of the drop") from None
        if part.stat().st_size != size:
            raise FileGone(errno.ESTALE, "file of the drop")
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        part.rename(self.root / path)

    def _write_hollow(self, path: str, size: int, part: Path) -> None:
        """Of a file far over any limit its head and tail at their places: what its fingerprint is of."""
        with part.open("wb") as file:
            file.write(read(self.place / path, 0, CHUNK))
            file.seek(size - CHUNK)
            file.write(read(self.place / path, size - CHUNK, size))

    def _try(self, path: str) -> None:
        with suppress(FileGone):  # it is said when its fingerprint is asked for
            self.bring(path)

    def _last_seen(self, path: str) -> Seen | None:
        last, version = self._seen.get(_key(path)), self.entries[path].version
        return last if last and version and last[0] == version else None


class ObjectNames(ObjectFiles):
    """The same for who knows the sizes and hashes already: nothing is read of a file until it is to be brought."""

    def prepare(self, names: Iterable[str]) -> None:
        return None

    def fingerprint(self, path: str) -> tuple[int, str]:
        return 0, ""


@contextmanager
def objects_at_hand(
    place: StoreAddress, portal: PortalFormat, var: Path, kind: type[ObjectFiles] = ObjectFiles
) -> Iterator[tuple[Path, ObjectFiles]]:
    """A folder with the tables of the drop at that address, and its files; both for as long as the block runs.

    StoreTrouble when the store cannot be read.
    """
    folder = private_folder.take(var / "tmp")
    try:
        memory = var / "objects" / f"{_key(str(place))}.json"
        yield folder.path, _listed(place, portal, folder.path, kind, memory)
    finally:
        folder.release()


def _listed(
    place: StoreAddress, portal: PortalFormat, folder: Path, kind: type[ObjectFiles], memory: Path
) -> ObjectFiles:
    everything, below = listed(place), f"{portal.files}/"
    if not everything:
        raise StoreTrouble("rien ne se trouve à cette adresse du stockage d'objets")
    for name in {table.file for table in (portal.families, portal.students, portal.pieces)} & everything.keys():
        with suppress(ObjectGone):  # a table less is said when it is to be read
            fetch(place / name, folder / name)
            if written_at := everything[name].written_at:
                os.utime(folder / name, times=(written_at.timestamp(),) * 2)
    files = {key.removeprefix(below): entry for key, entry in everything.items() if key.startswith(below)}
    if files:
        (folder / portal.files).mkdir()
    return kind(folder / portal.files, place=place / portal.files, entries=files, memory=memory)


def _remembered(memory: Path) -> dict[str, Seen]:
    try:
        return {key: (str(seen[0]), int(seen[1]), str(seen[2])) for key, seen in json.loads(memory.read_text()).items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}  # everything is read again


def _is_a_path(key: str) -> bool:
    """Whether a file on a disk could be called so: no key leads out of the folder, and none is two."""
    parts = key.split("/")
    named = all(part not in ("", ".", "..") and len(part.encode()) <= _LONGEST_PART for part in parts)
    return named and "\0" not in key


def _key(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:32]
