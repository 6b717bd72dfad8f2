"""Energy and water papers, hold half (for measuring only)."""

from tests.evaluation.codes import two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.sheet import Sheet


def reprint(s: Sheet, d: Document, x: float, y: float) -> None:
    if d.printed_on:
        text = d.rng.choice(["DUPLICATA du {}", "Copie téléchargée le {}", "Imprimé le {}"])
        s.text(x, y, text.format(d.say(d.printed_on)), 7.5, color="#777777")


@layout("hold", "electricity_bill gas_bill", "roboto lato")
def cards(s: Sheet, d: Document) -> None:
    """An online supplier: rounded cards, label and value on two lines."""
    gas = d.kind == "gas_bill"
    brand = d.rng.choice(["TotalEnergies", "Octopus Energy", "Énergie des Deux Rives"])
    s.text(16, 22, brand, 18, True, "#e4002b")
    s.text(194, 18, "Facture de gaz naturel" if gas else "Facture d'électricité", 14, True, align="r")
    s.text(194, 25, f"n° {d.digits(12)}", 9, align="r", color="#555555")
    s.lines(16, 46, [d.holder, *d.home.soft_lines()], 10.5, 5.2)
    start, end = d.near(-36, -31), d.near(-4, -1)
    due = d.near(12, 18)
    values = [
        ("Date d'émission", d.say()),
        ("Période facturée", f"{say(start, 'slash')} - {say(end, 'slash')}"),
        ("Échéance", d.say(due)),
        ("Total TTC", d.money(38, 190)),
    ]
    for index, (label, value) in enumerate(values):
        x, y = 16 + (index % 2) * 92, 76 + (index // 2) * 22
        s.box(x, y, 88, 19, fill="#faf3f4", stroke="#eecccc", radius=3)
        s.text(x + 5, y + 7, label, 8.5, color="#666666")
        s.text(x + 5, y + 14.5, value, 11.5, True)
    y = s.para(16, 130, 178, f"Le montant sera prélevé le {d.say(due)}. Votre conso de {MONTHS[end.month - 1]} {end.year} : {d.digits(3)} kWh, relevée le {d.say(end)} par Linky/Gazpar. "
               f"Votre prochaine facture arrivera le {d.say(d.near(28, 33))}.", 9.5, 5)  # fmt: skip
    for label, value in [
        ("Abonnement", d.money(9, 15)),
        ("Consommation", d.money(20, 120)),
        ("Taxes et contributions", d.money(4, 20)),
        ("TVA", d.money(5, 18)),
    ]:
        y += 7
        s.text(20, y, label, 10)
        s.text(190, y, value, 10, align="r")
        s.rule(16, y + 2, 178, "#e5e5e5")
    reprint(s, d, 16, y + 12)
    s.para(16, y + 22, 178, f"Votre contrat : offre verte fixe, en vigueur depuis le {d.say(add_months(d.base, -19))}. Point de livraison {d.digits(14)}. "
           "Ouverture d'un litige : service consommateurs, TSA 21519, 75901 Paris cedex 15.", 8)  # fmt: skip
    s.page()


@layout("hold", "electricity_bill gas_bill water_bill", "freeserif freesans")
def ledger(s: Sheet, d: Document) -> None:
    """An old-fashioned local utility: header table in the middle, references on the right, small print at the side."""
    brand, what = {
        "electricity_bill": ("SICAE du Pays d'Auge", "énergie électrique"),
        "gas_bill": ("Antargaz", "gaz"),
        "water_bill": ("Veolia Eau - Compagnie générale des eaux", "eau potable"),
    }[d.kind]
    s.text(105, 18, brand, 15, True, align="c")
    s.text(
        105,
        24,
        "Service Clientèle - TSA 40119 - 14908 CAEN CEDEX 9 - 09 69 32 80 00 (appel non surtaxé)",
        7.5,
        align="c",
    )
    rows = [
        ("Référence", "Facture", "Date", "A payer avant le"),
        (d.digits(9), f"{d.base.year} {d.digits(6)}", d.say(style="slash"), d.say(d.near(14, 25), "slash")),
    ]
    s.table(14, 32, [46, 46, 44, 46], rows, 9, 7, "#ececec")
    s.lines(14, 62, ["Titulaire", d.holder], 9, 5)
    s.lines(116, 62, [d.holder, *d.home.lines()], 10.5, 5)
    s.text(14, 90, f"Fourniture de {what} - {d.home.street}, {d.home.town}", 10, True)
    last, current = add_months(d.base, -6), d.near(-18, -9)
    unit = "m³" if d.kind == "water_bill" else "kWh"
    rows = [
        ("Compteur", "Relève du", "Index", "Relève du", "Index", unit),
        (d.digits(6), say(last, "dots"), d.digits(4), say(current, "dots"), d.digits(4), d.digits(3)),
    ]
    y = s.table(14, 96, [30, 34, 24, 34, 24, 36], rows, 8.5, 6.5, "#ececec")
    rows = [("", "Quantité", "Prix unitaire", "Montant HT", "TVA", "Montant TTC")]
    rows += [
        (lib, d.digits(2), f"0,{d.digits(4)}", d.digits(2) + ",10", "5,5 %", d.digits(2) + ",77")
        for lib in ("Abonnement", "Consommation", "Organismes publics")
    ]
    y = s.table(14, y + 6, [62, 22, 26, 26, 20, 26], rows, 8.5, 6.5, "#ececec", right=(1, 2, 3, 4, 5))
    s.text(196, y + 10, f"Montant total TTC : {d.money(60, 300)}", 12, True, align="r")
    s.text(196, y + 17, f"Solde antérieur au {say(last, 'slash')} : 0,00 €", 8.5, align="r")
    reprint(s, d, 14, y + 17)
    s.text(
        8, 250, f"Souscription du contrat : {say(add_months(d.base, -62), 'slash')} - Réf {d.digits(10)}", 6.5, angle=90
    )
    s.rule(14, 244, 182)
    s.lines(
        14,
        252,
        [
            "Mandat SEPA / TIP à découper suivant les pointillés - ne rien inscrire sous ce trait",
            f"{d.digits(24)}   {d.digits(12)}",
        ],
        8,
        5,
    )
    s.page()


@layout("hold", "water_bill", "opensans freesans")
def metropolitan_water(s: Sheet, d: Document) -> None:
    """A public water service: address at the left, coloured side panel at the right."""
    s.box(140, 0, 70, 297, fill="#e8f4fb", stroke=None)
    s.lines(
        16,
        20,
        ["Eau du bassin caennais", "Syndicat mixte de production et distribution"],
        12,
        5.5,
        bold=True,
        color="#0b5fa5",
    )
    y = 30.0
    for label, value in [("Votre abonnement", d.digits(8)), ("Facture n°", f"{d.base:%y}-{d.digits(7)}"), ("Date d'édition de la facture", d.say()), ("Date limite de paiement", d.say(d.near(21, 30))),
                         ("Période de consommation", f"{say(add_months(d.base, -5), 'slash')} au {say(d.near(-12, -6), 'slash')}"), ("Montant à payer", d.money(70, 240))]:  # fmt: skip
        s.text(145, y, label, 8.5, color="#0b5fa5")
        s.text(145, y + 5.5, value, 10, True)
        y += 15
    reprint(s, d, 145, y)
    s.lines(16, 54, [d.holder, *d.home.lines()], 11, 5.5)
    s.text(16, 88, "Votre facture d'eau et d'assainissement", 14, True, "#0b5fa5")
    y = s.para(16, 98, 116, f"Bonjour, votre consommation s'établit à {d.digits(2)} m3 pour le logement {d.home.street}. Votre compteur a été relevé le {d.say(d.near(-12, -6))} ; "
               f"le prochain relevé est prévu en {MONTHS[add_months(d.base, 6).month - 1]} {add_months(d.base, 6).year}.", 9.5, 5)  # fmt: skip
    s.table(
        16,
        y + 6,
        [74, 42],
        [
            ("Résumé", "Euros TTC"),
            ("Eau potable", d.digits(2) + ",40"),
            ("Assainissement", d.digits(2) + ",12"),
            ("Taxes", d.digits(2) + ",01"),
        ],
        9,
        7,
        "#cfe6f5",
        right=(1,),
    )
    s.text(16, 284, "Tarifs votés par le comité syndical du 14/12/2025 applicables au 1er janvier 2026", 7)
    s.page()


@layout("hold", "electricity_bill gas_bill", "condensed roboto")
def mensual(s: Sheet, d: Document) -> None:
    """A sentence-like bill: « Votre facture du … » in a line of text, amounts as a list."""
    gas = d.kind == "gas_bill"
    brand = d.rng.choice(["Gaz de Normandie", "Primagaz Réseau"] if gas else ["Ekwateur", "Enercoop Normandie"])
    s.disc(22, 20, 7, "#f4b400")
    s.text(34, 23, brand, 15, True)
    s.lines(110, 48, [*([d.holder]), *d.home.lines()], 10)
    y = s.para(16, 84, 178, f"Bonjour, voici votre facture {'de gaz' if gas else 'd’électricité'} du {d.say(style=d.rng.choice(['long', 'weekday', 'zero']))}, d'un montant de {d.money(40, 150)}. "
               f"Elle est payable au plus tard le {d.say(d.near(15, 20), 'long')}.", 11.5, 6)  # fmt: skip
    for label, value in [("Numéro de facture", d.digits(10)), ("Contrat signé le", say(add_months(d.base, -11), "long")), ("Puissance / profil", "6 kVA" if not gas else "B1"),
                         ("Consommation réelle", f"{d.digits(3)} kWh entre le {say(d.near(-63, -60), 'long')} et le {say(d.near(-3, -1), 'long')}")]:  # fmt: skip
        y += 8
        s.text(22, y, f"•  {label} : {value}", 10)
    reprint(s, d, 16, y + 12)
    if d.rng.random() < 0.5:
        s.matrix(170, 14, 20, two_d_doc(d.rng, "01", [("10", f"M/{d.holder}"), ("18", d.digits(10))], d.issued))
    s.text(
        16,
        282,
        f"{brand}, société coopérative à capital variable - Fournisseur d'énergie autorisé - www.example.org",
        7,
    )
    s.page()
