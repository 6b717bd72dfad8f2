"""A sheet of an Excel workbook of the drop, as the same table that a CSV is."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tasks.tools import workbook
from tasks.tools.csv_text import NUL_SHOWN
from tasks.tools.tables import Columns, Row, Table, UnreadableTable, clean, no_rows
from tasks.tools.workbook import WorkbookTrouble

Rows = list[tuple[int, list[str]]]
_ROWS = TypeAdapter(Rows)
_REMEDY = "refaites l'export du portail sans changer la première ligne"


def read_sheet(path: Path, sheet: str, sources: Mapping[str, str], tmp: Path) -> Table:
    """The table of that sheet ("" is the first), its columns called as `sources` calls them (see `Columns.of`).

    The first row that is not blank is its header. UnreadableTable without one of the columns, without rows, or when it
    is no workbook; `tmp` is for the sandbox that opens it.
    """
    name = f"{path.name} ({sheet})" if sheet else path.name
    rows = _read(path, sheet, tmp)
    if not rows:
        raise UnreadableTable(f"Le fichier {name} est vide : l'export a été coupé, refaites-le.")
    (_, header), *found = rows
    columns = Columns.of(header, sources, name, _REMEDY)
    if not found:
        raise no_rows(name)
    return Table(tuple(_table_rows(found, columns)), columns.troubles)


def _read(path: Path, sheet: str, tmp: Path) -> Rows:
    if not path.is_file():
        raise UnreadableTable(f"Le fichier {path.name} manque ou ne peut pas être lu : vérifiez le dépôt.")
    try:
        return _ROWS.validate_python(workbook.ask("tasks.tools.sheet_rows:read", path, tmp, sheet=sheet)["rows"])
    except WorkbookTrouble as trouble:
        raise UnreadableTable(_SENTENCES.get(str(trouble), _DAMAGED).format(file=path.name, sheet=sheet)) from None
    except (KeyError, ValidationError):  # an answer of another shape: the file has taken the child over
        raise UnreadableTable(_DAMAGED.format(file=path.name)) from None
    except OSError as error:
        raise UnreadableTable(f"Le fichier {path.name} ne peut pas être lu ici : vérifiez le disque.") from error


def _table_rows(found: Rows, columns: Columns) -> Iterator[Row]:
    for line, cells in found:
        raw = {
            name: cells[at].replace("\0", NUL_SHOWN) if at is not None and at < len(cells) else ""
            for name, at in columns.places.items()
        }
        yield Row(line, {name: clean(cell) for name, cell in raw.items()}, raw)


_DAMAGED = "Le fichier {file} ne s'ouvre pas comme un classeur Excel (.xlsx) : refaites l'export du portail."
_SENTENCES = {
    "too_large": "Le classeur {file} est trop grand pour être un export du portail : refaites-le.",
    "no_sheet": "Il manque au classeur {file} la feuille « {sheet} » : refaites l'export du portail.",
}
