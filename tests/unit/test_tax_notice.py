from dataclasses import replace

import pytest
from pages import case, said

from validators.case import MARGINS, Case, Code
from validators.model import Outcome, Slot
from validators.page_count import page_count
from validators.sureness import corroborated
from validators.tax_year import tax_year

TITLE = "Direction générale des finances publiques\nAVIS D'IMPÔT ÉTABLI EN 2026\nImpôt sur les revenus de l'année 2025"


def notice(*texts: str, **more: object) -> Case:
    return case(*texts, slot=Slot.TAX_NOTICE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        TITLE + "\n" * 40 + "Rappel : impôt sur les revenus 2024 déjà payé",
        "AVIS D'IMPÔT 2026 sur les revenus 2025",
        "Avis de situation déclarative à l'impôt sur le revenu 2026\nsur les revenus de 2025",
        "AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU 2026",
        "Impôt et prélèvements sociaux sur les revenus de 2025",
        "AVIS D'IMPÔT\nIMPÔT SUR LES REVENUS\nDE L'ANNÉE 2025",
        "Avis d'impôt (revenus 2025)",
        "AVIS D'IMPÔT 2026\nCrédit d'impôt sur les revenus de 2024 : 60\nrevenus 2025",
        "AVIS D'IMPÔT 2026 SUR LES REVENUS 2025\nPour mémoire, avis d'impôt 2025 sur les revenus 2024",
        "AVIS D'IMPÔT 2026 SUR LES REVENUS 2025\nRappel : votre avis d'impôt 2025 sur les revenus 2024 reste disponible",
    ],
)
def test_a_notice_on_the_campaigns_income_holds(text: str) -> None:
    assert said(tax_year(notice(text))) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "AVIS D'IMPÔT ÉTABLI EN 2025\nImpôt sur les revenus de l'année 2024\n" + "\n" * 30 + "À payer en 2026",
        "AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU 2025",
        "Avis d'impôt 2025 sur les revenus 2024",
        "Avis d'impôt (revenus 2024)",
        "AVIS D'IMPÔT SUR LE REVENU\nANNÉE 2025 - REVENUS DE 2024",
    ],
)
def test_a_notice_on_another_year_is_named_wrong(text: str) -> None:
    assert said(tax_year(notice(text))) == ["annee_revenus_incorrecte"]


def test_a_title_that_contradicts_itself_is_for_a_person() -> None:
    assert said(tax_year(notice("Impôt sur les revenus de l'année 2025\nImpôt sur les revenus de l'année 2024"))) == [
        "lecture_incertaine? conflict"
    ]


def test_a_year_on_the_page_is_not_the_income_year() -> None:
    assert said(tax_year(notice("Avis d'impôt\nDate d'établissement : 15/07/2026  Né en 2025"))) == [
        "date_introuvable?"
    ]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [("verified", "holds"), ("test_signer", "date_introuvable?"), ("unsigned", "date_introuvable?")],
)
def test_only_a_genuine_code_tells_the_year(signature: str, expected: str) -> None:
    assert said(tax_year(notice(code=Code(signature, "tax_notice", income_year=2025)))) == [expected]


def test_a_code_that_contradicts_the_page_is_for_a_person() -> None:
    code = Code("verified", "tax_notice", income_year=2024)
    assert said(tax_year(notice(TITLE, code=code))) == ["lecture_incertaine? barcode_mismatch"]


@pytest.mark.parametrize("mark", ["1/2", "1 de 2", "Feuillet n° 1/2", "Page 1 sur 2", "page 1/2"])
def test_a_page_that_is_not_there_is_missing(mark: str) -> None:
    assert said(page_count(notice(mark + "\n" + TITLE))) == ["pages_manquantes"]


def test_all_the_numbered_pages_hold() -> None:
    assert said(page_count(notice("1/2\n" + TITLE, "2/2\nDétail"))) == ["holds"]


def test_the_same_page_twice_is_not_two_pages() -> None:
    assert said(page_count(notice("1/2\n" + TITLE, "1/2\n" + TITLE))) == ["pages_manquantes"]


def test_one_page_without_a_number_is_for_a_person() -> None:
    assert said(page_count(notice(TITLE))) == ["lecture_incertaine? pages"]
    assert said(page_count(notice(TITLE, "Détail du calcul"))) == ["holds"]


@pytest.mark.parametrize("other", ["", TITLE, "Relevé d'identité bancaire\nIBAN FR76", "Liste des fournitures"])
def test_a_blank_back_the_same_page_again_or_another_paper_makes_no_whole_notice(other: str) -> None:
    assert said(page_count(notice(TITLE, other, page_count=2))) == ["lecture_incertaine? pages"]


def test_the_later_pages_of_a_notice_without_numbers_go_on_with_it_and_its_title_is_on_the_first() -> None:
    assert said(page_count(notice(TITLE, "Comment contester ? Service des impôts"))) == ["holds"]
    assert said(page_count(notice("Revenu imposable 20 000", TITLE))) == ["lecture_incertaine? pages"]


