"""A child as its zygote has it: forked, asked, listened to until its result, its end or the deadline, then ended."""

import os
import re
import resource
import select
import signal
import socket
import time
from contextlib import suppress
from math import ceil
from pathlib import Path

from tasks.tools import linux
from tasks.tools.sandbox_child import CAUSE, END, VALUE, Cell, job_lines, live
from tasks.tools.sandbox_terms import MAX_RESULT_BYTES, answer, refusal

_CHUNK = 1 << 20
_CAUSES = re.compile(rb"memory|error-[A-Za-z0-9_]{1,60}")
_MEMORY_SIGNALS = (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGKILL)
_AS_NEW = 1 / 16
"""The share of its memory and of its processor time that a child may have used when it is given another job."""


class ParentGone(Exception):
    """The other end of the zygote's line has closed: nobody waits for an answer."""


class Child:
    """A forked, confined process that does one job after another until it fails at one, or is ended."""

    def __init__(self, cell: Cell) -> None:
        self._cell = cell
        self._line, theirs = socket.socketpair()
        zygote = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            live(cell, theirs.fileno(), zygote)
        theirs.close()
        with suppress(OSError):  # the child does the same: whichever is first, the group exists from here on
            os.setpgid(self._pid, self._pid)
        self._exit = os.pidfd_open(self._pid)
        self._ended = False

    def ask(self, job: bytes, folder: Path, parent: int) -> bytes:
        """The frame to answer with; without a value in it, the child has ended. ParentGone as soon as `parent` ends."""
        try:
            data = self._listen(job_lines(folder, job), parent)
        except _Stopped as error:
            self.end()
            return refusal(str(error))
        if not data.endswith(END):  # it has ended by itself
            cause = self.end()
            return refusal(cause or ("garbled" if data else "exit-0"))
        if data.startswith(VALUE) and data.count(END) == 1:
            return answer(data[len(VALUE) : -len(END)])
        self.end()
        told = data[len(CAUSE) : -len(END)]
        return refusal(told.decode("ascii") if data.startswith(CAUSE) and _CAUSES.fullmatch(told) else "garbled")

    def is_as_new(self) -> bool:
        """Whether it waits for a job, and has used so little that the next file has the limits of the first."""
        if self._ended or select.select([self._line.fileno(), self._exit], [], [], 0)[0]:
            return False
        limits = self._cell.limits
        grown_mib = (linux.memory_of(self._pid)[0] - self._cell.mapped_bytes) / 2**20
        used_seconds = linux.cpu_seconds_of(self._pid)
        return grown_mib <= limits.memory_mib * _AS_NEW and used_seconds <= limits.cpu_seconds * _AS_NEW

    def end(self) -> str:
        """Kill its group, then any descendant that is left; why it had ended before, empty if it had not failed."""
        if self._ended:
            return ""
        self._ended = True
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        _, status, usage = os.wait4(self._pid, 0)
        with suppress(ChildProcessError):
            while True:
                if os.waitpid(-1, os.WNOHANG) == (0, 0):
                    linux.kill_children()
                    os.waitpid(-1, 0)
        os.close(self._exit)
        self._line.close()
        return _cause_of(status, usage, self._cell)

    def _listen(self, job: bytes, parent: int) -> bytes:
        """What it says to that job: a line, or what it had said by its end. _Stopped when it has to be."""
        poll = select.poll()
        for descriptor in (line := self._line.fileno(), self._exit, parent):
            poll.register(descriptor, select.POLLIN)
        until = time.monotonic() + self._cell.limits.deadline_seconds
        data = bytearray()
        self._tell(job, until)
        while (left := until - time.monotonic()) > 0:
            events = dict(poll.poll(ceil(left * 1000)))
            if parent in events:
                self.end()
                raise ParentGone
            # Whether it has ended is noted before reading: then all that it said is there to be read.
            if self._hear(data) and line in events:
                poll.unregister(line)
            if len(data) > MAX_RESULT_BYTES:
                raise _Stopped("garbled")
            if data.endswith(END) or self._exit in events:
                return bytes(data)
        raise _Stopped("deadline")

    def _tell(self, job: bytes, until: float) -> None:
        self._line.settimeout(max(until - time.monotonic(), 0.001))
        with suppress(TimeoutError, OSError):  # it does not listen: that shows when it is listened to
            self._line.sendall(job)
        self._line.setblocking(False)

    def _hear(self, data: bytearray) -> bool:
        """Read what is there, to just over the largest result; True at the end of the line."""
        with suppress(BlockingIOError, ConnectionResetError):
            while len(data) <= MAX_RESULT_BYTES:
                chunk = self._line.recv(_CHUNK)
                if not chunk:
                    return True
                data += chunk
        return False


class _Stopped(Exception):
    """The child has to be stopped, for that cause."""


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
