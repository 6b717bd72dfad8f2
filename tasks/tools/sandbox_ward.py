"""Which child does which job: one of its own for each, or one for the jobs of a sitting while it is as good as new."""

from itertools import count
from pathlib import Path

from tasks.tools import private_folder
from tasks.tools.sandbox_child import Cell
from tasks.tools.sandbox_job import Child
from tasks.tools.sandbox_terms import job_of

PATIENCE_SECONDS = 5.0
"""So long a child waits for another job of its sitting."""


class Ward:
    """The children of a zygote, of whom one lives at a time. `parent` is the descriptor of the zygote's line."""

    def __init__(self, cell: Cell, folder: Path, parent: int) -> None:
        self._cell, self._folder, self._parent = cell, folder, parent
        self._numbers = count()
        self._child: Child | None = None
        self._sitting = 0

    def answered(self, line: bytes) -> bytes:
        """The frame to answer that line with. ParentGone; no child is left then."""
        sitting, job = job_of(line)
        child = self._child_for(sitting)
        folder = self._folder / f"job-{next(self._numbers)}"
        folder.mkdir(0o700)
        try:
            return child.ask(job, folder, self._parent)
        finally:
            # What starts programs could leave some that write to the folder.
            if self._cell.programs or not sitting or not child.is_as_new():
                self.rest()
            private_folder.remove(folder)

    def rest(self) -> None:
        """End the child that waits, if there is one: it holds in its memory what it has read."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _child_for(self, sitting: int) -> Child:
        if self._child is None or sitting != self._sitting or not self._child.is_as_new():
            self.rest()
            self._child, self._sitting = Child(self._cell), sitting
        return self._child
