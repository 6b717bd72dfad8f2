import pytest
from pages import case, said

from validators.checklist import judge
from validators.document_kind import document_kind
from validators.model import Slot

DETAILS = "Détail des revenus\nSalaires 18376\nRevenu brut global 41632\nRevenu imposable 40006\nRevenu fiscal de référence 35018"


def notice(*texts: str):
    return case(*texts, slot=Slot.TAX_NOTICE)


def test_what_a_notice_details_from_its_second_page_on_is_a_notice_whose_first_page_is_missing() -> None:
    later = notice("2/4\n" + DETAILS, "3/4\nVos charges et réductions d'impôt", "4/4")
    assert said(document_kind(later)) == ["holds"]
    assert "pages_manquantes" in said(judge(later))


@pytest.mark.parametrize("text", ["1/4\n" + DETAILS, DETAILS, "2/4\nDétail des revenus\nSalaires 18376"])
def test_without_such_a_number_or_with_fewer_details_it_may_be_anything(text: str) -> None:
    assert said(document_kind(notice(text))) != ["holds"]


def test_in_no_other_slot_is_it_what_is_asked_for() -> None:
    assert said(document_kind(case("2/4\n" + DETAILS, slot=Slot.PROOF_OF_ADDRESS))) != ["holds"]


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (
            Slot.MEDICAL_CERTIFICATE,
            "CARNET DE SANTÉ - VACCINATIONS\nVaccin  Date  Lot\nDTP 22/03/2018 62637\nROR 27/02/2021",
        ),
        (Slot.MEDICAL_CERTIFICATE, "Carnet de vaccination - attestation\nVaccin  Date  Lot\nROR 1\nDTP rappel"),
        (
            Slot.TAX_NOTICE,
            "VOTRE ÉCHÉANCIER DE PRÉLÈVEMENTS\nAcomptes d'impôt sur le revenu 2026\nÉchéance  Nature  Montant\n"
            "15/01/2026  Acompte contemporain  74,00 €\nCe document n'est pas un avis d'impôt.",
        ),
        (
            Slot.DISABILITY_ATTESTATION,
            "École des Pommiers\nProgramme personnalisé de réussite éducative\nÉlève : Léa Durand, classe de CM2\n"
            "Objectifs : lecture. Bilan avec la famille et l'enseignante.",
        ),
    ],
)
def test_a_vaccination_record_a_schools_plan_and_a_tax_schedule_are_told_for_what_they_are(
    slot: Slot, text: str
) -> None:
    assert said(document_kind(case(text, slot=slot))) == ["type_document_inattendu"]


def test_a_certificate_that_says_that_vaccinations_are_done_stays_a_certificate() -> None:
    text = (
        "Docteur Anne Exemple\nCERTIFICAT MÉDICAL\ncertifie avoir examiné ce jour Léa Durand, dont les vaccinations sont à jour,\n"
        "et n'avoir constaté aucune contre-indication à la pratique de la danse."
    )
    assert said(document_kind(case(text, slot=Slot.MEDICAL_CERTIFICATE))) == ["holds"]
