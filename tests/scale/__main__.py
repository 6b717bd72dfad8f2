"""`python -m tests.scale`: three million pieces of 300 schools, simulated on what was measured (costs.json).

Prints the tables of docs/scale.md, the same each time. `--one DROP RESUME` says what a night of two readers
that was measured here (its drop, its resume.json) should have taken.
"""

import csv
import json
import math
import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.scale.night import Costs, Ended, Fleet, night
from tests.scale.season import shares

SCHOOLS, FAMILIES, PIECES = 300, 2000, 5
HOURS, CORES, EURO = 3.0, 8, 0.05
MIX = {"text": 0.40, "2d-doc": 0.10, "scan": 0.20, "photo": 0.15, "portrait": 0.10, "file": 0.05}
SITTINGS = (1, 2, 3, 4)
NAMES = {"picture": "portrait", "barcode": "2d-doc"}
A_SCHOOL = FAMILIES * PIECES


def costs() -> Costs:
    """What tests.scale.measure has written."""
    return Costs(**json.loads(Path(__file__).with_name("costs.json").read_text("utf-8")))


def jobs(share: float | None, found: Costs) -> list[list[float]]:
    """The families with work of each school, in seconds of reading; None: everything is new."""
    rng = random.Random(1)
    sizes = (PIECES,) if share is None else SITTINGS
    number = FAMILIES if share is None else round(A_SCHOOL * share / (sum(SITTINGS) / len(SITTINGS)))
    return [[found.sample(rng, MIX, rng.choice(sizes)) for _ in range(number)] for _ in range(SCHOOLS)]


def fewest(work: list[list[float]], found: Costs) -> tuple[int, Ended]:
    """The machines of eight cores that read it in three hours, and that night."""
    machines = max(1, math.floor(sum(map(sum, work)) / (HOURS * 3600 * CORES)))
    while (ended := night(work, A_SCHOOL, found, Fleet(machines * CORES))).wall > HOURS * 3600:
        machines += 1
    return machines, ended


def nights(found: Costs, everything: list[list[float]]) -> list[str]:
    """The machines, hours and euros of three nights."""
    by_day = shares()
    peak = max(by_day, key=lambda day: by_day[day])
    rows = ["| night | pieces | machines of 8 cores | wall | CPU-hours | cost |", "|---|---|---|---|---|---|"]
    for name, share in (
        (f"average of {len(by_day)}", 1 / len(by_day)),
        (f"peak ({peak:%d/%m})", by_day[peak]),
        ("first, everything new", None),
    ):
        work = jobs(share, found) if share else everything
        machines, ended = fewest(work, found)
        cpu = (ended.reading + ended.fronts) / 3600
        pieces = SCHOOLS * A_SCHOOL * (1 if share is None else share)
        rows.append(
            f"| {name} | {pieces:,.0f} | {machines} | {_clock(ended.wall)} | {cpu:,.0f} | {cpu * EURO:,.0f} € |"
        )
    return rows


def limits(found: Costs, everything: list[list[float]]) -> list[str]:
    """The first full night, as the machines grow, when something is shared."""
    rows = ["| machines | a Prefect server a school | one for all | one write at a time for all |", "|---|---|---|---|"]
    for machines in (32, 128, 512):
        readers = machines * CORES
        fleets = (Fleet(readers), Fleet(readers, shared_prefect=True), Fleet(readers, writes_at_once=1))
        walls = (_clock(night(everything, A_SCHOOL, found, fleet).wall) for fleet in fleets)
        rows.append(f"| {machines} | {' | '.join(walls)} |")
    return rows


def predicted(depot: Path, resume: Path, found: Costs) -> float:
    """Seconds that a night took here, by two readers, if the model holds: its families, and the kinds that it counted."""
    rng = random.Random(1)
    stages = json.loads(resume.read_text("utf-8"))["pieces"]["par_etape"]
    ocr = replace(found, pieces={**found.pieces, "ocr": found.pieces["scan"] + found.pieces["photo"]})
    mix: Counter[str] = Counter()
    for stage, number in stages.items():
        mix["ocr" if stage.startswith("ocr") else NAMES.get(stage, stage)] += number
    with (depot / "pieces.csv").open(encoding="utf-8-sig", newline="") as file:
        sizes = Counter(row["id_famille"] for row in csv.DictReader(file, delimiter=";")).values()
    tries = [
        night([[ocr.sample(rng, mix, number) for number in sizes]], sum(sizes), ocr, Fleet(2)).wall for _ in range(100)
    ]
    return sum(tries) / len(tries)


def report(found: Costs) -> str:
    """Everything that docs/scale.md shows."""
    kinds = ["| reading | measured | mean | in the mix |", "|---|---|---|---|"]
    for kind, share in MIX.items():
        samples = found.pieces[kind]
        kinds.append(f"| {kind} | {len(samples)} | {sum(samples) / len(samples):.2f} s | {share:.0%} |")
    single = (
        f"Of one piece: ingest {found.ingest_piece * 1000:.2f} ms, settle and report {found.settle_piece * 1000:.2f} ms. "
        f"Of one family: write {found.write_family * 1000:.1f} ms, Prefect {found.prefect_task * 1000:.1f} ms "
        f"({1 / found.prefect_task:.0f} tasks/s)."
    )
    everything = jobs(None, found)
    return "\n".join([*kinds, "", single, "", *nights(found, everything), "", *limits(found, everything)])


def _clock(seconds: float) -> str:
    return f"{seconds // 3600:.0f} h {seconds % 3600 // 60:02.0f}"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(f"{predicted(*map(Path, sys.argv[2:4]), costs()):.0f} s")
    else:
        print(report(costs()))
