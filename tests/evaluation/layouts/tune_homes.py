"""More papers of the home, tune half: bills with many dates, a receipt and the next call on one sheet, a plan inside a bill."""

from datetime import date

from tests.evaluation.codes import two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.layouts.tune_bills import duplicate
from tests.evaluation.sheet import Sheet


@layout("tune", "electricity_bill gas_bill", "roboto liberation")
def regularisation(s: Sheet, d: Document) -> None:
    """The yearly bill of a monthly plan: last year's instalments, next year's, and one date that counts."""
    gas = d.kind == "gas_bill"
    brand = d.rng.choice(["Gaz Tarif Réglementé", "Gazélia"] if gas else ["Mint Énergie", "Alterna Énergie"])
    s.text(16, 20, brand, 17, True, "#00594c")
    s.text(194, 20, "FACTURE DE RÉGULARISATION", 12, True, align="r")
    s.text(194, 26, f"émise le {d.say()}  |  réf. {d.digits(11)}", 9, align="r")
    s.lines(112, 46, [d.holder, *d.home.lines()], 10.5)
    s.lines(16, 46, ["Votre espace client : www.example.org", f"Compte n° {d.digits(9)}", f"Client depuis {MONTHS[d.base.month - 1]} {d.base.year - 4}"], 8.5, 4.6)  # fmt: skip
    s.text(16, 80, f"Votre bilan annuel {'gaz' if gas else 'électricité'}", 13, True, "#00594c")
    rows = [("Mensualités déjà versées", "Date", "Montant")]
    rows += [(f"Échéance n° {i + 1}", say(add_months(d.base, i - 5).replace(day=8), "slash"), d.money(60, 62)) for i in range(5)]  # fmt: skip
    y = s.table(16, 86, [86, 44, 44], rows, 8.5, 6, "#d7ebe6")
    y = s.lines(
        16,
        y + 9,
        [
            f"Consommation du {say(add_months(d.base, -12), 'slash')} au {say(d.near(-6, -2), 'slash')} : {d.digits(4)} kWh",
            f"Solde de votre facture : {d.money(5, 140)}, prélevé à partir du {d.say(d.near(14, 20))}",
        ],
        10,
        6,
    )
    rows = [("Votre nouvel échéancier", "Date", "Montant")]
    rows += [(f"Mensualité {i}", say(add_months(d.base, i).replace(day=8), "slash"), d.money(64, 66)) for i in range(1, 7)]  # fmt: skip
    y = s.table(16, y + 6, [86, 44, 44], rows, 8.5, 6, "#d7ebe6")
    duplicate(s, d, 16, y + 8)
    if d.rng.random() < 0.5:
        s.matrix(172, 270, 20, two_d_doc(d.rng, "01", [("10", f"M/{d.holder}"), ("18", d.digits(10))], d.issued))
    s.page()


@layout("tune", "water_bill", "opensans liberation")
def water_ledger(s: Sheet, d: Document) -> None:
    """A small town's water: a receipt slip at the foot, the date in a line of references."""
    s.text(16, 20, f"RÉGIE DES EAUX - VILLE DE {d.home.town.upper()}", 12, True)
    s.text(16, 27, "Facture d'eau et d'assainissement - 1er semestre", 10)
    s.table(16, 34, [40, 44, 44, 46], [("Abonné", "Facturé le", "Payable jusqu'au", "Montant TTC"),
            (d.digits(6), d.say(style="slash"), d.say(d.near(18, 32), "slash"), d.money(50, 190))], 9, 7)  # fmt: skip
    s.lines(112, 66, [d.holder, *d.home.lines()], 10.5, 5)
    s.lines(16, 66, ["Branchement :", *d.home.soft_lines(), f"Compteur posé le {say(add_months(d.base, -74), 'slash')}"], 9, 5)  # fmt: skip
    rows = [("Relève", "Date", "Index m³"), ("Ancienne", say(add_months(d.base, -6), "slash"), d.digits(4)), ("Nouvelle", say(d.near(-21, -8), "slash"), d.digits(4))]  # fmt: skip
    y = s.table(16, 96, [50, 50, 50], rows, 9, 6.5)
    y = s.table(16, y + 6, [90, 40, 40], [("Poste", "HT", "TTC"), ("Part communale", d.digits(2), d.digits(2)), ("Collecte et traitement", d.digits(2), d.digits(2)), ("Agence de l'eau", d.digits(2), d.digits(2))], 9, 6.5)  # fmt: skip
    duplicate(s, d, 16, y + 8)
    s.rule(10, 240, 190)
    s.text(16, 248, f"TALON À JOINDRE - {d.holder} - échéance {d.say(d.near(18, 32), 'slash')} - {d.digits(18)}", 8)
    s.page()


