"""The sheets *A traiter* and *Toutes les pièces* as they came back, read in a sandbox's child.

They may be sorted, cut, half filled, or forged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tasks.decisions.orders import LONGEST_COMMENT, LONGEST_NAME, Order
from tasks.decisions.workbook import ALL_PIECES, SHEET
from tasks.tools.workbook import WorkbookTrouble
from tasks.tools.workbook_cells import opened, text_of
from validators.text.fold import fold_label

STARTS_PROGRAMS = False

_KEY, _FILE, _CHOICE, _COMMENT = "cle_piece", "empreinte_fichier", "decision", "commentaire"
_MOST_ROWS = 100_000
_MOST_COLUMNS = 60
_HEADER_WITHIN = 10


def read(job: Mapping[str, Any]) -> dict[str, Any]:
    """In the child: the orders as JSON, or the code of what is wrong."""
    try:
        book = opened(Path(job["path"]))
    except WorkbookTrouble as trouble:
        return {"trouble": str(trouble)}
    if SHEET not in book.sheetnames:
        return {"trouble": "no_sheet"}
    said = book.properties
    by = (said.lastModifiedBy or said.creator or "").strip()[:LONGEST_NAME]
    orders = _orders(book[SHEET])
    if orders is None:
        return {"trouble": "no_columns"}
    elsewhere = _orders(book[ALL_PIECES]) if ALL_PIECES in book.sheetnames else None  # an older one has no keys there
    orders += [replace(order, place=f"« {ALL_PIECES} », {order.place}") for order in elsewhere or ()]
    return {"trouble": "", "by": by, "orders": [asdict(order) for order in orders]}


def _orders(sheet: Any) -> list[Order] | None:
    """The filled rows under the header; None without one."""
    # What a tampered file says of its own size could make the reader walk a million empty cells.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    for number, row in enumerate(rows, 1):
        titles = [fold_label(str(cell.value or "")) for cell in row]
        if _KEY in titles and _FILE in titles and _CHOICE in titles:
            places = {title: titles.index(title) for title in (_KEY, _FILE, _CHOICE, _COMMENT) if title in titles}
            return [order for order in _read(rows, number, places) if order.choice or order.comment or order.trouble]
        if number == _HEADER_WITHIN:
            break
    return None


def _read(rows: Any, header: int, places: Mapping[str, int]) -> Iterator[Order]:
    for number, row in enumerate(rows, header + 1):
        cells = {title: row[place] for title, place in places.items() if place < len(row)}
        texts = {title: text_of(cell.value).strip() for title, cell in cells.items()}
        formula = any(cell.data_type == "f" for cell in cells.values())
        choice, comment = texts.get(_CHOICE, ""), texts.get(_COMMENT, "")
        order = Order(
            key=texts.get(_KEY, ""),
            choice=choice,
            comment=comment[:LONGEST_COMMENT],
            place=f"ligne {number}",
            sha256=texts.get(_FILE, ""),
        )
        yield _checked(order, formula)


def _checked(order: Order, formula: bool) -> Order:
    if formula:
        return Order("", "", place=order.place, trouble="formula")
    if not order.choice:
        return Order(order.key, "", place=order.place, trouble="comment_alone" if order.comment else "")
    return order if order.key else Order("", order.choice, place=order.place, trouble="no_key")
