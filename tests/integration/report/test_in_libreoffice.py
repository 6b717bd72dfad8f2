"""The workbook in a real spreadsheet: opened, saved, and put on paper by LibreOffice."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from made_up_snapshot import HOSTILE_NAMES, morning
from openpyxl import load_workbook

from config.campaign import load
from tasks.report.workbook import write_workbook

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here"),
    pytest.mark.slow,
]
SMALLEST_PRINT_POINTS, CAPITAL_SHARE = 6, 0.72
"""A capital's height is that share of its font's size."""


def converted(path: Path, kind: str) -> Path:
    folder = path.parent / "converted"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    asked = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    return folder / path.with_suffix(f".{kind}").name


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "exceptions.xlsx"
    write_workbook(morning(), path, load("2026-2027"), lambda row: f"../depot/{row.upload.key}%C3%A9%20a.pdf")
    return path


@pytest.fixture(scope="module")
def saved(written):
    """The workbook with a decision typed in, as LibreOffice saves it."""
    book = load_workbook(written)
    book["A traiter"]["K3"], book["A traiter"]["L3"] = "Accepter", "vue au guichet"
    typed = written.with_name("typed.xlsx")
    book.save(typed)
    return load_workbook(converted(typed, "xlsx"))


@pytest.fixture(scope="module")
def paper(written):
    with pypdfium2.PdfDocument(converted(written, "pdf")) as document:
        yield document


def test_all_four_sheets_open_with_their_filters_and_what_was_typed(saved):
    assert saved.sheetnames == ["A traiter", "Toutes les pièces", "Dossiers", "Lisez-moi"]
    sheet = saved["A traiter"]
    assert (sheet["K3"].value, sheet["L3"].value) == ("Accepter", "vue au guichet")
    assert sheet.auto_filter.ref == "A2:R8"
    assert saved["Lisez-moi"]["A1"].value == "Contrôle des pièces"


def test_pictures_lists_keys_and_links_are_kept(saved):
    sheet = saved["A traiter"]
    assert len(sheet._images) == 2
    assert '"Accepter,Refuser,Relancer,Ignorer"' in {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert sheet.column_dimensions["S"].hidden
    assert (sheet["S3"].value, sheet["E3"].value) == ("P006", "ouvrir")
    assert unquote(sheet["E3"].hyperlink.target) == "../../depot/P006é a.pdf"  # saved one folder further down


def test_hostile_names_dates_and_shares_stay_what_they_are(saved):
    rows = list(saved["Toutes les pièces"].iter_rows(min_row=3))
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    assert HOSTILE_NAMES[1] in {cell.value for row in rows for cell in row}
    assert isinstance(rows[0][7].value, datetime)


def test_each_sheet_is_one_landscape_page_wide(paper):
    texts = [page.get_textpage().get_text_range() for page in paper]
    assert [page.get_width() > page.get_height() for page in paper] == [True] * 4
    titles = ("Commentaire", "Décision en vigueur", "Photo d’identité", "Données personnelles")
    assert all(title in text for title, text in zip(titles, texts, strict=True))
    assert all("Contrôle des pièces" in text for text in texts)


def test_what_is_printed_can_be_read_and_the_tracking_stays_on_the_screen(paper):
    page = paper[0].get_textpage()
    text = page.get_text_range()
    assert "Extrait de la pièce" in text
    assert not [title for title in ("Déposé le", "Suivi", "Attend\r", "Depuis le", "cle_piece") if title in text]
    _, bottom, _, top = page.get_charbox(text.index("Famille"))
    assert (top - bottom) / CAPITAL_SHARE >= SMALLEST_PRINT_POINTS
