"""Papers that families send as a proof of address and that are not on the list, hold half (for measuring only)."""

from tests.evaluation.codes import iban, spaced
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, month_end
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


@layout("hold", "mobile_bill internet_bill", "lato freesans")
def operator_sheet(s: Sheet, d: Document) -> None:
    mobile = d.kind == "mobile_bill"
    s.text(
        16,
        20,
        d.rng.choice(["Sosh", "RED by SFR", "B&You"])
        if mobile
        else d.rng.choice(["Orange Livebox", "SFR Fibre", "Bbox"]),
        18,
        True,
        "#333333",
    )
    s.lines(112, 44, [d.holder, *d.home.lines()], 10)
    rows = [
        ("N° de facture", "Date de facture", "Date de prélèvement", "Montant"),
        (d.digits(10), d.say(style="slash"), d.say(d.near(7, 12), "slash"), d.money(10, 50)),
    ]
    s.table(16, 78, [44, 44, 46, 40], rows, 9, 7)
    y = s.lines(16, 106, ["Détail de vos consommations" if mobile else "Détail de votre abonnement internet", f"{'Forfait 100 Go - numéro 07 ' + d.digits(2) + ' 11 22 33' if mobile else 'Fibre jusqu’à 2 Gb/s, téléphone fixe illimité, box TV'}",
                          "Options : aucune", "Remise fidélité : -3,00 €"], 10, 6.5)  # fmt: skip
    s.text(16, y + 10, "Communications électroniques - TVA 20 % - Service client 1023 / 900", 8)
    s.page()


@layout("hold", "mobile_bill internet_bill", "opensans condensed")
def operator_letter(s: Sheet, d: Document) -> None:
    mobile = d.kind == "mobile_bill"
    s.box(0, 0, 8, 297, fill="#d0021b", stroke=None)
    s.text(18, 24, "NRJ Mobile" if mobile else "Box Ouest Telecom", 16, True)
    y = s.para(18, 44, 176, f"Bonjour {d.holder}, votre facture {'de téléphone mobile' if mobile else 'internet très haut débit'} du {d.say()} est disponible. Montant : {d.money(9, 45)}, "
               f"prélevé le {d.say(d.near(5, 9))}.", 11, 6)  # fmt: skip
    s.lines(
        18,
        y + 8,
        [
            *d.home.soft_lines(),
            f"Ligne : {'06' if mobile else '02 31'} {d.digits(2)} {d.digits(2)} {d.digits(2)}",
            f"Période : {MONTHS[d.base.month - 1]} {d.base.year}",
            "Data consommée : 12,4 Go" if mobile else "Location de la box : 3,00 €",
        ],
        10,
        6,
    )
    s.page()


@layout("hold", "home_insurance", "freesans roboto")
def tenant_insurance(s: Sheet, d: Document) -> None:
    s.text(194, 20, d.rng.choice(["Matmut", "Groupama Centre Manche", "Luko by Allianz"]), 16, True, "#006a4e", "r")
    s.text(16, 48, "Attestation Multirisque Habitation", 16, True)
    s.text(16, 56, f"établie le {d.say()}", 10)
    s.lines(
        16,
        72,
        [
            f"Assuré : {d.holder}",
            f"Risque assuré : {d.home.street}, {d.home.postcode} {d.home.town}",
            f"Contrat : {d.digits(9)} - effet {d.say(add_months(d.base, -20), 'slash')}",
            "Garanties : incendie, vol, bris de glace, responsabilité locative",
        ],
        10.5,
        7,
    )
    s.page()


@layout("hold", "home_insurance", "freeserif narrow")
def insurance_call(s: Sheet, d: Document) -> None:
    s.text(20, 24, "Société d'assurance mutuelle des Fonctionnaires du Calvados", 11, True)
    s.lines(118, 44, [d.holder, *d.home.lines()], 10.5)
    s.para(20, 86, 170, f"Caen, le {d.say()}. Nous attestons garantir au titre du contrat d'assurance n° {d.digits(7)} les risques locatifs du logement désigné ci-dessus jusqu'au {d.say(d.after(300))}. "
           "Cette attestation d'assurance n'engage l'assureur que dans les limites du contrat.", 11, 6.2)  # fmt: skip
    s.page()


@layout("hold", "bank_statement", "roboto narrow")
def account_extract(s: Sheet, d: Document) -> None:
    number, *_ = iban(d.rng, "LCL")
    s.text(16, 20, "LCL Banque et assurance", 13, True, "#1a3f8b")
    s.text(16, 34, "EXTRAIT DE COMPTE", 14, True)
    s.lines(
        16,
        44,
        [
            f"Compte de : {d.holder}",
            *d.home.soft_lines(),
            f"du {d.say(d.after(-30), 'slash')} au {d.say(style='slash')}",
            spaced(number),
        ],
        9.5,
        5.4,
    )
    rows = [("Date", "Valeur", "Libellé", "Débit", "Crédit")] + [
        (f"{d.near(-28, -2):%d/%m}", f"{d.near(-28, -2):%d/%m}", lib, d.digits(2) + ",90", "")
        for lib in ("CB CARREFOUR", "PRLV SEPA ENGIE", "PRLV VEOLIA EAU", "RETRAIT DAB", "VIR SEPA LOYER")
    ]
    s.table(16, 80, [22, 22, 76, 28, 28], rows, 9, 6.5)
    s.page()


