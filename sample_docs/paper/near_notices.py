"""Papers that families send in the place of a notice."""

from datetime import date

from sample_docs.calendar_fr import long, short
from sample_docs.paper.notices import BLUE, Household
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person, unaccented


def property_tax(owner: Person, home: Home, year: int) -> bytes:
    """A taxe foncière: from the same office, and not a notice on income."""
    sheet = Sheet()
    sheet.text(15, 21, "RÉPUBLIQUE FRANÇAISE", 8, bold=True)
    sheet.text(15, 25, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES", 7.5)
    sheet.right(195, 20, f"AVIS D'IMPÔT {year} – TAXES FONCIÈRES", 13, bold=True, colour=BLUE)
    sheet.right(195, 26, "votées et perçues par la commune, l'intercommunalité et divers organismes", 8)
    sheet.right(195, 12, "1/1", 8)
    sheet.lines(112, 52, [f"M {unaccented(owner.last)} {unaccented(owner.first)}", *home.lines], 10.5)
    sheet.lines(15, 64, ["Numéro fiscal : 00 12 345 678 901", f"Date d'établissement : 14/08/{year}"], 8.5)
    sheet.text(15, 92, "Débiteur(s) légal(aux) – propriétaire au 1er janvier", 9, bold=True)
    sheet.text(15, 97, f"{owner.last.upper()} {owner.first} – {home.street}, {home.postcode} {home.town}", 9)
    y = sheet.table(
        15,
        106,
        (60, 30, 30, 30, 30),
        (
            ("Propriétés bâties", "Commune €", "Interco. €", "GEMAPI €", "Ord. mén. €"),
            ("Taux", "38,42 %", "0,862 %", "0,145 %", "8,94 %"),
            ("Base nette d'imposition", "2 410", "2 410", "2 410", "2 410"),
            ("Cotisation", "926,00 €", "21,00 €", "3,00 €", "215,00 €"),
            ("Frais de gestion de la fiscalité directe locale", "", "", "", "35,00 €"),
        ),
    )
    sheet.text(15, y + 5, f"Montant de votre impôt : 1 200,00 € – à payer au plus tard le 15/10/{year}", 11, bold=True)
    return sheet.done()


def declaration_2042(household: Household, income_year: int) -> bytes:
    """The form that families fill in, not the notice that answers it."""
    sheet = Sheet()
    sheet.text(15, 16, "N° 2042", 16, bold=True, colour=BLUE)
    sheet.text(15, 21, "cerfa n° 10330*99", 8)
    sheet.centre(115, 16, f"DÉCLARATION DES REVENUS {income_year}", 16, bold=True, colour=BLUE)
    sheet.centre(115, 22, "Impôt sur le revenu – Déclaration préremplie – à vérifier, compléter et signer", 8.5)
    y = 34.0
    for rank, person in enumerate(household.declarants, 1):
        y = sheet.lines(
            15,
            y,
            [f"DÉCLARANT {rank}", f"{person.last.upper()} {person.first}", f"Date de naissance : {person.born}"],
            9,
        )
        y += 3
    y = sheet.lines(15, y, [f"Adresse au 1er janvier {income_year + 1}", *household.home.lines], 9)
    for code, label in (
        ("1AJ", "Traitements et salaires"),
        ("1BJ", "Traitements et salaires"),
        ("2TR", "Intérêts"),
        ("7DB", "Emploi d'un salarié à domicile"),
    ):
        sheet.box(150, y, 40, 8, fill="#ffffff")
        sheet.text(15, y + 5, f"{label} ……………………………………………", 9)
        sheet.text(138, y + 5, code, 9, bold=True)
        y += 12
    sheet.text(15, y + 8, f"Signature – À Caen, le {long(date(income_year + 1, 5, 4))}", 9)
    return sheet.done()


def payslip(worker: Person, home: Home, month_end: date) -> bytes:
    """A payslip, which some send for their income."""
    sheet = Sheet("Courier")
    sheet.text(15, 18, "ATELIERS DE L'EXEMPLE SARL", 12, bold=True)
    sheet.lines(15, 24, ["2 rue de l'Invention", "14999 EXEMPLEVILLE", "SIRET 000 000 000 00000"], 8)
    sheet.right(195, 18, "BULLETIN DE PAIE", 15, bold=True)
    sheet.right(195, 24, f"Période : {short(month_end.replace(day=1))} au {short(month_end)}", 8.5)
    sheet.lines(112, 48, [worker.titled, *home.lines], 10)
    sheet.lines(15, 52, ["Matricule : 00417", "Emploi : technicien", "Entrée : 02/11/2015"], 8.5)
    y = sheet.table(
        15,
        76,
        (80, 32, 34, 34),
        (
            ("Rubrique", "Base", "Part salarié €", "Part employeur €"),
            ("Salaire de base", "151,67 h", "2 214,00 €", ""),
            ("Sécurité sociale – maladie", "2 214,00", "", "154,98 €"),
            ("Retraite complémentaire", "2 214,00", "88,78 €", "133,17 €"),
            ("CSG déductible", "2 175,26", "147,92 €", ""),
        ),
        8,
    )
    sheet.right(195, y + 6, "Net à payer avant impôt : 1 739,20 €", 11, bold=True)
    sheet.right(195, y + 13, f"Payé le {short(month_end)} par virement", 9)
    return sheet.done()


def automatic_declaration(person: Person, home: Home) -> bytes:
    """The page « Ma déclaration automatique », printed by a family that waits for its notice."""
    sheet = Sheet("Vera")
    sheet.text(15, 18, "Espace particulier", 12, bold=True, colour=BLUE)
    sheet.text(15, 30, "Ma déclaration automatique des revenus 2025", 14, bold=True)
    sheet.lines(15, 42, [person.titled, *home.lines], 10)
    y = sheet.paragraph(
        15,
        66,
        175,
        "Vous êtes éligible à la déclaration automatique : si toutes les informations ci-dessous sont exactes, vous "
        "n'avez aucune démarche à effectuer. Votre déclaration de revenus sera validée automatiquement.",
        10,
    )
    sheet.table(
        15,
        y + 6,
        (110, 60),
        (("Informations connues", "Montant €"), ("Salaires connus", "21 904 €"), ("Prélèvement à la source", "512 €")),
    )
    return sheet.done()
