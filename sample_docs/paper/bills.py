"""Bills: electricity, gas, water, and those that the school does not take."""

from dataclasses import dataclass
from datetime import date, timedelta

from sample_docs.calendar_fr import long, short
from sample_docs.paper import issuers
from sample_docs.paper.issuers import Issuer, letterhead
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person


@dataclass(frozen=True)
class Supply:
    """What is billed."""

    issuer: Issuer
    noun: str
    used: str
    meter: str
    rows: tuple[tuple[str, str, str, str], ...]
    total: str


ELECTRICITY = Supply(
    issuers.POWER,
    "Facture d'électricité",
    "612 kWh",
    "Point de livraison (PDL) 00000 123 456 789",
    (
        ("Abonnement Tarif Base 6 kVA", "2 mois", "12,44 €", "24,88 €"),
        ("Consommation", "612 kWh", "0,1952 €", "119,46 €"),
        ("Taxes et contributions", "", "", "18,70 €"),
    ),
    "163,04 €",
)
GAS = Supply(
    issuers.GAS,
    "Facture de gaz naturel",
    "1 204 kWh",
    "Point de comptage et d'estimation (PCE) 00 123 456 789 012",
    (
        ("Abonnement", "2 mois", "21,30 €", "42,60 €"),
        ("Consommation de gaz", "1 204 kWh", "0,1021 €", "122,93 €"),
        ("Contribution tarifaire", "", "", "6,12 €"),
    ),
    "171,65 €",
)
WATER = Supply(
    issuers.WATER,
    "Facture d'eau",
    "48 m³",
    "Compteur n° A00EX123456 – Ø 15 mm",
    (
        ("Distribution de l'eau", "48 m³", "2,1460 €", "103,01 €"),
        ("Collecte et traitement des eaux usées", "48 m³", "1,8800 €", "90,24 €"),
        ("Organismes publics – Agence de l'eau", "48 m³", "0,4100 €", "19,68 €"),
    ),
    "212,93 €",
)


def supply_bill(supply: Supply, holder: str, home: Home, issued: date, mark: bytes = b"") -> bytes:
    """A bill of energy or water; `mark` is a 2D-Doc to print beside the address."""
    sheet = Sheet(supply.issuer.font)
    letterhead(sheet, supply.issuer)
    sheet.right(195, 15, supply.noun, 14, bold=True, colour=supply.issuer.colour)
    sheet.right(195, 21, f"Votre facture du {long(issued)}", 11, bold=True)
    sheet.right(195, 26, f"N° de facture : {issued:%y%m} 0417 {issued.day:02d}93", 8.5)
    sheet.right(195, 30, "Page 1/1", 7.5)
    sheet.lines(112, 48, [holder, *home.lines], 10.5)
    if mark:
        sheet.picture(170, 62, 22, 22, mark)
        sheet.text(173, 87, "2D-Doc", 6.5)
    sheet.text(15, 62, "Vos références", 9.5, bold=True, colour=supply.issuer.colour)
    start, end = issued - timedelta(days=62), issued - timedelta(days=2)
    y = sheet.lines(
        15,
        67,
        [
            "Référence client : 6 012 345 678",
            f"Titulaire du contrat : {holder}",
            "Client depuis le 03/09/2014",
            supply.meter,
            f"Lieu de consommation : {home.street}, {home.postcode} {home.town}",
        ],
        8.5,
    )
    sheet.box(15, y + 4, 180, 22, fill="#f2f5f8", edge=supply.issuer.colour)
    sheet.text(20, y + 12, "Montant total à payer (TTC)", 11, bold=True)
    sheet.right(190, y + 12, supply.total, 15, bold=True)
    sheet.text(20, y + 19, f"Montant prélevé le {short(issued + timedelta(days=15))} ou à régler avant cette date", 9)
    y += 36
    sheet.text(15, y, f"Période de facturation : du {short(start)} au {short(end)}", 9, bold=True)
    y = sheet.table(
        15,
        y + 4,
        (84, 32, 30, 34),
        (("Désignation", "Quantité", "Prix unitaire HT €", "Montant TTC €"), *supply.rows),
    )
    sheet.right(195, y + 1, f"Total TTC {supply.total}", 9.5, bold=True)
    y = sheet.table(
        15,
        y + 9,
        (60, 40, 40, 40),
        (
            ("Relevé de votre compteur", "Ancien index", "Nouvel index", "Consommation"),
            (f"Relevé du {short(end)}", "voir espace client", "voir espace client", supply.used),
        ),
    )
    y = sheet.paragraph(
        15,
        y + 4,
        180,
        f"Votre prochaine facture vous parviendra vers le {short(issued + timedelta(days=61))}. Votre contrat est "
        "reconduit tacitement chaque année au 3 septembre. En cas de retard de paiement, des pénalités égales à trois "
        "fois le taux d'intérêt légal sont exigibles. Tarifs en vigueur au 01/02/2026.",
        8,
    )
    sheet.paragraph(15, y + 3, 180, "Urgence dépannage 24h/24 : 02 61 91 00 99. Médiateur inventé : BP 0, Exemple.", 8)
    return sheet.done()


def telecom_bill(holder: str, home: Home, issued: date) -> bytes:
    """A phone and internet bill: never a proof of address for this school."""
    sheet = Sheet(issuers.TELECOM.font)
    letterhead(sheet, issuers.TELECOM)
    sheet.right(195, 15, "Facture internet et mobile", 14, bold=True, colour=issuers.TELECOM.colour)
    sheet.right(195, 21, f"Facture du {long(issued)}", 10.5, bold=True)
    sheet.right(195, 26, f"N° FT{issued:%Y%m}-004512", 8.5)
    sheet.lines(112, 48, [holder, *home.lines], 10.5)
    y = sheet.lines(
        15, 64, ["N° de client : 71 234 567", "Ligne fixe : 02 61 91 02 34", "Mobile : 06 39 98 12 34"], 8.5
    )
    y = sheet.table(
        15,
        y + 8,
        (110, 35, 35),
        (
            ("Vos abonnements et consommations", "Période", "Montant TTC €"),
            ("Abonnement Box fibre Filéo 1 Gb/s", "1 mois", "34,99 €"),
            ("Forfait mobile 60 Go, appels et SMS illimités", "1 mois", "12,99 €"),
            ("Location de la box internet", "1 mois", "3,00 €"),
        ),
    )
    sheet.right(195, y + 4, "Total à payer : 50,98 €", 13, bold=True)
    sheet.text(15, y + 12, f"Prélèvement le {short(issued + timedelta(days=10))} sur votre compte bancaire.", 9)
    sheet.text(15, y + 18, "Gérez votre ligne, votre box et vos services sur votre espace client.", 9)
    return sheet.done()


def named(*people: Person) -> str:
    """How a supplier names a household: `M. ou Mme LEFORT Paul`, or one person."""
    if len(people) == 1:
        return people[0].titled
    return " et ".join(person.titled for person in people)