@layout("hold", "bank_statement", "mono lato")
def savings_summary(s: Sheet, d: Document) -> None:
    s.text(16, 22, "CAISSE D'EPARGNE NORMANDIE", 12, True, "#c8102e")
    s.lines(
        16,
        36,
        [
            f"Situation de vos comptes au {d.say()}",
            d.holder,
            "Livret A          1 204,11 EUR",
            "Compte de dépôt     812,40 EUR",
            "Assurance vie     3 000,00 EUR",
        ],
        10,
        7,
    )
    s.page()


@layout("hold", "hosting", "freeserif freesans")
def honour_declaration(s: Sheet, d: Document) -> None:
    host = f"{d.rng.choice(['M. Paul', 'Mme Rolande', 'M. Aimé'])} {d.rng.choice(SURNAMES)}"
    s.text(105, 34, "DÉCLARATION SUR L'HONNEUR D'HÉBERGEMENT À TITRE GRATUIT", 12, True, align="c")
    s.lines(
        22,
        56,
        [
            f"Hébergeant : {host}",
            f"Hébergé(e)(s) : {d.holder}",
            f"Adresse : {d.home.street}, {d.home.postcode} {d.home.town}",
            f"Depuis le : {d.say(add_months(d.base, -8))}",
        ],
        11.5,
        8,
    )
    s.para(22, 96, 166, "Je certifie l'exactitude des renseignements ci-dessus (article 441-7 du code pénal).", 11, 6)
    s.text(110, 120, f"À {d.home.town}, le {d.say()}", 11.5)
    s.text(124, 138, host.split()[-1], 24, family="dkg", color="#10206a")
    s.page()


@layout("hold", "hosting", "ruf dkg", by_hand=True)
def hosting_note(s: Sheet, d: Document) -> None:
    host = d.rng.choice(SURNAMES)
    y = s.para(
        24,
        50,
        160,
        f"Je soussignée Mme {host} certifie loger {d.holder} à mon domicile, {d.home.street} {d.home.town}. Fait le {d.say()}.",
        17,
        11,
    )
    s.text(120, y + 20, host, 24)
    s.page()


@layout("hold", "payslip", "lato freesans")
def clarified_payslip(s: Sheet, d: Document) -> None:
    last = month_end(add_months(d.base, -1))
    s.text(16, 18, "BULLETIN DE SALAIRE SIMPLIFIÉ", 13, True)
    s.lines(
        16,
        28,
        [
            "Association Les Petits Pas - Caen",
            f"Salarié : {d.holder}",
            *d.home.soft_lines(),
            f"Mois : {MONTHS[last.month - 1]} {last.year}",
            f"Payé le {d.say()}",
        ],
        10,
        5.4,
    )
    rows = (
        [("Rubrique", "Part salarié", "Part employeur")]
        + [(lib, d.digits(3), d.digits(3)) for lib in ("Santé", "Retraite", "Famille", "Chômage", "CSG/CRDS")]
        + [("Net à payer avant impôt", d.digits(4), "")]
    )
    s.table(16, 68, [90, 40, 40], rows, 9.5, 7)
    s.page()


@layout("hold", "payslip", "mono narrow")
def teacher_payslip(s: Sheet, d: Document) -> None:
    s.text(16, 18, "MINISTERE DE L'EDUCATION NATIONALE - BULLETIN DE PAYE", 11, True)
    s.lines(
        16,
        28,
        [
            f"MOIS DE {MONTHS[d.base.month - 1].upper()} {d.base.year}",
            f"NOM : {d.holder}",
            *d.home.lines(),
            "TRAITEMENT BRUT  2 310,40",
            "RETENUE PC         254,10",
            f"VIREMENT LE {d.say(style='slash')}",
        ],
        9.5,
        6,
    )
    s.page()


@layout("hold", "caf", "roboto freeserif")
def rights_attestation(s: Sheet, d: Document) -> None:
    s.text(16, 22, "CAF DU CALVADOS - Mon Compte", 12, True, "#1f6fb2")
    s.text(16, 40, "Attestation de droits et de paiement", 15, True)
    s.lines(
        16,
        54,
        [
            f"Allocataire : {d.holder}",
            *d.home.soft_lines(),
            f"Attestation émise le {d.say()}",
            f"Aide au logement (APL) de {MONTHS[d.base.month - 1]} : {d.money(90, 300)}",
            f"Numéro : {d.digits(7)} K",
        ],
        10.5,
        7,
    )
    s.page()


@layout("hold", "caf", "lato narrow")
def family_quotient(s: Sheet, d: Document) -> None:
    s.text(105, 26, "ATTESTATION QUOTIENT FAMILIAL", 14, True, align="c")
    s.para(20, 44, 170, f"La directrice de la Caisse d'allocations familiales certifie que le quotient familial de {d.holder}, {d.home.street} {d.home.town}, s'élève à {d.digits(3)} euros au titre du mois de "
           f"{MONTHS[d.base.month - 1]} {d.base.year}. Fait le {d.say()}.", 11, 6.3)  # fmt: skip
    s.page()
