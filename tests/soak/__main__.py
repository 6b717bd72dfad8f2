"""`make soak`: so many nights of a changing drop with random faults, and a line on what was seen.

PYTHONPATH=tests python -m soak [--nights 200] [--seed 0]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from soak.nights import Soak, soak


def main() -> int:
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--nights", type=int, default=200)
    parser.add_argument("--seed", default="0")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        seen = soak(Path(folder), asked.nights, asked.seed)
    print(_line(seen), *seen.broken, sep="\n")
    return 1 if seen.broken else 0


def _line(seen: Soak) -> str:
    tenth = max(len(seen.resident_mib) // 10, 1)
    memory = (
        f"{max(seen.resident_mib[tenth : 2 * tenth]):.0f} MiB after a tenth, {seen.resident_mib[-1]:.0f} at the end"
    )
    faults = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in seen.faults.most_common())
    descriptors = f"{seen.descriptors[0]} descriptors on the first, {seen.descriptors[-1]} on the last"
    return f"{seen.nights} nights ({faults}); {descriptors}; {memory}; broken: {len(seen.broken)}"


if __name__ == "__main__":
    sys.exit(main())
