"""What a bill offers besides, and what its fine print says of other cases, tells nothing of its kind."""

import pytest
from pages import case, said

from validators.creditor import creditor
from validators.document_kind import document_kind
from validators.model import Slot

BILL = """ÉNERGIE DU BOCAGE
Voici votre facture d'électricité du 4 mai 2026.
Paul DURAND
12 rue des Lilas
14000 Caen
Vous avez consommé 287 kWh entre le 03/04/2026 et le 02/05/2026
Abonnement 14,92 €
Total TTC 76,04 €
"""


@pytest.mark.parametrize(
    "besides",
    [
        "",
        "Vous roulez en voiture électrique ? Borne de recharge : devis sous 48 h.",
        "Besoin d'un forfait mobile ? Avec notre partenaire, téléphone et internet fibre dès 19,99 €/mois.",
        "PUBLICITÉ - Forfait mobile 5G 100 Go à 9,99 €/mois. Assurance habitation : 2 mois offerts.",
        "Panneaux solaires : demandez votre devis gratuit avant le 31/12/2026.",
        "Passé ce délai, une mise en demeure de payer sera facturée 12 €.",
    ],
)
def test_a_bill_is_one_whatever_it_offers_or_threatens_besides(besides: str) -> None:
    assert said(document_kind(case(BILL + besides))) == ["holds"]


def test_a_receipt_that_is_none_for_earlier_sums_is_one() -> None:
    receipt = "HABITAT DU BOCAGE\nQuittance du mois d'avril 2026\n{}\nLoyer 388,14\nCharges 62,08\nVotre paiement du 06/04/2026 248,84"
    other = "Le présent document ne vaut pas quittance des sommes antérieures éventuellement dues."
    assert said(document_kind(case(receipt.format(other)))) == ["holds"]
    assert said(document_kind(case(receipt.format("Le présent avis ne vaut pas quittance.")))) != ["holds"]


def test_a_telephone_bill_that_offers_energy_is_a_telephone_bill() -> None:
    bill = "TÉLÉCOM DU BOCAGE\nFACTURE du 14/05/2026\nVotre ligne 06 00 ** ** 00 - Forfait mobile 130 Go\nAppels, SMS illimités"
    offer = "\nChangez d'énergie ! Avec notre partenaire, économisez sur votre facture d'électricité et de gaz : -10 % sur le kWh."
    assert said(document_kind(case(bill + offer))) == ["justificatif_non_admis"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Régie restauration Ville de Caen\nMandat pour la cantine", ["lecture_incertaine? creditor"]),
        ("Conservatoire & Orchestre de Caen, même régie que la restauration", ["holds"]),
        ("Régie Ville de Caen", ["holds"]),
    ],
)
def test_what_the_town_collects_for_another_service_is_for_a_person(who: str, expected: list[str]) -> None:
    mandate = case(f"Mandat de prélèvement SEPA\nCréancier : {who}", slot=Slot.SEPA_MANDATE)
    assert said(creditor(mandate)) == expected
