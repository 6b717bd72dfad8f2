"""Papers of the tax office that are no notice, tune half."""

from tests.evaluation.codes import tax_number
from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.tune_tax import BLUE, marianne, upper
from tests.evaluation.sheet import Sheet


@layout("tune", "form_2042", "narrow liberation")
def form_boxes(s: Sheet, d: Document) -> None:
    year = d.income_year
    marianne(s, 14, 10)
    s.text(60, 16, f"DÉCLARATION DES REVENUS {year}", 16, True)
    s.text(60, 23, "N° 2042 - cerfa n° 10330*29", 9)
    s.text(60, 29, f"À déposer avant le 19 mai {year + 1} - à compléter et signer", 9)
    s.lines(14, 46, [f"DÉCLARANT 1 : {upper(d.people[0])}", f"N° fiscal : {tax_number(d.rng)}", *d.home.lines()], 10)
    y = 76.0
    for label, box in [("Traitements et salaires", "1AJ"), ("Heures supplémentaires exonérées", "1GH"), ("Pensions, retraites, rentes", "1AS"),
                       ("Frais réels", "1AK"), ("Revenus des valeurs mobilières", "2DC"), ("Dons", "7UF"), ("Emploi à domicile", "7DB")]:  # fmt: skip
        s.text(14, y, label, 9.5)
        s.text(118, y, box, 9.5, True)
        s.box(130, y - 5, 50, 7)
        s.text(178, y, d.digits(4), 10, align="r")
        y += 10
    s.lines(
        14,
        y + 6,
        [
            "A. SITUATION DU FOYER FISCAL   marié M   pacsé O   divorcé D   célibataire C",
            f"Date et signature : {d.say(style='slash')}",
        ],
        9.5,
        8,
    )
    s.page()


