"""How far the run is: one line that is written over on a terminal, a few plain lines in a log."""

import sys
import threading
from contextlib import suppress
from typing import TextIO

_LINES_IN_A_LOG = 10


class Progress:
    """Counts pieces. Thread-safe."""

    def __init__(self, total: int, workers: int, out: TextIO | None = None) -> None:
        self.workers = workers
        self._total, self._done = total, 0
        self._out = out or sys.stdout
        self._terminal = self._out.isatty()
        self._every = 1 if self._terminal else max(1, total // _LINES_IN_A_LOG)
        self._mutex = threading.Lock()

    def piece_done(self) -> None:
        """One more piece has been looked at."""
        with self._mutex:
            self._done += 1
            if self._done % self._every == 0 or self._done == self._total:
                self._show()

    def start(self) -> None:
        """Says what lies ahead."""
        self._show()

    def close(self) -> None:
        """Leaves the line to what comes next."""
        if self._terminal:
            with suppress(OSError):
                print(file=self._out, flush=True)

    def _show(self) -> None:
        left = max(self._total - self._done, 0)
        in_work = min(self.workers, left)
        line = f"Pièces : {self._done} faites, {in_work} en cours, {left - in_work} à faire"
        # Whoever has stopped listening (a closed pipe, a full disk under the log) does not stop the night.
        with suppress(OSError):
            if self._terminal:
                print(f"\r{line}\x1b[K", end="", file=self._out, flush=True)
            else:
                print(line, file=self._out, flush=True)
