"""One sheet of the workbook: a header that stays and repeats, a filter, safe cells, pictures, print set-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tasks.report.status_tables import defused
from tasks.report.strip import Strip
from validators.model import DossierStatus, Status

Cell = str | float | date | Strip | None

A4, LINE_POINTS, PIXELS_A_CHARACTER, POINTS_A_PIXEL = 9, 15, 7, 0.75
TALLEST_ROW = 300

FILLS: dict[str, tuple[str, str]] = {
    Status.COMPLIANT: ("#EDF6F0", "#1C6138"),
    Status.NON_COMPLIANT: ("#F9DEDA", "#8A1812"),
    Status.TO_CHECK: ("#FCEBC8", "#6B4200"),
    DossierStatus.TO_CORRECT: ("#F9DEDA", "#8A1812"),
    DossierStatus.INCOMPLETE: ("#E7E9EC", "#2B3238"),
    DossierStatus.COMPLETE: ("#EDF6F0", "#1C6138"),
}


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in characters, and what stands in it."""

    title: str
    width: float
    kind: Literal["text", "status", "share", "entry", "choice", "key"] = "text"
    choices: tuple[str, ...] = ()


class Formats:
    """The looks of cells, made once a workbook. Statuses differ by their words first, by colour besides."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#DCD8CE"}
        self.header = book.add_format(
            plain | {"bold": True, "valign": "vcenter", "font_color": "#FFFFFF", "bg_color": "#0B4F63"}
        )
        self.text = book.add_format(plain)
        self.quoted = book.add_format(plain | {"quote_prefix": True})
        self.date = book.add_format(plain | {"num_format": "dd/mm/yyyy", "align": "left"})
        self.share = book.add_format(plain | {"num_format": "0%", "align": "left"})
        self.entry = book.add_format(plain | {"bg_color": "#FFFBE8"})
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": "#0B4F63"})
        self.heading = book.add_format({"bold": True, "valign": "top"})
        self.prose = book.add_format({"text_wrap": True, "valign": "top"})
        self.statuses = {
            status: book.add_format(plain | {"bold": True, "bg_color": fill, "font_color": ink})
            for status, (fill, ink) in FILLS.items()
        }

    def of(self, column: Column, cell: Cell) -> Format:
        """The look of a cell in its column."""
        if column.kind in ("entry", "choice"):
            return self.entry
        if column.kind == "share":
            return self.share
        if isinstance(cell, str):
            # A cell that was typed over by mistake must not become a formula either.
            return self.statuses.get(cell, self.quoted if defused(cell) != cell else self.text)
        return self.date if isinstance(cell, date) else self.text


def table(
    book: Workbook, formats: Formats, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]
) -> Worksheet:
    """Adds a sheet with these rows, written one by one (nothing is kept in memory but the pictures)."""
    sheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, None, {"hidden": column.kind == "key"})
        sheet.write_string(0, place, column.title, formats.header)
    sheet.set_row(0, 2 * LINE_POINTS)
    last = 0
    for last, row in enumerate(rows, 1):
        _write_row(sheet, formats, columns, last, row)
    _finish(sheet, name, columns, last)
    return sheet


def _write_row(sheet: Worksheet, formats: Formats, columns: Sequence[Column], number: int, row: Sequence[Cell]) -> None:
    sheet.set_row(number, _height(columns, row))
    for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
        look = formats.of(column, cell)
        if isinstance(cell, Strip):
            sheet.write_blank(number, place, None, look)
            scale = _scale(column, cell)
            options = {"image_data": BytesIO(cell.png), "x_scale": scale, "y_scale": scale, "object_position": 1}
            sheet.insert_image(
                number, place, "strip.png", options | {"x_offset": 3, "y_offset": 3, "description": cell.alt}
            )
        elif isinstance(cell, str) and cell:
            sheet.write_string(number, place, cell, look)
        elif isinstance(cell, date):
            sheet.write_datetime(number, place, cell, look)
        elif isinstance(cell, float):
            sheet.write_number(number, place, cell, look)
        else:
            sheet.write_blank(number, place, None, look)


def _finish(sheet: Worksheet, name: str, columns: Sequence[Column], last: int) -> None:
    shown = sum(column.kind != "key" for column in columns)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, shown - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, shown - 1)
    sheet.set_footer(f"&L{name}&RPage &P sur &N")
    for place, column in enumerate(columns):
        if column.choices and last:
            message = "Choisissez dans la liste, ou effacez la cellule."
            rule = {
                "validate": "list",
                "source": list(column.choices),
                "error_title": column.title,
                "error_message": message,
            }
            sheet.data_validation(1, place, last, place, rule)


def _height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """Points: enough for the longest text once wrapped, and for the picture."""
    tallest = float(LINE_POINTS)
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and column.kind != "key":
            lines = sum(max(1, ceil(len(line) / (column.width * 0.95))) for line in cell.split("\n"))
            tallest = max(tallest, lines * LINE_POINTS)
        elif isinstance(cell, Strip):
            tallest = max(tallest, cell.height * _scale(column, cell) * POINTS_A_PIXEL + 6)
    return min(tallest, TALLEST_ROW)


def _scale(column: Column, strip: Strip) -> float:
    room = column.width * PIXELS_A_CHARACTER - 6
    return min(1.0, room / max(1, strip.width), (TALLEST_ROW / POINTS_A_PIXEL - 8) / max(1, strip.height))
