"""`make fuzz`: mutated files until the number is reached or the time is up. What breaks is kept in out/fuzz.

PYTHONPATH=tests python -m fuzz [--files 100000] [--seconds 14400] [--ocr-share 0.02] [--seed 0] [--workers 2]
"""

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from math import ceil
from pathlib import Path
from random import Random

from fuzz.campaign import Tally, spoil
from fuzz.seeds import seeds

OUT = Path("out/fuzz")
_SLICE = 250


def main() -> int:
    asked = _arguments()
    began, total = time.monotonic(), Tally()
    slices = [(asked, number) for number in range(ceil(asked.files / _SLICE))]
    with ProcessPoolExecutor(asked.workers, initializer=seeds) as pool:
        waiting = [pool.submit(_slice, *one, began + asked.seconds) for one in slices]
        for done in as_completed(waiting):
            _add(total, one := done.result())
            if one.files:
                print(_line(total, time.monotonic() - began), flush=True)
    _keep(total, asked.seed)
    return 1 if total.broken else 0


def _slice(asked: argparse.Namespace, number: int, until: float) -> Tally:
    chance = Random(f"{asked.seed}-{number}")
    ocr = chance.random() < asked.ocr_share
    files = min(_SLICE, asked.files - number * _SLICE)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        return spoil(seeds(), chance, files, until - time.monotonic(), Path(folder), ocr=ocr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=14_400)
    parser.add_argument("--ocr-share", type=float, default=0.02)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _add(total: Tally, one: Tally) -> None:
    total.files += one.files
    total.statuses += one.statuses
    total.causes += one.causes
    total.broken += one.broken
    total.slowest = max(total.slowest, one.slowest)


def _line(total: Tally, seconds: float) -> str:
    statuses = ", ".join(f"{number} {status}" for status, number in sorted(total.statuses.items()))
    causes = ", ".join(f"{number} {cause}" for cause, number in total.causes.most_common())
    return (
        f"{total.files} files, {seconds:.0f} s: {statuses}; not read: {causes or 'none'}; "
        f"slowest {total.slowest:.1f} s; broken: {len(total.broken)}"
    )


def _keep(total: Tally, seed: str) -> None:
    """One line for the run, and each file that broke something."""
    OUT.mkdir(parents=True, exist_ok=True)
    for number, (code, name, data) in enumerate(total.broken):
        (OUT / f"{seed}-{number}-{code}-{name}".replace(" ", "-").replace("/", "-")).write_bytes(data)
    told = {"files": total.files, "statuses": total.statuses, "not_read": total.causes, "broken": len(total.broken)}
    with (OUT / "runs.jsonl").open("a", encoding="utf-8") as runs:
        runs.write(json.dumps({"seed": seed, "slowest": round(total.slowest, 1), **told}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
