"""The line above each table of the workbook: which drop it is of, and what it counts. It is on paper too."""

from collections import Counter
from collections.abc import Iterable

from config.messages import french
from tasks.report.changes import Changes
from tasks.report.snapshot import RunRow, Snapshot
from tasks.report.wording import counted, local, long_day
from validators.model import DossierStatus, Status

_PIECES = {Status.COMPLIANT: "conforme", Status.NON_COMPLIANT: "non conforme", Status.TO_CHECK: "à vérifier"}
_DOSSIERS = {
    DossierStatus.COMPLETE: "complet",
    DossierStatus.INCOMPLETE: "incomplet",
    DossierStatus.TO_CORRECT: "à corriger",
    DossierStatus.TO_CHECK: "à vérifier",
}
_PLURALS = {"non conforme": "non conformes", "à vérifier": "à vérifier", "à corriger": "à corriger"}


def of_work(run: RunRow, told: Changes) -> str:
    """`Contrôle des pièces du 5 juin 2026  –  14 pièces à traiter, dont 3 nouvelles  –  …`."""
    pieces = counted(told.for_staff, "pièce à traiter", "pièces à traiter")
    new = f", dont {counted(told.new, 'nouvelle')}" if told.new else ""
    to_do = f"{pieces}{new}" if told.for_staff else "Rien à traiter"
    asked = counted(told.for_family, "pièce redemandée", "pièces redemandées")
    missing = counted(told.missing, "manquante")
    return _line(run, to_do, f"En attente des familles : {asked}, {missing}")


def of_pieces(snapshot: Snapshot) -> str:
    """How many uploads there are, by status."""
    statuses = Counter(row.status for row in snapshot.pieces)
    parts = (counted(statuses[status], word, _PLURALS.get(word, "")) for status, word in _PIECES.items())
    return _line(snapshot.run, _sum(counted(len(snapshot.pieces), "pièce"), parts))


def of_dossiers(snapshot: Snapshot) -> str:
    """How many dossiers there are, by status."""
    statuses = Counter(row.status for row in snapshot.dossiers)
    parts = (counted(statuses[status], word, _PLURALS.get(word, "")) for status, word in _DOSSIERS.items())
    return _line(snapshot.run, _sum(counted(len(snapshot.dossiers), "dossier"), parts))


def _sum(whole: str, parts: Iterable[str]) -> str:
    return f"{whole} : {', '.join(parts)}"


def _line(run: RunRow, *said: str) -> str:
    day = long_day(run.drop_date or local(run.started_at).date())
    partial = ("Contrôle partiel",) if run.outcome == "partiel" else ()
    return french("   –   ".join((f"Contrôle des pièces du {day}", *partial, *said)))
