"""What a child does between its fork and its end: raise the walls, call the entry, send one result."""

import errno
import json
import os
import resource
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self

from tasks.tools import landlock, linux, seccomp
from tasks.tools.sandbox_terms import Limits
from tasks.tools.seccomp import Filter

VALUE, CAUSE = b"v", b"!"
_MIB = 1024 * 1024
_RESULT, _RULES = 3, 4

Entry = Callable[[dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """What every child of a zygote is given: the entry, its limits and walls, and how large the zygote itself is."""

    entry: Entry
    limits: Limits
    resident_kib: int
    rules: int | None
    calls: Filter | None
    ceilings: tuple[tuple[int, tuple[int, int]], ...]

    @classmethod
    def of(cls, entry: Entry, limits: Limits, rules: int | None, calls: Filter | None) -> Self:
        """Measures what this process takes up by now: the limits of its children are on top of it."""
        mapped, resident = (int(pages) for pages in Path("/proc/self/statm").read_text("ascii").split()[:2])
        # Not ru_maxrss: that remembers the peak of the process that started this one.
        resident_kib = resident * resource.getpagesize() // 1024
        return cls(entry, limits, resident_kib, rules, calls, _ceilings(limits, mapped * resource.getpagesize()))


def live(cell: Cell, line: bytes, folder: Path, result: int, zygote: int) -> NoReturn:
    """Run the job of that line and end. The result is `v` and JSON, or `!` and a cause without any text."""
    try:
        _keep_only(result, cell.rules)
        _confine(cell, folder, zygote)
        value = cell.entry(json.loads(line) | {"tmp": str(folder)})
        _send(VALUE + json.dumps(value).encode("ascii"))
    except MemoryError:
        _send_cause("memory")
    except BaseException as error:
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        _send_cause("error-ENOSPC" if full else f"error-{type(error).__name__}")
    finally:
        os._exit(0)


def _confine(cell: Cell, folder: Path, zygote: int) -> None:
    os.setpgid(0, 0)
    linux.die_with_parent(zygote)
    _be_taken_first()
    os.chdir(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
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


def _keep_only(result: int, rules: int | None) -> None:
    """Close every descriptor but the three on /dev/null, the result's and (until they hold) the rules'."""
    os.dup2(result, _RESULT, inheritable=False)  # what was 3 is the zygote's line or lock: the rules came later
    if rules is not None:
        os.dup2(rules, _RULES, inheritable=False)
    os.closerange(_RULES + (rules is not None), resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _send_cause(cause: str) -> None:
    with suppress(Exception):
        _send(CAUSE + cause.encode("ascii", "replace"))


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(_RESULT, view) :]
