"""A night's own Prefect server: nobody else is served, and killed while pieces are read it takes nothing with it."""

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import prefect_home
import pytest
from drop_builder import DropBuilder
from hostile.pdf_bombs import endless_drawing

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("dossiers")
PROOF = "Justificatif de domicile"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A folder with a drop of six families, each with a piece that takes all the time it is given."""
    folder: Path = tmp_path_factory.mktemp("installation")
    made = DropBuilder(folder / "depot")
    for number in range(6):
        made.family(id_famille=f"F{number}").student(id_eleve=f"E{number}", id_famille=f"F{number}")
        made.piece(id_piece=f"P{number}", id_famille=f"F{number}", document=PROOF, fichier=f"{number}.pdf")
        made.file(f"{number}.pdf", endless_drawing() + b"%%%d" % number)
    made.write()
    prefect_home.ready(folder / "var")
    return folder


def night(root: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "DOSSIERS_WORKERS": "1", "DOSSIERS_PIECE_DEADLINE_SECONDS": "2"}
    asked = [str(COMMAND), "nightly", str(root / "depot"), "--out", str(root / "out")]
    return subprocess.Popen(asked, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def server_of(process: subprocess.Popen[str]) -> int:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return next(int(pid) for pid in children if b"flows.prefect_server" in Path(f"/proc/{pid}/cmdline").read_bytes())


def places_of(pid: int) -> list[tuple[str, int]]:
    """The addresses (as the kernel writes them) and ports at which a process listens."""
    own = {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir() if fd.is_symlink()}
    rows = [row.split() for kind in ("tcp", "tcp6") for row in Path(f"/proc/net/{kind}").read_text().splitlines()[1:]]
    heard = [row[1].split(":") for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]
    return [(address, int(port, 16)) for address, port in heard]


@pytest.fixture(scope="module")
def at_work(root) -> Iterator[subprocess.Popen[str]]:
    """A night that has read its first piece."""
    process = night(root)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Pièces : 1"):
            break
    yield process
    process.kill()
    process.communicate()


def test_its_server_listens_to_this_machine_alone_and_serves_nobody_without_its_secret(at_work):
    [(address, port)] = places_of(server_of(at_work))
    assert address == "0100007F"  # 127.0.0.1
    for asked in ("/api/admin/settings", "/api/admin/version"):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", asked)
        assert connection.getresponse().status == 401
        connection.close()


def test_the_night_ends_in_words_and_the_next_one_reads_the_rest(at_work, root):
    process = at_work
    os.kill(server_of(process), signal.SIGKILL)
    began = time.monotonic()
    out, err = process.communicate(timeout=180)
    assert "Traceback" not in out + err
    assert process.returncode in (0, 1), (out, err, time.monotonic() - began)
    assert err.count("\n") <= 1
    _, err = (again := night(root)).communicate(timeout=180)
    assert (again.returncode, err) == (0, "")
    with (root / "out" / "etats_pieces.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["id_piece"] for row in rows] == [f"P{number}" for number in range(6)]
    assert {row["etat"] for row in rows} == {"A vérifier"}
