"""What a child does between its fork and its end: raise the walls, call the entry for each job, send each result."""

import errno
import json
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self

from tasks.tools import landlock, linux, seccomp
from tasks.tools.sandbox_terms import Limits
from tasks.tools.seccomp import Filter

VALUE, CAUSE, END = b"v", b"!", b"\n"
_MIB = 1024 * 1024
_LINE, _RULES = 3, 4

Entry = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """What every child of a zygote is given: the entry, its limits and walls, and how large the zygote itself is."""

    entry: Entry
    limits: Limits
    mapped_bytes: int
    resident_kib: int
    programs: bool
    rules: int | None
    calls: Filter | None
    ceilings: tuple[tuple[int, tuple[int, int]], ...]

    @classmethod
    def of(cls, entry: Entry, limits: Limits, rules: int | None, calls: Filter | None, *, programs: bool) -> Self:
        """Measures what this process takes up by now: the limits of its children are on top of it."""
        # Not ru_maxrss: that remembers the peak of the process that started this one.
        mapped, resident = linux.memory_of(os.getpid())
        return cls(entry, limits, mapped, resident // 1024, programs, rules, calls, _ceilings(limits, mapped))


def live(cell: Cell, line: int, zygote: int) -> NoReturn:
    """Do the jobs that come, and end. A result is `v` and JSON, or `!` and a cause without any text, in a line."""
    try:
        _keep_only(line, cell.rules)
        _confine(cell, zygote)
        for folder, job in _jobs():
            _enter(folder)
            _send(VALUE + json.dumps(cell.entry(job | {"tmp": folder})).encode("ascii"))
    except MemoryError:
        _send_cause("memory")
    except BaseException as error:
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        _send_cause("error-ENOSPC" if full else f"error-{type(error).__name__}")
    finally:
        os._exit(0)


def job_lines(folder: Path, job: bytes) -> bytes:
    """A job as the child is told it: its folder in a line, then its JSON."""
    return os.fsencode(folder) + END + job + END


def _jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    with os.fdopen(_LINE, "rb", closefd=False) as lines:
        while folder := lines.readline():
            yield os.fsdecode(folder.removesuffix(END)), json.loads(lines.readline())


def _enter(folder: str) -> None:
    os.chdir(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def _confine(cell: Cell, zygote: int) -> None:
    os.setpgid(0, 0)
    linux.die_with_parent(zygote)
    _be_taken_first()
    for kind, ceiling in cell.ceilings:
        resource.setrlimit(kind, ceiling)
    linux.hide_memory()
    if cell.rules is not None:
        landlock.raise_wall(_RULES)
        os.close(_RULES)
    if cell.calls is not None:
        with suppress(OSError):  # a kernel without filters: `confinement` tells
            seccomp.refuse_calls(cell.calls)


def _be_taken_first() -> None:
    """Short of memory, the kernel ends this process before any other."""
    score = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    os.write(score, b"1000")
    os.close(score)


def _ceilings(limits: Limits, mapped_bytes: int) -> tuple[tuple[int, tuple[int, int]], ...]:
    """Soft and hard limits of a child, none above what this process has."""
    asked = (
        (resource.RLIMIT_AS, mapped_bytes + limits.memory_mib * _MIB, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, 1),
        (resource.RLIMIT_FSIZE, limits.file_mib * _MIB, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, 0),
        (resource.RLIMIT_CORE, 0, 0),
    )
    return tuple((kind, _at_most(soft, soft + grace, resource.getrlimit(kind)[1])) for kind, soft, grace in asked)


def _at_most(soft: int, hard: int, ceiling: int) -> tuple[int, int]:
    hard = hard if ceiling == resource.RLIM_INFINITY else min(hard, ceiling)
    return min(soft, hard), hard


def _keep_only(line: int, rules: int | None) -> None:
    """Close every descriptor but three on /dev/null, the line's and (until they hold) the rules'."""
    os.dup2(line, _LINE, inheritable=False)  # what was 3 is the zygote's line or lock: the rules came later
    if rules is not None:
        os.dup2(rules, _RULES, inheritable=False)
    os.closerange(_RULES + (rules is not None), resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _send_cause(cause: str) -> None:
    with suppress(Exception):
        _send(CAUSE + cause.encode("ascii", "replace"))


def _send(data: bytes) -> None:
    view = memoryview(data + END)
    while view:
        view = view[os.write(_LINE, view) :]