def test_pages_without_numbers_are_counted_once_all_of_them_were_read() -> None:
    seen = notice(TITLE, "Détail du calcul")
    partly = replace(seen, reading=replace(seen.reading, partial=True))
    assert said(page_count(partly)) == ["lecture_incertaine? pages"]


def test_on_a_scan_on_which_no_number_was_read_pages_may_be_missing() -> None:
    scan = notice(TITLE, "Détail du calcul", "Comment contester ?", by_ocr=True)
    assert said(page_count(scan)) == ["lecture_incertaine? pages"]
    assert said(page_count(replace(scan, reading=replace(scan.reading, stage=MARGINS)))) == [
        "lecture_incertaine? pages"
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "Feuille 1 / 2",
        "p. 1/2",
        "Page : 1 / 2",
        "Page n° 1 sur 2",
        "1 sur 2",
        "Page 1|2",
        "Ce document comporte 2 pages",
    ],
)
def test_every_way_of_numbering_pages_is_read(mark: str) -> None:
    assert said(page_count(notice(mark + "\n" + TITLE))) == ["pages_manquantes"]


def test_a_page_that_says_it_is_the_last_counts_those_before_it() -> None:
    assert said(page_count(notice("Page 2 et dernière\nRevenu imposable"))) == ["pages_manquantes"]
    assert said(page_count(notice(TITLE, "Revenu imposable\nFeuillet n° 2 (dernier)"))) == ["holds"]
    assert said(page_count(notice(TITLE + "\nvoir page 2 les dernières mesures"))) == ["lecture_incertaine? pages"]


def test_a_year_on_the_line_under_the_revenues_is_that_of_a_table() -> None:
    assert said(tax_year(notice("Impôt sur les revenus\n2024 1 200 €  2025 1 300 €"))) == ["date_introuvable?"]


def test_a_fraction_in_the_text_is_not_a_page_number() -> None:
    text = TITLE + "\n" * 12 + "Nombre de parts : 1/2 part supplémentaire"
    assert said(page_count(notice(text, "Détail"))) == ["holds"]


@pytest.mark.parametrize("colon", [" :", ""])
def test_a_year_for_which_another_notice_is_to_be_seen_gainsays_nothing(colon: str) -> None:
    recalled = f"Impôt sur les revenus de l'année 2025\nimposition des revenus 2024{colon} voir votre avis 2025"
    [found] = tax_year(notice(recalled, by_ocr=True))
    assert (found.read, found.certainty > 0.8) == ("revenus 2025", True)


def test_the_income_that_a_rate_was_taken_from_is_not_the_notices() -> None:
    assert said(tax_year(notice("2/4\nLe taux de prélèvement issu des revenus 2024 a cessé de s'appliquer"))) == [
        "date_introuvable?"
    ]


def test_a_title_in_two_wordings_outweighs_a_mention_of_another_year_on_a_scan() -> None:
    beside = "Votre taux est celui des revenus 2024"
    [twice] = tax_year(notice(f"{TITLE}\n{beside}", by_ocr=True))
    [once] = tax_year(notice(f"Impôt sur les revenus de l'année 2025\n{beside}", by_ocr=True))
    assert (twice.certainty > 0.8, once.certainty < 0.8) == (True, True)


def test_on_a_scan_a_page_whose_number_was_not_read_may_be_the_missing_one() -> None:
    unread = notice("1/3\n" + TITLE, "Détail du calcul", "3/3\nDétail", by_ocr=True)
    assert said(page_count(unread)) == ["holds"]
    short = notice("1/3\n" + TITLE, "Détail du calcul", by_ocr=True)
    assert said(page_count(short)) == ["pages_manquantes"]
    two = notice("1/2\n" + TITLE, "Détail du calcul", by_ocr=True, page_count=1)
    assert said(page_count(two)) == ["lecture_incertaine? pages"]


def test_a_stroke_that_ocr_lost_in_the_corner_is_found_again() -> None:
    corner = " " * 70 + "12\n" + TITLE
    assert said(page_count(notice(corner, by_ocr=True))) == ["pages_manquantes"]
    assert said(page_count(notice(corner))) == ["lecture_incertaine? pages"]
    assert said(page_count(notice("12 rue des Lilas\n" + TITLE, by_ocr=True))) == ["lecture_incertaine? pages"]


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_that_was_not_over_at_the_upload_was_misread(year: int) -> None:
    [finding] = tax_year(notice(f"Avis d'impôt {year + 1} sur les revenus de l'année {year}", by_ocr=True))
    assert finding.certainty < 0.8


def test_beside_a_year_that_can_be_one_that_cannot_was_misread_which_takes_a_second_reading() -> None:
    text = "Avis de situation déclarative à l'impôt sur le revenu 2028\nrevenus de l'année 2025, impôt sur les revenus 2025"
    [finding] = tax_year(notice(text, by_ocr=True))
    assert (finding.read, finding.reason, finding.certainty < 0.8) == ("revenus 2025", None, True)
    assert said(tax_year(notice(text))) == ["lecture_incertaine? conflict"]


