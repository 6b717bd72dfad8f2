"""The files of a drop: what stands under `fichiers/`, found by the names that strangers typed, never by opening those.

A name of pieces.csv is only a key into the list of what was found there: `../x`, `/etc/passwd` or a link lead nowhere.
"""

import errno
import hashlib
import os
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Self

CHUNK = 1024 * 1024
_READ = CHUNK // 16
WHOLE_UP_TO = 64 * CHUNK
"""A larger file is far over any limit: its hash is of its size, head and tail, so that it cannot hold up the night."""


class FileGone(OSError):
    """The file is not there, not an ordinary file, cannot be read, or is another than it was."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name leads: a path under the folder, or None and, if there is more to say, a French sentence."""

    path: str | None
    trouble: str = ""


@dataclass
class DropFiles:
    """The ordinary files under a folder, by their relative path with `/`. Links, pipes and devices are left out."""

    root: Path
    _exact: set[str] = field(default_factory=set)
    _folded: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _others: set[str] = field(default_factory=set)
    _unlisted: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path) -> Self:
        """The files under `root`, listed once; what lies in a folder that cannot be listed is not called missing."""
        files = cls(root)
        for path, is_file in _walk(root, files._unlisted):
            files.note(path, is_file and _is_text(path))
        return files

    def note(self, path: str, is_file: bool) -> None:
        """Takes one more entry into the list; of what is no file only that it is there."""
        if is_file:
            self._exact.add(path)
            self._folded[_fold(path)].append(path)
        else:
            self._others.add(_fold(path.encode("utf-8", "replace").decode("utf-8")))

    def prepare(self, names: Iterable[str]) -> None:
        """What can be done at once for files whose fingerprints will be asked for one by one: here, nothing."""

    def bring(self, path: str) -> None:
        """Sees to it that the file lies under `root`: here, it does."""

    @property
    def listed(self) -> bool:
        """Whether the folder itself could be listed."""
        return "" not in self._unlisted

    def __len__(self) -> int:
        return len(self._exact)

    def find(self, name: str) -> Found:
        """The file of that name: exactly, else with `\\` or `./` read as in a path, else without spaces around it.

        Each first as it is written, then whatever its case and its way of writing accents (NFC, NFD).
        """
        for candidate in _readings(name):
            if candidate in self._exact:
                return Found(candidate)
            paths = self._folded.get(_fold(candidate), [])
            if len(paths) == 1:
                return Found(paths[0])
            if paths:
                return Found(None, f"{len(paths)} fichiers ne diffèrent de ce nom que par la casse ou les accents.")
            if self._may_hold(candidate):
                return Found(candidate)
        if _fold(name) in self._others:
            return Found(None, "Sous ce nom se trouve un lien, un dossier ou autre chose qu'un fichier ordinaire.")
        return Found(None)

    def _may_hold(self, path: str) -> bool:
        """Whether it would lie in a folder that could not be listed: reading it will tell."""
        return ".." not in path.split("/") and _is_text(path) and path.startswith(tuple(filter(None, self._unlisted)))

    def open(self, path: str) -> int:
        """A descriptor of one of the files; FileGone unless it still is one. No link is followed, no pipe awaited."""
        *folders, name = path.split("/")
        try:
            at = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            for folder in folders:
                at = _step(at, folder, os.O_DIRECTORY)
            descriptor = _step(at, name, os.O_NONBLOCK)
        except OSError as error:
            raise FileGone(error.errno, "file of the drop") from None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FileGone(None, "file of the drop")
        return descriptor

    def fingerprint(self, path: str) -> tuple[int, str]:
        """Size in bytes and SHA-256 (hex) of one of the files, read in pieces; FileGone when it cannot be read."""
        with os.fdopen(self.open(path), "rb") as file:
            try:
                size = os.fstat(file.fileno()).st_size
                if size <= WHOLE_UP_TO:
                    return size, _sha256(file)
                digest = hashlib.sha256(str(size).encode())
                digest.update(file.read(CHUNK))
                file.seek(size - CHUNK)
                digest.update(file.read(CHUNK))
            except OSError as error:
                raise FileGone(error.errno, "file of the drop") from None
        return size, digest.hexdigest()


class NamesOnly(DropFiles):
    """The same without opening any: for who knows the sizes and hashes already."""

    def fingerprint(self, path: str) -> tuple[int, str]:
        return 0, ""


@contextmanager
def unchanged(file: Path, sha256: str | None) -> Iterator[None]:
    """FileGone unless the file can be read and is what it was, before and after: a share may go away in the middle."""
    try:
        _expect(file, sha256)
        yield
    finally:
        _expect(file, sha256)


def _expect(file: Path, sha256: str | None) -> None:
    found = DropFiles(file.parent).fingerprint(file.name)[1]
    if sha256 not in (None, found):
        raise FileGone(errno.ESTALE, "file of the drop")


def _walk(root: Path, unlisted: list[str]) -> Iterator[tuple[str, bool]]:
    """Every entry that is no folder, with whether it is an ordinary file; and the folders, as what is none.

    Folders that cannot be listed are added to `unlisted` (`a/b/`, the root as an empty text).
    """
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError:
            unlisted.append(folder)
            continue
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            yield path, entry.is_file(follow_symlinks=False)


def _sha256(file: BinaryIO) -> str:
    """In hex. Not `hashlib.file_digest`, which makes a buffer of 256 KiB for the smallest file."""
    digest = hashlib.sha256()
    while chunk := file.read(_READ):
        digest.update(chunk)
    return digest.hexdigest()


def _readings(name: str) -> Iterator[str]:
    """What the portal may have meant, the plainest first."""
    yield name
    path = "/".join(part for part in name.replace("\\", "/").split("/") if part != ".")
    yield path
    yield name.strip()
    yield path.strip()


def _step(at: int, name: str, flags: int) -> int:
    try:
        return os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=at)
    finally:
        os.close(at)


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
