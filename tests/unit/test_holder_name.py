"""Whose paper it is: a landlord, a host or a signatory of the family does not make it the family's."""

import pytest
from pages import case, said

from validators.case import Code
from validators.holder_name import holder_name
from validators.model import Slot

RECEIPT = "QUITTANCE DE LOYER\nreçu  loyer  charges  bailleur  locataire\n"


@pytest.mark.parametrize(
    "text",
    [
        "Locataire : M. Paul DURAND",
        "LOCATAIRE\nM. Paul DURAND\n12 rue des Lilas",
        "Bailleur : M. Luc CREVEL      Locataire : M. Paul DURAND",
        "Bailleur              Locataire\nM. Luc CREVEL         M. Paul DURAND",
        "Bailleur              Locataire\nSCI DU PORT           Monsieur Paul DURAND",
        "Je soussigné Luc CREVEL, propriétaire du logement, déclare avoir reçu\nde M. Paul DURAND la somme de 663 euros",
        "donne quittance à Mme Marie MARTIN de la somme de 540 € pour le mois",
        "Reçu de M. et Mme DURAND la somme de 710,00 €",
        "Nom du locataire              DURAND Paul",
        "Je soussignée Line Roux, mandataire, certifie avoir reçu ce jour de M. Paul DURAND la somme de 400 €",
        "Entre SCI du Port, bailleur\net DURAND Paul, MARTIN Marie, preneurs",
        "Locataire : Paul DURAND - Propriétaire : SCI du Port",
        "Entre M. Crevel (bailleur) et Mme MARTIN Marie (locataire)",
        "Locataire : Paul DURAND (propriétaire SCI du Port)",
    ],
)
def test_the_tenant_is_the_holder_of_a_receipt(text: str) -> None:
    assert said(holder_name(case(RECEIPT + text))) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "Nous soussignés, Énergie du Bocage, attestons que :\nMadame Marie MARTIN\nest titulaire d'un contrat",
        "Nous soussignés, Énergie du Bocage, attestons par la présente que M. DURAND Paul a souscrit un contrat",
        "Nous soussignés, Énergie du Bocage, attestons que M. DURAND Paul est titulaire d'un contrat",
    ],
)
def test_a_suppliers_signature_says_nothing_of_the_person_it_attests(text: str) -> None:
    contract = f"ATTESTATION TITULAIRE DE CONTRAT\nélectricité  point de livraison\n{text}"
    assert said(holder_name(case(contract))) == ["holds"]


@pytest.mark.parametrize("text", ["N° locataire   L/272927", "Assurance du locataire à jour au 01/01/2026"])
def test_a_receipt_that_only_speaks_of_tenants_names_none(text: str) -> None:
    assert said(holder_name(case(f"{RECEIPT}{text}\nM. ET MME DURAND PAUL ET LINE"))) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "Bailleur : M. Paul DURAND\nLocataire : M. Fabrice ESNAULT",
        "M. Paul DURAND\n12 rue des Lilas\nLocataire : M. Fabrice ESNAULT",
        "Je soussigné M. Paul DURAND, propriétaire, donne quittance à M. Fabrice ESNAULT de la somme de 540 €",
        "Bailleur              Locataire\nM. Paul DURAND        M. Fabrice ESNAULT",
        "Reçu de M. ESNAULT la somme de 540 €\nFait à Caen\nPaul DURAND",
        "Entre DURAND Paul, bailleur\net ESNAULT Fabrice, preneur",
    ],
)
def test_the_landlord_is_not(text: str) -> None:
    assert said(holder_name(case(RECEIPT + text))) == ["titulaire_different?"]


@pytest.mark.parametrize(
    "text", ["M. Fabrice ESNAULT\nchez M. Paul DURAND", "c/o Paul DURAND", "Votre conseiller : Paul DURAND"]
)
def test_a_host_or_an_adviser_is_not_the_holder_of_a_bill(text: str) -> None:
    bill = "Facture d'électricité\n312 kWh  PDL 123  abonnement\n"
    assert said(holder_name(case(bill + text))) == ["titulaire_different?"]
    assert said(holder_name(case(bill + text + "\nTitulaire : Paul DURAND"))) == ["holds"]


def test_a_notice_is_asked_for_names_only() -> None:
    assert said(holder_name(case("AVIS D'IMPÔT\nPropriétaire : M DURAND PAUL", slot=Slot.TAX_NOTICE))) == ["holds"]


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("DURAND PAU", "holds"),
        ("PAUL DURA", "holds"),
        ("DURAND SO", "titulaire_different?"),
        ("DUPONT PAU", "titulaire_different?"),
    ],
)
def test_a_name_that_a_code_cuts_short_is_compared_as_far_as_it_goes(holder: str, expected: str) -> None:
    cut = Code("verified", "tax_notice", holders=(holder,), names_truncated=True)
    assert said(holder_name(case(code=cut, slot=Slot.TAX_NOTICE))) == [expected]
    whole = Code("verified", "tax_notice", holders=(holder,))
    assert said(holder_name(case(code=whole, slot=Slot.TAX_NOTICE))) == ["titulaire_different?"]
