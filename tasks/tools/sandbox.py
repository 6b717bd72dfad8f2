"""A stranger's file is opened only here: in a limited child process that is killed at its deadline."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use."""

    memory_mib: int = 1024
    cpu_seconds: int = 60
    deadline_seconds: float = 60.0
    file_mib: int = 64
    open_files: int = 64


class ChildDied(Exception):
    """The child gave no answer. `cause` is a code: `deadline`, `memory`, `cpu`, `signal-N`, `exit-N`, `garbled`."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Sandbox:
    """A preloaded process that forks one limited child for each call of `run`.

    `entry` is `module:function`; the function is called in the child with the job (JSON-able mapping; a key `tmp` is
    added: the child's private temporary folder) and returns a JSON-able value. One call at a time; one Sandbox a thread.
    """

    def __init__(self, entry: str, limits: Limits, tmp: Path) -> None: ...

    def run(self, job: Mapping[str, Any]) -> Any:
        """The function's value; ChildDied when there is none. The next call works all the same."""

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
