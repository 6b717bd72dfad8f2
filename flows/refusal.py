"""Why a command stops short, with its exit status (CONTRACT, "Exit codes") and one French line."""

import errno

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
    return _SAID.get(error.errno or 0, f"erreur {errno.errorcode.get(error.errno or 0, 'du système')}")


class Refusal(Exception):
    """The run stops here. `sentence` is for the person at the terminal and holds nothing personal."""

    exit_status = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnusableCall(Refusal):
    """The call or the drop cannot be used; nothing was written."""

    exit_status = 2


class AnotherRun(Refusal):
    """Another run holds the database."""

    exit_status = 3


class ShrunkDrop(Refusal):
    """The drop has lost too many rows; nothing changed."""

    exit_status = 4
