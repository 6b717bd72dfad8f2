"""`python -m tests.benchmarks.reading DROP`: the reading of a drop, ours against the peers' (README.md beside this file).

Prints the tables of docs/benchmarks.md.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.memory import PeakMemory
from tests.benchmarks.signed_codes import medians

Figures = dict[str, Any]
_INSIDE, _CODES = 150, 40


def contender(name: str, drop: Path, *options: object) -> Figures:
    """The figures of one contender, in a process of its own; with the peak memory of its tree in MiB."""
    print(f"… {name} {' '.join(map(str, options))}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.benchmarks.contenders", name, str(drop), *map(str, options)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, PeakMemory(process.pid) as memory:
        out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"{name}: {process.returncode}")
    figures: Figures = json.loads(out.splitlines()[-1])
    return figures | {"mib": memory.mib}


def row(name: str, figures: Figures, against: Figures) -> str:
    return (
        f"| {name} | {figures['wall']:.0f} s | {figures['pieces'] / figures['wall']:.1f} | {figures['wall'] / against['wall']:.1f} × "
        f"| {figures['cpu']:.0f} s | {figures['mib']:.0f} MiB |"
    )


def lines(drop: Path, workers: int, times: int) -> Iterator[str]:
    """The table, each row as soon as it is measured, then what else was."""
    two = contender("ours", drop, "--workers", workers)
    yield f"| {two['pieces']} pieces, {workers} workers | wall | pieces/s | against ours | CPU | peak memory |"
    yield "|---|---|---|---|---|---|"
    yield row("(c) ours", two, two)
    one = contender("ours", drop, "--workers", 1)
    yield row("(c) ours, one worker", one, two)
    yield row("(b) pytesseract at 300 dpi", contender("pytesseract", drop, "--workers", workers), two)
    yield row("(a) OCRmyPDF, then pdftotext", contender("ocrmypdf", drop, "--workers", workers), two)
    yield row("the whole night with Prefect", contender("night", drop, "--workers", workers), two)
    many = contender("ours", drop, "--workers", workers, "--times", times)
    yield row(f"(c) ours, {many['pieces']} pieces", many, two)
    yield ""
    yield f"Two workers against one: {one['wall'] / two['wall']:.2f} ×. {times} × the pieces: {many['wall'] / two['wall']:.2f} × the time."
    yield f"A native PDF with a text layer: median {one['text_ms']:.0f} ms. OCR calls: {two['ocr_calls']}. Readings that answered: {two['stages']}."
    yield from medians(_CODES)
    inside = contender("inside", drop, "--most", _INSIDE)
    share = inside["tesseract_seconds"] / (inside["tesseract_seconds"] + inside["own_seconds"])
    yield f"Scans: {100 * share:.0f} % of the CPU time inside tesseract ({inside['scans']} scans, {inside['own_seconds']:.1f} s of ours)."
    if (drop / "verite.csv").exists():
        told = contender("thorough", drop, "--most", _INSIDE)
        yield f"Against the truth, {_INSIDE} pieces: {told['sure']} reading until sure, {told['all']} reading everything at 300 dpi."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drop", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    for line in lines(asked.drop, asked.workers, asked.times):
        print(line, flush=True)


if __name__ == "__main__":
    main()
