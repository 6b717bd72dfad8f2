import pytest
from pages import case, page, said

from validators.model import Slot
from validators.page_count import page_count
from validators.text.notice_references import notice_of_page

TITLE = "AVIS D'IMPÔT ÉTABLI EN 2026\nImpôt sur les revenus de l'année 2025"
ONE, OTHER = "Référence de l'avis : 26 14 7654321 08", "Référence d'avis 26 76 A333444 12"


def counted(*texts: str, by_ocr: bool = False) -> list[str]:
    return said(page_count(case(*texts, slot=Slot.TAX_NOTICE, by_ocr=by_ocr)))


@pytest.mark.parametrize("by_ocr", [False, True])
def test_the_pages_of_two_notices_make_none_that_is_whole(by_ocr: bool) -> None:
    mixed = (f"{TITLE}\nPage 1/2\n{ONE}", f"Page 2/2\n{OTHER}\nSalaires 12 000")
    assert counted(*mixed, by_ocr=by_ocr) == ["lecture_incertaine? pages"]
    assert counted(*(text.replace("Page", "") for text in mixed)) == ["lecture_incertaine? pages"]
    unnumbered = (f"{TITLE}\n{ONE}", f"{OTHER}\nSalaires 12 000")
    assert counted(*unnumbered) == ["lecture_incertaine? pages"]


def test_two_notices_in_one_file_are_each_whole() -> None:
    both = [f"{TITLE}\nPage {n}/2\n{ref}" for ref in (ONE, OTHER) for n in (1, 2)]
    assert counted(*both) == ["holds"]
    assert counted(*both[:3]) == ["lecture_incertaine? pages"]


def test_a_page_without_a_reference_is_of_the_notice_it_lies_with() -> None:
    assert counted(f"{TITLE}\nPage 1/2\n{ONE}", "Page 2/2\nSalaires 12 000") == ["holds"]


def test_a_reference_that_ocr_misread_is_the_same() -> None:
    misread = ONE.replace("7654321", "7054327")
    assert notice_of_page([page(ONE, 1), page(misread, 2)]) == {1: 0, 2: 0}
    assert counted(f"{TITLE}\nPage 1/2\n{ONE}", f"Page 2/2\n{misread}", by_ocr=True) == ["holds"]


@pytest.mark.parametrize(
    "text", ["Référence de l'avis et numéro fiscal", "Référence de l'avis : voir au verso de la page"]
)
def test_words_are_no_reference(text: str) -> None:
    assert notice_of_page([page(text)]) == {}
