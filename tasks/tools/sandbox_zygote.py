"""The process a sandbox keeps: it imports once, then has a child answer each line of its input until that ends."""

import importlib
import os
import select
import sys
from pathlib import Path
from typing import IO

from tasks.tools import linux, private_folder, sandbox_reads, sandbox_ward, seccomp
from tasks.tools.landlock import Wall
from tasks.tools.sandbox_child import Cell, Entry
from tasks.tools.sandbox_job import ParentGone
from tasks.tools.sandbox_terms import READY, Terms, refusal
from tasks.tools.seccomp import Filter
from tasks.tools.zygote_memory import settle


def main() -> None:
    """Serve the parent: its terms, then its jobs, one a line; a value or a cause for each."""
    jobs, answers = _own_line()
    lines = os.fdopen(jobs, "rb")
    terms = Terms.from_line(lines.readline())
    try:
        cell = _cell(terms)
    except Exception as error:  # whatever an import may raise: the parent is told its class, then we end
        _write(answers, refusal(f"error-{type(error).__name__}"))
        raise
    _silence(2)  # from here on, what comes out could hold a stranger's text
    _write(answers, refusal(READY))
    ward = sandbox_ward.Ward(cell, Path(terms.folder), jobs)
    try:
        while line := _next(lines, ward):
            _write(answers, ward.answered(line))
    except (ParentGone, BrokenPipeError):
        for leftover in Path(terms.folder).iterdir():
            private_folder.remove(leftover)
    finally:
        ward.rest()


def _next(lines: IO[bytes], ward: sandbox_ward.Ward) -> bytes:
    """The next job; empty at the end. There is never more than one on the line: each is asked when the last is done."""
    if not select.select([lines], [], [], sandbox_ward.PATIENCE_SECONDS)[0]:
        ward.rest()
    return lines.readline()


def _cell(terms: Terms) -> Cell:
    """Import, and raise what walls the children inherit; then measure what all that took."""
    entry = _load(terms)
    settle()
    if len(list(Path("/proc/self/task").iterdir())) > 1:
        raise ThreadsBeforeFork
    linux.adopt_orphans()
    linux.drop_capabilities()
    linux.gain_no_privileges()
    os.umask(0o077)
    programs = getattr(sys.modules[terms.entry.partition(":")[0]], "STARTS_PROGRAMS", True)
    return Cell.of(entry, terms.limits, _rules(terms), _calls(programs=programs), programs=programs)


def _rules(terms: Terms) -> int | None:
    reads = None if terms.reads is None else (*sandbox_reads.program(), *(Path(place) for place in terms.reads))
    try:
        return Wall(writes=(Path(terms.folder),), reads=reads).prepare()
    except OSError:
        return None  # a kernel without Landlock: `confinement` tells


def _calls(*, programs: bool) -> Filter | None:
    try:
        return seccomp.prepare(programs=programs)
    except OSError:
        return None  # a machine without a table of its calls: `confinement` tells


def _load(terms: Terms) -> Entry:
    module, _, name = terms.entry.partition(":")
    function = getattr(importlib.import_module(module), name)
    entry: Entry = function if terms.given is None else function(terms.given)
    return entry


def _own_line() -> tuple[int, int]:
    """Descriptors for jobs and answers; whatever else reads 0 or prints to 1 gets /dev/null."""
    line = os.dup(0), os.dup(1)
    _silence(0)
    _silence(1)
    return line


def _silence(descriptor: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, descriptor)
    os.close(null)


def _write(answers: int, frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(answers, view) :]


class ThreadsBeforeFork(Exception):
    """The entry's module started threads on import: a fork would copy their locks without them."""


if __name__ == "__main__":
    main()
