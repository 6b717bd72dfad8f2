"""Legal paragraphs at the foot of papers: laws, decrees and other seasons' years, each with dates that mean nothing here."""

from tests.evaluation.document import Document

SUPPLIER = [
    "Conformément à la loi n° 78-17 du 6 janvier 1978 relative à l'informatique, aux fichiers et aux libertés, vous disposez d'un droit d'accès et de rectification. En cas de retard de "
    "paiement : pénalités égales à trois fois le taux d'intérêt légal et indemnité forfaitaire de 40 € (décret n° 2012-1115 du 2 octobre 2012). Tarifs fixés par l'arrêté du 30 janvier 2026, "
    "publié au Journal officiel du 1er février 2026. Conditions générales de vente mises à jour au 1er mars 2025.",
    "Médiation : si votre réclamation reste sans réponse au bout de deux mois, vous pouvez saisir le médiateur. Chèque énergie : les chèques émis en 2025 sont utilisables jusqu'au 31/03/2026. "
    "La facture de régularisation tient compte des index relevés ou auto-relevés. Qualité du service : indemnité prévue par le décret du 13 mai 2011.",
]
TENANCY = [
    "Quittance délivrée en application de l'article 21 de la loi n° 89-462 du 6 juillet 1989. Le paiement de la présente n'emporte pas présomption de paiement des termes antérieurs. Indice de "
    "référence des loyers du 4e trimestre 2025 publié le 15/01/2026. Assurance du locataire à jour au 01/01/2026.",
]
DOCTOR = [
    "Articles R. 4127-28 et R. 4127-76 du code de la santé publique. La loi du 2 mars 2022 visant à démocratiser le sport et l'arrêté du 7 mai 2021 fixent le contenu du questionnaire de santé des mineurs.",
    "Le cabinet sera fermé du 1er au 21 août. Tarifs conventionnels au 22/12/2024 affichés en salle d'attente.",
]
TAX = [
    "Sauf dispositions contraires de la loi n° 2025-127 du 14 février 2025 de finances pour 2025, les montants sont arrondis à l'euro. Vos informations sont traitées selon le règlement (UE) 2016/679 "
    "du 27 avril 2016. Le plafond des niches fiscales et l'abattement de 10 % ont été appliqués d'office.",
    "Rappel : votre avis d'impôt {last} sur les revenus {before} reste disponible dans votre espace particulier ; celui de {following} vous sera adressé à l'été {following}. "
    "Le taux de prélèvement issu des revenus {before} a cessé de s'appliquer le 31/08/{notice}.",
]
GROUPS = {
    "electricity_bill gas_bill water_bill payment_plan contract_attestation mobile_bill internet_bill": SUPPLIER,
    "rent_receipt": TENANCY,
    "certificate sport_certificate": DOCTOR,
    "tax_notice asdir property_tax": TAX,
}


def small_print(document: Document) -> list[str]:
    """The paragraphs that this paper carries, one for each page with room, often none."""
    rng, year = document.rng, document.income_year
    for kinds, paragraphs in GROUPS.items():
        if document.kind in kinds.split():
            chosen = [text for text in paragraphs if rng.random() < (0.25 if paragraphs is DOCTOR else 0.55)]
            return [text.format(last=year, before=year - 1, notice=year + 1, following=year + 2) for text in chosen]
    return []
