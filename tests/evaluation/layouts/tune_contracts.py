"""Payment plans and contract attestations of energy and water suppliers, tune half."""

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months
from tests.evaluation.sheet import Sheet


@layout("tune", "payment_plan", "liberation carlito")
def plan_table(s: Sheet, d: Document) -> None:
    brand, colour = d.rng.choice([("EDF", "#ff5f00"), ("Eaux de Normandie", "#0a6ebd"), ("ENGIE", "#009fe3")])
    s.text(18, 24, brand, 20, True, colour)
    s.lines(118, 46, [d.holder, *d.home.lines()], 10)
    s.text(18, 50, f"N° client : {d.digits(10)}", 9)
    s.text(18, 78, "ÉCHÉANCIER DE VOS PRÉLÈVEMENTS", 14, True)
    s.text(
        18,
        85,
        d.rng.choice(["Établi le {}", "Calendrier de paiement du {}", "Échéancier émis le {}"]).format(d.say()),
        10,
    )
    rows = [("Date de prélèvement", "Montant TTC")]
    day = d.rng.choice([5, 8, 10, 12, 15])
    rows += [(d.say(add_months(d.base, i + 1).replace(day=day), "slash"), d.money(60, 62)) for i in range(10)]
    y = s.table(18, 92, [60, 40], rows, 9, 6)
    contract = "d'eau" if "Eaux" in brand else "d'électricité" if brand == "EDF" else "de gaz naturel"
    s.para(18, y + 8, 170, f"Ce calendrier de mensualités concerne votre contrat {contract} souscrit le {d.say(add_months(d.base, -40))}. "
           f"Une facture de régularisation vous sera adressée vers le {d.say(add_months(d.base, 12))}. Date de naissance du titulaire non communiquée.", 9)  # fmt: skip
    s.page()


@layout("tune", "payment_plan", "caladea dejavu")
def plan_letter(s: Sheet, d: Document) -> None:
    brand = d.rng.choice(["Énergie Bocage Normand", "Gaz du Val d'Orne", "Syndicat des Eaux du Val de Laize"])
    thing = {"É": "d'électricité", "G": "de gaz", "S": "d'eau"}[brand[0]]
    s.text(20, 24, brand, 13, True)
    s.lines(20, 31, ["Service clientèle", "BP 10 - 14050 CAEN CEDEX 4"], 9)
    s.lines(115, 50, [d.holder, *d.home.lines()], 10)
    s.text(115, 76, f"Caen, le {d.say(style='long')}", 10)
    s.text(20, 90, f"Objet : votre plan de mensualisation {d.base.year}-{d.base.year + 1}", 10, True)
    y = s.para(20, 102, 168, f"Madame, Monsieur, nous vous confirmons la mensualisation de votre contrat {thing} n° {d.digits(8)}. "
               f"Vous trouverez ci-dessous les échéances à venir.", 10, 5)  # fmt: skip
    for i in range(1, 9):
        month = add_months(d.base, i)
        s.text(30, y + 4, f"{MONTHS[month.month - 1].capitalize()} {month.year}", 10)
        s.text(120, y + 4, f"le {d.rng.choice([5, 6, 7])}", 10)
        s.text(150, y + 4, "48,00 €", 10, align="r")
        y += 6
    s.para(
        20,
        y + 12,
        168,
        "Nous vous prions d'agréer, Madame, Monsieur, nos salutations distinguées. Le responsable clientèle.",
        10,
        5,
    )
    s.page()


@layout("tune", "contract_attestation", "liberation carlito")
def attestation_framed(s: Sheet, d: Document) -> None:
    brand, colour, what = d.rng.choice(
        [("EDF", "#ff5f00", "électricité"), ("ENGIE", "#009fe3", "gaz naturel"), ("SAUR", "#0e8c6a", "eau potable")]
    )
    s.text(18, 26, brand, 20, True, colour)
    s.box(30, 50, 150, 14, stroke=colour, line=1.2)
    s.text(105, 59, f"ATTESTATION DE CONTRAT D{'’' if what[0] in 'ée' else 'E '}{what.upper()}", 12, True, align="c")
    y = s.para(25, 82, 160, f"{brand} atteste que {d.holder} est titulaire d'un contrat de fourniture d{'’' if what[0] in 'ée' else 'e '}{what} "
               f"pour le logement situé {d.home.street}, {d.home.postcode} {d.home.town}, depuis le {d.say(add_months(d.base, -33))}.", 11, 6)  # fmt: skip
    s.lines(25, y + 8, [f"Référence du contrat : {d.digits(9)}", f"Point de livraison : {d.digits(14)}"], 10, 6)
    s.text(25, y + 28, "Cette attestation est délivrée pour servir et valoir ce que de droit.", 10)
    s.text(
        110,
        y + 44,
        d.rng.choice(["Fait le {}", "Fait à Paris, le {}", "Attestation établie le {}"]).format(d.say()),
        11,
    )
    s.text(110, y + 52, "Le Directeur de la relation clients", 10)
    s.page()


@layout("tune", "contract_attestation", "times dejavu")
def attestation_titular(s: Sheet, d: Document) -> None:
    brand, what = d.rng.choice(
        [("Volt'Ouest", "électricité"), ("Eaux de Normandie", "eau"), ("TotalEnergies", "électricité et gaz")]
    )
    s.text(20, 22, brand, 16, True, "#333333")
    s.text(190, 22, f"Le {d.say()}", 10, align="r")
    s.lines(20, 44, [d.holder, *d.home.lines()], 10)
    s.text(20, 76, "Attestation titulaire de contrat", 15, True)
    y = s.lines(20, 88, [f"Titulaire du contrat : {d.holder}", f"Énergie / service : {what}", f"Lieu de consommation : {d.home.street} {d.home.postcode} {d.home.town}",
                         f"Date d'effet du contrat : {d.say(add_months(d.base, -17))}", f"N° de contrat : {d.digits(10)}", "Statut : actif"], 10.5, 7)  # fmt: skip
    s.para(20, y + 6, 170, "Nous attestons que le client désigné ci-dessus est titulaire d'un contrat en cours à la date de la présente. "
           "Document non contractuel, valable comme justificatif.", 10, 5.5)  # fmt: skip
    s.page()
