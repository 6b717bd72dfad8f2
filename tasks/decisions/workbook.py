"""A workbook that came back → the orders in it.

It was sent by a colleague and may be anything all the same: it is opened in a sandbox's child, within limits.
"""

from dataclasses import dataclass
from pathlib import Path

from tasks.decisions.orders import Order
from tasks.tools import workbook
from tasks.tools.workbook import WorkbookTrouble

SHEET, ALL_PIECES = "A traiter", "Toutes les pièces"


class UnreadableWorkbook(Exception):
    """Nothing can be read from it; the argument is one French sentence."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The orders of a workbook, row by row, and who saved it last (or made it); empty when it does not say."""

    orders: tuple[Order, ...]
    by: str


def read(path: Path, tmp: Path) -> Returned:
    """The orders of that file; UnreadableWorkbook when it is not a workbook of ours. `tmp`: for the sandbox."""
    try:
        answer = workbook.ask("tasks.decisions.returned_sheet:read", path, tmp)
        return Returned(tuple(Order(**order) for order in answer["orders"]), str(answer["by"]))
    except WorkbookTrouble as trouble:
        raise UnreadableWorkbook(_TROUBLES.get(str(trouble), _TROUBLES["damaged"])) from None
    except (KeyError, TypeError):  # an answer of another shape: the file has taken the child over
        raise UnreadableWorkbook(_TROUBLES["damaged"]) from None


_TROUBLES = {
    "damaged": "ce fichier ne s'ouvre pas comme un classeur Excel (.xlsx) : l'enregistrer à nouveau dans ce format",
    "too_large": "ce classeur est trop grand pour être l'un des nôtres : copier les décisions dans le dernier rapport",
    "no_sheet": f"ce classeur n'a pas la feuille « {SHEET} » : renvoyer le classeur exceptions.xlsx du rapport",
    "no_columns": f"dans la feuille « {SHEET} », la colonne Décision ou les colonnes masquées manquent : "
    "copier les décisions dans le dernier rapport",
}
