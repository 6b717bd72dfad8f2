"""The address is advice: whatever it says, it never changes a status."""

from dataclasses import replace

import pytest
from pages import FAMILY, case

from validators.address import address
from validators.checklist import judge
from validators.model import Outcome, Slot

BILL = "Facture d'électricité\nFacture du 12/05/2026\nM. Paul DURAND\n{}\n312 kWh  abonnement"
SAME, OTHER = "l'adresse de la famille", "pas l'adresse de la famille : à comparer"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12 RUE DES LILAS\n14000 CAEN", SAME),
        ("12, rue des lilas - Caen", SAME),
        ("3 place du Marché\n14000 CAEN", OTHER),
        ("12 rue des Lilas\n14500 VIRE", OTHER),
    ],
)
def test_the_familys_address_is_looked_for(written: str, expected: str) -> None:
    [found] = address(case(BILL.format(written)))
    assert (found.read, found.outcome) == (expected, Outcome.HOLDS)


def test_another_address_changes_nothing() -> None:
    assert all(
        finding.outcome is Outcome.HOLDS for finding in judge(case(BILL.format("3 place du Marché\n14500 VIRE")))
    )


def test_without_an_address_nothing_is_said() -> None:
    assert list(address(case(BILL, family=replace(FAMILY, address="")))) == []
    assert list(address(case(slot=Slot.PROOF_OF_ADDRESS))) == []
