from dataclasses import replace

import pytest
from pages import case, page, said

from config.document_kinds import document_kinds
from validators.document_kind import document_kind
from validators.model import Slot
from validators.text.kinds import kind_of
from validators.text.titles import TITLE_ZONE

BILL = "Énergie du Bocage\nVotre facture d'électricité du 12 mai 2026\nPDL 123  6 kVA  312 kWh  Heures creuses  TVA"
WATER = "Eaux de la Plaine\nFACTURE-CONTRAT D'EAU\nConsommation 48 m3  Distribution de l'eau  Assainissement  Agence de l'eau"
GAS = "Gaz du Bocage\nFacture de gaz\nPCE 123  GRDF  Acheminement  kWh  gaz naturel"
RECEIPT = "QUITTANCE DE LOYER\nBailleur : M. Crevel  Locataire : M. Durand\nreçu la somme de 792 €  loyer  provisions pour charges"
PLAN = "Énergie du Bocage\nVotre échéancier\nMensualités de votre contrat d'électricité  PDL  facture de régularisation  prélèvement"
PHONE = "Télécom Modèle\nVotre facture mobile\nForfait 50 Go  SMS  appels illimités  ligne mobile  Internet"
INSURANCE = "ATTESTATION D'ASSURANCE HABITATION\nassuré  sociétaire  garanties  responsabilité civile  risques locatifs"
STATEMENT = "RELEVÉ DE COMPTE\nAncien solde  Nouveau solde  virement  débit  crédit  opérations  banque"
HOSTING = "ATTESTATION D'HÉBERGEMENT\nJe soussigné atteste sur l'honneur héberger à mon domicile à titre gratuit"
PAYSLIP = "BULLETIN DE PAIE\nEmployeur  salaire brut  cotisations  URSSAF  net à payer  convention collective"
NOTICE = "Direction générale des finances publiques\nAVIS D'IMPÔT ÉTABLI EN 2026\nNuméro fiscal  Revenu fiscal de référence  Déclarant 1"
SITUATION = "AVIS DE SITUATION DÉCLARATIVE\nà l'impôt sur le revenu 2026\nNuméro fiscal  Revenu fiscal de référence  nombre de parts"
RETURN = (
    "DÉCLARATION DES REVENUS 2025\nn° 2042  cerfa  Situation du foyer fiscal  cochez  signature  personnes à charge"
)
PROPERTY = "Direction générale des finances publiques\nAVIS D'IMPÔT 2025\nTAXES FONCIÈRES\npropriétés bâties  base  cotisation  ordures ménagères"
CERTIFICATE = (
    "Docteur Exemple  médecine générale\nCERTIFICAT MÉDICAL\ncertifie avoir examiné ce jour  contre-indication  danse"
)
RIB = "RELEVÉ D'IDENTITÉ BANCAIRE\nIBAN FR14  BIC ABC  code banque  code guichet  clé RIB  titulaire du compte"
MANDATE = "MANDAT DE PRÉLÈVEMENT SEPA\nIdentifiant créancier SEPA  référence unique du mandat  vous autorisez  type de paiement"
UNTITLED_CERTIFICATE = (
    "Docteur Exemple  Le 6 mars 2026\nPÉDIATRE\nJe soussigné(e), Docteur Exemple, certifie que Mademoiselle Léa DURAND, "
    "née le 3 avril 2012, examiné(e) ce jour, doit cesser la danse pendant deux mois."
)
CONTRACT = (
    "TotalEnergies  Le 29 mars 2026\nAttestation titulaire de contrat\nTitulaire du contrat : Paul Durand\n"
    "Énergie : électricité et gaz  Lieu de consommation : 12 rue des Lilas\n"
    + 40
    * "\n"
    + "Chèque énergie : les chèques "
    "émis en 2025 sont utilisables. La facture de régularisation tient compte des index relevés."
)
FORM = (
    "FICHE DE RENSEIGNEMENTS\nÉlève  Responsable  Discipline  Date de naissance\nRevenus : voir avis d'imposition joint"
)
MDPH = "Maison départementale des personnes handicapées\nNOTIFICATION DE DÉCISION\nCDAPH  commission des droits et de l'autonomie  MDPH"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BILL, "electricity_bill"), (WATER, "water_bill"), (GAS, "gas_bill"), (RECEIPT, "rent_receipt"), (PLAN, "energy_plan"),
        (PHONE, "phone_bill"), (INSURANCE, "insurance"), (STATEMENT, "bank_statement"), (HOSTING, "hosting_declaration"),
        (PAYSLIP, "payslip"), (NOTICE, "tax_notice"), (SITUATION, "tax_situation"), (RETURN, "tax_declaration"),
        (PROPERTY, "property_tax"), (CERTIFICATE, "medical_certificate"), (RIB, "rib"), (MANDATE, "sepa_mandate"),
        (MDPH, "disability_attestation"), (UNTITLED_CERTIFICATE, "medical_certificate"), (CONTRACT, "energy_contract"),
        (FORM, "registration_form"),
    ],
)  # fmt: skip
def test_each_kind_is_known_by_its_title_and_marks(text: str, kind: str) -> None:
    score = kind_of([page(text)])
    assert score is not None
    assert (score.name, score.sure) == (kind, True)


