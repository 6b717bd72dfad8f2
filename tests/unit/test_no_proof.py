"""What names energy, water or rent, and the family at its address, and is no proof of it: never *Conforme*."""

import pytest
from pages import case

from validators.checklist import judge
from validators.model import Slot, Status
from validators.sureness import decided
from validators.verdict import in_order, piece_status

BILLED = [
    "Nettoyage de cuve à eau 3 m3",
    "Location de salle, électricité comprise 40 kWh",
    "Camping : emplacement, compteur électrique 441 - 470, 29 kWh",
    "Trottinette électrique, batterie 0,5 kWh",
    "Abonnement à la piscine, eau chauffée",
    "Livraison d'eau minérale, abonnement mensuel",
    "Pompe à chaleur, consommation estimée 3 200 kWh par an",
    "Contrat d'assistance électricité et gaz, abonnement 5,99 € par mois",
    "Contrôle d'assainissement non collectif (SPANC), redevance",
    "Vidange de fosse septique : 3 m3 d'eaux usées",
    "Redevance d'enlèvement des ordures ménagères, abonnement",
    "Diagnostic électricité et gaz avant location",
    "Cours de guitare électrique, abonnement annuel",
]
OTHERS = [
    "Facture proforma d'électricité\n{}\n210 kWh abonnement 6 kVA",
    "Résiliation de votre contrat d'électricité\n{}\nVous recevrez votre facture de clôture.",
    "Demande de paiement\n{}\nVotre facture d'électricité de 88 € n'a pas été réglée. Contrat 5512, abonnement",
    "Mise en demeure\n{}\nFacture d'eau n° 551 : 88 €, 30 m3",
    "Plan d'apurement de votre dette d'électricité\nÉchéancier\n{}\n05/07/2026 30 €  05/08/2026 30 €",
    "Échéancier de votre assurance habitation\n{}\nMensualité 12 € (dégâts des eaux, électricité)",
    "Attestation\n{}\nM. DURAND était titulaire d'un contrat d'électricité du 01/01/2020 au 31/12/2025",
    "Attestation sur l'honneur\n{}\nJe soussigné Paul DURAND atteste être titulaire d'un contrat d'électricité",
    "Attestation de fin de contrat\n{}\nM. DURAND n'est plus titulaire du contrat d'électricité",
    "Reçu de dépôt de garantie\nReçu de M. Paul DURAND\n{}\n500 € à titre de dépôt de garantie (loyer 500 €)",
    "Avis d'échéance de loyer\n{}\nLoyer 500 €  Charges 60 €  À payer : 560 €",
    "Simulation de votre facture d'électricité\n{}\n312 kWh  6 kVA  abonnement  PDL 14123456789012",
    "Attestation\n{}\nLe contrat d'électricité de M. DURAND prend fin le 15/05/2026",
    "Attestation de contrat\n{}\nM. DURAND a résilié son contrat de fourniture de gaz",
    "Attestation de contrat\n{}\nM. DURAND a demandé l'ouverture d'un contrat d'électricité, qui n'a pas abouti",
    "Contrat d'entretien de chaudière gaz\nFacture\n{}\nabonnement annuel",
    "État des lieux\n{}\nlocataire ; index eau 441 m3, électricité 1020 kWh",
]
WHO = "M. Paul DURAND\n12 rue des Lilas\n14000 Caen\nle 04/05/2026"


@pytest.mark.parametrize("by_ocr", [False, True])
@pytest.mark.parametrize(
    "text", [f"Facture n° 55 du 04/05/2026\n{{}}\n{sold}\nTotal 120 €" for sold in BILLED] + OTHERS
)
def test_it_never_passes(text: str, by_ocr: bool) -> None:
    one = case(text.format(WHO), slot=Slot.PROOF_OF_ADDRESS, by_ocr=by_ocr)
    found = decided(judge(one), one.campaign.reading.decide_certainty)
    reasons = in_order(finding.reason for finding in found if finding.reason is not None)
    assert piece_status(reasons) != Status.COMPLIANT


OTHERS_NAMES = [
    "M. Paul DURANT",
    "M. Pierre DURAND",
    "Mme Paule DURANDEAU",
    "M. Jean MARTINEZ\n4 rue Paul Durand",
    "SCI DURAND",
    "Mme Sophie LEROY\nchez M. Paul DURAND",
    "M. Lucien DURAND-PAUL",
    "Boulangerie MARTIN",
    "M. Mario MARTINI",
    "Mme Martine MARTIN",
    "Cabinet DURAND",
]


@pytest.mark.parametrize("by_ocr", [False, True])
@pytest.mark.parametrize("name", OTHERS_NAMES)
def test_another_of_nearly_that_name_never_passes(name: str, by_ocr: bool) -> None:
    text = (
        f"EDF\nFacture d'électricité\nFacture du 04/05/2026\n{name}\n12 rue des Lilas\n14000 CAEN\n"
        "PDL 14123456789012   Abonnement 6 kVA\nConsommation 312 kWh"
    )
    one = case(text, slot=Slot.PROOF_OF_ADDRESS, by_ocr=by_ocr)
    found = decided(judge(one), one.campaign.reading.decide_certainty)
    reasons = in_order(finding.reason for finding in found if finding.reason is not None)
    assert [reason.code for reason in reasons] == ["titulaire_different"]
