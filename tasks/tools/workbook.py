"""A workbook that a stranger made (.xlsx): opened only in a sandbox's child, within limits, and asked from outside."""

import errno
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from tasks.tools.sandbox import ChildDied, Limits, Sandbox

_NOT_ITS_DOING = {"error-ENOSPC": errno.ENOSPC, "lost": errno.EINTR}
_LIMITS = Limits(memory_mib=1024, cpu_seconds=60, deadline_seconds=90)
_MOST_BYTES = 100 * 1024 * 1024
"""Of each part of the workbook once unpacked: a report of 3,000 rows takes less than 5 MB, its pictures 25 KB each."""
_MOST_PARTS = 20_000


class WorkbookTrouble(Exception):
    """Nothing can be read from it; the argument is a code: `damaged`, `too_large`, or one of the entry's own."""


def ask(entry: str, path: Path, tmp: Path, **job: object) -> Mapping[str, Any]:
    """What that function (`module:function`, see `Sandbox`) answers in a child that may read the workbook's folder.

    WorkbookTrouble with the code in its key `trouble`, or when the child died of the file. OSError where that was not
    the file's doing. `tmp`: for the sandbox.
    """
    file = path.absolute()
    with Sandbox(entry, _LIMITS, tmp, reads=[file.parent]) as sandbox:
        try:
            answer: Any = sandbox.run({"path": str(file), **job})
        except ChildDied as death:
            if death.cause in _NOT_ITS_DOING:
                raise OSError(_NOT_ITS_DOING[death.cause], "sandbox") from None
            raise WorkbookTrouble("damaged") from None
    if not isinstance(answer, Mapping):  # the file has taken the child over
        raise WorkbookTrouble("damaged")
    if answer.get("trouble"):
        raise WorkbookTrouble(str(answer["trouble"]))
    return answer


def opened(path: Path, *, values: bool = False) -> Any:
    """In the child: the openpyxl workbook, read row by row; `values`: of a formula, what it last came to.

    WorkbookTrouble when it is none, or larger than any that we know.
    """
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or any(part.file_size > _MOST_BYTES for part in parts):
                raise WorkbookTrouble("too_large")
        return load_workbook(path, read_only=True, keep_links=False, data_only=values)
    except (BadZipFile, KeyError, ValueError, OSError, AttributeError, TypeError, EOFError):
        raise WorkbookTrouble("damaged") from None


def text_of(value: object) -> str:
    """A cell's value as text: a number that a spreadsheet made of an id is that id again, a date is AAAA-MM-JJ."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return "" if value is None else str(value)
