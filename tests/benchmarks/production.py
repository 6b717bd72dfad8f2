"""What Prefect costs: its share of a night of many families, and how long one waits for the first piece or a rerun.

    python -m tests.benchmarks.production FOLDER [--families 2000] [--reading-seconds 0.9]

The families have one piece each that costs next to nothing to read, so that what is left is the machinery. The same
night is run with the families handed to plain threads; the difference is Prefect's.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from drop_builder import DropBuilder
from prefect_service import BIN, Service

PIECES_A_FAMILY = 5
PLAIN_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from types import ModuleType
import flows.cli, flows.stages

def check_families(run, crew, family_ids):
    with ThreadPoolExecutor(crew.readers) as pool:
        for family_id, seen in zip(family_ids, pool.map(lambda family_id: crew.errand(family_id)(), family_ids)):
            run.write(family_id, seen.looks)

flows.stages.prefect_server = lambda home: nullcontext()
sys.modules["flows.check_families"] = plain = ModuleType("flows.check_families")
plain.check_families = check_families
sys.exit(flows.cli.run(sys.argv[1:]))
"""


def cheap_drop(root: Path, families: int) -> Path:
    """A drop of that many families, a damaged PDF each."""
    drop = DropBuilder(root)
    for number in range(families):
        drop.family(id_famille=f"F{number}").student(id_eleve=f"E{number}", id_famille=f"F{number}")
        drop.piece(id_piece=f"P{number}", id_famille=f"F{number}", fichier=f"{number}.pdf")
        drop.file(f"{number}.pdf", b"%%PDF-1.4 number %d" % number)
    return drop.write()


def timed(*command: str, **environment: str) -> tuple[float, float]:
    """Seconds until the first piece is done, and in all."""
    began, first = time.monotonic(), 0.0
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if not first and line.startswith("Pièces : ") and not line.startswith("Pièces : 0"):
            first = time.monotonic() - began
    assert process.wait() == 0, command
    return first, time.monotonic() - began


def share(root: Path, families: int, reading_seconds: float) -> list[str]:
    """Prefect's part of a night of that many families."""
    depot, command = cheap_drop(root / "many", families), str(BIN / "dossiers")
    with_prefect = timed(command, "nightly", str(depot), "--out", str(root / "out"), DOSSIERS_VAR=str(root / "var"))[1]
    plain = [sys.executable, "-c", PLAIN_THREADS, "nightly", str(depot), "--out", str(root / "out2")]
    without = timed(*plain, DOSSIERS_VAR=str(root / "var2"))[1]
    cost, workers = with_prefect - without, 2
    reading = families * PIECES_A_FAMILY * reading_seconds / workers
    night = without + reading + cost
    return [
        f"| {families} families, one cheap piece each | {with_prefect:.0f} s with Prefect, {without:.0f} s with threads |",
        f"| Prefect's cost | {cost:.0f} s, {1000 * cost / families:.0f} ms a family |",
        f"| its share of a night of {PIECES_A_FAMILY} pieces a family at {reading_seconds:g} s on {workers} workers "
        f"({night / 60:.0f} min) | {100 * cost / night:.1f} % |",
    ]


@contextmanager
def standing(root: Path) -> Iterator[Service]:
    """A server and a process that serves the deployments."""
    service = Service(root, PREFECT_RUNNER_POLL_FREQUENCY="2")
    try:
        service.start_server()
        service.start("dossiers", "serve", log="serve.log")
        service.wait_for(lambda: service.has("family/family"), 120)
        yield service
    finally:
        service.close()


def waits(root: Path) -> list[str]:
    """Start to first piece, embedded and with a server that is up; reruns of one family."""
    depot, command = cheap_drop(root / "depot", 10), str(BIN / "dossiers")
    asked = (command, "nightly", str(depot), "--out", str(root / "out"))
    first_ever = timed(*asked, DOSSIERS_VAR=str(root / "var"))[0]
    fresh_night(root)
    embedded = timed(*asked, DOSSIERS_VAR=str(root / "var"))[0]
    fresh_night(root)
    with standing(root) as service:
        timed(*asked, **service.environment)
        fresh_night(root)
        running = timed(*asked, **service.environment)[0]
        rerun = timed(command, "family", "F1", **service.environment)[1]
        began = time.monotonic()
        service.ended(service.run("family/family", family_id="F1"))
        by_form = time.monotonic() - began
    reading = json.loads((root / "out" / "resume.json").read_text("utf-8"))["pieces"]["secondes_par_etape"]
    return [
        f"| start to first piece, embedded, the very first time | {first_ever:.1f} s |",
        f"| start to first piece, embedded | {embedded:.1f} s |",
        f"| start to first piece, with a running server | {running:.1f} s |",
        f"| rerun of a family by the command, with a running server (its reading: {sum(reading.values()):.1f} s) "
        f"| {rerun:.1f} s |",
        f"| rerun of a family by the form | {by_form:.1f} s |",
    ]


def fresh_night(root: Path) -> None:
    """Forgets what was read; Prefect's own database stays."""
    for path in (root / "var").glob("dossiers.sqlite3*"):
        path.unlink()


def main() -> None:
    """Prints the rows of the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--families", type=int, default=2000)
    asked.add_argument("--reading-seconds", type=float, default=0.9)
    told = asked.parse_args()
    shutil.rmtree(told.folder, ignore_errors=True)
    told.folder.mkdir(parents=True)
    root = told.folder.absolute()
    print("| what | measured |\n|---|---|")
    print("\n".join(waits(root)), flush=True)
    if told.families:
        print("\n".join(share(root, told.families, told.reading_seconds)), flush=True)


if __name__ == "__main__":
    main()
