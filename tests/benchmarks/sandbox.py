"""What the sandbox adds to an ordinary piece: `python -m tests.benchmarks.sandbox [--pairs 200]`.

The same job, a native bill that is *Conforme* by its text layer, in a child and in this process, in turn.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import tree
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from tasks.reading.child import examine_file
from tasks.reading.job import JOB, Job
from tasks.tools.sandbox import Limits, Sandbox
from validators.model import Slot, Upload

_TICKS = os.sysconf("SC_CLK_TCK")
_CPU_FIELDS = slice(11, 15)  # of /proc/N/stat, after the name: its own time and that of its ended children


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=200)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        job = _job(Path(folder))
        with Sandbox("tasks.reading.child:examine_file", Limits(), Path(folder, "tmp"), [Path(folder)]) as sandbox:
            here = _warmed(lambda: examine_file(job | {"tmp": folder}))
            child = _warmed(lambda: sandbox.run(job))
            before = _cpu_seconds()
            seconds = [(_seconds(child), _seconds(here)) for _ in range(pairs)]
            cpu = [after - start for after, start in zip(_cpu_seconds(), before, strict=True)]
    here_ms, child_ms = (1000 * used / pairs for used in cpu)
    print(
        f"wall, median of {pairs} pairs: {1000 * median(child - here for child, here in seconds):.1f} ms more in a child"
    )
    print(f"CPU, mean: {child_ms:.1f} ms in the sandbox's processes, {here_ms:.1f} ms in ours (asking included)")


def _job(folder: Path) -> dict[str, Any]:
    file = folder / "facture.pdf"
    file.write_bytes(bill_pdf())
    digest = hashlib.sha256(bill_pdf()).hexdigest()
    size = len(bill_pdf())
    upload = Upload("1", "1", "F1", "", "", Slot.PROOF_OF_ADDRESS, file.name, file.name, UPLOADED_AT, size, digest)
    job: dict[str, Any] = JOB.dump_python(
        Job(str(file), upload, FAMILY, STUDENTS, load("2026-2027"), 30, ocr=False), mode="json"
    )
    return job


def _warmed(call: Callable[[], dict[str, Any]]) -> Callable[[], object]:
    for _ in range(5):
        assert call()["verdict"]["status"] == "Conforme"
    return call


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _cpu_seconds() -> tuple[float, float]:
    """Of this process, and of all that it has started."""
    others = 0
    for pid in tree(os.getpid()):
        if pid != os.getpid():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            others += sum(map(int, fields[_CPU_FIELDS]))
    return time.process_time(), others / _TICKS


if __name__ == "__main__":
    main()
