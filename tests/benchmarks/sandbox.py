"""What the sandbox adds to an ordinary piece: `python -m tests.benchmarks.sandbox [--pairs 200] [--family 4]`.

The same job, a native bill that is *Conforme* by its text layer: in this process, by a sandbox with a child for that one
file, and by one whose child reads the files of a family (so many); twelve here, twelve there, in turn. The processor
time of all that takes part and its page faults are the kernel's count for the twelve together, which it tells in
hundredths of a second.
"""

import argparse
import hashlib
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import mean, median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import tree
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from tasks.reading.child import examiner
from tasks.reading.job import JOB, Job
from tasks.tools.sandbox import Limits, Sandbox
from validators.model import Slot, Upload

_ROUND = 12
_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_FAULTS = (7, 8)  # of /proc/N/stat, after the name: its own and those of its ended children
_CPU = (11, 12, 13, 14)


@dataclass(frozen=True, slots=True)
class Used:
    """Processor time and page faults so far."""

    cpu_ms: float
    faults: int


@dataclass(slots=True)
class Cost:
    """Of one way to read the piece: each by the clock, and of each round the processor time and faults a piece."""

    name: str
    used: Callable[[], Used]
    call: Callable[[], object]
    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    faults: list[float] = field(default_factory=list)

    def go(self, pieces: int) -> None:
        """A round of so many."""
        before = self.used()
        for _ in range(pieces):
            began = time.perf_counter()
            self.call()
            self.wall_ms.append(1000 * (time.perf_counter() - began))
        after = self.used()
        self.cpu_ms.append((after.cpu_ms - before.cpu_ms) / pieces)
        self.faults.append((after.faults - before.faults) / pieces)

    def over(self, other: "Cost") -> str:
        """What it costs more, by the clock a median and a mean."""
        middle, whole = (of(self.wall_ms) - of(other.wall_ms) for of in (median, mean))
        cpu = mean(self.cpu_ms) - mean(other.cpu_ms)
        return f"{middle:.1f} ms by the clock (a mean of {whole:.1f} ms) and {cpu:.1f} ms of processor time"

    def __str__(self) -> str:
        return (
            f"{self.name}: {median(self.wall_ms):5.1f} ms by the clock, {median(self.cpu_ms):5.1f} ms of processor "
            f"time, {median(self.faults):5.0f} page faults"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--family", type=int, default=4)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        job = _job(Path(folder))
        season = load("2026-2027").model_dump(mode="json")
        with Sandbox("tasks.reading.child:examiner", Limits(), Path(folder, "tmp"), [Path(folder)], season) as sandbox:
            examine = examiner(season)
            numbers = count()
            here = Cost("in this process        ", _ours, _checked(lambda: examine(job | {"tmp": folder})))
            ways = (
                Cost("a child for each file  ", _all, _checked(lambda: sandbox.run(job))),
                Cost(
                    "a child for each family",
                    _all,
                    _checked(lambda: sandbox.run(job, str(next(numbers) // asked.family))),
                ),
            )
            for _ in range(asked.pairs // _ROUND):
                for way in (here, *ways):
                    way.go(_ROUND)
    print(here)
    for way in ways:
        print(way)
        print(f"  the sandbox adds {way.over(here)}")


def _job(folder: Path) -> dict[str, Any]:
    file = folder / "facture.pdf"
    file.write_bytes(bill_pdf())
    digest = hashlib.sha256(bill_pdf()).hexdigest()
    size = len(bill_pdf())
    upload = Upload("1", "1", "F1", "", "", Slot.PROOF_OF_ADDRESS, file.name, file.name, UPLOADED_AT, size, digest)
    job: dict[str, Any] = JOB.dump_python(Job(str(file), upload, FAMILY, STUDENTS, 30, ocr=False), mode="json")
    return job


def _checked(call: Callable[[], dict[str, Any]]) -> Callable[[], object]:
    """The call, warmed up."""
    for _ in range(_ROUND):
        assert call()["verdict"]["status"] == "Conforme"
    return call


def _ours() -> Used:
    return Used(1000 * time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_minflt)


def _all() -> Used:
    """Of this process, which asks, of all that it has started, and that those did."""
    ours = _ours()
    cpu = faults = 0
    for pid in tree(os.getpid()):
        if pid != os.getpid():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            cpu += sum(int(fields[place]) for place in _CPU)
            faults += sum(int(fields[place]) for place in _FAULTS)
    return Used(ours.cpu_ms + cpu * _TICK_MS, ours.faults + faults)


if __name__ == "__main__":
    main()
