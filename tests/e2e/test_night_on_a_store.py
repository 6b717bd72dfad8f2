"""The real command with its drop and its reports in a real object store."""

import json
import os
import subprocess
import sys
from pathlib import Path

import prefect_home
import pytest
import s3_server
from drop_builder import DropBuilder

from config.location import StoreAddress
from tasks.tools import object_store

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).with_name("dossiers")
ADDRESS = f"s3://{s3_server.BUCKET}/caen"
OUT = StoreAddress("s3", f"{s3_server.BUCKET}/caen/rapport")
CANARY = "Canarino"


class Installation:
    """A folder to call the command in; drop and reports lie elsewhere."""

    def __init__(self, root: Path, store: s3_server.Store) -> None:
        self.root, self.store = root, store
        prefect_home.ready(root / "var")
        drop = DropBuilder(root / "depot")
        drop.family(nom=CANARY).student(nom=CANARY)
        for number, name in enumerate([f"{CANARY} été.pdf", "../../secret.pdf", "absent.pdf"]):
            drop.piece(id_piece=f"P{number}", fichier=name)
        drop.file(f"{CANARY} été.pdf", b"%PDF-1.4 nothing more")
        store.put(drop.write(), "caen/depot")

    def call(self, *arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [COMMAND, *arguments],
            cwd=self.root,
            env={**os.environ, **self.store.environment, "DOSSIERS_VAR": str(self.root / "var")},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def night(self, *arguments: str) -> tuple[int, str, str]:
        return self.call("nightly", f"{ADDRESS}/depot", "--out", f"{ADDRESS}/rapport", *arguments)


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """An installation after its first night, and what that night said."""
    with pytest.MonkeyPatch.context() as patch, s3_server.running(patch) as store:
        one = Installation(tmp_path_factory.mktemp("installation"), store)
        one.first = one.night()
        yield one


def test_a_night_writes_its_reports_into_the_store_and_says_nothing_that_is_not_ours(installation):
    status, out, err = installation.first
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].startswith("Contrôle complet : 3 pièces lues")
    names = {name.split("/")[0] for name in object_store.listed(OUT)}
    assert {"etats_pieces.csv", "etats_dossiers.csv", "exceptions.html", "exceptions.xlsx", "resume.json"} <= names
    rows = object_store.read(OUT / "etats_pieces.csv").decode("utf-8-sig").splitlines()[1:]
    assert [(row.split(";")[0], row.split(";")[6]) for row in rows] == [
        ("P0", "fichier_illisible|nom_fichier_invalide"),
        ("P1", "fichier_absent"),
        ("P2", "fichier_absent"),
    ]
    page = object_store.read(OUT / "exceptions.html").decode()
    assert f"../depot/fichiers/{CANARY}%20%C3%A9t%C3%A9.pdf" in page


def test_the_keys_of_the_store_and_the_names_are_in_nothing_that_is_kept(installation):
    files = [path for path in (installation.root / "var").rglob("*") if path.is_file()]
    kept = b"".join(path.read_bytes() for path in files)
    assert s3_server.SECRET.encode() not in kept
    assert s3_server.SECRET.encode() not in b"".join(object_store.read(OUT / n) for n in object_store.listed(OUT))
    elsewhere = b"".join(path.read_bytes() for path in files if not path.name.startswith("dossiers.sqlite3"))
    assert CANARY.encode() not in elsewhere


def test_the_next_night_and_a_family_take_up_what_lies_there(installation):
    installation.store.downloads()
    assert installation.night()[1].splitlines()[-1].startswith("Contrôle complet : 0 pièces lues, 3 inchangées")
    assert not any("fichiers" in path for path in installation.store.downloads())
    status, out, err = installation.call("family", "F1")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1].startswith("Contrôle complet : 3 pièces lues")
    assert json.loads(object_store.read(OUT / "resume.json"))["execution"] == "3"


def test_a_store_that_is_away_is_one_line_and_status_2_and_changes_nothing(installation):
    before = object_store.read(OUT / "resume.json")
    installation.store.stop()
    status, _, err = installation.night()
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("dossiers : ")
    assert "ne répond pas" in err
    installation.store.start()
    assert object_store.read(OUT / "resume.json") == before
