"""Dates and times as people and portals write them in a cell."""

import re
from datetime import date, datetime, time

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})(?::\d{2})?(?:\.\d+)?")
_NO_CENTURY = -1000
"""Takes a year out of the calendar."""


def read_day(cell: str, century: int | None = None) -> date | None:
    """The day of `JJ/MM/AAAA` or `AAAA-MM-JJ`; None for any other text and for days that do not exist.

    A year of two digits is read only where the `century` (2000) leaves no doubt.
    """
    if found := _ISO.fullmatch(cell):
        year, month, day = map(int, found.groups())
    elif found := _DAY.fullmatch(cell):
        day, month, year = map(int, found.groups())
        if len(found[3]) == 2:
            year += century or _NO_CENTURY
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(cell: str) -> time | None:
    """The time of `HH:MM`, `H:MM`, `14h32` or `14:32:05`, to the minute."""
    found = _TIME.fullmatch(cell)
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def read_moment(day: str, clock: str) -> datetime | None:
    """Day and time of an upload on the school's clock (Europe/Paris, no zone attached), at midnight without a time.

    None when the day cannot be read, or is of no year in which a family could have sent a file.
    """
    on = read_day(day, century=2000)
    if on is None or not 2000 <= on.year < 2100:
        return None
    return datetime.combine(on, read_time(clock) or time())


def read_size(cell: str) -> float | None:
    """Mo, with a decimal comma or point; None for any other text."""
    return float(cell.replace(",", ".")) if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,9})?", cell, re.ASCII) else None
