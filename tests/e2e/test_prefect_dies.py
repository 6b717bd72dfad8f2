"""Prefect's server is killed while pieces are being read: the night ends by itself, in words, and nothing is lost."""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import prefect_home
import pytest
from drop_builder import DropBuilder
from hostile.pdf_bombs import endless_drawing

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("dossiers")
PROOF = "Justificatif de domicile"


@pytest.fixture
def drop(tmp_path):
    """Six families, each with a piece that takes all the time it is given."""
    made = DropBuilder(tmp_path / "depot")
    for number in range(6):
        made.family(id_famille=f"F{number}").student(id_eleve=f"E{number}", id_famille=f"F{number}")
        made.piece(id_piece=f"P{number}", id_famille=f"F{number}", document=PROOF, fichier=f"{number}.pdf")
        made.file(f"{number}.pdf", endless_drawing() + b"%%%d" % number)
    made.write()
    prefect_home.ready(tmp_path / "var")
    return made


def night(root: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "DOSSIERS_WORKERS": "1", "DOSSIERS_PIECE_DEADLINE_SECONDS": "2"}
    asked = [str(COMMAND), "nightly", str(root / "depot"), "--out", str(root / "out")]
    return subprocess.Popen(asked, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def server_of(process: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return next(int(pid) for pid in children if b"flows.prefect_server" in Path(f"/proc/{pid}/cmdline").read_bytes())


def test_the_night_ends_in_words_and_the_next_one_reads_the_rest(drop, tmp_path):
    process = night(tmp_path)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Pièces : 1"):
            break
    os.kill(server_of(process), signal.SIGKILL)
    began = time.monotonic()
    out, err = process.communicate(timeout=180)
    assert "Traceback" not in out + err
    assert process.returncode in (0, 1), (out, err, time.monotonic() - began)
    assert err.count("\n") <= 1
    _, err = (again := night(tmp_path)).communicate(timeout=180)
    assert (again.returncode, err) == (0, "")
    with (tmp_path / "out" / "etats_pieces.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["id_piece"] for row in rows] == [f"P{number}" for number in range(6)]
    assert {row["etat"] for row in rows} == {"A vérifier"}
