"""`python -m tests.benchmarks.reading DROP`: the reading of a drop, ours against the peers' (README.md beside this file).

Prints the tables of docs/benchmarks.md.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.memory import PeakMemory

Figures = dict[str, Any]
_INSIDE = 150


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


def tables(drop: Path, workers: int, times: int) -> list[str]:
    two = contender("ours", drop, "--workers", workers)
    one = contender("ours", drop, "--workers", 1)
    b = contender("pytesseract", drop, "--workers", workers)
    a = contender("ocrmypdf", drop, "--workers", workers)
    night = contender("night", drop, "--workers", workers)
    inside = contender("inside", drop, "--most", _INSIDE)
    verdicts = contender("thorough", drop, "--most", _INSIDE) if (drop / "verite.csv").exists() else {}
    many = contender("ours", drop, "--workers", workers, "--times", times)
    share = inside["tesseract_seconds"] / (inside["tesseract_seconds"] + inside["own_seconds"])
    return [
        f"| {two['pieces']} pieces, {workers} workers | wall | pieces/s | against ours | CPU | peak memory |",
        "|---|---|---|---|---|---|",
        row("(a) OCRmyPDF, then pdftotext", a, two),
        row("(b) pytesseract at 300 dpi", b, two),
        row("(c) ours", two, two),
        row("(c) ours, one worker", one, two),
        row("the whole night with Prefect", night, two),
        row(f"(c) ours, {many['pieces']} pieces", many, two),
        "",
        f"Two workers against one: {one['wall'] / two['wall']:.2f} ×. {times} × the pieces: {many['wall'] / two['wall']:.2f} × the time.",
        f"Scans: {100 * share:.0f} % of the CPU time inside tesseract ({inside['scans']} scans, {inside['own_seconds']:.1f} s of ours).",
        f"A native PDF with a text layer: median {one['text_ms']:.0f} ms. OCR calls: {two['ocr_calls']}. Readings that answered: {two['stages']}.",
        f"Against the truth, {_INSIDE} pieces: {verdicts.get('sure')} reading until sure, {verdicts.get('all')} reading everything at 300 dpi.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drop", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    print("\n".join(tables(asked.drop, asked.workers, asked.times)))


if __name__ == "__main__":
    main()