@pytest.mark.parametrize("word", ["électricité", "quittance", "certificat", "facture", "IBAN", "danse", "loyer"])
def test_a_single_word_never_decides(word: str) -> None:
    score = kind_of([page(f"Bonjour, voici {word} de mon fils, merci beaucoup")])
    assert score is None or not score.sure


def test_every_kind_with_a_slot_has_a_title_and_marks() -> None:
    assert all(kind.titles and len(kind.marks) > 3 for kind in document_kinds().values())


def test_a_rent_call_is_not_a_receipt() -> None:
    text = "AVIS D'ÉCHÉANCE\nLoyer  charges  locataire  bailleur  montant à payer\nNe constitue pas une quittance"
    assert said(document_kind(case(text))) == ["lecture_incertaine? rent_call"]


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        (BILL, Slot.PROOF_OF_ADDRESS, "holds"),
        (PLAN, Slot.PROOF_OF_ADDRESS, "holds"),
        (PHONE, Slot.PROOF_OF_ADDRESS, "justificatif_non_admis"),
        (INSURANCE, Slot.PROOF_OF_ADDRESS, "justificatif_non_admis"),
        (STATEMENT, Slot.PROOF_OF_ADDRESS, "justificatif_non_admis"),
        (HOSTING, Slot.PROOF_OF_ADDRESS, "justificatif_non_admis"),
        (NOTICE, Slot.PROOF_OF_ADDRESS, "type_document_inattendu"),
        (NOTICE, Slot.TAX_NOTICE, "holds"),
        (SITUATION, Slot.TAX_NOTICE, "holds"),
        (RETURN, Slot.TAX_NOTICE, "type_document_inattendu"),
        (PROPERTY, Slot.TAX_NOTICE, "type_document_inattendu"),
        (BILL, Slot.MEDICAL_CERTIFICATE, "type_document_inattendu"),
        (RIB, Slot.SEPA_MANDATE, "type_document_inattendu"),
        (BILL, None, "lecture_incertaine? unknown_slot"),
    ],
)
def test_a_kind_is_good_for_its_slot_only(text: str, slot: Slot | None, expected: str) -> None:
    assert said(document_kind(case(text, slot=slot))) == [expected]


AUTOMATIC = "Direction générale des finances publiques\nMa déclaration automatique\nRevenus 2025  cerfa  1AJ  Vérifiez votre état civil"


@pytest.mark.parametrize(
    ("uploaded", "text", "detail"),
    [
        ("2026-07-31", AUTOMATIC, "awaiting_summer_notice"),
        ("2026-08-01", AUTOMATIC, ""),
        ("2026-05-20", RETURN, ""),
    ],
)
def test_a_household_under_automatic_declaration_awaits_the_summers_notice(
    uploaded: str, text: str, detail: str
) -> None:
    [found] = document_kind(case(text, slot=Slot.TAX_NOTICE, uploaded=uploaded))
    assert (said([found])[0].split()[0], found.detail) == ("type_document_inattendu", detail)


def test_a_document_in_the_wrong_slot_is_told_with_the_slot_it_fits() -> None:
    [found] = document_kind(case(RIB, slot=Slot.TAX_NOTICE))
    assert found.read == "un RIB, à déposer à la ligne « RIB »"
    [found] = document_kind(case(PAYSLIP, slot=Slot.TAX_NOTICE))
    assert found.read == "un bulletin de salaire"


