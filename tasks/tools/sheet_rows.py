"""In a sandbox's child: the rows of one sheet of a portal's workbook, every cell as text."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tasks.tools.workbook import WorkbookTrouble
from tasks.tools.workbook_cells import opened, text_of

STARTS_PROGRAMS = False

_MOST_ROWS = 200_000
_MOST_COLUMNS = 200


def read(job: Mapping[str, Any]) -> dict[str, Any]:
    """`rows`: of each row that is not blank its number and its cells, to the last one filled; or a code in `trouble`.

    `job` names the file (`path`) and the `sheet`, "" for the first.
    """
    try:
        book = opened(Path(job["path"]), values=True)
        name = job["sheet"] or book.sheetnames[0]
        if name not in book.sheetnames:
            return {"trouble": "no_sheet"}
        return {"rows": list(_rows(book[name]))}
    except WorkbookTrouble as trouble:
        return {"trouble": str(trouble)}


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # What a tampered file says of its own size could make the reader walk a million empty cells.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
        if number > _MOST_ROWS:
            raise WorkbookTrouble("too_large")
        cells = [text_of(value) for value in values]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells
