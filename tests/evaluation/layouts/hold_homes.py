"""More papers of the home, hold half (for measuring only)."""

from datetime import date

from tests.evaluation.codes import two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.layouts.hold_bills import reprint
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


@layout("hold", "electricity_bill gas_bill", "freesans opensans")
def month_by_month(s: Sheet, d: Document) -> None:
    """Bars of the last months, dates in a left margin, the amount in a bubble."""
    gas = d.kind == "gas_bill"
    brand = d.rng.choice(["Proxi Gaz", "Wekiwi Gaz"] if gas else ["Planète OUI", "La Bellenergie"])
    s.disc(180, 30, 16, "#ffe08a")
    s.text(180, 32, d.money(30, 160), 11, True, align="c")
    s.text(16, 22, brand, 19, True, "#2b6777")
    s.text(16, 30, f"Ma facture de {'gaz' if gas else 'courant'}", 12)
    y = 46.0
    for label, value in [("N°", d.digits(9)), ("Éditée le", d.say()), ("À payer pour le", d.say(d.near(10, 19))), ("Relève", d.say(d.near(-8, -2))), ("Contrat actif depuis", MONTHS[d.base.month - 2] + f" {d.base.year - 2}")]:  # fmt: skip
        s.text(16, y, label, 8, color="#777777")
        s.text(16, y + 4.6, value, 9.5, True)
        y += 12
    s.lines(112, 62, [d.holder, *d.home.soft_lines()], 10.5, 5.2)
    for index in range(6):
        month = add_months(d.base, index - 6)
        height = d.rng.uniform(8, 36)
        s.box(80 + index * 18, 140 - height, 11, height, fill="#c8d8e4", stroke=None)
        s.text(85 + index * 18, 145, f"{MONTHS[month.month - 1][:4]}. {month:%y}", 7, align="c")
    s.para(16, 160, 178, f"Votre consommation de la période ({say(d.near(-34, -31), 'slash')} > {say(d.near(-4, -2), 'slash')}) : {d.digits(3)} kWh. Rien à faire : nous prélevons la somme à la date indiquée. "
           f"Facture suivante : {MONTHS[add_months(d.base, 1).month - 1]} {add_months(d.base, 1).year}.", 9.5, 5.2)  # fmt: skip
    reprint(s, d, 16, 186)
    if d.rng.random() < 0.4:
        s.matrix(16, 200, 22, two_d_doc(d.rng, "01", [("10", f"M/{d.holder}"), ("18", d.digits(10))], d.issued))
    s.page()
    s.text(16, 20, f"Suite de la facture n° {d.digits(9)} - 2 / 2", 8)
    s.table(16, 28, [70, 40, 40], [("Ligne", "HT", "TTC"), ("Part fixe", d.digits(2), d.digits(2)), ("Énergie", d.digits(2), d.digits(2)), ("Accise", d.digits(1), d.digits(1))], 9, 7)  # fmt: skip
    s.page()


@layout("hold", "water_bill", "narrow roboto")
def water_summary(s: Sheet, d: Document) -> None:
    s.box(0, 0, 210, 28, fill="#004c6d", stroke=None)
    s.text(14, 13, d.rng.choice(["SUEZ Eau Normandie", "Eau & Assainissement de l'Orne"]), 15, True, "#ffffff")
    s.text(14, 21, f"FACTURE-CONTRAT du {d.say()}", 11, True, "#ffffff")
    s.lines(14, 44, ["Mes coordonnées", d.holder, *d.home.soft_lines()], 10, 5.2)
    s.lines(120, 44, [f"Point de service {d.digits(7)}", f"Net à payer : {d.money(60, 260)}", f"avant le {d.say(d.near(16, 28))}", f"Index relevé le {d.say(d.near(-16, -7))}"], 10, 5.6)  # fmt: skip
    rows = [("Prestation", "du", "au", "m3", "Euros")] + [
        (lib, say(add_months(d.base, -6), "short"), say(d.near(-9, -3), "short"), d.digits(2), d.digits(2))
        for lib in ("Distribution de l'eau", "Collecte des eaux usées", "Redevance pollution")
    ]
    y = s.table(14, 80, [72, 30, 30, 20, 30], rows, 9, 6.8, "#d9e8ef")
    s.para(14, y + 10, 180, f"Tarif au 1er janvier {d.base.year}, délibération du 12/12/{d.base.year - 1}. Prochaine relève : {MONTHS[add_months(d.base, 5).month - 1]}.", 9, 5)  # fmt: skip
    reprint(s, d, 14, y + 24)
    s.page()


@layout("hold", "rent_receipt", "lato narrow")
def notary_receipt(s: Sheet, d: Document) -> None:
    """An estate office: receipt of a past month with what falls due next in the same table."""
    last = date.fromisoformat(d.extra["period_end"])
    coming = add_months(last.replace(day=1), 1)
    s.text(105, 20, "ÉTUDE & GÉRANCE DU PORT DE PLAISANCE", 12, True, align="c")
    s.text(105, 26, "gérance locative depuis 1974 - 14000 Caen", 8, align="c")
    s.lines(16, 42, [d.holder, *d.home.lines()], 10.5, 5)
    s.text(194, 42, f"Reçu n° {d.digits(6)}", 10, align="r")
    if d.issued:
        s.text(194, 49, d.rng.choice(["délivré le {}", "Caen le {}", "quittance éditée le {}"]).format(d.say()), 10, align="r")  # fmt: skip
    s.text(105, 76, "QUITTANCE", 18, True, align="c")
    rows = [("Période", "Objet", "Encaissé", "Reste dû"), (f"{MONTHS[last.month - 1]} {last.year}", "Loyer + charges", d.money(420, 840), "0,00 €"),
            (f"{MONTHS[coming.month - 1]} {coming.year}", f"à régler le {say(coming.replace(day=7), 'short')}", "", d.money(420, 840))]  # fmt: skip
    y = s.table(16, 86, [44, 62, 36, 36], rows, 9.5, 8, "#eeeeee")
    s.para(16, y + 10, 178, f"Le gérant donne quittance à {d.holder} des sommes encaissées au titre du logement ci-dessus, bail ayant pris effet le {say(add_months(d.base, -66), 'long')}.", 10, 5.6)  # fmt: skip
    s.page()


@layout("hold", "rent_receipt", "times opensans")
def owner_mail(s: Sheet, d: Document) -> None:
    """A tenant's space: label and value pairs, the day of payment among them."""
    last = date.fromisoformat(d.extra["period_end"])
    first = last.replace(day=1)
    owner = f"{d.rng.choice(['SCI', 'M. et Mme', 'Indivision'])} {d.rng.choice(SURNAMES)}"
    s.text(16, 24, "Rentila-Loc - quittances en ligne", 12, True, "#3d5a80")
    s.text(16, 42, f"Quittance de {MONTHS[last.month - 1]} {last.year}", 17, True)
    y = 56.0
    pairs = [("Propriétaire", owner), ("Locataire(s)", d.holder), ("Bien", f"{d.home.street}, {d.home.postcode} {d.home.town}"), ("Période concernée", f"{say(first, 'dots')} au {say(last, 'dots')}"),
             ("Somme acquittée", d.money(430, 860)), ("Payée le", say(first.replace(day=3), "dots"))]  # fmt: skip
    if d.issued:
        pairs.append(("Quittance établie le", d.say()))
    for label, value in pairs:
        s.text(16, y, label, 9, color="#777777")
        s.text(70, y, value, 10.5)
        y += 9
    s.para(16, y + 4, 178, "Le propriétaire reconnaît avoir reçu la somme indiquée et en donne quittance au locataire.", 10, 5.5)  # fmt: skip
    s.page()


@layout("hold", "contract_attestation", "condensed opensans")
def short_certificate(s: Sheet, d: Document) -> None:
    brand, what = d.rng.choice([("Planète OUI", "électricité"), ("SUEZ Eau Normandie", "eau"), ("Proxi Gaz", "gaz")])
    s.text(194, 24, brand, 16, True, "#2b6777", "r")
    s.text(16, 50, "ATTESTATION DE FOURNITURE", 15, True)
    s.lines(16, 64, [f"Nous attestons fournir en {what} :", d.holder, *d.home.soft_lines(), f"Contrat {d.digits(9)}, ouvert le {d.say(add_months(d.base, -21))}, en cours.",
                     "", f"Attestation délivrée le {d.say()}"], 11.5, 7.4)  # fmt: skip
    s.page()


@layout("hold", "payment_plan", "narrow lato")
def plan_ribbon(s: Sheet, d: Document) -> None:
    s.text(16, 22, "Planète OUI", 16, True, "#2b6777")
    s.lines(112, 40, [d.holder, *d.home.lines()], 10)
    s.text(16, 70, "Mes mensualités d'électricité", 15, True)
    s.text(16, 78, f"Échéancier mis à jour le {d.say()}", 10)
    for index in range(1, 11):
        month = add_months(d.base, index).replace(day=4)
        s.text(16 + ((index - 1) % 2) * 92, 92 + ((index - 1) // 2) * 9, f"{say(month, 'short')}    72,50 €", 10.5)
    s.text(16, 146, f"Bilan annuel prévu en {MONTHS[add_months(d.base, 11).month - 1]} {add_months(d.base, 11).year}. Contrat du {say(add_months(d.base, -7), 'short')}.", 9)  # fmt: skip
    s.page()
