"""Rent receipts, tune half: an agency, a social landlord, two private landlords."""

from datetime import date

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import add_months, of_month, say
from tests.evaluation.people import SURNAMES, plain
from tests.evaluation.sheet import Sheet


def period(d: Document) -> tuple[date, date]:
    """First and last day of the rented month."""
    last = date.fromisoformat(d.extra["period_end"])
    return last.replace(day=1), last


@layout("tune", "rent_receipt", "carlito liberation")
def agency_receipt(s: Sheet, d: Document) -> None:
    first, last = period(d)
    s.text(18, 22, "CABINET DES DEUX ABBAYES", 14, True, "#7b241c")
    s.lines(
        18,
        28,
        [
            "Administration de biens - Gestion locative - Syndic",
            "12 rue Écuyère 14000 CAEN - Carte professionnelle CPI 1401 2018 000 012 345",
        ],
        7.5,
    )
    s.lines(115, 48, [d.holder, *d.home.lines()], 10)
    s.text(18, 80, "QUITTANCE DE LOYER", 16, True)
    if d.issued:
        s.text(192, 80, d.rng.choice(["Date : {}", "Caen, le {}", "Émise le {}"]).format(d.say()), 10, align="r")
    s.text(18, 88, f"Période du {say(first, 'slash')} au {say(last, 'slash')}", 10)
    s.text(18, 94, f"Réf. locataire {d.digits(6)} - Bail du {say(add_months(d.base, -37), 'slash')}", 9)
    rows = [("Libellé", "Débit", "Crédit"), ("Loyer principal", d.money(480, 780), ""), ("Provision sur charges", d.money(40, 110), ""),
            (f"Règlement reçu le {say(first.replace(day=5), 'slash')} - virement", "", d.money(560, 840)), ("Solde", "0,00 €", "")]  # fmt: skip
    y = s.table(18, 102, [104, 35, 35], rows, 9, 7, right=(1, 2))
    s.para(18, y + 10, 174, "Reçu la somme ci-dessus pour loyer et accessoires des locaux désignés, sous réserve de tous nos droits. La présente quittance annule "
           "tous les reçus qui auraient pu être donnés précédemment en cas de paiement partiel.", 9)  # fmt: skip
    s.page()


@layout("tune", "rent_receipt", "dejavu caladea")
def social_landlord(s: Sheet, d: Document) -> None:
    first, last = period(d)
    s.box(0, 0, 14, 297, fill="#e67e22", stroke=None)
    s.text(
        22,
        22,
        d.rng.choice(["Caen Habitat Solidaire", "Les Foyers Normands", "Bocage Habitat OPH"]),
        15,
        True,
        "#e67e22",
    )
    s.text(22, 28, "Office public de l'habitat - Agence de Caen Guérinière", 8)
    s.text(22, 50, "AVIS D'ÉCHÉANCE ACQUITTÉ - QUITTANCE", 11, True)
    y = 58.0
    for label, value in [("N° locataire", f"L/{d.digits(6)}"), ("Logement", d.digits(7)), ("Mois quittancé", f"{say(last, 'long').split(' ', 1)[1]}"),
                         ("Date d'édition", d.say() if d.issued else "-"), ("Date de paiement", say(first.replace(day=8), "slash"))]:  # fmt: skip
        s.text(22, y, label, 8.5, color="#555555")
        s.text(52, y, value, 9, True)
        y += 5.5
    s.lines(115, 62, [d.holder, *d.home.lines()], 10)
    rows = [("Rubrique", "Montant"), ("Loyer principal", d.money(320, 480)), ("Charges locatives", d.money(40, 90)), ("Eau froide (provision)", d.money(15, 25)),
            ("Ordures ménagères", d.money(8, 14)), ("APL versée par la CAF", "- 121,00 €"), ("TOTAL QUITTANCÉ", d.money(300, 480))]  # fmt: skip
    y = s.table(22, 100, [110, 50], rows, 9, 6.5, right=(1,))
    s.para(22, y + 10, 165, f"Cette quittance vaut reçu pour le mois {of_month(last).replace('d’', 'd’')} sous réserve d'encaissement. "
           f"Enquête ressources à retourner avant le {d.say(d.near(20, 50), 'slash')}.", 9)  # fmt: skip
    s.page()


@layout("tune", "rent_receipt", "times carlito")
def private_landlord(s: Sheet, d: Document) -> None:
    first, last = period(d)
    owner = (
        f"{d.rng.choice(['Monsieur Gilbert', 'Madame Monique', 'M. Roland', 'Mme Josette'])} {d.rng.choice(SURNAMES)}"
    )
    s.lines(25, 30, [owner, f"{d.digits(2).lstrip('0') or '7'} rue des Jacobins", "14000 Caen"], 12, 6)
    s.text(105, 62, "Quittance de loyer", 20, True, align="c")
    y = s.para(25, 82, 160, f"Je soussigné(e) {owner}, propriétaire du logement situé {d.home.street}, {d.home.postcode} {d.home.town}, déclare avoir reçu de "
               f"{d.holder} la somme de {d.rng.randrange(480, 900)} euros, au titre du paiement du loyer et des charges pour la période du {say(first, 'long')} "
               f"au {say(last, 'long')} et lui en donne quittance, sous réserve de tous mes droits.", 12, 6.5)  # fmt: skip
    s.lines(25, y + 6, [f"Loyer : {d.rng.randrange(450, 800)} €", f"Charges : {d.rng.randrange(20, 90)} €"], 12, 6.5)
    if d.issued:
        s.text(110, y + 34, f"Fait à Caen, le {d.say(style=d.rng.choice(['long', 'slash', 'short', 'zero']))}", 12)
    s.text(120, y + 48, owner.split()[-1], 22, family="breip", color="#1a2a80")
    s.page()


@layout("tune", "rent_receipt", "carlito times")
def private_short(s: Sheet, d: Document) -> None:
    _, last = period(d)
    owner = f"{d.rng.choice(['SCI du Clos', 'Indivision', 'Mme', 'M.'])} {d.rng.choice(SURNAMES).upper()}"
    s.text(30, 35, f"QUITTANCE : loyer du mois {of_month(last)}", 14, True)
    y = s.lines(30, 52, [f"Bailleur : {owner}", f"Locataire : {d.holder}", f"Adresse du bien loué : {d.home.street} - {d.home.postcode} {d.home.town}",
                         f"Montant reçu : {d.rng.randrange(480, 900)},00 € charges comprises"], 12, 8)  # fmt: skip
    s.text(30, y + 8, "Pour valoir ce que de droit.", 12)
    if d.issued:
        s.text(30, y + 22, f"{plain(d.home.town).capitalize()}, le {d.say()}", 12)
    s.text(130, y + 40, "Signature", 11)
    s.text(125, y + 54, owner.split()[-1].capitalize(), 24, family="ecolier", color="#222266")
    s.page()