@pytest.mark.parametrize(
    "text",
    [
        "FACTURE n° 12\nRemplacement du compteur d'eau, raccordement assainissement\nTotal TTC 517,00 €",
        "Objet : facture impayée de gaz naturel\nPCE 123  GRDF  consommation\nMerci de la régler",
        "Bonjour, votre facture d'électricité est disponible\nConsommation 312 kWh  PDL 123  Linky",
        "Votre compteur Linky\nÉlectricité  point de livraison  PDL 123  kVA  kWh",
        "Facture d'électricité pro forma\nCe document n'est pas une facture\nkWh  PDL  kVA  abonnement",
        "Ionity\nFACTURE de recharge\n32 kWh  borne  Total TTC 21,00 €",
        "FACTURE\nInstallation photovoltaïque  Enedis  Linky  kWh  abonnement",
    ],
)
def test_what_only_speaks_of_energy_is_no_bill(text: str) -> None:
    assert said(document_kind(case(text))) != ["holds"]


def test_a_plan_that_may_not_be_a_suppliers_is_for_a_person() -> None:
    text = (
        "Votre échéancier\nMensualités de votre adhésion  prélèvement  contrat  régularisation  calendrier de paiement"
    )
    assert said(document_kind(case(text))) == ["lecture_incertaine? kind"]


def test_a_statement_that_carries_the_rib_is_for_a_person() -> None:
    rib = STATEMENT + "\nRELEVÉ D'IDENTITÉ BANCAIRE  IBAN  BIC"
    assert said(document_kind(case(rib, slot=Slot.BANK_DETAILS))) == ["lecture_incertaine? kind"]
    assert said(document_kind(case(STATEMENT, slot=Slot.BANK_DETAILS))) == ["type_document_inattendu"]


def test_a_mandate_that_carries_the_rib_is_no_wrong_paper_where_the_rib_is_asked_for() -> None:
    both = MANDATE + "\nRELEVÉ D'IDENTITÉ BANCAIRE  IBAN  BIC"
    assert said(document_kind(case(both, slot=Slot.BANK_DETAILS))) == ["lecture_incertaine? kind"]
    assert said(document_kind(case(MANDATE, slot=Slot.BANK_DETAILS))) == ["type_document_inattendu"]


def test_the_words_of_a_form_that_speak_of_an_account_make_it_no_rib() -> None:
    form = (
        "Mandat de prélèvement SEPA\nRéférence unique du mandat : CRR-104422\nEn signant ce formulaire de mandat, vous "
        "autorisez votre banque à débiter votre compte\nLes coordonnées de votre compte\nIBAN\nBIC\n"
        "Paiement récurrent"
    )
    assert said(document_kind(case(form, slot=Slot.SEPA_MANDATE))) == ["holds"]
    assert said(document_kind(case("Les coordonnées de votre compte\nIBAN\nBIC", slot=Slot.SEPA_MANDATE))) != ["holds"]


def test_a_page_that_asks_for_another_reader_is_for_a_person() -> None:
    assert said(document_kind(case("Veuillez patienter... Si ce message n'est pas remplacé"))) == [
        "lecture_incertaine? xfa_placeholder"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "AVIS D'IMPOT ETABU EN 2026",
        "AVIS D'IMPÔT SUR LES RFVENUS 2025",
        "Dlrection générale\nAVIS DE SITUATION DÉCLARATLVE",
    ],
)
def test_a_letter_that_ocr_misread_hides_no_title(title: str) -> None:
    marks = "Numéro fiscal  Revenu fiscal de référence  Déclarant 1"
    score = kind_of([page(f"{title}\n{marks}")], by_ocr=True)
    assert score is not None
    assert document_kinds()[score.name].slot is Slot.TAX_NOTICE


def test_what_denies_something_must_be_read_as_it_is() -> None:
    kept = kind_of([page(NOTICE + "\nCe document constitue un avis d'impôt")], by_ocr=True)
    assert kept is not None
    assert kept.name == "tax_notice"


def test_the_first_lines_of_a_short_screen_stand_at_its_top_however_low_they_lie() -> None:
    lines = "Mon espace locataire\nRésidence du Parc\nQuittance de loyer - juin 2026\nLocataire : Paul DURAND\nPayé le 5 juin"
    low = page("." + "\n" * 22 + lines)
    low = replace(low, lines=low.lines[1:])
    assert low.lines[0].words[0].box.top > TITLE_ZONE
    found = kind_of([low], by_ocr=True)
    assert found is not None
    assert (found.name, found.sure) == ("rent_receipt", True)
