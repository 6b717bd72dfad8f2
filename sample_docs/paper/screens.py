"""Pages drawn as a phone or a browser shows them, to be kept as screenshots; and a card with a face."""

from datetime import date

from sample_docs.calendar_fr import long, short
from sample_docs.paper.sheet import PHONE, Sheet
from sample_docs.people import Home, Person


def account_page(holder: Person, home: Home, issued: date) -> bytes:
    """The electricity bill of an account on the web, seen on a phone."""
    sheet = Sheet("Vera", PHONE)
    _bar(sheet, "#0b5fa5", "Énergie du Bocage")
    sheet.text(6, 28, "Ma facture d'électricité", 14, bold=True)
    sheet.text(6, 36, f"Facture du {long(issued)}", 11)
    sheet.box(6, 42, 88, 26, fill="#f2f5f8")
    sheet.text(10, 50, "Montant TTC", 9)
    sheet.text(10, 60, "163,04 €", 18, bold=True)
    y = sheet.lines(6, 78, ["Titulaire du contrat", holder.full, "Adresse du logement", *home.lines], 10)
    sheet.lines(6, y + 6, ["N° de facture : 2605041793", "PDL : 00000123456789", "Prochaine facture : juillet"], 9)
    sheet.box(6, 150, 88, 12, fill="#0b5fa5", edge="")
    sheet.centre(50, 158, "Télécharger ma facture (PDF)", 10, bold=True, colour="#ffffff")
    return sheet.done()


def telecom_page(holder: Person, home: Home, issued: date) -> bytes:
    """The internet bill of an account on the web, seen on a phone."""
    sheet = Sheet("Vera", PHONE)
    _bar(sheet, "#b0173c", "Filéo Télécom")
    sheet.text(6, 28, "Ma facture Box internet", 14, bold=True)
    sheet.text(6, 36, f"Facture du {long(issued)}", 11)
    sheet.box(6, 42, 88, 26, fill="#f8f2f4")
    sheet.text(10, 50, "Abonnement Box fibre et mobile", 9)
    sheet.text(10, 60, "50,98 €", 18, bold=True)
    y = sheet.lines(6, 78, ["Titulaire de la ligne", holder.full, *home.lines], 10)
    sheet.lines(6, y + 6, ["Ligne fixe : 02 61 91 02 34", "Mobile : 06 39 98 12 34", "Internet fibre 1 Gb/s"], 9)
    return sheet.done()


def _bar(sheet: Sheet, colour: str, title: str) -> None:
    sheet.text(5, 5, "18:42", 8, bold=True)
    sheet.right(95, 5, "4G  62 %", 8, bold=True)
    sheet.box(0, 7, 100, 13, fill=colour, edge="")
    sheet.text(6, 15.5, title, 12, bold=True, colour="#ffffff")


def identity_card(person: Person, face: bytes, issued: date) -> bytes:
    """A made-up identity card laid on a scanner: a document, though it has a face."""
    sheet = Sheet()
    sheet.box(30, 30, 150, 96, fill="#dfe8f2", edge="#5b7fa6")
    sheet.text(36, 40, "RÉPUBLIQUE FRANÇAISE", 11, bold=True, colour="#1f3f77")
    sheet.right(174, 40, "SPÉCIMEN", 11, bold=True, colour="#b02030")
    sheet.text(36, 47, "CARTE NATIONALE D'IDENTITÉ / IDENTITY CARD", 10, bold=True)
    sheet.picture(36, 53, 42, 54, face)
    sheet.text(84, 58, "NOM / Surname", 7.5)
    sheet.text(84, 63, person.last.upper(), 12, bold=True)
    sheet.text(84, 71, "Prénoms / Given names", 7.5)
    sheet.text(84, 76, person.first, 12, bold=True)
    sheet.text(84, 84, "Date de naissance / Date of birth", 7.5)
    sheet.text(84, 89, person.born, 11)
    sheet.text(84, 97, "N° du document / Document No", 7.5)
    sheet.text(84, 102, "X0EX00417", 11)
    sheet.text(130, 97, "Date de délivrance", 7.5)
    sheet.text(130, 102, short(issued), 11)
    sheet.text(36, 118, "IDFRA00000000EXEMPLE<<<<<<<<<<<<<<<<<<<<<", 10)
    return sheet.done()
