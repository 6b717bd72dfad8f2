"""What a second night costs on 10,000 pieces of 2,000 families, unchanged and with 50 changed: seconds and MB.

The real command with Prefect, sandbox and reports. No file opens, so that each of the 10,000 is an exception of the report,
which is the dearest night for everything but reading. Usage: python -m tests.benchmarks.nights FOLDER [FAMILIES]
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.memory import PeakMemory
from tests.drop_builder import DropBuilder

COMMAND = Path(sys.executable).with_name("dossiers")
SLOTS = ("Avis d'imposition 2026 sur les revenus 2025", "Justificatif de domicile", "RIB (prélèvement automatique)")
OF_STUDENT = ("Photo d'identité", "Certificat médical (danseur)")


def drop(root: Path, families: int) -> DropBuilder:
    """Five pieces a family, each a file of its own bytes that no reader can open."""
    made = DropBuilder(root)
    for number in range(families):
        family, student = f"F{number:05d}", f"E{number:05d}"
        made.family(id_famille=family, nom=f"Exemple{number}", email=f"f{number}@example.org")
        made.student(id_eleve=student, id_famille=family, nom=f"Exemple{number}", cursus="TRAD-Danse classique CI")
        for rank, label in enumerate((*SLOTS, *OF_STUDENT)):
            path = f"{family}/{rank}.pdf"
            owner = student if label in OF_STUDENT else ""
            made.piece(
                id_piece=f"P{number:05d}-{rank}", id_famille=family, id_eleve=owner, document=label, fichier=path
            )
            made.file(path, f"%PDF-1.4 made up {number} {rank}".encode())
    return made


def night(root: Path, depot: Path) -> dict[str, object]:
    """One call of the command: wall seconds, the MB of all its processes, pieces read and unchanged."""
    environment = {**os.environ, "DOSSIERS_VAR": str(root / "var")}
    began = time.monotonic()
    asked = [COMMAND, "nightly", depot, "--out", root / "out"]
    with (
        subprocess.Popen(asked, env=environment, stdout=subprocess.DEVNULL) as process,
        PeakMemory(process.pid) as peak,
    ):
        assert process.wait() == 0
    seconds = time.monotonic() - began
    told = json.loads((root / "out" / "resume.json").read_text("utf-8"))["pieces"]
    figures = {"seconds": round(seconds, 1), "mb": round(peak.mib)}
    return {**figures, "read": told["lues"], "unchanged": told["inchangees"]}


def main(folder: str, families: int = 2000) -> None:
    """Prints one line of JSON a night."""
    root = Path(folder)
    shutil.rmtree(root, ignore_errors=True)
    made = drop(root / "depot", families)
    depot = made.write()
    print(json.dumps({"night": "first", **night(root, depot)}), flush=True)
    before = (root / "out" / "etats_pieces.csv").read_bytes()
    print(json.dumps({"night": "unchanged", **night(root, depot)}), flush=True)
    assert (root / "out" / "etats_pieces.csv").read_bytes() == before
    for row in made.pieces[:: len(made.pieces) // 50][:50]:
        made.file(row["fichier"], b"%PDF-1.4 changed " + row["id_piece"].encode())
    print(json.dumps({"night": "50 changed", **night(root, depot)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
