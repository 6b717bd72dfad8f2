"""Payment plans and contract attestations, hold half (for measuring only)."""

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.sheet import Sheet


@layout("hold", "payment_plan", "roboto freesans")
def calendar_grid(s: Sheet, d: Document) -> None:
    brand, service = d.rng.choice(
        [("TotalEnergies", "électricité"), ("Eau du bassin caennais", "eau"), ("Gaz de Normandie", "gaz")]
    )
    s.text(194, 20, brand, 16, True, "#0b5fa5", "r")
    s.lines(16, 40, [d.holder, *d.home.lines()], 10.5, 5.2)
    s.text(16, 72, f"Votre calendrier de paiement - {service}", 15, True)
    s.text(16, 80, f"Document du {d.say()} - contrat n° {d.digits(9)}", 10)
    day = d.rng.choice([3, 7, 11, 20])
    for index in range(10):
        x, y = 16 + (index % 5) * 36, 90 + (index // 5) * 26
        s.box(x, y, 33, 22, stroke="#9bb8d0", radius=2)
        s.text(x + 16, y + 9, say(add_months(d.base, index + 1).replace(day=day), "slash"), 9, align="c")
        s.text(x + 16, y + 17, "54,00 €", 11, True, align="c")
    s.para(
        16,
        154,
        178,
        f"La facture annuelle de régularisation sera établie le {d.say(add_months(d.base, 11))}. Logement : {d.home.street}.",
        9.5,
        5,
    )
    s.page()


@layout("hold", "payment_plan", "freeserif mono")
def mensualisation(s: Sheet, d: Document) -> None:
    s.lines(20, 24, ["SICAE DU PAYS D'AUGE", "Régie d'électricité"], 12, 6, bold=True)
    s.lines(120, 46, [d.holder, *d.home.lines()], 10.5, 5)
    s.text(20, 80, "AVIS DE MENSUALISATION - ECHEANCIER", 13, True)
    s.lines(
        20,
        90,
        [f"Emis le       : {d.say()}", f"Abonné        : {d.digits(6)}", f"Service       : électricité, {d.home.town}"],
        10,
        6,
    )
    y = 114.0
    for index in range(1, 11):
        month = add_months(d.base, index)
        s.text(26, y, f"{index:2}   {MONTHS[month.month - 1]:10} {month.year}     le 10      61,00 EUR", 10)
        y += 6
    s.page()


@layout("hold", "contract_attestation", "lato roboto")
def online_attestation(s: Sheet, d: Document) -> None:
    brand, what = d.rng.choice(
        [("Octopus Energy", "d'électricité"), ("Veolia", "d'eau"), ("Gaz de Normandie", "de gaz")]
    )
    s.box(0, 0, 210, 22, fill="#24123f", stroke=None)
    s.text(16, 14, brand, 15, True, "#ffffff")
    s.text(16, 42, "Attestation de titulaire de contrat", 17, True)
    s.text(16, 50, f"Émise le {d.say()} à la demande du client", 10, color="#555555")
    y = 66.0
    for label, value in [("Client", d.holder), ("Type de contrat", f"Fourniture {what}"), ("Adresse du logement", f"{d.home.street}, {d.home.postcode} {d.home.town}"),
                         ("Client depuis le", d.say(add_months(d.base, -26))), ("Numéro de contrat", d.digits(11))]:  # fmt: skip
        s.text(16, y, label, 9, color="#777777")
        s.text(16, y + 5.5, value, 11)
        y += 15
    s.para(
        16,
        y + 4,
        178,
        f"{brand} certifie que le contrat ci-dessus est actif à la date d'émission de cette attestation.",
        10,
        5.5,
    )
    s.page()


@layout("hold", "contract_attestation", "freeserif times")
def letter_attestation(s: Sheet, d: Document) -> None:
    brand, what = d.rng.choice([("SICAE du Pays d'Auge", "l'électricité"), ("Eau du bassin caennais", "l'eau potable")])
    s.text(20, 24, brand, 13, True)
    s.lines(118, 44, [d.holder, *d.home.soft_lines()], 11, 5.4)
    s.text(118, 70, f"Caen, {say(d.base, 'weekday') if d.rng.random() < 0.5 else 'le ' + d.say(style='long')}", 11)
    s.text(20, 86, "Objet : justificatif de domicile - attestation d'abonnement", 11, True)
    y = s.para(20, 100, 170, f"Nous soussignés, {brand}, attestons que {d.holder} est abonné(e) auprès de nos services pour {what} au {d.home.street} à {d.home.town}. "
               f"L'abonnement a pris effet le {d.say(add_months(d.base, -45), 'long')} et n'est pas résilié à ce jour.", 11.5, 6.2)  # fmt: skip
    s.text(118, y + 12, "Pour le directeur, le service des abonnés", 11)
    s.page()
