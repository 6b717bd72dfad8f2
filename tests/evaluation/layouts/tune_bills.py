"""Energy and water papers, tune half: a two-column bill, a banded bill, a public water bill, a municipal letter."""

from tests.evaluation.codes import two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import add_months
from tests.evaluation.sheet import Sheet

ELECTRICITY = [("EDF", "#ff5f00", "Électricité"), ("Énergie Bocage Normand", "#1b6e3c", "Électricité verte")]
GAS = [("ENGIE", "#009fe3", "Gaz naturel"), ("Gaz du Val d'Orne", "#b03a2e", "Gaz naturel")]
WATER = [("Eaux de Normandie", "#0a6ebd"), ("Syndicat des Eaux du Val de Laize", "#20808d")]


def duplicate(s: Sheet, d: Document, x: float, y: float) -> None:
    if d.printed_on:
        text = d.rng.choice(["Duplicata édité le {}", "Document imprimé depuis votre espace client le {}"])
        s.text(x, y, text.format(d.say(d.printed_on)), 7, color="#555555")


@layout("tune", "electricity_bill gas_bill", "liberation carlito")
def energy_columns(s: Sheet, d: Document) -> None:
    brand, colour, energy = d.rng.choice(ELECTRICITY if d.kind == "electricity_bill" else GAS)
    s.box(15, 12, 26, 14, fill=colour, stroke=None)
    s.text(28, 21, brand[:6], 14, True, "#ffffff", "c")
    s.text(44, 21, brand, 11, True, colour)
    side = [
        "NOUS CONTACTER", "Par internet", f"{brand.split()[0].lower()}.example.org", "Par téléphone 09 69 32 15 15",
        "du lundi au samedi de 8h à 20h", "Service gratuit + prix appel", "", "VOS RÉFÉRENCES", "N° client",
        f"6 {d.digits(3)} {d.digits(3)} {d.digits(3)}", "N° de compte", f"{d.digits(12)}", "Lieu de consommation",
        *d.home.soft_lines(), "PDL / PCE", d.digits(14), "Contrat souscrit le", d.say(add_months(d.base, -31)),
    ]  # fmt: skip
    y = 42.0
    for row in side:
        s.text(
            15,
            y,
            row,
            7.5,
            bold=row.isupper() and len(row) > 6,
            color=colour if row.isupper() and len(row) > 6 else "#222222",
        )
        y += 4.2
    y = s.lines(115, 48, [d.holder, *d.home.lines()], 10)
    s.text(80, 82, f"Facture du {d.say()}", 15, True, colour)
    s.text(80, 88, f"n° {d.digits(2)} {d.digits(3)} {d.digits(3)} {d.digits(3)}", 9)
    duplicate(s, d, 140, 88)
    s.box(80, 93, 112, 26, stroke=colour, line=1)
    amount, due = d.money(40, 220), d.near(12, 20)
    s.text(84, 101, "Montant à payer (TTC)", 11, True)
    s.text(188, 101, amount, 13, True, align="r")
    pay = d.rng.choice(
        [
            "Ce montant sera prélevé le {} sur votre compte bancaire",
            "À régler avant le {}",
            "Date limite de paiement : {}",
        ]
    )
    s.text(84, 108, pay.format(d.say(due)), 9)
    s.text(84, 114, f"Prochaine facture vers le {d.say(d.near(55, 65))}", 9)
    start, end = d.near(-66, -60), d.near(-5, -1)
    rows = [
        ("", "Période", "kWh", "Prix unitaire HT", "Montant HT"),
        ("Abonnement", f"du {d.say(start, 'slash')} au {d.say(end, 'slash')}", "", "12,44 €/mois", d.money(10, 30)),
        ("Consommation", f"relevé du {d.say(end, 'slash')}", d.digits(3), "0,1582 €", d.money(20, 150)),
        ("Contributions", "CTA, accise", "", "", d.money(2, 20)),
        ("TVA 20 %", "", "", "", d.money(3, 20)),
    ]
    s.table(80, 126, [22, 44, 12, 20, 18], rows, 6.5)
    s.para(80, 160, 112, f"{energy} : vous êtes en option Base. Votre prochain relevé de compteur aura lieu autour du "
           f"{d.say(d.near(50, 60))}. Les tarifs sont ceux en vigueur depuis le 01/02/2026.", 8)  # fmt: skip
    if d.rng.random() < 0.6:
        s.matrix(165, 16, 22, two_d_doc(d.rng, "01", [("10", f"M/{d.holder}"), ("18", d.digits(10))], d.issued))
    s.rule(15, 270, 180, colour)
    s.para(
        15,
        275,
        180,
        f"{brand} SA au capital de 1 525 484 813 euros - RCS Paris 552 081 317 - N° TVA FR03 552 081 317",
        6.5,
    )
    s.page()
    s.text(15, 20, f"{brand} - Facture du {d.say(style='slash')} - page 2/2", 8)
    s.text(15, 32, "Le détail de votre facture", 13, True, colour)
    rows = [("Index", "Ancien", "Nouveau", "Consommation"), ("Heures pleines", d.digits(5), d.digits(5), d.digits(3)),
            ("Heures creuses", d.digits(5), d.digits(5), d.digits(3))]  # fmt: skip
    s.table(15, 38, [50, 40, 40, 40], rows)
    s.para(
        15,
        70,
        175,
        "Le médiateur national de l'énergie peut être saisi gratuitement. Fin de votre engagement : sans engagement de durée.",
        8,
    )
    s.page()


