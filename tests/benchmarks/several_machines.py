"""Scans by one Dask worker and by two, in turn: seconds of each night and the ratio of the fastest; all on this machine.

Each family has sent three of them, as families do: what a task costs is paid once a family. `at_once` is how many files
were open on the average while the night read: other work on the machine lengthens a reading and the wall alike, so that
it tells what two workers bring where the wall does not. `cpu` is the processor time of that while, by who spent it:
the night, Prefect's server and the scheduler share the machine's cores with the workers here, and so bound the ratio.
The real command, with its own Prefect server. Usage: python -m tests.benchmarks.several_machines FOLDER [FAMILIES]
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path

from tests.dask_cluster import Cluster, descendants, night
from tests.drop_builder import DropBuilder
from tests.papers import BILL, scan, scan_pdf

SCANS_A_FAMILY = 3


def drop(depot: Path, families: int) -> Path:
    """Scanned bills, no two alike, three for each family."""
    made = DropBuilder(depot)
    for number in range(families):
        family = f"F{number:03d}"
        made.family(id_famille=family, nom="Durand", prenom="Paul").student(id_eleve=f"E{number}", id_famille=family)
        for rank in range(SCANS_A_FAMILY):
            piece = f"P{number}-{rank}"
            name = f"{piece}.pdf"
            made.piece(id_piece=piece, id_famille=family, document="Justificatif de domicile", fichier=name)
            made.file(name, scan_pdf(scan([*BILL, (50, 540, 11, f"Compteur {number} {rank}")])))
    return made.write()


Spent = dict[str, float]
_TICKS = os.sysconf("SC_CLK_TCK")


def figures_of(root: Path, depot: Path, workers: int) -> dict[str, object]:
    """Of one night by so many workers: seconds of reading (from its first line to its last) and in all, and who spent."""
    cluster = Cluster(root / "cluster")
    try:
        for _ in range(workers):
            cluster.worker()
        began = time.monotonic()
        process = night(root / "night", depot, cluster.address)
        assert process.stdout is not None
        lines = [(time.monotonic(), spent(cluster, process.pid)) for line in process.stdout if "faites" in line]
        assert process.wait() == 0
        (first, before), (last, after) = lines[0], lines[-1]
        wall = last - first
        by_stage = json.loads((root / "night" / "out" / "resume.json").read_text("utf-8"))["pieces"][
            "secondes_par_etape"
        ]
        figures = {"reading": wall, "at_once": sum(by_stage.values()) / wall, "whole": time.monotonic() - began}
        cpu = {name: round(after[name] - before[name], 1) for name in after}
        return {"workers": workers, **{name: round(value, 2) for name, value in figures.items()}, "cpu": cpu}
    finally:
        cluster.close()


def spent(cluster: Cluster, night: int) -> Spent:
    """Seconds of processor time until now, of each process and those below it."""
    server = [pid for pid in descendants(night) if b"flows.prefect_server" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return {
        "workers": sum(cpu(worker.pid) for worker in cluster.workers),
        "night": cpu(night) - sum(map(cpu, server)),
        "server": sum(map(cpu, server)),
        "scheduler": cpu(cluster.scheduler.pid),
    }


def cpu(pid: int) -> float:
    """Of that process, of what lives below it, and of what has lived there."""
    return sum(_own(one) for one in (pid, *descendants(pid)))


def _own(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:  # it has just ended: whoever waited for it has its time
        return 0
    return sum(map(int, told[11:15])) / _TICKS


def main(folder: str, families: int = 40) -> None:
    """Prints one line of JSON a night, then the ratio."""
    root = Path(folder)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    depot = drop(root / "depot", families)
    figures = []
    for rank, workers in enumerate((1, 2, 1, 2)):
        (root / str(rank)).mkdir()
        figures.append(figures_of(root / str(rank), depot, workers))
        print(json.dumps({"scans": families * SCANS_A_FAMILY, **figures[-1]}), flush=True)
    alone, together = (min(one["reading"] for one in figures[rank::2]) for rank in (0, 1))
    one, two = (sum(each["at_once"] for each in figures[rank::2]) for rank in (0, 1))
    print(
        json.dumps({"two workers against one": {"fastest": round(alone / together, 2), "at_once": round(two / one, 2)}})
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
