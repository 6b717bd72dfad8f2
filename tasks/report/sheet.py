"""One table of the workbook: a header that stays and repeats, a filter, safe cells, pictures, print set-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from textwrap import wrap
from typing import Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tasks.report.status_tables import defused
from tasks.report.strip import Strip
from validators.model import DossierStatus, Status

A4, LINE_POINTS, PIXELS_A_CHARACTER, POINTS_A_PIXEL = 9, 13, 7, 0.75
TALLEST_ROW = 300
FONT = {"font_name": "Arial", "font_size": 10}
"""With the same widths on every machine: LibreOffice has its double."""
BANNER, HEADER = 0, 1
"""Their rows, above the first piece."""

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
    is_printed: bool = True


@dataclass(frozen=True)
class Layout:
    """A sheet's name, the line above its header, its columns: those that are not printed stand last.

    `is_grouped`: rows with the same first cell belong together, and a line is drawn between the groups.
    """

    name: str
    banner: str
    columns: Sequence[Column]
    is_grouped: bool = False


@dataclass(frozen=True)
class Link:
    """`ouvrir`, which opens a file: its `address` is relative to the workbook and percent-encoded.

    Not on the file's name itself: LibreOffice does not wrap a link, and a stranger's text stays a mere text.
    """

    address: str


Cell = str | float | date | Strip | Link | None


class Formats:
    """The looks of cells, made once a workbook. Statuses differ by their words first, by colour besides."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#DCD8CE"}
        self.header = book.add_format(
            plain | {"bold": True, "valign": "vcenter", "font_color": "#FFFFFF", "bg_color": "#0B4F63"}
        )
        self.banner = book.add_format({"bold": True, "font_size": 13, "valign": "vcenter", "font_color": "#0B4F63"})
        # All four sides: LibreOffice drops those of the cell.
        self.between = book.add_format({"border": 1, "border_color": "#DCD8CE", "top_color": "#0B4F63"})
        self.text = book.add_format(plain)
        self.quoted = book.add_format(plain | {"quote_prefix": True})
        self.link = book.add_format(plain | {"underline": 1, "font_color": "#0B4F63"})
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
        if isinstance(cell, Link):
            return self.link
        if isinstance(cell, str):
            # A cell that was typed over by mistake must not become a formula either.
            return self.statuses.get(cell, self.quoted if defused(cell) != cell else self.text)
        return self.date if isinstance(cell, date) else self.text


def table(book: Workbook, formats: Formats, layout: Layout, rows: Iterable[Sequence[Cell]]) -> Worksheet:
    """Adds a sheet with these rows, written one by one (nothing is kept in memory but the pictures)."""
    sheet = book.add_worksheet(layout.name)
    columns = layout.columns
    sheet.set_row(BANNER, 28)
    sheet.write_string(BANNER, 0, layout.banner, formats.banner)
    sheet.set_row(HEADER, 36)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, None, {"hidden": column.kind == "key"})
        sheet.write_string(HEADER, place, column.title, formats.header)
    last = HEADER
    for last, row in enumerate(rows, HEADER + 1):
        sheet.set_row(last, _height(columns, row))
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, last, place, column, cell, formats.of(column, cell))
    _navigate(sheet, columns, last)
    _print(sheet, layout, last)
    if last > HEADER:
        _offer_choices(sheet, columns, last)
        if layout.is_grouped:
            first = HEADER + 1
            rule = {"type": "formula", "criteria": f"=$A{first + 1}<>$A{first}", "format": formats.between}
            sheet.conditional_format(first, 0, last, _shown(columns) - 1, rule)
    return sheet


def _write(sheet: Worksheet, number: int, place: int, column: Column, cell: Cell, look: Format) -> None:
    if isinstance(cell, Strip):
        sheet.write_blank(number, place, None, look)
        scale = _scale(column, cell)
        options = {"image_data": BytesIO(cell.png), "x_scale": scale, "y_scale": scale, "object_position": 1}
        options |= {"x_offset": 3, "y_offset": 3, "description": cell.alt}
        sheet.insert_image(number, place, "strip.png", options)
    elif isinstance(cell, Link):
        sheet.write_url(number, place, f"external:{cell.address}", look, "ouvrir", "Ouvre le fichier de la pièce")
    elif isinstance(cell, str) and cell:
        sheet.write_string(number, place, cell, look)
    elif isinstance(cell, date):
        sheet.write_datetime(number, place, cell, look)
    elif isinstance(cell, float):
        sheet.write_number(number, place, cell, look)
    else:
        sheet.write_blank(number, place, None, look)


def _navigate(sheet: Worksheet, columns: Sequence[Column], last: int) -> None:
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.autofilter(HEADER, 0, last, _shown(columns) - 1)


def _print(sheet: Worksheet, layout: Layout, last: int) -> None:
    printed = sum(column.is_printed and column.kind != "key" for column in layout.columns)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.4, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(BANNER, HEADER)
    sheet.print_area(0, 0, last, printed - 1)
    sheet.set_footer(f"&L&8{layout.name}&R&8Page &P sur &N")


def _offer_choices(sheet: Worksheet, columns: Sequence[Column], last: int) -> None:
    message = "Choisissez dans la liste, ou effacez la cellule."
    for place, column in enumerate(columns):
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices)}
            rule |= {"error_title": column.title, "error_message": message}
            sheet.data_validation(HEADER + 1, place, last, place, rule)


def _shown(columns: Sequence[Column]) -> int:
    return sum(column.kind != "key" for column in columns)


def _height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """Points: enough for the longest text once wrapped, and for the picture."""
    tallest = float(LINE_POINTS)
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and column.kind != "key":
            lines = sum(_lines_of(line, int(column.width)) for line in cell.split("\n"))
            tallest = max(tallest, lines * LINE_POINTS)
        elif isinstance(cell, Strip):
            tallest = max(tallest, cell.height * _scale(column, cell) * POINTS_A_PIXEL + 6)
    return min(tallest, TALLEST_ROW)


def _lines_of(text: str, width: int) -> int:
    """How many lines a spreadsheet makes of it; LibreOffice breaks after a slash before it breaks a name."""
    return 1 if len(text) <= width else sum(len(wrap(part, width)) for part in text.split("/"))


def _scale(column: Column, strip: Strip) -> float:
    room = column.width * PIXELS_A_CHARACTER - 6
    return min(1.0, room / max(1, strip.width), (TALLEST_ROW / POINTS_A_PIXEL - 8) / max(1, strip.height))