@layout("tune", "electricity_bill gas_bill water_bill", "dejavu caladea")
def banded_bill(s: Sheet, d: Document) -> None:
    brand, colour = {
        "electricity_bill": ("Volt'Ouest", "#6c3483"), "gas_bill": ("Butagaz Bleu", "#1a5276"), "water_bill": ("SAUR", "#0e8c6a"),
    }[d.kind]  # fmt: skip
    word = {"electricity_bill": "D'ÉLECTRICITÉ", "gas_bill": "DE GAZ", "water_bill": "D'EAU"}[d.kind]
    s.box(0, 0, 210, 30, fill=colour, stroke=None)
    s.text(18, 19, brand, 22, True, "#ffffff")
    s.text(192, 14, f"VOTRE FACTURE {word}", 11, True, "#ffffff", "r")
    s.text(
        192,
        21,
        d.rng.choice([f"Éditée le {d.say()}", f"Émise le {d.say()}", f"Date de facture : {d.say()}"]),
        9,
        False,
        "#ffffff",
        "r",
    )
    s.lines(18, 42, ["Titulaire du contrat :", d.holder], 8.5)
    s.lines(112, 52, [d.holder.upper(), *d.home.lines()], 10)
    for index, (head, value) in enumerate([
        ("Référence client", d.digits(9)), ("Facture n°", f"FA{d.digits(8)}"),
        ("Échéance", d.say(d.near(14, 21), "slash")), ("Total TTC", d.money(35, 260)),
    ]):  # fmt: skip
        s.box(18 + index * 44, 80, 42, 16, fill="#f2f2f2", stroke=None, radius=2)
        s.text(39 + index * 44, 86, head, 8, color="#555555", align="c")
        s.text(39 + index * 44, 92, value, 10, True, align="c")
    start, end = d.near(-95, -88), d.near(-6, -2)
    y = s.para(
        18,
        106,
        174,
        f"Cette facture couvre la période du {d.say(start)} au {d.say(end)}. Relevé réel effectué le {d.say(end)}.",
        9,
    )
    unit = "m3" if d.kind == "water_bill" else "kWh"
    rows = [("Libellé", "Quantité", "P.U. HT", "Total HT"), ("Part fixe / abonnement", "3 mois", "9,10", d.money(20, 30)),
            (f"Consommation ({unit})", d.digits(3), "1,4210", d.money(30, 120)), ("Taxes et redevances", "", "", d.money(5, 25)),
            ("Déjà réglé (acompte du " + d.say(d.near(-40, -33), "slash") + ")", "", "", "- 30,00 €")]  # fmt: skip
    y = s.table(18, y + 3, [90, 28, 28, 28], rows, 8.5, 6, "#e0e0e0", right=(1, 2, 3))
    duplicate(s, d, 18, y + 8)
    s.para(
        18,
        y + 16,
        174,
        f"Client depuis le {d.say(add_months(d.base, -50))}. Prochaine facture estimée : {d.say(add_months(d.base, 3))}.",
        8,
    )
    s.para(
        18,
        280,
        174,
        f"{brand} - SIRET 339 379 984 00012 - Service clients 02 31 00 00 00 - Urgence 24h/24 0 800 00 00 14",
        6.5,
        color="#666666",
    )
    s.page()