def test_a_stroke_that_ocr_took_for_a_seven_is_found_again() -> None:
    corner = " " * 70 + "172\n" + TITLE
    assert said(page_count(notice(corner, by_ocr=True))) == ["pages_manquantes"]
    assert said(page_count(notice("172 rue des Lilas\n" + TITLE, by_ocr=True))) == ["lecture_incertaine? pages"]


@pytest.mark.parametrize(("mark", "expected"), [("Feuiller n° 171", "holds"), ("Feuilet n° 1/2", "pages_manquantes")])
def test_a_sheet_number_is_known_by_its_word_though_a_letter_or_the_stroke_was_lost(mark: str, expected: str) -> None:
    [found] = page_count(notice(f"{mark}\n{TITLE}", by_ocr=True))
    assert said([found]) == [expected]
    assert (found.certainty >= 0.8) is ("/" in mark)


def test_a_single_page_told_by_a_look_at_the_margins_takes_another_look_or_two_recognisers() -> None:
    scan = notice("1/1\n" + TITLE, by_ocr=True, confidence=0.95)
    looked = replace(scan, reading=replace(scan.reading, stage=MARGINS))
    by_two = notice("1/1\n" + TITLE, by_ocr=True, confidence=1.0)
    twice = replace(by_two, reading=replace(by_two.reading, stage=MARGINS))
    sure = scan.campaign.reading.decide_certainty
    found = [*page_count(scan), *page_count(looked), *page_count(twice)]
    assert [one.certainty >= sure for one in found] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "AVIS D'IMPÔT 2026 sur les revenus de 2023",
        "AVIS D'IMPOSITION 2024 – IMPÔT SUR LES REVENUS DE 2025",
        "AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU 2026\nRevenus de l'année 2024 – Page 1/1",
        "AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU 2025\nvotre situation, revenus 2025",
        "SUR LES REVENUS DE L'ANNÉE 2025\nDate d'établissement : 12/07/2024",
        "SUR LES REVENUS DE L'ANNÉE 2025\nRéférence de l'avis : 24 14 2506665 37",
        "SUR LES REVENUS DE L'ANNÉE 2023\nDate de mise en recouvrement : 31/07/2026",
    ],
)
def test_a_year_that_was_misread_twice_alike_is_belied_by_what_stands_beside_it(text: str) -> None:
    [finding] = tax_year(notice(text, by_ocr=True))
    again = replace(finding, check="tax_year", certainty=min(finding.certainty + 0.01, 1.0))
    [both] = corroborated([replace(finding, check="tax_year")], [again])
    assert both.outcome is Outcome.CANNOT_TELL or both.certainty < 0.8


@pytest.mark.parametrize("beside", ["Date d'établissement : 12/07/2026", "Référence de l'avis : 26 14 2506665 37"])
def test_a_year_that_its_notice_bears_out_is_sure(beside: str) -> None:
    [finding] = tax_year(notice(f"SUR LES REVENUS DE L'ANNÉE 2025\n{beside}", by_ocr=True))
    assert (finding.reason, finding.certainty > 0.8) == (None, True)


def test_one_of_seven_is_the_one_page_misread() -> None:
    assert said(page_count(notice(f"1/7\n{TITLE}", by_ocr=True))) == ["lecture_incertaine? pages"]
    assert said(page_count(notice(f"1/4\n{TITLE}", by_ocr=True))) == ["pages_manquantes"]


SITUATION = """AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU 2026
établi au titre des revenus de 2025
Direction générale des finances publiques
Numéro fiscal 00 00 000 000 000 Référence de l'avis 26 00 0000000 00
Revenu fiscal de référence 31 636
Nombre de parts 2,50
Établi le 10 mai 2026
Conservez cet avis jusqu'au 31 décembre 2029"""
FIGURES = """DURAND PAUL
Détail des revenus Déclarant 1 Total
Salaires 35 151 35 151
Revenu brut global 31 636
Revenu imposable 31 636
Impôt sur le revenu soumis au barème 867
Impôt sur le revenu net 867
Revenu fiscal de référence 31 636"""


def test_a_scanned_situation_that_nobody_numbered_is_whole_once_its_margins_were_looked_at() -> None:
    def counted(*texts: str, confidence: float = 0.95, stage: str = MARGINS) -> list[str]:
        scan = notice(*texts, by_ocr=True, confidence=confidence)
        return said(page_count(replace(scan, reading=replace(scan.reading, stage=stage))))

    assert counted(SITUATION, FIGURES) == ["holds"]
    assert counted(SITUATION, FIGURES, stage="ocr_page") == ["lecture_incertaine? pages"]
    assert counted(SITUATION, FIGURES, confidence=0.3) == ["lecture_incertaine? pages"]
    assert counted(SITUATION, "Comment contester votre avis ? Service des impôts") == ["lecture_incertaine? pages"]
    assert counted("AVIS D'IMPÔT 2026\n" + SITUATION.split("\n", 1)[1], FIGURES) == ["lecture_incertaine? pages"]
