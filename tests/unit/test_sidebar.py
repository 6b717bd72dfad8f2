import pytest
from pages import case, page, said

from validators.medical_statement import medical_statement
from validators.model import Slot
from validators.text.medical.sidebar import without_sidebar

COLUMNS = [
    ("Cabinet des Rives", "CERTIFICAT MÉDICAL"),
    ("Dr Anne Exemple", "Patient : DURAND Léa, née le 03/04/2012"),
    ("Dr Paul Modèle", ""),
    ("", "Après examen clinique, je certifie que l'enfant"),
    ("Tél. 02 31 00 00 59", "désignée ci-dessus ne présente, à ce jour, aucune contre-indication"),
    ("rives@example.org", "médicale à la pratique de la danse."),
    ("{}", "Docteur Anne Exemple"),
]


def beside(aside: str) -> str:
    return "\n".join(f"{left.format(aside):<28}{right}" for left, right in COLUMNS)


def judged(text: str, *, by_ocr: bool = False) -> list[str]:
    return said(medical_statement(case(text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr)))


@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_letterhead_down_the_side_is_no_part_of_the_statement_beside_it(*, by_ocr: bool) -> None:
    assert judged(beside("Du lundi au vendredi"), by_ocr=by_ocr) == ["holds"]


@pytest.mark.parametrize("by_ocr", [False, True])
@pytest.mark.parametrize("aside", ["Sauf le mercredi", "Médecine du sport", "Sans rendez-vous", "Pas de visite"])
def test_nor_is_one_that_speaks_of_hours_or_sport(aside: str, *, by_ocr: bool) -> None:
    assert judged(beside(aside), by_ocr=by_ocr) == ["holds"]
    assert judged(beside(aside).replace("aucune", "une")) != ["holds"]


@pytest.mark.parametrize("aside", ["Sauf sauts", "Sans pointes", "☐ apte ☒ inapte", "Éviter les sauts"])
def test_what_stands_aside_and_may_limit_is_read_with_it(aside: str) -> None:
    assert judged(beside(aside)) != ["holds"]


def test_a_page_in_one_column_is_left_as_it_is() -> None:
    text = "Dr Anne Exemple\n2 rue Exemple\nCERTIFICAT\nApte à la danse. Tél. 02 31 00 00 59"
    assert without_sidebar(page(text)).folded == page(text).folded