@layout("tune", "form_2042", "dejavu condensed")
def form_summary(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(14, 16, "impots.gouv - Mon espace particulier", 9, color="#555555")
    s.text(14, 28, f"Déclaration en ligne des revenus {year} - Récapitulatif", 14, True, BLUE)
    s.text(
        14,
        36,
        f"Accusé de réception : votre déclaration {year + 1} a été enregistrée le {d.say(style='slash')} à 21h14",
        9,
    )
    s.lines(
        14,
        48,
        [
            *(f"Déclarant : {upper(p)}" for p in d.people),
            f"Adresse au 1er janvier {year + 1} : {d.home.street}",
            f"{d.home.postcode} {d.home.town}",
        ],
        9.5,
    )
    s.table(14, 78, [100, 30, 40], [("Rubrique", "Case", "Montant"), ("Salaires déclarant 1", "1AJ", d.digits(5)), ("Salaires déclarant 2", "1BJ", d.digits(5)),
            ("Dons aux œuvres", "7UF", d.digits(3)), ("Compte bancaire inchangé", "", "")], 9, 7)  # fmt: skip
    s.para(
        14,
        122,
        175,
        "Ce récapitulatif de votre déclaration ne constitue pas un avis. Télédéclaration formulaires 2042, 2042 RICI.",
        9,
    )
    s.page()


@layout("tune", "auto_declaration", "liberation opensans")
def automatic_letter(s: Sheet, d: Document) -> None:
    year = d.income_year
    marianne(s, 14, 12)
    s.text(60, 20, "MA DÉCLARATION AUTOMATIQUE", 17, True, BLUE)
    s.text(60, 28, f"Document récapitulatif des revenus {year} connus de l'administration", 10)
    s.lines(115, 54, [*(upper(p) for p in d.people), *d.home.lines()], 10)
    y = s.para(14, 90, 180, f"Vous bénéficiez de la déclaration automatique. Vérifiez les informations ci-dessous ; si elles sont exactes et complètes, vous n'avez rien à faire : "
               f"votre déclaration des revenus {year} sera automatiquement validée. Sinon, corrigez-les en ligne jusqu'au 28 mai {year + 1}.", 10, 5)  # fmt: skip
    s.table(
        14,
        y + 6,
        [110, 40],
        [("Informations connues", "Montant"), ("1AJ Salaires", d.digits(5)), ("8HV Retenue à la source", d.digits(4))],
        9,
        7,
    )
    s.text(14, y + 50, f"Votre avis d'impôt vous sera adressé à partir de fin juillet {year + 1}.", 10)
    s.page()


@layout("tune", "auto_declaration", "carlito times")
def prefilled_summary(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(105, 24, f"Déclaration préremplie {year + 1} - revenus {year}", 15, True, align="c")
    s.text(105, 32, "Déclaration automatique : document n° 2042 K AUTO", 10, align="c")
    y = s.lines(20, 50, [f"{p.title} {upper(p)}  né(e) le {p.born:%d/%m/%Y}" for p in d.people], 11, 6)
    s.para(
        20,
        y + 6,
        170,
        "Les revenus suivants ont été transmis par vos employeurs et caisses. Sans modification de votre part, cette déclaration sera considérée comme validée.",
        10,
        5,
    )
    s.page()


@layout("tune", "property_tax housing_tax", "freesans liberation")
def local_tax(s: Sheet, d: Document) -> None:
    year, housing = d.income_year, d.kind == "housing_tax"
    name = "TAXE D'HABITATION" if housing else "TAXES FONCIÈRES"
    marianne(s, 14, 12)
    s.text(196, 18, f"AVIS D'IMPÔT {year}", 16, True, BLUE, "r")
    s.text(
        196,
        26,
        f"{name} {'sur les résidences secondaires' if housing else 'votées et perçues par la commune et divers organismes'}",
        9,
        True,
        BLUE,
        "r",
    )
    s.lines(14, 50, ["Vos références", f"Numéro fiscal : {tax_number(d.rng)}", f"Référence de l'avis : {d.digits(13)}", "Numéro de propriétaire : 118 L01234 K",
                     f"Date d'établissement : 14/08/{year}", f"Date de mise en recouvrement : 31/08/{year}"], 8.5, 5)  # fmt: skip
    s.lines(114, 60, [upper(d.people[0]), *d.home.lines()], 10)
    s.text(
        14, 100, f"Montant à payer au plus tard le 15/{12 if housing else 10}/{year} : {d.money(600, 1900)}", 12, True
    )
    rows = [(f"{name} {year}", "Commune", "Interco", "Total"), (f"Taux {year - 1}", "49,2 %", "3,1 %", ""), (f"Taux {year}", "50,1 %", "3,4 %", ""),
            ("Base", d.digits(4), d.digits(4), ""), ("Cotisation", d.digits(4), d.digits(2), d.digits(4))]  # fmt: skip
    s.table(14, 110, [70, 36, 36, 36], rows, 9, 6.5)
    s.page()


@layout("tune", "property_tax housing_tax", "narrow dejavu")
def local_tax_plain(s: Sheet, d: Document) -> None:
    year, housing = d.income_year, d.kind == "housing_tax"
    s.text(14, 18, "CENTRE DES FINANCES PUBLIQUES DE CAEN", 11, True)
    s.text(14, 30, f"Avis de {'taxe d’habitation' if housing else 'taxe foncière'} pour {year}", 15, True)
    s.lines(14, 44, [f"Propriétaire(s) : {' / '.join(upper(p) for p in d.people)}", f"Bien : {d.home.street}, {d.home.town}", f"Établi le {d.say()}",
                     f"Paiement avant le 20/10/{year}"], 10, 6)  # fmt: skip
    s.table(
        14,
        76,
        [90, 40],
        [
            ("Détail", "Montant"),
            ("Part communale", d.digits(3)),
            ("Taxe enlèvement ordures ménagères", d.digits(3)),
            ("Total", d.digits(4)),
        ],
        9,
        7,
    )
    s.page()


@layout("tune", "withholding", "liberation carlito")
def rate_certificate(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(14, 20, "Direction générale des finances publiques", 10, True, BLUE)
    s.text(14, 34, "ATTESTATION DE PRÉLÈVEMENT À LA SOURCE", 15, True)
    s.lines(14, 48, [f"Usager : {upper(d.people[0])}", f"Numéro fiscal : {tax_number(d.rng)}", f"Taux personnalisé du foyer : {d.rng.randrange(1, 14)},{d.digits(1)} %",
                     f"Taux applicable du 01/09/{year} au 31/08/{year + 1}", f"Édité le {d.say(style='slash')}"], 10.5, 7)  # fmt: skip
    s.para(
        14,
        90,
        175,
        f"Ce taux résulte de votre déclaration des revenus {year - 1}. Historique de vos prélèvements {year + 1} consultable en ligne.",
        10,
        5,
    )
    s.page()


@layout("tune", "withholding", "caladea dejavu")
def withholding_list(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(20, 24, "Gérer mon prélèvement à la source", 15, True, BLUE)
    s.text(20, 34, f"Historique de tous vos prélèvements - {upper(d.people[0])}", 10)
    rows = [("Mois", "Revenu", "Taux", "Retenue")] + [
        (f"{month:02d}/{year + 1}", d.digits(4), "6,2 %", d.digits(3)) for month in range(1, 6)
    ]
    s.table(20, 42, [40, 40, 30, 40], rows, 9, 7)
    s.text(20, 100, f"Édition du {d.say(style='slash')}", 9)
    s.page()
