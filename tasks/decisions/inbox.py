"""The folder in which the staff leave workbooks: what lies in it, and where it goes once it was read."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from tasks.report.wording import local

TAKEN, REFUSED = "traitees", "refusees"
_SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv"}
_OPEN_ELSEWHERE = "~$", ".~lock."
"""What Excel and LibreOffice leave beside a workbook while somebody has it open."""


def waiting(folder: Path) -> list[Path]:
    """The workbooks to read, by name; none without the folder. One that somebody has open waits until it is closed."""
    if not folder.is_dir():
        return []
    there = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    names = {path.name for path in there}
    return [
        path
        for path in there
        if path.suffix.lower() in _SPREADSHEETS
        and not path.name.startswith(_OPEN_ELSEWHERE)
        and not {f"~${path.name}", f".~lock.{path.name}#"} & names
    ]


def fingerprint(path: Path) -> str:
    """SHA-256 (hex) of the file; OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def owner(path: Path) -> str:
    """Whose file it is, as the system knows them."""
    try:
        return path.owner()
    except KeyError:  # a user of another machine
        return str(path.stat().st_uid)


def file_away(path: Path, where: str, moment: datetime, lines: Sequence[str]) -> None:
    """Moves the workbook to the folder of that name beside it, with the lines in a text of the same name."""
    folder = path.parent / where
    folder.mkdir(mode=0o700, exist_ok=True)
    name = f"{local(moment):%Y-%m-%d_%Hh%M}_{path.name}"
    target = next(each for each in _names(folder, name) if not each.exists())
    text = target.with_name(f"{target.name}.txt")
    with text.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    path.rename(target)
    target.chmod(0o600)


def filed_before(folder: Path, moment: datetime) -> list[Path]:
    """The workbooks that were filed away before that moment, and the texts beside them."""
    filed = [path for where in (TAKEN, REFUSED) for path in sorted((folder / where).glob("*")) if path.is_file()]
    return [path for path in filed if _filed_at(path) < moment.timestamp()]


def _filed_at(path: Path) -> float:
    """When it was moved there: its content may be older."""
    return path.lstat().st_ctime


def _names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / name
    for number in count(2):
        yield (folder / name).with_stem(f"{Path(name).stem}_{number}")
