"""Where a drop lies or reports go: a folder, or a place in an object store (`s3://bucket/prefix`)."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_ADDRESS = re.compile(r"([a-z][a-z0-9+]*)://([^/@?#\s]+(?:/[^?#\n]*?)?)/*")


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """A place in an object store, by the protocol that fsspec knows it under. Never a key or a password."""

    protocol: str
    path: str

    def __truediv__(self, name: str) -> "StoreAddress":
        return StoreAddress(self.protocol, f"{self.path}/{name}")

    def __str__(self) -> str:
        return f"{self.protocol}://{self.path}"

    def __fspath__(self) -> str:
        """A path that has the same place among those of its store: for what is relative to another, never opened."""
        return f"/{self.protocol}/{self.path}"

    def absolute(self) -> "StoreAddress":
        """Itself: it has no other way to be written."""
        return self

    def as_uri(self) -> str:
        """The address as a link."""
        return f"{self.protocol}://{quote(self.path)}"


Location = Path | StoreAddress


def location(text: str) -> Location:
    """The place of that name; ValueError for an address that leads nowhere, or with something secret in it."""
    if not text:  # a variable that is not set: the current folder is never meant
        raise ValueError("aucun nom n'est donné")
    if "://" not in text:
        return Path(text).absolute()
    parts = _ADDRESS.fullmatch(text)
    if parts is None or parts[1] == "file":
        raise ValueError("l'adresse n'est pas de la forme s3://compartiment/dossier, sans clé ni mot de passe")
    return StoreAddress(parts[1], parts[2])


def reachable(one: Location, other: Location) -> bool:
    """Whether a relative address can lead from one to the other."""
    return getattr(one, "protocol", "") == getattr(other, "protocol", "")
