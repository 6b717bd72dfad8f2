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
from typing import Any, NoReturn

from tasks.tools import landlock, linux, seccomp
from tasks.tools.sandbox_terms import Limits

VALUE, CAUSE = b"v", b"!"
_MIB = 1024 * 1024
_RESULT = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What every child of a zygote is given: the entry, its limits, and what the zygote itself takes up."""

    entry: Callable[[dict[str, Any]], Any]
    limits: Limits
    mapped_bytes: int
    resident_kib: int
    rules: int | None
    programs: bool


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
    Path("/proc/self/oom_score_adj").write_text("1000", "ascii")  # short of memory, the kernel takes this one first
    os.umask(0o077)
    os.chdir(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    _limit(cell)
    linux.drop_capabilities()
    linux.gain_no_privileges()
    if cell.rules is not None:
        landlock.raise_wall(cell.rules)
        os.close(cell.rules)
    with suppress(OSError):  # a kernel without filters: `confinement` tells
        seccomp.refuse_calls(programs=cell.programs)


def _limit(cell: Cell) -> None:
    limits = cell.limits
    for kind, soft, grace in (
        (resource.RLIMIT_AS, cell.mapped_bytes + limits.memory_mib * _MIB, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, 1),
        (resource.RLIMIT_FSIZE, limits.file_mib * _MIB, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, ceiling = resource.getrlimit(kind)
        hard = soft + grace if ceiling == resource.RLIM_INFINITY else min(soft + grace, ceiling)
        resource.setrlimit(kind, (min(soft, hard), hard))


def _keep_only(result: int, rules: int | None) -> None:
    """Close every descriptor but the three on /dev/null, the result's and (until they hold) the rules'."""
    os.dup2(result, _RESULT, inheritable=False)  # what was 3 is the zygote's line or lock: the rules came later
    for descriptor in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        if descriptor > _RESULT and descriptor != rules:
            with suppress(OSError):  # the listing's own
                os.close(descriptor)


def _send_cause(cause: str) -> None:
    with suppress(Exception):
        _send(CAUSE + cause.encode("ascii", "replace"))


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(_RESULT, view) :]
