"""The real command, with Prefect, sandbox and database: what it writes, what it says, how it ends."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import prefect_home
import pytest
import the_other_portal
from drop_builder import DropBuilder

from flows.halt import SCHOOL_TIME
from tasks.lock import one_run

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("dossiers")
REPORTS = ["etats_dossiers.csv", "etats_pieces.csv", "exceptions.html", "exceptions.xlsx", "messages", "resume.json"]
CANARY = "Canarino"


class Installation:
    """A folder to call the command in, with one small drop whose files cost nothing to check."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "out"
        drop = DropBuilder(root / "depot")
        for number in range(4):
            drop.family(id_famille=f"F{number}", nom=CANARY, prenom="Tweety").student(
                id_eleve=f"E{number}", id_famille=f"F{number}", nom=CANARY
            )
            drop.piece(id_piece=f"P{number}", id_famille=f"F{number}", fichier=f"{CANARY}-{number}.pdf")
            drop.file(f"{CANARY}-{number}.pdf", b"" if number else b"%PDF-1.4 nothing more")
        self.drop, self.depot = drop, drop.write()

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[str]:
        asked = [str(COMMAND), *map(str, arguments)]
        return subprocess.Popen(
            asked,
            cwd=self.root,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def call(self, *arguments: object, **environment: str) -> tuple[int, str, str]:
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=180)
        return process.returncode, out, err

    def night(self, *arguments: object, **environment: str) -> tuple[int, str, str]:
        return self.call("nightly", self.depot, "--out", self.out, *arguments, **environment)

    def csvs(self) -> list[bytes]:
        return [(self.out / name).read_bytes() for name in REPORTS[:2]]


def refused(answer, status):
    """Whether the command ended with that status and one French line, nothing else on stderr."""
    assert answer[0] == status
    assert answer[2].startswith("dossiers : ")
    assert answer[2].count("\n") == 1
    return answer[2]


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """An installation after its first night, and what that night said."""
    installation = Installation(tmp_path_factory.mktemp("installation"))
    return installation, installation.night()


@pytest.fixture
def fresh(tmp_path):
    return Installation(tmp_path)


@pytest.fixture
def ready(fresh):
    """A fresh installation, but for the ten seconds in which Prefect makes its own database."""
    prefect_home.ready(fresh.root / "var")
    return fresh


def test_a_night_ends_with_0_and_its_reports_and_says_nothing_that_is_not_ours(night):
    installation, (status, out, err) = night
    assert (status, err) == (0, "")
    assert sorted(path.name for path in installation.out.iterdir()) == REPORTS
    assert all(line.startswith(("Pièces : ", "Contrôle complet : ")) for line in out.splitlines())


