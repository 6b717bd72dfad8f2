"""Object stores through fsspec (s3fs for `s3://`): what lies there, one object, a whole folder.

Keys and endpoint come from the environment alone (`AWS_…`, as every S3 program reads them). fsspec is imported for an
address and never for a folder. Each call is tried a few times by s3fs and botocore themselves.
"""

import errno
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from config.location import StoreAddress

_OPTIONS: Mapping[str, dict[str, Any]] = {
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 3}}}
}
_TELLS_A_CHANGE = "ETag", "etag", "md5Hash", "content_md5"
_AT_ONCE = 16
_AWAY = "le stockage d'objets ne répond pas"
_OF_THE_DISK = errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENAMETOOLONG
_WRITTEN_AT = "LastModified", "last_modified", "updated", "mtime", "created"


class StoreTrouble(OSError):
    """The store cannot be used; the text is a few French words without a name, a key or an address."""


class ObjectGone(OSError):
    """The store answers, and has no such object."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One object: its size in bytes, when it was written, and a text that is another one when its content is."""

    size: int
    written_at: datetime | None
    version: str


def listed(place: StoreAddress) -> dict[str, Entry]:
    """Every object below that address, by the rest of its key. StoreTrouble when it cannot be listed."""
    with _said():
        found = _store(place.protocol).find(place.path, detail=True)
    below = f"{place.path}/"
    return {key.removeprefix(below): _entry(info) for key, info in found.items() if key.startswith(below)}


def read(place: StoreAddress, start: int | None = None, end: int | None = None) -> bytes:
    """The bytes of one object, or of a part of it. ObjectGone, StoreTrouble."""
    with _said():
        content: bytes = _store(place.protocol).cat_file(place.path, start=start, end=end)
        return content


def fetch(place: StoreAddress, to: Path) -> None:
    """Writes one object to a file. ObjectGone, StoreTrouble; OSError when the disk will not take it."""
    with _said():
        _store(place.protocol).get_file(place.path, str(to))


def write(place: StoreAddress, content: bytes) -> None:
    """One object, whole or not at all. StoreTrouble."""
    with _said():
        _store(place.protocol).pipe_file(place.path, content)


def send(folder: Path, to: StoreAddress) -> None:
    """Every file of that folder and its folders, under their names. StoreTrouble when not all of them arrived."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    with _said():
        _store(to.protocol).put([str(path) for path in files.values()], [f"{to.path}/{name}" for name in files])


def copy(names: Collection[str], here: StoreAddress, there: StoreAddress) -> None:
    """Copies objects within the store. StoreTrouble when not all of them were."""
    with _said():
        _store(here.protocol).copy(
            [f"{here.path}/{name}" for name in names], [f"{there.path}/{name}" for name in names]
        )


def remove(names: Collection[str], place: StoreAddress) -> None:
    """Removes the objects of these names. StoreTrouble when the store will not."""
    store = _store(place.protocol)  # one by one: `rm` would read `*` and `?` in a name as a pattern
    with _said(), ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(store.rm_file, [f"{place.path}/{name}" for name in names]))


@cache
def _store(protocol: str) -> Any:
    import fsspec

    if protocol not in fsspec.available_protocols():
        raise StoreTrouble("ce genre de stockage d'objets n'est pas connu")
    return fsspec.filesystem(protocol, use_listings_cache=False, skip_instance_cache=True, **_OPTIONS.get(protocol, {}))


def _entry(info: Mapping[str, Any]) -> Entry:
    """Without a sign of its version an object is never taken for the one that was read before."""
    signs = [str(info[name]) for name in (*_TELLS_A_CHANGE, *_WRITTEN_AT) if info.get(name)]
    moment = next((info[name] for name in _WRITTEN_AT if isinstance(info.get(name), datetime)), None)
    size = int(info["size"] or 0)
    return Entry(size, moment, "|".join([str(size), *signs]) if signs else "")


@contextmanager
def _said() -> Iterator[None]:
    """Whatever the store's library raises, told in our words: its own quote keys and addresses."""
    try:
        yield
    except StoreTrouble:
        raise
    except FileNotFoundError as error:
        if "specified bucket" in str(error):
            raise StoreTrouble("ce compartiment n'existe pas dans le stockage d'objets") from None
        raise ObjectGone from None
    except PermissionError:
        raise StoreTrouble("le stockage d'objets refuse l'accès : vérifier les clés et leurs droits") from None
    except ImportError as error:
        raise StoreTrouble(f"il manque un paquet Python pour ce stockage d'objets : {error.name}") from None
    except OSError as error:
        if error.errno in _OF_THE_DISK:
            raise
        raise StoreTrouble(_AWAY) from None
    except Exception as error:  # each library has kinds of its own, and their text may quote a key
        if "Credentials" in type(error).__name__:
            raise StoreTrouble("aucune clé du stockage d'objets dans l'environnement") from None
        raise StoreTrouble(_AWAY) from None
