"""The night of several schools: each in a process of its own, so that one school's failure is its own."""

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from config.schools import School
from config.settings import Settings
from flows.halt import Halt
from flows.refusal import Refusal
from flows.schools import known

_GRAVEST_FIRST = (1, 2, 4, 3, 0)
_SECONDS_TO_END = 120
"""What a night that is told to end may take for the pieces in work."""


class SomeSchoolsFailed(Refusal):
    """Some nights came to nothing; the exit status is the gravest of theirs."""

    def __init__(self, sentence: str, exit_status: int) -> None:
        super().__init__(sentence)
        self.exit_status = exit_status


@dataclass(frozen=True)
class Ended:
    """How one school's night ended, in the words of its own command."""

    school: str
    exit_status: int
    sentence: str

    def __str__(self) -> str:
        code = f"code {self.exit_status}, " if self.exit_status else ""
        return f"{self.school} : {code}{self.sentence}"


def nights(settings: Settings, options: Sequence[str], halt: Halt, tell: Callable[[str], None]) -> None:
    """The night of every school; `tell` is given a line for each. SomeSchoolsFailed in the end when one of them did."""
    file, schools = known(settings)
    ended = []
    with ThreadPoolExecutor(file.at_once) as pool:
        for one in pool.map(partial(_night, options=options, seconds=file.max_hours * 3600, halt=halt), schools):
            ended.append(one)
            tell(str(one))
    failed = {one.school: one.exit_status for one in ended if one.exit_status}
    good = len(ended) - len(failed)
    plural = "s" if good > 1 else ""
    done = f"{good} école{plural} contrôlée{plural} sur {len(ended)}"
    if failed:
        gravest = min(failed.values(), key=_GRAVEST_FIRST.index)
        raise SomeSchoolsFailed(f"{done} ; à voir : {', '.join(failed)}", gravest)
    tell(f"{done}.")


def _night(school: School, options: Sequence[str], seconds: float, halt: Halt) -> Ended:
    if halt.interrupted:
        return Ended(school.name, 1, "pas commencée : le contrôle a été interrompu")
    try:
        process = subprocess.Popen(  # noqa: S603 - our own command
            _command(school, options),
            env={**os.environ, **school.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            start_new_session=True,  # a Ctrl-C is for us, who tell each night once
        )
    except OSError as error:
        return Ended(school.name, 1, f"n'a pas pu être lancée ({type(error).__name__})")
    return _awaited(school, process, time.monotonic() + seconds, halt)


def _command(school: School, options: Sequence[str]) -> list[str]:
    return [sys.executable, "-P", "-m", "flows.cli", "nightly", school.drop, "--out", school.out, *options]


def _awaited(school: School, process: subprocess.Popen[str], until: float, halt: Halt) -> Ended:
    steps, told, why = deque((process.terminate, process.kill)), False, ""
    while True:
        try:
            out, err = process.communicate(timeout=1)
        except subprocess.TimeoutExpired:
            late = time.monotonic() > until
            if late and not steps:  # a share that is away holds it in the kernel: the others need not wait
                return Ended(school.name, 1, "trop longue, et ne s'arrête pas")
            if late or (halt.interrupted and not told):
                told, why = True, "trop longue, " if late else why
                steps.popleft()()
                until = time.monotonic() + _SECONDS_TO_END
        else:
            return Ended(school.name, _status(process.returncode), why + _said(process.returncode, out, err))


def _status(code: int) -> int:
    return code if code in _GRAVEST_FIRST else 1


def _said(code: int, out: str, err: str) -> str:
    """What the night said of itself: why it stopped, or what it did. Killed, it had no time to."""
    if code < 0:
        return f"tuée (signal {-code})"
    ours = [line.removeprefix("dossiers : ") for line in err.splitlines() if line.startswith("dossiers : ")]
    lines = ours[:1] if code else out.strip().splitlines()[-1:]
    return lines[0] if lines else "arrêtée sans explication"
