"""The two schools of docs/several-schools.md, by the real command, with a file each and with a schema each."""

import fcntl
import os
import re
import subprocess
import sys
from pathlib import Path

import prefect_home
import psycopg
import pytest
import the_other_portal
from drop_builder import DropBuilder
from sqlalchemy import create_engine, inspect, text

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("dossiers")
PAGE = (Path(__file__).parents[2] / "docs" / "several-schools.md").read_text("utf-8")
CANARY = "Canarino"
NAMES = "caen", "bayeux"


class Town:
    """The installation of the page, its folders under one of ours."""

    def __init__(self, root: Path, server: str) -> None:
        self.root, self.server = root, server
        written = re.search(r"^```toml schools.toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[1]
        lines = [line for line in written.splitlines() if server or "database_url" not in line]
        said = "\n".join(lines).replace("postgresql+psycopg://dossiers@db.example.org/dossiers?", f"{server}&")
        for folder in ("/srv", "/var/lib/dossiers", "/etc/dossiers"):
            said = said.replace(f'"{folder}', f'"{root}{folder}')
        (root / "etc").mkdir()
        the_other_portal.campaigns(root / "etc" / "dossiers")
        self.file = root / "etc" / "dossiers" / "schools.toml"
        self.file.write_text(said, "utf-8")
        for name in NAMES:
            prefect_home.ready(root / "var" / "lib" / "dossiers" / name)
        drop = DropBuilder(root / "srv" / "portail" / "caen" / "depot")
        drop.family(id_famille="101", nom=CANARY, prenom="Tweety", email=f"{CANARY}@example.org")
        drop.student(id_famille="101", nom=CANARY).piece(id_famille="101", fichier=f"{CANARY}.pdf")
        drop.file(f"{CANARY}.pdf").write()
        self.caen = drop.root
        (root / "srv" / "portail" / "bayeux").mkdir()
        the_other_portal.export(root / "srv" / "portail" / "bayeux" / "export")

    def call(self, *arguments: str) -> tuple[int, list[str], str]:
        """Exit status, lines on stdout, stderr."""
        environment = {**os.environ, "DOSSIERS_SCHOOLS": str(self.file)}
        done = subprocess.run(
            [COMMAND, *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout.splitlines(), done.stderr

    def report(self, school: str) -> Path:
        return self.root / "srv" / "dossiers" / school / "rapport"

    def kept(self, school: str) -> bytes:
        """Every byte that is kept of a school: its folders, and the rows of its schema."""
        folders = self.root / "srv" / "dossiers" / school, self.root / "var" / "lib" / "dossiers" / school
        files = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
        return b"".join([*files, *self._rows(school)])

    def _rows(self, school: str) -> list[bytes]:
        if not self.server:
            return []
        engine = create_engine(self.server)
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names(schema=school)
            rows = [connection.execute(text(f'SELECT t::text FROM {school}."{name}" t')).scalars() for name in tables]
            found = [str(row).encode() for each in rows for row in each]
        engine.dispose()
        return found


@pytest.fixture(scope="module", params=["a file each", "a schema each"])
def night(request, tmp_path_factory):
    """The town after its first night, and what that night said."""
    server = request.getfixturevalue("postgres").url if request.param == "a schema each" else ""
    if server:
        with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
            for name in NAMES:
                connection.execute(f"CREATE SCHEMA {name}")
    town = Town(tmp_path_factory.mktemp("town"), server)
    return town, town.call("schools")


def test_each_school_has_its_night_its_reports_and_a_line(night):
    town, (status, out, err) = night
    assert (status, err) == (0, "")
    assert [line.split(" : ")[:2] for line in out[:2]] == [[name, "Contrôle complet"] for name in NAMES]
    assert out[2:] == ["2 écoles contrôlées sur 2."]
    rows = [(town.report(name) / "etats_pieces.csv").read_text("utf-8-sig").splitlines()[1:] for name in NAMES]
    assert [[row.split(";")[0] for row in each] for each in rows] == [["P1"], ["D-1", "D-2", "D-3"]]


def test_nothing_of_one_school_is_kept_with_the_other_though_their_ids_are_the_same(night):
    town, _ = night
    assert CANARY.encode() in town.kept("caen")
    assert CANARY.encode() not in town.kept("bayeux")
    assert "Modèle".encode() in town.kept("bayeux")
    assert "Modèle".encode() not in town.kept("caen")


def test_a_command_for_one_school_leaves_the_other_as_it_was(night):
    town, _ = night
    before = town.kept("caen")
    assert town.call("school", "bayeux", "family", "101")[0] == 0
    assert town.call("school", "bayeux", "export", "101")[1]
    assert town.call("school", "bayeux", "nightly")[0] == 0
    assert town.kept("caen") == before
    status, _, err = town.call("school", "lisieux", "nightly")
    assert (status, "caen, bayeux" in err) == (2, True)


def test_a_broken_drop_and_a_held_database_are_their_schools_own(night):
    town, _ = night
    (town.caen / "eleves.csv").rename(town.caen / "ailleurs.csv")
    status, out, err = town.call("schools")
    (town.caen / "ailleurs.csv").rename(town.caen / "eleves.csv")
    assert (status, out[0].split(",")[0]) == (2, "caen : code 2")
    assert out[1].startswith("bayeux : Contrôle complet")
    assert err == "dossiers : 1 école contrôlée sur 2 ; à voir : caen\n"
    with held(town):
        status, out, _ = town.call("schools")
    assert (status, out[0].split(" depuis")[0]) == (3, "caen : code 3, Un contrôle est en cours")
    assert out[1].startswith("bayeux : Contrôle complet")


def held(town):
    """The lock of Caen's night, held by another process of the machine."""
    var = town.root / "var" / "lib" / "dossiers" / "caen"
    lock = var / ("dossiers.lock" if town.server else "dossiers.sqlite3.lock")
    file = lock.open("r+")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file
