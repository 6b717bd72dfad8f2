"""The month that a rent receipt is for is the one that was received, whatever it says of the next."""

from datetime import date

import pytest
from pages import case, said

from validators.document_age import document_age, issued_on

HEAD = "QUITTANCE DE LOYER\nAgence du Port\nLocataire : M. Paul DURAND\n12 rue des Lilas 14000 CAEN\n"


@pytest.mark.parametrize("by_ocr", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Période : juillet 2026\nReçu la somme de 550 €\nProchaine échéance : août 2026",
        "Loyer du mois de juillet 2026 : 500 €\nReçu la somme de 550 €\nProchain terme : août 2026",
        "Mois de juillet 2026\nReçu 550 €\nProchain loyer : du 01/08/2026 au 31/08/2026",
        "Mois de juillet 2026, payé par virement\nLe loyer d'août 2026 est à régler avant le cinq.",
        "Quittance de juillet 2026\nReçu 550 €\nLoyer révisé à compter d'août 2026",
        "Terme de juillet 2026\nReçu 550 €\nSolde au 31/08/2026 : 0",
    ],
)
def test_a_month_that_is_only_announced_does_not_date_a_receipt(text: str, by_ocr: bool) -> None:
    assert issued_on(case(HEAD + text, uploaded="2026-08-10", by_ocr=by_ocr)) == date(2026, 7, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Quittance des loyers de juillet 2026\nReçu 550 €\nLoyer de juin 2026 : déjà reçu",
        "Reçu pour solde du loyer de juillet 2026 : 550 €\nLoyer de juin 2026 : déjà reçu",
    ],
)
def test_what_was_received_is_not_taken_for_announced(text: str) -> None:
    assert issued_on(case(HEAD + text, uploaded="2026-08-10")) == date(2026, 7, 31)


@pytest.mark.parametrize(
    "text",
    [
        "Loyers de mai 2026, juin 2026 et juillet 2026\nReçu la somme de 1 650 €",
        "Loyer de mai 2026\nLoyer de juin 2026\nLoyer de juillet 2026\nReçu la somme de 1 650 €",
        "Mois de juin 2026 : 550 €\nJuillet 2026, reçu également : 550 €",
        "Mois : juin 2026\nReçu 550 €\nQUITTANCE DE LOYER\nMois : juillet 2026\nReçu 550 €",
    ],
)
def test_of_several_months_received_the_last_counts(text: str) -> None:
    assert issued_on(case(HEAD + text, uploaded="2026-08-10")) == date(2026, 7, 31)


def test_a_month_that_is_announced_counts_where_no_other_is_named() -> None:
    text = "Loyer reçu d'avance : 550 €, à compter du terme d'août 2026"
    assert issued_on(case(HEAD + text, uploaded="2026-08-10")) == date(2026, 8, 31)


def test_a_later_month_of_which_nothing_is_said_refuses_nobody() -> None:
    text = "Loyer de mai 2026 : 550 €\nPayé\nPour juillet 2026 : 550 €"
    case_ = case(HEAD + text, uploaded="2026-09-10")
    assert issued_on(case_) == date(2026, 5, 31)
    assert said(document_age(case_)) == ["lecture_incertaine? conflict"]


def test_a_period_that_began_is_not_ahead() -> None:
    text = "Période du 1er au 31 mai 2026\nReçu 550 €"
    assert said(document_age(case(HEAD + text, uploaded="2026-05-20"))) == ["holds"]
    assert said(document_age(case(HEAD + text, uploaded="2026-04-20"))) == ["date_future"]


@pytest.mark.parametrize(
    "text",
    [
        "Mai deux mille vingt-six",
        "mai deux mil vingt-six",
        "Année 2026 - Mois : mai",
        "Mois : mai  Année : 2026",
        "Loyer 05-2026",
        "terme échu le 31 mai 2026",
    ],
)
def test_a_month_is_read_however_it_is_written(text: str) -> None:
    assert issued_on(case(f"{HEAD}Reçu 550 €, {text}", uploaded="2026-06-10")) == date(2026, 5, 31)


def test_a_reference_is_no_month() -> None:
    assert issued_on(case(f"{HEAD}Reçu 550 €\nRéf. 05-2026", uploaded="2026-06-10")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Janvier 3026\nReçu 550 €\nProchain terme : mai 2026",
        "Période du 01/04/2026 au 31/01/2026\nReçu 550 €",
        "Période du 01/01/2026 au 31/07/2026\nReçu 550 €",
    ],
)
def test_a_period_that_ocr_lost_or_misread_dates_nothing(text: str) -> None:
    scan = case(HEAD + text, uploaded="2026-06-10", by_ocr=True)
    assert said(document_age(scan)) == ["lecture_incertaine? date_unreadable"]