@layout("tune", "rent_receipt", "liberation opensans")
def receipt_and_call(s: Sheet, d: Document) -> None:
    """An agency's sheet: the receipt of one month above, the call for the next one below."""
    last = date.fromisoformat(d.extra["period_end"])
    first, coming = last.replace(day=1), add_months(last.replace(day=1), 1)
    s.text(16, 20, "NESTIMMO GESTION", 15, True, "#174a7e")
    s.text(16, 26, "SARL au capital de 8 000 € - Caen - garantie GALIAN", 7.5)
    s.lines(115, 42, [d.holder, *d.home.lines()], 10)
    if d.issued:
        s.text(16, 62, d.rng.choice(["Document établi le {}", "Émis le {}", "Caen, le {}"]).format(d.say()), 10)
    s.box(16, 72, 178, 62, stroke="#174a7e")
    s.text(20, 80, f"1. QUITTANCE DE LOYER - {MONTHS[last.month - 1].upper()} {last.year}", 12, True)
    s.lines(20, 90, [f"Période : {say(first, 'slash')} - {say(last, 'slash')}", f"Loyer {d.money(400, 700)}   Charges {d.money(30, 90)}",
                     f"Votre paiement du {say(first.replace(day=4), 'slash')} : {d.money(440, 790)}",
                     f"Nous soussignés reconnaissons avoir reçu de {d.holder} la somme ci-dessus", "dont nous donnons quittance, sous réserve d'encaissement."], 9.5, 6.5)  # fmt: skip
    s.box(16, 142, 178, 44, stroke="#999999")
    s.text(20, 150, f"2. Appel de loyer - {MONTHS[coming.month - 1]} {coming.year}", 11, True, "#555555")
    s.lines(20, 159, [f"À payer pour le {say(coming.replace(day=5), 'slash')} : {d.money(440, 790)}", f"Bail signé le {say(add_months(d.base, -41), 'slash')} - révision au {say(add_months(d.base, 5), 'slash')}"], 9.5, 6.5)  # fmt: skip
    s.page()


@layout("tune", "rent_receipt", "mono carlito")
def student_residence(s: Sheet, d: Document) -> None:
    last = date.fromisoformat(d.extra["period_end"])
    s.text(105, 20, "RÉSIDENCES ÉTUDIANTES ET FAMILIALES DU CALVADOS", 11, True, align="c")
    s.text(105, 30, "Reçu de loyer", 17, True, align="c")
    rows = [("Résident", d.holder), ("Logement", f"{d.home.street} {d.home.postcode} {d.home.town}"), ("Mois acquitté", f"{MONTHS[last.month - 1]} {last.year}"),
            ("Arrivée", say(add_months(d.base, -20), "slash")), ("Réglé par", "carte bancaire"), ("Total reçu", d.money(380, 640))]  # fmt: skip
    if d.issued:
        rows.append(("Date du reçu", d.say()))
    y = s.table(20, 42, [46, 124], rows, 9, 8, "")
    s.text(20, y + 12, "Ce reçu vaut quittance pour le mois indiqué. Le gestionnaire", 9.5)
    s.page()


@layout("tune", "contract_attestation", "carlito roboto")
def supply_certificate(s: Sheet, d: Document) -> None:
    brand, what = d.rng.choice([("ilek", "électricité"), ("Syndicat des Eaux du Val de Laize", "eau potable"), ("Butagaz Bleu", "gaz")])  # fmt: skip
    s.text(105, 24, brand, 18, True, "#1b7a6b", "c")
    s.text(105, 44, "JUSTIFICATIF D'ABONNEMENT", 15, True, align="c")
    y = s.para(22, 62, 166, f"À la demande de {d.holder}, nous confirmons qu'un abonnement de fourniture ({what}) est ouvert à son nom, sans interruption depuis le {d.say(add_months(d.base, -14))}, "
               f"à l'adresse : {d.home.street}, {d.home.postcode} {d.home.town}.", 11.5, 6.5)  # fmt: skip
    s.text(22, y + 8, f"Réf. {d.digits(8)}", 10)
    s.text(22, y + 20, f"Édité par le service clients le {d.say()}.", 11)
    s.page()


@layout("tune", "payment_plan", "opensans freesans")
def plan_of_water(s: Sheet, d: Document) -> None:
    s.text(16, 22, "Eaux de Normandie", 15, True, "#0a6ebd")
    s.lines(112, 44, [d.holder, *d.home.soft_lines()], 10)
    s.text(16, 76, f"Votre échéancier eau {d.base.year}/{d.base.year + 1}", 15, True)
    y = s.para(16, 86, 176, f"Suite à votre demande enregistrée le {d.say(d.near(-9, -3))}, votre abonnement passe au prélèvement mensuel. Le présent échéancier a été établi le {d.say()}.", 10, 5.4)  # fmt: skip
    for index in range(1, 11):
        s.text(24, y + 5, say(add_months(d.base, index).replace(day=12), "long"), 10)
        s.text(110, y + 5, "31,00 €", 10, align="r")
        y += 5.6
    s.page()
