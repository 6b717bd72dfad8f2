"""`python -m tests.evaluation.baseline DROP OUT`: what a plain script would decide, for comparison.

The text layer, else tesseract at 300 dpi; the newest past date that dateparser finds; one regex for the year of a notice; the
surname anywhere. Writes OUT/etats_pieces.csv and etats_dossiers.csv.
"""

import argparse
import csv
import os
import re
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytesseract
from dateparser.search import search_dates
from PIL import Image, ImageOps

from tests.evaluation.people import plain
from tests.evaluation.truth import LABELS, add_months, required

LIMIT = 2 * 1024 * 1024
SEARCHED = 3000  # characters of lines with a digit: dateparser takes seconds for more, and dates stand early
OCR_SECONDS = 40
CODES = {label: slot for slot, label in LABELS.items()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def read(path: Path) -> str:
    """All the text of a file; raises whatever its parser raises."""
    if path.suffix.lower() != ".pdf":
        with Image.open(path) as image:
            return pytesseract.image_to_string(ImageOps.exif_transpose(image), lang="fra", timeout=OCR_SECONDS)
    document = pdfium.PdfDocument(path)
    try:
        texts = []
        for page in document:
            text = page.get_textpage().get_text_range()
            if len(text.strip()) < 20:
                text = pytesseract.image_to_string(
                    page.render(scale=300 / 72).to_pil(), lang="fra", timeout=OCR_SECONDS
                )
            texts.append(text)
        return "\n".join(texts)
    finally:
        document.close()


def dates(text: str) -> list[date]:
    """What dateparser takes for a whole date, in the lines that hold a digit."""
    lines = "\n".join(line for line in text.splitlines() if any(c.isdigit() for c in line))[:SEARCHED]
    found = search_dates(lines, languages=["fr"], settings={"REQUIRE_PARTS": ["day", "month", "year"]}) or []
    return [moment.date() for _, moment in found]


def judge(slot: str, text: str, names: list[str], uploaded: date) -> tuple[str, list[str], date | None]:
    """(status, reasons, date) by the simplest rules that come to mind."""
    folded = plain(text).lower()
    reasons, newest = [], None
    if len(folded.strip()) < 20 and slot != "photo_identite":
        return "A vérifier", ["lecture_incertaine"], None
    if slot == "avis_imposition":
        year = re.search(r"revenus[^\n]{0,30}?(20\d\d)", folded)
        if "avis" not in folded:
            reasons.append("type_document_inattendu")
        elif year is None or year.group(1) != "2025":
            reasons.append("annee_revenus_incorrecte")
    if slot in ("justificatif_domicile", "certificat_medical"):
        newest = max((day for day in dates(text) if day <= uploaded), default=None)
        if newest is None:
            return "A vérifier", ["date_introuvable"], None
        if add_months(newest, 3) <= uploaded:
            reasons.append("document_perime")
    if slot == "certificat_medical" and not ("contre-indication" in folded and "danse" in folded):
        reasons.append("mention_absente")
    if slot not in ("photo_identite",) and not reasons and not any(plain(name).lower() in folded for name in names):
        return "A vérifier", ["titulaire_different"], newest
    return ("Non conforme" if reasons else "Conforme"), reasons, newest


def decide(path: Path, slot: str, names: list[str], uploaded: date) -> tuple[str, list[str], date | None]:
    if not path.is_file():
        return "Non conforme", ["fichier_absent"], None
    if path.suffix.lower() not in (".pdf", ".jpg", ".jpeg", ".png"):
        return "Non conforme", ["format_non_accepte"], None
    if path.stat().st_size > LIMIT:
        return "Non conforme", ["taille_depassee"], None
    if not re.fullmatch(r"[A-Za-z0-9._ -]+", path.name):
        return "Non conforme", ["nom_fichier_invalide"], None
    try:
        text = read(path)
    except Exception:
        return "Non conforme", ["fichier_illisible"], None
    return judge(slot, text, names, uploaded)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drop", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    homes = {row["id_famille"]: row for row in rows(asked.drop / "familles.csv")}
    students = {row["id_eleve"]: row for row in rows(asked.drop / "eleves.csv")}
    pieces = rows(asked.drop / "pieces.csv")
    with ProcessPoolExecutor(2) as pool:
        verdicts = list(pool.map(decide, *zip(*(question(asked.drop, row, homes, students) for row in pieces), strict=True), chunksize=4))  # fmt: skip
    asked.out.mkdir(parents=True, exist_ok=True)
    best: dict[tuple[str, str, str], str] = {}
    with (asked.out / "etats_pieces.csv").open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["id_piece", "etat", "motifs", "date_document", "confiance"])
        for row, (status, reasons, day) in zip(pieces, verdicts, strict=True):
            writer.writerow([row["id_piece"], status, "|".join(reasons), f"{day:%d/%m/%Y}" if day else "", "1"])
            key = (row["id_famille"], row["id_eleve"], CODES[row["document"]])
            best[key] = "Conforme" if best.get(key) == "Conforme" else status
    write_dossiers(asked.out, homes, students, best)


def question(
    drop: Path, row: dict[str, str], homes: dict[str, dict[str, str]], students: dict[str, dict[str, str]]
) -> tuple[Path, str, list[str], date]:
    """What `decide` is asked about a row: the file, its slot, the names that will do, the day of its upload."""
    home, student = homes[row["id_famille"]], students.get(row["id_eleve"])
    names = [student["nom"]] if student else [name for name in (home["nom"], home["nom_2"]) if name]
    day, month, year = map(int, row["date"].split("/"))
    return drop / "fichiers" / row["fichier"], CODES[row["document"]], names, date(year, month, day)


def write_dossiers(
    out: Path,
    homes: dict[str, dict[str, str]],
    students: dict[str, dict[str, str]],
    best: dict[tuple[str, str, str], str],
) -> None:
    inside = {
        str(postcode) for postcode in (14000, 14200, 14120, 14123, 14760, 14610, 14111, 14150, 14460, 14790, 14280)
    }
    with (out / "etats_dossiers.csv").open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["id_famille", "id_eleve", "etat_dossier", "pieces_manquantes"])
        for ident, student in students.items():
            family = student["id_famille"]
            owed = required(student["cursus"], homes[family]["code_postal"] in inside)
            states = {
                slot: best.get((family, ident if slot in ("certificat_medical", "photo_identite") else "", slot))
                for slot in owed
            }
            missing = [slot for slot, state in states.items() if state is None]
            status = (
                "A corriger"
                if "Non conforme" in states.values()
                else "Incomplet"
                if missing
                else "A vérifier"
                if "A vérifier" in states.values()
                else "Complet"
            )
            writer.writerow([family, ident, status, "|".join(missing)])


if __name__ == "__main__":
    main()
