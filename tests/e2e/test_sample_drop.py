"""A whole night on the sample drop: every piece and every dossier as the sidecar says."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sample_docs

ROOT = Path(sample_docs.__file__).parent
DATED = {"Justificatif de domicile", "Certificat médical (danseur)"}

Rows = dict[str, dict[str, str]]


def table(path: Path, key: str) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines, delimiter=";")}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nuit")
    program = str(Path(sys.executable).with_name("dossiers"))
    command = [program, "nightly", str(ROOT / "depot"), "--out", str(folder / "out")]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DOSSIERS_")}
    environment["DOSSIERS_VAR"] = str(folder / "var")
    run = subprocess.run(command, cwd=ROOT.parent, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return folder / "out"


def test_every_piece_is_as_the_sidecar_says(out: Path) -> None:
    expected, found = table(ROOT / "attendu_pieces.csv", "id_piece"), table(out / "etats_pieces.csv", "id_piece")
    assert list(found) == list(expected)
    wrong = {
        number: (row["pourquoi"], *((row[name], found[number][name]) for name in ("etat", "motifs")))
        for number, row in expected.items()
        if (row["etat"], row["motifs"]) != (found[number]["etat"], found[number]["motifs"])
    }
    assert not wrong


def test_every_date_is_the_issue_date_of_the_paper(out: Path) -> None:
    expected, found = table(ROOT / "attendu_pieces.csv", "id_piece"), table(out / "etats_pieces.csv", "id_piece")
    wrong = {}
    for number, row in expected.items():
        read, due = found[number]["date_document"], row["date_document"]
        if read != due and (read or found[number]["document"] in DATED):
            wrong[number] = (row["pourquoi"], due, read)
    assert not wrong


def test_every_dossier_is_as_the_sidecar_says(out: Path) -> None:
    expected, found = table(ROOT / "attendu_dossiers.csv", "id_eleve"), table(out / "etats_dossiers.csv", "id_eleve")
    assert list(found) == list(expected)
    names = ("etat_dossier", "pieces_manquantes")
    wrong = {
        number: (row["histoire"], *((row[name], found[number][name]) for name in names))
        for number, row in expected.items()
        if any(row[name] != found[number][name] for name in names)
    }
    assert not wrong


def test_the_report_and_the_figures_are_there(out: Path) -> None:
    assert {path.name for path in out.iterdir()} >= {"exceptions.html", "exceptions.xlsx", "resume.json"}
