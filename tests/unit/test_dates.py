from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page

from validators.text.dates import dates
from validators.text.places_and_days import is_place_and_day

MAY_12 = date(2026, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12 mai 2026", "mardi 12 mai 2026", "samedi 12 mai 2026", "12mai 2026", "12/05/2026", "12.05.26", "12-05-2026", "2026-05-12", "12 MAI 2026",
        "12 / 05 / 2026", "12 05 2026", "12 mai 26", "12 may 2026", "mardi douze mai 2026", "12 mai de l'année 2026", "le 12 mai\n2026", "douze mai deux mille vingt-six", "Mai 12 mai 2026",
    ],
)  # fmt: skip
def test_every_way_french_papers_write_a_date_is_read(text: str) -> None:
    assert MAY_12 in [found.day for found in dates(page(text)) if found.precision == "day" and not found.repaired]


@pytest.mark.parametrize(
    "text",
    [
        "l2/O5/2026",
        "12 mal 2026",
        "12 rnai 2026",
        "12105/2026",
        "1Z/05/2026",
        "1 2 mai 2026",
        "12 mai 2O26",
        "12/05/20Z6",
    ],
)
def test_what_ocr_makes_of_a_date_is_mended_and_less_sure(text: str) -> None:
    assert [(found.day, found.repaired) for found in dates(page(text))] == [(MAY_12, True)]


@pytest.mark.parametrize(
    "text",
    [
        "1er juin 2026",
        "1 er juin 2026",
        "ler juin 2026",
        "Caen, le er juin 2026",
        "1° juin 2026",
        "01 juin 2026",
        "1er juin deux mille vingt-six",
        "ler juin deux mille vingt-six",
    ],
)
def test_the_first_of_a_month_is_read(text: str) -> None:
    assert [(found.day, found.precision) for found in dates(page(text))] == [(date(2026, 6, 1), "day")]


@pytest.mark.parametrize(
    "text",
    [
        "02.31.30.46.70",
        "31/02/2026",
        "FR76 1234 5678",
        "12,05 €",
        "n° 12/05",
        "12 rue de Mai",
        "14000 CAEN",
        "3.14.15.92.65",
    ],
)
def test_numbers_that_are_no_dates_are_not_taken_for_any(text: str) -> None:
    assert dates(page(text)) == ()


def test_a_month_alone_stands_for_its_last_day() -> None:
    assert [(found.day, found.precision) for found in dates(page("Loyer de février 2028"))] == [
        (date(2028, 2, 29), "month")
    ]


def test_a_date_knows_its_place_and_the_confidence_of_its_words() -> None:
    [found] = dates(page("Facture du 12 mai 2026", confidence=0.8))
    assert found.certainty == pytest.approx(0.8)
    assert [word.text for word in found.span.words] == ["12", "mai", "2026"]


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_any_written_date_is_read_back(day: date) -> None:
    assert [found.day for found in dates(page(f"Fait le {day:%d/%m/%Y}."))] == [day]


@given(st.text(max_size=200))
def test_any_text_at_all_is_survived(text: str) -> None:
    assert isinstance(dates(page(text.replace("\x00", " "))), tuple)


def test_a_date_that_is_glued_to_its_article_is_read_and_one_glued_to_another_word_is_not() -> None:
    assert [found.day for found in dates(page("Caen Le05 août 2026"))] == [date(2026, 8, 5)]
    assert [found.precision for found in dates(page("table05 août 2026"))] == ["month"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ifs, le", True),
        ("Ifs, le", True),
        ("Herouville st clair, le", True),
        ("caen, le", True),
        ("livré, le", False),
        ("montant, le", False),
        ("ifs le", False),
    ],
)
def test_a_town_whose_capital_was_misread_dates_a_letter_where_a_comma_follows(text: str, told: bool) -> None:
    assert is_place_and_day(text) == told


def test_a_number_before_the_label_of_a_date_does_not_swallow_its_day() -> None:
    [found] = dates(page("N°            F-0516-77\nDate          16 mai 2026"))
    assert (found.day, found.precision) == (date(2026, 5, 16), "day")


def test_the_name_of_another_day_denies_what_ocr_read_and_nothing_that_was_written() -> None:
    [right], [wrong] = (dates(page(f"Caen, le {day} 12 mai 2026", confidence=0.95)) for day in ("mardi", "jeudi"))
    assert (right.certainty, wrong.certainty) == (pytest.approx(0.95), pytest.approx(0.6))
    [written] = dates(page("Caen, le jeudi 12 mai 2026"))
    assert written.certainty == 1.0


def test_a_year_that_is_cut_short_by_a_slip_is_none() -> None:
    assert dates(page("mai deux mille vingt-silx")) == ()


def test_the_second_day_of_a_period_is_no_year_of_the_first() -> None:
    found = dates(page("Période de facturation : 13 avril - 12 mai 2026"))
    assert [one.day for one in found] == [MAY_12]


def test_a_date_on_the_dots_of_a_form_is_read() -> None:
    assert [found.day for found in dates(page("Fait à ...Caen.......... le ..12../..05../..2026.."))] == [MAY_12]
