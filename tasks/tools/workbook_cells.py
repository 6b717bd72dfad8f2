"""What a stranger's workbook (.xlsx) holds, through openpyxl: for the sandbox's child alone."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from tasks.tools.workbook import WorkbookTrouble

_MOST_BYTES = 100 * 1024 * 1024
"""Of each part of the workbook once unpacked: a report of 3,000 rows takes less than 5 MB, its pictures 25 KB each."""
_MOST_PARTS = 20_000


def opened(path: Path, *, values: bool = False) -> Any:
    """The openpyxl workbook, read row by row; `values`: of a formula, what it last came to.

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
