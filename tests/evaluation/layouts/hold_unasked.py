"""Papers of a home that prove nothing here, hold half (for measuring only)."""

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


@layout("hold", "lease", "freeserif lato")
def tenancy(s: Sheet, d: Document) -> None:
    s.text(16, 24, "BAIL D'HABITATION - RÉSIDENCE PRINCIPALE", 14, True)
    s.text(16, 31, "(vide, loi du 6 juillet 1989)", 9)
    y = s.lines(16, 46, ["I. DÉSIGNATION DES PARTIES", f"Bailleur : SCI {d.rng.choice(SURNAMES)}", f"Preneur(s) : {d.holder}", "II. OBJET DU CONTRAT", f"Localisation : {d.home.street}, {d.home.postcode} {d.home.town}",
                         "III. DURÉE ET PRISE D'EFFET", f"Le bail prend effet le {d.say(d.near(2, 15))}", "IV. CONDITIONS FINANCIÈRES", f"Loyer : {d.money(420, 900)} hors charges, payable le 5"], 10.5, 7)  # fmt: skip
    s.text(16, y + 10, f"Signé à Caen le {d.say()}   Paraphes : ", 10.5)
    s.page()


@layout("hold", "due_notice", "roboto times")
def next_rent(s: Sheet, d: Document) -> None:
    coming = add_months(d.base.replace(day=1), 1)
    s.text(16, 22, "INOLYA Habitat - Avis d'échéance", 14, True, "#00806a")
    s.lines(112, 42, [d.holder, *d.home.lines()], 10)
    s.lines(16, 44, [f"Date de l'avis : {d.say()}", f"Terme à échoir : {MONTHS[coming.month - 1]} {coming.year}", f"Compte {d.digits(8)}"], 10, 6)  # fmt: skip
    s.table(16, 80, [100, 40], [("Rubrique", "À régler"), ("Loyer", d.money(300, 600)), ("Provisions", d.money(40, 90)), ("Net à payer", d.money(350, 700))], 10, 7)  # fmt: skip
    s.text(16, 122, f"Merci de régler avant le {say(coming.replace(day=10), 'slash')}. Votre quittance sera disponible après paiement.", 10)  # fmt: skip
    s.page()


@layout("hold", "energy_quote", "lato opensans")
def simulation(s: Sheet, d: Document) -> None:
    s.text(16, 24, "Octopus Energy", 17, True, "#5840ff")
    s.text(16, 38, "Votre simulation de tarif", 15, True)
    s.lines(16, 50, [f"Bonjour {d.holder},", f"pour le logement {d.home.street} à {d.home.town}, voici notre devis du {d.say()}.", f"Budget estimé : {d.money(50, 120)} par mois, 6 kVA, heures creuses",
                     "Cette offre est valable 30 jours ; elle ne vaut pas contrat.", "Je souscris en ligne en cinq minutes."], 11, 8)  # fmt: skip
    s.page()


@layout("hold", "vehicle_card", "freesans mono")
def driving_licence(s: Sheet, d: Document) -> None:
    s.box(20, 30, 120, 76, fill="#f7dfe6", stroke="#aa6677", radius=4)
    s.lines(56, 42, ["PERMIS DE CONDUIRE  RÉPUBLIQUE FRANÇAISE", f"1-2. {d.holder}", "3. CAEN", f"4a. {say(d.base, 'dots')}  4b. {say(add_months(d.base, 180), 'dots')}", f"5. {d.digits(12)}", "9. AM B1 B"], 8, 9)  # fmt: skip
    s.page()


@layout("hold", "bill_mail", "roboto freeserif")
def bill_ready(s: Sheet, d: Document) -> None:
    s.lines(
        14, 22, ["TotalEnergies <facture@example.org>", f"{d.say(style='long')}, 06:42", f"Pour : {d.holder}"], 9.5, 5.2
    )
    s.text(14, 48, "Votre facture du mois est arrivée", 15, True)
    s.para(14, 60, 180, f"Elle s'élève à {d.money(40, 130)} et sera prélevée le {d.say(d.near(11, 15), 'long')}. Retrouvez-la en pièce jointe ou dans l'application. Bien à vous, l'équipe clients électricité et gaz.", 11, 6.2)  # fmt: skip
    s.page()
