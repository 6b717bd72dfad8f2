"""The rows of another portal's export in the words of the contract: its dates, its hours, its codes.

Where the season's file maps nothing, a row stays as it is. What cannot be read is left to be told as any other mistake.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from config.portal import PortalFormat, TableFormat
from tasks.drop.cells import read_day
from tasks.tools.tables import Row, Table
from validators.text.fold import fold_label

_SCHOOL_TIME = ZoneInfo("Europe/Paris")


def in_contract_words(table: Table, form: TableFormat, portal: PortalFormat) -> Table:
    """The same rows, as a portal of the contract's form would have exported them."""
    return replace(table, rows=tuple(_translated(row, form, portal) for row in table.rows))


def _translated(row: Row, form: TableFormat, portal: PortalFormat) -> Row:
    said = dict(row.cells)
    if "heure" in said:
        said["heure"] = _time(said, form, portal)
    for column in said.keys() & {"date", "date_naissance"}:
        said[column] = _day(said[column], portal.date_formats)
    if "cursus" in said:
        said["cursus"] = said["cursus"].replace(portal.courses_separator, "|")
    if "situation" in said:
        said["situation"] = _custody(said["situation"], portal)
    return replace(row, cells=said)


def _day(cell: str, formats: Sequence[str]) -> str:
    """A cell of none of the formats is left empty: 05/13/2026 must not be taken for a day of another order."""
    if not formats:
        return cell
    moment = _read(cell, formats)
    day = moment.date() if moment else _iso_day(cell)
    return day.isoformat() if day else ""


def _time(said: dict[str, str], form: TableFormat, portal: PortalFormat) -> str:
    """From its own column, or else from the cell of the date; midnight where neither tells."""
    if form.sources["heure"]:
        moment = _read(said["heure"], portal.time_formats)
        return f"{moment:%H:%M}" if moment else said["heure"]
    moment = _read(said["date"], portal.date_formats)
    return f"{moment or time():%H:%M}"


def _read(cell: str, formats: Sequence[str]) -> datetime | None:
    """The moment on the school's clock, no zone attached; None where no format fits."""
    for pattern in formats:
        try:
            moment = datetime.strptime(cell, pattern)  # noqa: DTZ007 - a zone is looked at where the cell has one
        except ValueError:
            continue
        return moment.astimezone(_SCHOOL_TIME).replace(tzinfo=None) if moment.tzinfo else moment
    return None


def _iso_day(cell: str) -> date | None:
    """The day of a cell that a workbook holds as a date."""
    return read_day(cell) if cell[4:5] == "-" else None


def _custody(cell: str, portal: PortalFormat) -> str:
    folded = fold_label(cell)
    return next((code for code, words in portal.custody.items() if folded in map(fold_label, words)), cell)
