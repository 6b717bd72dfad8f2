"""Why a run stops short: its exit status (CONTRACT, "Exit codes"), its state in Prefect, and one French line."""

import errno
from pathlib import Path

from tasks.tools.object_store import StoreTrouble

NO_NIGHT_YET = "aucun contrôle n'a encore été mené à son terme : lancer d'abord « dossiers nightly »"

_SAID = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le quota du disque est atteint",
    errno.EACCES: "les droits ne suffisent pas",
    errno.EPERM: "les droits ne suffisent pas",
    errno.EROFS: "le disque est en lecture seule",
    errno.EIO: "le disque ne répond pas",
    errno.EEXIST: "un fichier tient la place d'un dossier",
    errno.ENOTDIR: "un fichier tient la place d'un dossier",
}


def cause(error: OSError) -> str:
    """What the system complains of, in French and without the path."""
    if isinstance(error, StoreTrouble):
        return str(error)
    return _SAID.get(error.errno or 0, f"erreur {errno.errorcode.get(error.errno or 0, 'du système')}")


class Refusal(Exception):
    """The run stops here. `sentence` is for the person at the terminal and holds nothing personal.

    `may_pass`: the share or the database did not answer; the same call may do later.
    """

    exit_status = 1
    state = "Failed"
    may_pass = False

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnusableCall(Refusal):
    """The call or the drop cannot be used; nothing was written."""

    exit_status = 2


class NoFreshDrop(UnusableCall):
    """There is no export that can be read."""

    state = "Failed: no fresh drop"
    may_pass = True


class NoPlaceForReports(UnusableCall):
    """The store that the reports are to go to cannot be used for now."""

    may_pass = True


class AnotherRun(Refusal):
    """Another run holds the database."""

    exit_status = 3
    state = "Failed: another run"


class ShrunkDrop(Refusal):
    """The drop has lost too many rows; nothing changed."""

    exit_status = 4
    state = "Failed: drop cut short"
    may_pass = True


class NoAnswer(Refusal):
    """The database, or the disk or share of the reports, cannot be used for now."""

    may_pass = True


def unforeseen(error: Exception) -> Refusal:
    """What is said of a fault of ours. Its own text could quote a family's data; its place in the code is enough."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return Refusal(f"erreur imprévue : {type(error).__name__} ({place})")
