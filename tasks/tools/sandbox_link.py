"""The parent's end of the line to a zygote: start it, ask it, end it with everything it has started."""

import os
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from tasks.tools import linux
from tasks.tools.sandbox_terms import READY, Terms

_START_SECONDS = 60.0
_GRACE_SECONDS = 5.0
_CHUNK = 1 << 20
_INHERITED = ("PATH", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "DOSSIERS_OCR")


class Lost(Exception):
    """The zygote does not answer: it is past the deadline (`deadline`), it has ended (`lost`), or it never stood."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class Zygote:
    """A running `sandbox_zygote`. It outlives the thread that started it, and ends when its input does, with us."""

    def __init__(self, terms: Terms, lock: int) -> None:
        self._patience = terms.limits.deadline_seconds + _GRACE_SECONDS
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tasks.tools.sandbox_zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=_environment(),
            cwd="/",
            pass_fds=[lock],  # the folder stays in use as long as either of us lives
            start_new_session=True,  # Ctrl-C in the terminal is for the parent alone
        )
        self._ready = False
        self._selector = selectors.DefaultSelector()
        self._selector.register(_stream(self._process.stdout), selectors.EVENT_READ)
        with suppress(BrokenPipeError):
            self._send(terms.to_line())

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, job: bytes) -> bytes | str:
        """That line's answer: the value (JSON, to be checked), or why there is none; Lost when the zygote is gone."""
        if not self._ready:
            started = self._receive(time.monotonic() + _START_SECONDS)
            if started != READY:
                raise Lost(started if isinstance(started, str) else "lost")
            self._ready = True
        try:
            self._send(job)
        except BrokenPipeError:
            raise Lost("lost") from None
        return self._receive(time.monotonic() + self._patience)

    def end(self) -> None:
        """End it and all its descendants; a sound one has a second to do so itself."""
        self._selector.close()
        _stream(self._process.stdin).close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._process.kill()
        if self._process.wait() != 0:
            linux.kill_session(self._process.pid)
        _stream(self._process.stdout).close()

    def _send(self, line: bytes) -> None:
        stream = _stream(self._process.stdin).fileno()
        while line:
            line = line[os.write(stream, line) :]

    def _receive(self, until: float) -> bytes | str:
        data = bytearray()
        while b"\n" not in data:
            data += self._read(until)
        head, _, rest = data.partition(b"\n")
        if head.startswith(b"!"):
            return head[1:].decode("ascii")
        while len(rest) < int(head):
            rest += self._read(until)
        return bytes(rest)

    def _read(self, until: float) -> bytes:
        if not self._selector.select(max(0.0, until - time.monotonic())):
            raise Lost("deadline")
        chunk = os.read(_stream(self._process.stdout).fileno(), _CHUNK)
        if not chunk:
            raise Lost("lost")
        return chunk


_PICTURES_STAY = {
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(40 << 20),
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
"""A page is megabytes, of which a reading makes dozens of copies: glibc would give each back to the kernel and ask for
zeros again, by pages of 4 KiB. A child's memory is its own, and short-lived."""


def _environment() -> dict[str, str]:
    """Nothing of ours but what it takes to import the same modules and to find the same tools."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return kept | {
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place),
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        **_PICTURES_STAY,
    }


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - every stream of the zygote is a pipe
    return stream
