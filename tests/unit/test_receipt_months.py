"""The month that a rent receipt is for is the one that was received, whatever it says of the next."""

from datetime import date

import pytest
from pages import case

from validators.document_age import issued_on

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


def test_of_several_months_received_the_last_counts() -> None:
    text = "Loyers de mai 2026, juin 2026 et juillet 2026\nReçu la somme de 1 650 €"
    assert issued_on(case(HEAD + text, uploaded="2026-08-10")) == date(2026, 7, 31)


def test_a_month_that_is_announced_counts_where_no_other_is_named() -> None:
    text = "Loyer reçu d'avance : 550 €, à compter du terme d'août 2026"
    assert issued_on(case(HEAD + text, uploaded="2026-08-10")) == date(2026, 8, 31)
