"""What a workbook of 3,000 exceptions costs, each with its strip: seconds, MB of memory above the snapshot's, MB of file.

Usage: python -m tests.benchmarks.workbook FOLDER [EXCEPTIONS]
"""

import json
import random
import resource
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from config.campaign import load
from tasks.report.snapshot import Snapshot
from tasks.report.workbook import FILE, write_workbook
from tests.made_up_snapshot import RUN, dossier, family, finding, piece, student
from validators.model import Box, DossierStatus, Reason, Slot, Status

_OLD = replace(finding("document_age", Reason.OUT_OF_DATE, read="12 janvier 2026"), box=Box(1, 0.2, 0.1, 0.5, 0.13))


def strip(number: int) -> bytes:
    """A strip of its own, of about 16 KB: no two exceptions share their picture."""
    noise = random.Random(number).randbytes(450 * 70)
    file = BytesIO()
    Image.frombytes("L", (450, 70), noise).quantize(16).save(file, "PNG")
    return file.getvalue()


def snapshot(exceptions: int) -> Snapshot:
    """A family, a student and a proof of address out of date for each exception."""
    numbers = range(1, exceptions + 1)
    families = {f"F{number:03d}": family(number, ("Camille", f"Exemplaire{number}")) for number in numbers}
    pieces = tuple(
        piece(number, f"F{number:03d}", Slot.PROOF_OF_ADDRESS, _OLD, evidence={0: strip(number)}) for number in numbers
    )
    slots = {Slot.PROOF_OF_ADDRESS: Status.NON_COMPLIANT}
    children = (student(number, f"F{number:03d}", "Anna", f"Exemplaire{number}") for number in numbers)
    dossiers = tuple(dossier(child, DossierStatus.TO_CORRECT, slots) for child in children)
    return Snapshot(RUN, families, pieces, dossiers, ())


def main(folder: str, exceptions: int = 3000) -> None:
    """Prints one line of JSON."""
    made = snapshot(exceptions)
    before, began = _peak_mb(), time.monotonic()
    path = Path(folder) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(made, path, load("2026-2027"))
    seconds = round(time.monotonic() - began, 1)
    size = round(path.stat().st_size / 1e6, 1)
    print(json.dumps({"exceptions": exceptions, "seconds": seconds, "mb_more": _peak_mb() - before, "mb_file": size}))


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
