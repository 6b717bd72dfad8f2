"""Scans by one Dask worker and by two, in turn: seconds of each night and the ratio of the fastest; all on this machine.

Each family has sent three of them, as families do: what a task costs is paid once a family. `at_once` is how many files were open on the average while the night read: other work on the machine lengthens a reading and
the wall alike, so that it tells what two workers bring where the wall does not. The real command, with its own Prefect
server. Usage: python -m tests.benchmarks.several_machines FOLDER [FAMILIES]
"""

import json
import shutil
import sys
import time
from pathlib import Path

from tests.dask_cluster import Cluster, night
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


def seconds(root: Path, depot: Path, workers: int) -> dict[str, float]:
    """Of one night by so many workers: reading (from its first line to its last), and the whole."""
    cluster = Cluster(root / "cluster")
    try:
        for _ in range(workers):
            cluster.worker()
        began = time.monotonic()
        process = night(root / "night", depot, cluster.address)
        assert process.stdout is not None
        moments = {line.split(" faites")[0]: time.monotonic() for line in process.stdout}
        assert process.wait() == 0
        times = list(moments.values())
        wall = times[-2] - times[0]
        spent = json.loads((root / "night" / "out" / "resume.json").read_text("utf-8"))["pieces"]["secondes_par_etape"]
        figures = {"reading": wall, "at_once": sum(spent.values()) / wall, "whole": time.monotonic() - began}
        return {name: round(value, 2) for name, value in figures.items()}
    finally:
        cluster.close()


def main(folder: str, families: int = 20) -> None:
    """Prints one line of JSON a night, then the ratio."""
    root = Path(folder)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    depot = drop(root / "depot", families)
    figures = []
    for rank, workers in enumerate((1, 2, 1, 2)):
        (root / str(rank)).mkdir()
        figures.append(seconds(root / str(rank), depot, workers))
        print(json.dumps({"workers": workers, "scans": families * SCANS_A_FAMILY, **figures[-1]}), flush=True)
    alone, together = (min(one["reading"] for one in figures[rank::2]) for rank in (0, 1))
    one, two = (sum(each["at_once"] for each in figures[rank::2]) for rank in (0, 1))
    print(
        json.dumps({"two workers against one": {"fastest": round(alone / together, 2), "at_once": round(two / one, 2)}})
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