@layout("tune", "water_bill", "carlito narrow")
def public_water(s: Sheet, d: Document) -> None:
    brand, colour = d.rng.choice(WATER)
    s.disc(24, 20, 6, colour)
    s.text(34, 22, brand, 14, True, colour)
    s.lines(
        18,
        34,
        ["Service public de l'eau et de l'assainissement", "ZA du Long Cours - 14123 IFS", "Tél. 02 31 00 12 12"],
        8,
    )
    s.lines(118, 50, ["Destinataire", d.holder, *d.home.lines()], 9.5)
    s.box(18, 60, 84, 34, stroke=colour)
    s.text(22, 67, "FACTURE-CONTRAT D'EAU", 11, True)
    s.text(22, 74, f"N° {d.digits(4)}-EA-{d.digits(6)}", 9)
    s.text(22, 81, f"du {d.say()}", 10, True)
    s.text(22, 88, f"Abonné n° {d.digits(7)}", 9)
    s.text(118, 88, f"Adresse desservie : {d.home.street}", 8)
    y = 104.0
    rows = [("Compteur n°", "Relevé précédent", "Relevé actuel", "Consommation m3"),
            (f"D{d.digits(7)}", f"{d.say(add_months(d.base, -6), 'slash')}  {d.digits(3)}", f"{d.say(d.near(-20, -8), 'slash')}  {d.digits(3)}", d.digits(2))]  # fmt: skip
    y = s.table(18, y, [40, 48, 48, 38], rows, 8.5, 6)
    rows = [("Distribution de l'eau", "Base", "Prix", "Montant"), ("Abonnement semestriel", "1", "22,50", "22,50"),
            ("Consommation part collectivité", "48", "0,8120", "38,98"), ("Collecte des eaux usées", "48", "1,6340", "78,43"),
            ("Agence de l'eau Seine-Normandie", "48", "0,3800", "18,24")]  # fmt: skip
    y = s.table(18, y + 5, [96, 22, 26, 30], rows, 8.5, 6, right=(1, 2, 3))
    s.text(192, y + 8, f"NET À PAYER {d.money(90, 260)}", 12, True, align="r")
    s.text(
        192,
        y + 15,
        d.rng.choice(["avant le {}", "Date limite de paiement {}", "prélèvement automatique le {}"]).format(
            d.say(d.near(20, 32))
        ),
        9,
        align="r",
    )
    duplicate(s, d, 18, y + 15)
    s.rule(18, 236, 174, "#888888")
    s.lines(18, 244, ["TALON DE PAIEMENT à joindre à votre chèque", f"Facture {d.digits(6)} - {d.holder}"], 8)
    s.page()


@layout("tune", "water_bill electricity_bill", "times mono")
def municipal_letter(s: Sheet, d: Document) -> None:
    town = d.home.town.upper()
    water = d.kind == "water_bill"
    s.lines(
        20,
        22,
        [f"COMMUNE DE {town}", f"RÉGIE MUNICIPALE {'DES EAUX' if water else 'D’ÉLECTRICITÉ'}", "Hôtel de Ville"],
        11,
        5.5,
        bold=True,
    )
    s.lines(120, 50, [d.holder, *d.home.soft_lines()], 10.5, 5)
    s.text(120, 76, f"{d.home.town}, le {d.say(style=d.rng.choice(['long', 'zero', 'slash']))}", 10.5)
    s.text(20, 92, "AVIS DES SOMMES À PAYER valant facture", 12, True)
    s.lines(
        20,
        102,
        [
            f"Rôle {d.digits(2)} / {d.base.year}   Titre n° {d.digits(5)}",
            f"Objet : {'eau et assainissement' if water else 'fourniture d’électricité'}, {1 + (d.base.month > 6)}e semestre",
        ],
        10.5,
        5.5,
    )
    rows = [("Désignation", "Ancien index", "Nouvel index", "Qté", "Total TTC"),
            ("Eau potable" if water else "Électricité (kWh)", d.digits(4), d.digits(4), d.digits(2), d.money(50, 100)),
            ("Abonnement", "", "", "1", d.money(15, 30)), ("Redevances", "", "", "", d.money(10, 20))]  # fmt: skip
    y = s.table(20, 116, [54, 32, 32, 20, 32], rows, 9, 6.5, None)
    s.text(20, y + 10, f"Relève effectuée le {d.say(d.near(-25, -10))}", 10)
    s.text(20, y + 18, f"Total à régler au plus tard le {d.say(d.near(28, 34))} : {d.money(80, 160)}", 11, True)
    duplicate(s, d, 20, y + 25)
    s.para(20, y + 34, 165, "Payable auprès du Service de gestion comptable de Caen, par chèque à l'ordre du Trésor public, ou sur payfip.example.org. "
           "Titre exécutoire en application de l'article L. 252 A du livre des procédures fiscales.", 9)  # fmt: skip
    s.text(150, y + 60, "Le régisseur", 10)
    s.page()
