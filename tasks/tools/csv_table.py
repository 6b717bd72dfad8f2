"""A CSV of the drop through pandas: no type guessed, no row lost."""

import os
import stat
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pandas as pd

from tasks.tools.csv_text import GarbledText, Record, decode, records
from tasks.tools.tables import SPACES, Columns, Row, Table, UnreadableTable, no_rows

_LONGEST_HEADER = 100_000
_SHOWN = {"\t": "des tabulations"}


def read_csv(path: Path, sources: Mapping[str, str], separator: str) -> Table:
    """The table of a CSV, its columns called as `sources` calls them (see `Columns.of`).

    UnreadableTable without one of the columns, without rows, or when it is no text.
    """
    text = _text(path)
    header = _header(text, path.name, separator)
    between = _SHOWN.get(separator, f"« {separator} »")
    remedy = f"refaites l'export du portail sans changer l'en-tête, avec {between} entre les colonnes"
    columns = Columns.of(header, sources, path.name, remedy)
    found = list(records(text, len(header), separator))[1:]
    if not found:
        raise no_rows(path.name)
    return Table(tuple(_rows(found, len(header), columns, separator)), columns.troubles)


def _text(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _not_there(path) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableTable(f"Le fichier {path.name} n'est pas un fichier ordinaire : vérifiez le dépôt.")
    with os.fdopen(descriptor, "rb") as file:
        try:
            return decode(file.read())
        except OSError as error:  # a disk or a share that does not answer
            raise _not_there(path) from error
        except GarbledText as error:
            raise UnreadableTable(
                f"Le fichier {path.name} n'est pas dans un codage connu : refaites l'export en UTF-8 ou Windows-1252."
            ) from error


def _not_there(path: Path) -> UnreadableTable:
    return UnreadableTable(f"Le fichier {path.name} manque ou ne peut pas être lu : vérifiez le dépôt.")


def _header(text: str, name: str, separator: str) -> list[str]:
    first = next(records(text[:_LONGEST_HEADER], 1, separator), None)
    if first is None:
        raise UnreadableTable(f"Le fichier {name} est vide : l'export a été coupé, refaites-le.")
    return list(_cells([first], first.width, separator).iloc[0])


def _rows(found: list[Record], width: int, columns: Columns, separator: str) -> list[Row]:
    everything = _cells(found, width, separator)
    blank = pd.Series([""] * len(found), dtype=object)
    asked = [blank if at is None else everything[at] for at in columns.places.values()]
    raw = pd.concat(asked, axis=1, ignore_index=True)
    clean = raw.apply(lambda column: column.str.replace("\r", " ").str.strip(SPACES))
    return [
        Row(
            record.line,
            dict(zip(columns.places, cells, strict=True)),
            dict(zip(columns.places, kept, strict=True)),
            _trouble(record, width, separator),
        )
        for record, cells, kept in zip(
            found, clean.itertuples(index=False, name=None), raw.itertuples(index=False, name=None), strict=True
        )
    ]


def _cells(found: list[Record], width: int, separator: str) -> pd.DataFrame:
    """The records as `width` columns of text; pandas guesses no type, and cells that are missing are empty."""
    padded = (record.text + separator * (width - record.width) for record in found)
    return pd.read_csv(
        StringIO("\n".join(padded)),
        sep=separator,
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


def _trouble(record: Record, width: int, separator: str) -> str:
    if record.mended:
        return "Un guillemet ouvert n'est pas refermé : la ligne est lue sans en tenir compte."
    surplus = separator * (record.width - width)
    if record.width != width and not (surplus and record.text.endswith(surplus)):
        return f"La ligne a {record.width} colonnes au lieu de {width} : elle est lue comme elle est."
    return ""
