"""What a table of the drop is, whatever file it comes from: every row kept, every cell text, each row with its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SPACES = " \t\u00a0\u202f\u2007\u2009\ufeff\u200b"
"""What people call a space, and what sticks to cells copied from elsewhere."""


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


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns asked for stand: the name that we give to each, and its place; None: the file has none."""

    places: Mapping[str, int | None]
    troubles: tuple[str, ...]

    @classmethod
    def of(cls, header: Sequence[str], sources: Mapping[str, str], file: str, remedy: str) -> "Columns":
        """`sources` gives the file's name of each column, "" for one that it does not have.

        UnreadableTable without one of the others; `remedy` is what to do about it, as the end of a French sentence.
        """
        found = [cell.strip(SPACES).lower() for cell in header]
        wanted = {name: source.strip(SPACES) for name, source in sources.items()}
        asked = list(dict.fromkeys(filter(None, wanted.values())))
        missing = [source for source in asked if source.lower() not in found]
        if missing:
            raise UnreadableTable(f"Il manque à {file} la colonne {' et la colonne '.join(missing)} : {remedy}.")
        doubled = sorted(source for source in asked if found.count(source.lower()) > 1)
        places = {name: found.index(source.lower()) if source else None for name, source in wanted.items()}
        return cls(places, tuple(f"La colonne {source} figure deux fois : la première est lue." for source in doubled))


def no_rows(file: str) -> UnreadableTable:
    """What is said of a table without any."""
    return UnreadableTable(f"Le fichier {file} ne contient aucune ligne : l'export a été coupé, refaites-le.")


def clean(cell: str) -> str:
    """A cell on one line, without the spaces around it."""
    return cell.replace("\r", " ").replace("\n", " ").strip(SPACES)
