"""A stranger's file is opened only here: in a limited child process that is killed at its deadline.

Each Sandbox owns a *zygote*: a single-threaded process without our environment that has imported the entry's module
once (`sandbox_zygote`). It forks a child for each job, or for a few that one owner sent (`sandbox_child`), ends it with
all its descendants, and wipes its folder.
"""

import json
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tasks.tools import private_folder
from tasks.tools.sandbox_link import Lost, Zygote
from tasks.tools.sandbox_terms import Limits, Terms, job_line

__all__ = ["ChildDied", "Limits", "Sandbox", "confinement", "wipe"]

wipe = private_folder.wipe

_ITS_OWN_TIME = ("deadline", "cpu")


class ChildDied(Exception):
    """The child gave no answer. `cause` is a code, and never holds a word of the document.

    `deadline`, `memory`, `cpu`, `signal-N`, `exit-N`; `garbled` for a result that is not JSON or over 32 MiB;
    `error-NAME` for an exception of that class, `error-ENOSPC` for a full disk; `lost` when the zygote itself was ended
    by someone.
    """

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Sandbox:
    """A preloaded process that forks a limited child for each call of `run`, or for a few with the same owner.

    `entry` is `module:function`; the function is called in the child with the job (JSON-able mapping; a key `tmp` is
    added: the child's private temporary folder) and returns a JSON-able value. One call at a time; one Sandbox a
    thread. Where the kernel can (see `confinement`), the child writes only to that folder, and reads only the system,
    the program and what lies under `reads` (None: anything). It may start programs unless its module says that it
    needs none (`STARTS_PROGRAMS = False`). It is preloaded at once, or with `warm` False at its first job.

    What all jobs have in common may be `given` (JSON-able): the function of `entry` is then called with it once, before
    the first child, and returns what is called in each.
    """

    def __init__(
        self,
        entry: str,
        limits: Limits,
        tmp: Path,
        reads: Sequence[Path] | None = None,
        given: Any = None,
        *,
        warm: bool = True,
    ) -> None:
        self._folder = private_folder.take(tmp)
        folders = None if reads is None else tuple(str(path.resolve()) for path in reads)
        self._terms = Terms(entry, limits, str(self._folder.path), folders, given)
        self._lock = threading.Lock()
        self._closed = False
        self._owner: str | None = None
        self._sitting = 0
        self._zygote: Zygote | None = Zygote(self._terms, self._folder.lock) if warm else None

    def run(self, job: Mapping[str, Any], owner: str | None = None) -> Any:
        """The function's value; ChildDied when there is none. The next call works all the same.

        Jobs in a row with the same `owner` may be done by the same child, as long as that has used little of what it
        may: a fork costs more than reading an ordinary file. Whatever ends such a child, but for the time that it took
        itself, is tried again in one that has seen nothing else, so that no file suffers from the one before.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("the sandbox is closed")
            if owner is not None and owner == self._owner:
                try:
                    return self._value(job, self._sitting)
                except ChildDied as death:
                    if death.cause in _ITS_OWN_TIME:
                        self._owner = None
                        raise
            self._sitting += 1
            self._owner = None
            value = self._value(job, self._sitting if owner is not None else 0)
            self._owner = owner
            return value

    def close(self) -> None:
        """End the zygote and all it has started, and remove the folder. A second call does nothing."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._bury()
                self._folder.release()

    def _value(self, job: Mapping[str, Any], sitting: int) -> Any:
        try:
            value = self._living_zygote().ask(job_line(job, sitting))
        except Lost as error:
            self._bury()
            raise ChildDied(error.cause) from None
        except BaseException:  # interrupted: the answer to come must never be taken for the next job's
            self._bury()
            raise
        return _parsed(value) if isinstance(value, bytes) else _raise(value)

    def _living_zygote(self) -> Zygote:
        if self._zygote is not None and not self._zygote.alive():
            self._bury()
        if self._zygote is None:
            self._zygote = Zygote(self._terms, self._folder.lock)
        return self._zygote

    def _bury(self) -> None:
        if self._zygote is not None:
            self._zygote.end()
            self._zygote = None
            for leftover in self._folder.path.iterdir():
                private_folder.remove(leftover)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def confinement() -> dict[str, bool]:
    """Which walls stand on this machine, tried from inside a child: what it could not do is True."""
    with tempfile.TemporaryDirectory() as folder:
        bystander = Path(folder, "bystander")
        bystander.touch()
        limits = Limits(memory_mib=256, cpu_seconds=10, deadline_seconds=10)
        with Sandbox("tasks.tools.sandbox_probe:walls", limits, Path(folder, "tmp"), reads=()) as sandbox:
            walls: dict[str, bool] = sandbox.run({"bystander": str(bystander)})
            return walls


def _parsed(value: bytes) -> Any:
    with suppress(ValueError, RecursionError):
        return json.loads(value)
    raise ChildDied("garbled")


def _raise(cause: str) -> None:
    raise ChildDied(cause)
