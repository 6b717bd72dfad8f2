"""Whether the reports can go where they are asked for: told before a night's work, not after it."""

import os
from pathlib import Path

from config.location import Location
from flows.refusal import NoPlaceForReports, UnusableCall
from tasks.report import drafts
from tasks.report.publish import try_out
from tasks.report.write import REPORTS
from tasks.tools.object_store import StoreTrouble


def expect_room(out: Location) -> None:
    """UnusableCall when `out` cannot be the folder of the reports. Nothing is made: the run may yet be refused."""
    if not isinstance(out, Path):
        try:
            try_out(out)
        except StoreTrouble as error:
            raise NoPlaceForReports(f"les rapports ne peuvent pas être écrits : {error}") from None
        return
    there = next(path for path in (out.absolute(), *out.absolute().parents) if os.path.lexists(path))
    if not there.is_dir():
        raise UnusableCall("le chemin donné à --out n'est pas un dossier")
    if not os.access(there, os.W_OK | os.X_OK):
        raise UnusableCall("le dossier donné à --out ne peut pas être écrit : vérifier ses droits")
    for name in REPORTS:
        if os.path.lexists(out / name) and (out / name).is_dir() != (name == drafts.FOLDER):
            wrong = "un fichier" if name == drafts.FOLDER else "un dossier"
            raise UnusableCall(f"dans le dossier donné à --out, {wrong} tient la place de {name}")
