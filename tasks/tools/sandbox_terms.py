"""What the two sides of a sandbox agree on: the limits, and the words on the line between them."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

MAX_RESULT_BYTES = 32 * 1024 * 1024
READY = "ready"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use.

    `memory_mib` is address space on top of what the interpreter has mapped with its imports, so that it means the same
    whatever is imported: measured, 19 MiB for Python alone, 361 MiB with numpy, OpenCV, PDFium, pypdf and zxing-cpp.
    `cpu_seconds`, `file_mib` and `open_files` hold for each process the child starts as well.
    """

    memory_mib: int = 1024
    cpu_seconds: int = 60
    deadline_seconds: float = 60.0
    file_mib: int = 64
    open_files: int = 64


@dataclass(frozen=True, slots=True)
class Terms:
    """The first line a zygote gets: what to call, within which limits, in which folder, what may be read; `given`."""

    entry: str
    limits: Limits
    folder: str
    reads: tuple[str, ...] | None
    given: Any = None

    def to_line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        fields = json.loads(line)
        reads = None if fields["reads"] is None else tuple(fields["reads"])
        return cls(fields["entry"], Limits(**fields["limits"]), fields["folder"], reads, fields["given"])


def job_line(job: Mapping[str, Any], sitting: int) -> bytes:
    """A job on the line. Jobs of one sitting may have the same child; of sitting 0 each has one to itself."""
    return b"%d %s\n" % (sitting, json.dumps(dict(job)).encode())


def job_of(line: bytes) -> tuple[int, bytes]:
    """The sitting, and the job's JSON."""
    sitting, _, job = line.rstrip(b"\n").partition(b" ")
    return int(sitting), job


def answer(value: bytes) -> bytes:
    """A value on the line: its length, then its bytes."""
    return b"%d\n" % len(value) + value


def refusal(cause: str) -> bytes:
    """A cause on the line."""
    return b"!" + cause.encode("ascii", "replace") + b"\n"