def test_every_row_of_pieces_has_a_row_in_the_table(night):
    installation, _ = night
    rows = (installation.out / "etats_pieces.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(";")[0] for row in rows] == ["id_piece", "P0", "P1", "P2", "P3"]


def test_no_name_reaches_prefect_the_log_or_a_temporary_folder(night):
    installation, _ = night
    var = installation.root / "var"
    kept = [path for path in var.rglob("*") if path.is_file() and not path.name.startswith("dossiers.sqlite3")]
    assert any(path.name == "prefect.db" for path in kept)
    assert [path.name for path in kept if CANARY.encode() in path.read_bytes()] == []


def test_nobody_else_may_read_what_is_written(night):
    installation, _ = night
    written = [path for folder in ("var", "out") for path in (installation.root / folder).rglob("*")]
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def test_one_family_is_checked_again_into_the_same_folder(night):
    installation, _ = night
    before = installation.csvs()
    status, out, err = installation.call("family", "F1")
    assert (status, err) == (0, "")
    assert "1 pièces lues, 3 inchangées" in out
    assert installation.csvs() == before


def test_an_unknown_family_is_refused(night):
    installation, _ = night
    assert "dernier dépôt" in refused(installation.call("family", "F404"), 2)


def test_a_second_run_is_refused_while_the_first_holds_the_database(night):
    installation, _ = night
    lock = installation.root / "var" / "dossiers.sqlite3.lock"
    with one_run(lock, datetime.fromisoformat("2026-06-08T03:15")):
        assert "un contrôle est en cours depuis 03:15" in refused(installation.night(), 3).lower()


def test_a_shrunken_drop_is_refused_and_changes_nothing(night):
    installation, _ = night
    before = installation.csvs()
    pieces = installation.depot / "pieces.csv"
    whole = pieces.read_bytes()
    pieces.write_bytes(b"\r\n".join(whole.split(b"\r\n")[:3]) + b"\r\n")
    try:
        assert "--accept-shrink" in refused(installation.night(), 4)
    finally:
        pieces.write_bytes(whole)
    assert installation.csvs() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.depot.rename(one.root / "elsewhere"),
        lambda one: (one.depot / "eleves.csv").unlink(),
        lambda one: (one.depot / "pieces.csv").write_bytes((one.depot / "pieces.csv").read_text().encode("utf-16")),
        lambda one: (one.depot / "familles.csv").write_text("id_famille;nom\r\nF1;Exemple\r\n"),
        lambda one: (one.depot / "pieces.csv").write_bytes((one.depot / "pieces.csv").read_bytes().split(b"\n")[0]),
        lambda one: one.out.write_text("a file"),
    ],
    ids=["no folder", "no CSV", "UTF-16", "no column", "no rows", "out is a file"],
)
def test_an_unusable_call_writes_nothing(fresh, spoil):
    spoil(fresh)
    before = sorted(fresh.root.rglob("*"))
    refused(fresh.night(), 2)
    assert sorted(fresh.root.rglob("*")) == before


def test_an_unknown_campaign_is_refused(fresh):
    assert "2026-2027" in refused(fresh.night("--campaign", "1789-1790"), 2)


def test_prefect_that_cannot_start_is_said_in_a_line(fresh):
    assert "Prefect" in refused(fresh.night(PREFECT_API_DATABASE_CONNECTION_URL="nothing://"), 1)


def test_a_folder_that_cannot_be_made_is_said_in_a_line(fresh):
    (fresh.root / "var").write_text("a file")
    assert "var" in refused(fresh.night(), 1)


def test_after_the_deadline_nothing_is_begun_and_the_report_says_so(ready):
    status, out, err = ready.night("--deadline", f"{datetime.now(SCHOOL_TIME):%H:%M}")
    assert (status, err) == (0, "")
    assert "0 pièces lues, 0 inchangées, 4 non contrôlées" in out
    assert "4 pièces non contrôlées" in (ready.out / "resume.json").read_text("utf-8")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_night_says_so_and_the_next_one_ends_it(ready, number):
    process = ready.start("nightly", ready.depot, "--out", ready.out)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Pièces : 0")
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert "interrompu" in refused((process.returncode, out, err), 1)
    assert not ready.out.exists()
    assert ready.night()[0] == 0


def test_nothing_outlives_a_killed_night(ready):
    process = ready.start("nightly", ready.depot, "--out", ready.out)
    assert process.stdout is not None
    process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) >= 2  # Prefect's server and a sandbox
    process.kill()
    process.communicate()
    until = time.monotonic() + 20
    while any(_lives(pid) for pid in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in children if _lives(pid)] == []


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_export_of_another_portal_is_checked_by_its_campaign_file_alone(ready, tmp_path):
    installation = ready
    own = str(the_other_portal.campaigns(tmp_path / "campaigns"))
    export = the_other_portal.export(tmp_path / "export")
    asked = ("nightly", export, "--out", installation.out, "--campaign", the_other_portal.CAMPAIGN)
    status, said, err = installation.call(*asked, DOSSIERS_CAMPAIGNS=own)
    assert (status, err) == (0, "")
    assert "3 pièces lues" in said
    rows = (installation.out / "etats_pieces.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(";")[5:7] for row in rows[1:]] == [
        ["Non conforme", "contenu_different"],
        ["Non conforme", "contenu_different"],
        ["Non conforme", "fichier_absent"],
    ]
    assert installation.call("family", "101", DOSSIERS_CAMPAIGNS=own)[0] == 0
    assert refused(installation.call("family", "101"), 2)
