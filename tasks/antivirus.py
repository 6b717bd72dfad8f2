"""The antivirus of a night, where one is configured: asked before a file is read; once silent, asked no more."""

import os
from pathlib import Path

from tasks.drop.files import DropFiles, FileGone
from tasks.tools.clamd import NoAntivirus, is_infected

_FAILURES = 3


class Antivirus:
    """Thread-safe enough: a failure that is counted twice changes nothing."""

    def __init__(self, address: str) -> None:
        """`address` is clamd's, empty for none."""
        self._address = address
        self._in_a_row = 0
        self._not_asked = 0

    def condemns(self, file: Path) -> bool:
        """Whether a signature was found; False as well where there was no answer: the sandbox stands all the same."""
        if not self._address:
            return False
        if self._in_a_row >= _FAILURES:
            self._not_asked += 1
            return False
        try:
            with os.fdopen(DropFiles(file.parent).open(file.name), "rb") as source:
                infected = is_infected(source, self._address)
        except FileGone:  # no fault of the antivirus: whoever reads the file next says so
            return False
        except NoAntivirus:
            self._in_a_row += 1
            self._not_asked += 1
            return False
        self._in_a_row = 0
        return infected

    def trouble(self) -> str:
        """One French sentence for the top of the report when files went without; else nothing."""
        if not self._not_asked:
            return ""
        return f"L'antivirus n'a pas répondu : {self._not_asked} fichier(s) ont été lus sans avoir été analysés."
