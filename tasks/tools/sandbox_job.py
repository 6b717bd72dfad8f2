"""One job in the zygote: fork, listen until the result, the end or the deadline, then leave nothing of it alive."""

import os
import re
import resource
import select
import signal
import time
from contextlib import suppress
from math import ceil
from pathlib import Path

from tasks.tools import linux
from tasks.tools.sandbox_child import CAUSE, VALUE, Cell, live
from tasks.tools.sandbox_terms import MAX_RESULT_BYTES, answer, refusal

_CHUNK = 1 << 20
_CAUSES = re.compile(rb"memory|error-[A-Za-z0-9_]{1,60}")
_MEMORY_SIGNALS = (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGKILL)


class ParentGone(Exception):
    """The other end of the line has closed: nobody waits for an answer."""


def run(cell: Cell, line: bytes, folder: Path, jobs: int) -> bytes:
    """The frame to answer with. ParentGone as soon as `jobs` (the line's descriptor) ends."""
    result, write = os.pipe()
    zygote = os.getpid()
    child = os.fork()
    if child == 0:
        live(cell, line, folder, write, zygote)
    os.close(write)
    with suppress(OSError):  # the child does the same: whichever is first, the group exists from here on
        os.setpgid(child, child)
    try:
        data, cause = _listen(result, child, jobs, cell.limits.deadline_seconds)
    finally:
        os.close(result)
        status, usage = _end(child)
    return _frame(data, cause or _cause_of(status, usage, cell))


def _listen(result: int, child: int, jobs: int, seconds: float) -> tuple[bytes, str]:
    """What the child sent, and `deadline` or `garbled` when it has to be stopped."""
    os.set_blocking(result, False)
    exit_event = os.pidfd_open(child)
    poll = select.poll()
    for descriptor in (result, exit_event, jobs):
        poll.register(descriptor, select.POLLIN)
    until = time.monotonic() + seconds
    data = bytearray()
    try:
        while (left := until - time.monotonic()) > 0:
            events = dict(poll.poll(ceil(left * 1000)))
            if jobs in events:
                raise ParentGone
            # Whether it has ended is noted before reading: then all that it wrote is there to be read.
            if result in events or exit_event in events:
                if _drain(result, data) and result in events:
                    poll.unregister(result)
                if len(data) > MAX_RESULT_BYTES:
                    return b"", "garbled"
            if exit_event in events:
                return bytes(data), ""
        return b"", "deadline"
    finally:
        os.close(exit_event)


def _drain(result: int, data: bytearray) -> bool:
    """Read what is there, to just over the largest result; True at the end of the pipe."""
    with suppress(BlockingIOError):
        while len(data) <= MAX_RESULT_BYTES:
            chunk = os.read(result, _CHUNK)
            if not chunk:
                return True
            data += chunk
    return False


def _end(child: int) -> tuple[int, resource.struct_rusage]:
    """Kill the child's group, then any descendant that is left; the child's wait status and use."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    with suppress(ChildProcessError):
        while True:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                linux.kill_children()
                os.waitpid(-1, 0)
    return status, usage


def _frame(data: bytes, cause: str) -> bytes:
    if cause:
        return refusal(cause)
    if data.startswith(VALUE):
        return answer(data[1:])
    if data.startswith(CAUSE) and _CAUSES.fullmatch(data, 1):
        return refusal(data[1:].decode("ascii"))
    return refusal("garbled" if data else "exit-0")


def _cause_of(status: int, usage: resource.struct_rusage, cell: Cell) -> str:
    """Why the child ended otherwise than by its own result; empty for an ordinary end.

    Native libraries abort or crash when memory is refused them: such a signal counts as `memory` when the child had
    really taken a quarter of what it may. One refused at the first, enormous request is told by its signal alone.
    """
    if os.WIFEXITED(status):
        code = os.WEXITSTATUS(status)
        return f"exit-{code}" if code else ""
    number = os.WTERMSIG(status)
    used_seconds = usage.ru_utime + usage.ru_stime
    if number == signal.SIGXCPU or (number == signal.SIGKILL and used_seconds >= cell.limits.cpu_seconds):
        return "cpu"
    taken_mib = (usage.ru_maxrss - cell.resident_kib) / 1024
    if number in _MEMORY_SIGNALS and taken_mib >= cell.limits.memory_mib / 4:
        return "memory"
    return f"signal-{number}"
