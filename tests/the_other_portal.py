"""The worked example of docs/another-portal.md, as files: what that page says is what the tests read."""

import csv
import re
from pathlib import Path

from drop_builder import DropBuilder
from openpyxl import Workbook

from config.campaign import FOLDER

PAGE = (FOLDER.parent / "docs" / "another-portal.md").read_text("utf-8")
CAMPAIGN = "2026-2027-bayeux"


def block(name: str) -> str:
    """What the page shows of that file."""
    found = re.search(rf"^```\w+ {re.escape(name)}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def export(folder: Path) -> Path:
    """The export of that portal; its files say nothing."""
    (folder / "documents" / "101").mkdir(parents=True)
    for name in ("facture.pdf", "zoe.jpg"):
        (folder / "documents" / "101" / name).write_bytes(b"made up")
    for name in ("responsables.csv", "inscrits.csv"):
        (folder / name).write_text(block(name), "utf-8")
    book = Workbook()
    book.active.append(["Une autre feuille"])
    sheet = book.create_sheet("Documents")
    for row in csv.reader(block("depots.xlsx").splitlines()):
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    book.save(folder / "depots.xlsx")
    return folder


def campaigns(folder: Path) -> Path:
    """A folder with that portal's campaign file."""
    folder.mkdir()
    (folder / f"campaign-{CAMPAIGN}.toml").write_text(block(f"campaign-{CAMPAIGN}.toml"), "utf-8")
    return folder


def same_drop(root: Path) -> DropBuilder:
    """What the first portal would have exported."""
    drop = DropBuilder(root)
    for name in ("facture.pdf", "zoe.jpg"):
        drop.file(f"101/{name}", b"made up")
    drop.family(
        id_famille="101",
        nom_2="Modèle",
        prenom_2="Dominique",
        situation="couple",
        adresse="",
        email="camille@example.org",
    ).family(
        id_famille="102",
        nom="Fictif",
        prenom="Claude",
        nom_2="Essai, née Test",
        prenom_2="Sacha",
        situation="garde_alternee",
        adresse="",
        code_postal="14400",
        ville="Bayeux",
        email="claude@example.org",
    )
    drop.student(id_eleve="7", id_famille="101", cursus="TRAD - Instrument - CII|TRAD-Danse classique CI").student(
        id_eleve="8", id_famille="102", nom="Fictif", prenom="Noé", date_naissance="31/12/2014", cursus="CHA-Musique"
    )
    photo = {"document": "Photo d'identité", "taille_mo": ""}
    drop.piece(
        id_piece="D-1", id_famille="101", document="Justif. de domicile", fichier="101/facture.pdf", taille_mo=""
    )
    drop.piece(
        id_piece="D-2", id_famille="101", id_eleve="7", fichier="101/zoe.jpg", date="13/05/2026", heure="07:30", **photo
    )
    return drop.piece(id_piece="D-3", id_famille="102", id_eleve="8", fichier="102/absent.jpg", date="", **photo)
