"""One CSV of the drop through pandas: every row kept, every cell text, each row with the line it stands on."""

import os
import stat
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pandas as pd

from tasks.tools.csv_text import SEPARATOR, GarbledText, Record, decode, records

_SPACES = " \t\u00a0\u202f\u2007\u2009\ufeff\u200b"
"""What people call a space, and what sticks to cells copied from elsewhere."""

_LONGEST_HEADER = 100_000


class UnreadableTable(Exception):
    """The file is not the table asked for; the argument is one French sentence without any cell of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of the columns asked for, by name, spaces around them removed; `raw` has them as they were.

    `trouble` is what is wrong with the row itself, as a French sentence, or empty.
    """

    line: int
    cells: dict[str, str]
    raw: dict[str, str]
    trouble: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in their order, and what is wrong with the header (line 1), as French sentences."""

    rows: tuple[Row, ...]
    troubles: tuple[str, ...] = ()


def read_table(path: Path, columns: tuple[str, ...]) -> Table:
    """The table of a `;` CSV. UnreadableTable without one of the columns, without rows, or when it is no text."""
    text = _text(path)
    header = _header(text, path.name)
    missing = [column for column in columns if column not in header]
    if missing:
        raise UnreadableTable(
            f"Il manque à {path.name} la colonne {' et la colonne '.join(missing)} : "
            "refaites l'export du portail sans changer l'en-tête, avec « ; » entre les colonnes."
        )
    found = list(records(text, len(header)))[1:]
    if not found:
        raise UnreadableTable(f"Le fichier {path.name} ne contient aucune ligne : l'export a été coupé, refaites-le.")
    doubled = sorted({column for column in columns if header.count(column) > 1})
    troubles = tuple(f"La colonne {column} figure deux fois : la première est lue." for column in doubled)
    return Table(tuple(_rows(found, header, columns)), troubles)


def _text(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise UnreadableTable(f"Le fichier {path.name} manque ou ne peut pas être lu : vérifiez le dépôt.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableTable(f"Le fichier {path.name} n'est pas un fichier ordinaire : vérifiez le dépôt.")
    with os.fdopen(descriptor, "rb") as file:
        try:
            return decode(file.read())
        except GarbledText as error:
            raise UnreadableTable(
                f"Le fichier {path.name} n'est pas dans un codage connu : refaites l'export en UTF-8 ou Windows-1252."
            ) from error


def _header(text: str, name: str) -> list[str]:
    first = next(records(text[:_LONGEST_HEADER], 1), None)
    if first is None:
        raise UnreadableTable(f"Le fichier {name} est vide : l'export a été coupé, refaites-le.")
    return [cell.strip(_SPACES).lower() for cell in _cells([first], first.width).iloc[0]]


def _rows(found: list[Record], header: list[str], columns: tuple[str, ...]) -> list[Row]:
    width = len(header)
    raw = _cells(found, width).iloc[:, [header.index(column) for column in columns]]
    clean = raw.apply(lambda column: column.str.replace("\r", " ").str.strip(_SPACES))
    return [
        Row(
            record.line,
            dict(zip(columns, cells, strict=True)),
            dict(zip(columns, kept, strict=True)),
            _trouble(record, width),
        )
        for record, cells, kept in zip(
            found, clean.itertuples(index=False, name=None), raw.itertuples(index=False, name=None), strict=True
        )
    ]


def _cells(found: list[Record], width: int) -> pd.DataFrame:
    """The records as `width` columns of text; pandas guesses no type, and cells that are missing are empty."""
    padded = (record.text + SEPARATOR * (width - record.width) for record in found)
    return pd.read_csv(
        StringIO("\n".join(padded)),
        sep=SEPARATOR,
        header=None,
        names=list(range(width)),
        usecols=list(range(width)),
        index_col=False,
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
        lineterminator="\n",
    )


def _trouble(record: Record, width: int) -> str:
    if record.mended:
        return "Un guillemet ouvert n'est pas refermé : la ligne est lue sans en tenir compte."
    surplus = SEPARATOR * (record.width - width)
    if record.width != width and not (surplus and record.text.endswith(surplus)):
        return f"La ligne a {record.width} colonnes au lieu de {width} : elle est lue comme elle est."
    return ""
