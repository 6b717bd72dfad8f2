"""Papers of a home that prove nothing here: a lease, a call for rent, an offer, a car's card, a bill announced by mail; tune half."""

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, say
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


@layout("tune", "lease", "times liberation")
def lease(s: Sheet, d: Document) -> None:
    s.text(105, 24, "CONTRAT DE LOCATION", 16, True, align="c")
    s.text(105, 31, "Logement non meublé - loi n° 89-462 du 6 juillet 1989", 9, align="c")
    y = s.para(20, 46, 170, f"Entre les soussignés : M. {d.rng.choice(SURNAMES)}, bailleur, et {d.holder}, locataire(s), il a été convenu ce qui suit. Le bailleur loue le logement situé {d.home.street}, "
               f"{d.home.postcode} {d.home.town}, pour une durée de trois ans à compter du {d.say(d.near(3, 20))}.", 11, 6)  # fmt: skip
    y = s.lines(20, y + 6, [f"Loyer mensuel : {d.money(450, 900)} - Provision pour charges : {d.money(30, 90)}", f"Dépôt de garantie : {d.money(450, 900)}", "Électricité et eau : à la charge du locataire", "État des lieux annexé. Clause résolutoire."], 11, 7)  # fmt: skip
    s.text(20, y + 12, f"Fait à Caen en deux exemplaires, le {d.say()}", 11)
    s.lines(20, y + 24, ["Le bailleur", "« Lu et approuvé »"], 11, 6)
    s.page()


@layout("tune", "due_notice", "carlito opensans")
def rent_call(s: Sheet, d: Document) -> None:
    coming = add_months(d.base.replace(day=1), 1)
    s.text(16, 22, "CABINET DES DEUX ABBAYES", 13, True, "#7b241c")
    s.text(16, 44, "AVIS D'ÉCHÉANCE DE LOYER", 15, True)
    s.text(16, 52, f"Édité le {d.say()}", 10)
    s.lines(115, 44, [d.holder, *d.home.lines()], 10)
    s.table(16, 84, [110, 40], [("À payer", "Montant"), (f"Loyer {MONTHS[coming.month - 1]} {coming.year}", d.money(450, 800)), ("Charges", d.money(30, 80)), ("Total dû", d.money(500, 880))], 10, 7)  # fmt: skip
    s.para(16, 124, 176, f"Ce montant est exigible le {say(coming, 'slash')}. Le présent avis ne constitue pas une quittance : celle-ci vous sera adressée après paiement.", 10, 5.4)  # fmt: skip
    s.page()


@layout("tune", "energy_quote", "roboto dejavu")
def offer(s: Sheet, d: Document) -> None:
    s.box(0, 0, 210, 20, fill="#ffcf33", stroke=None)
    s.text(16, 13, "Volt'Ouest - Votre proposition commerciale", 14, True)
    s.lines(16, 34, [f"Préparée pour {d.holder}", *d.home.soft_lines(), f"Le {d.say()} - valable jusqu'au {d.say(d.near(14, 16))}"], 10.5, 6)  # fmt: skip
    s.table(16, 70, [80, 50, 44], [("Offre", "Prix du kWh TTC", "Abonnement TTC"), ("Électricité verte fixe 2 ans", "0,1864 €", "15,10 € / mois")], 10, 8)  # fmt: skip
    s.para(16, 96, 176, "Estimation sans engagement. Pour souscrire, signez et retournez ce devis accompagné d'un RIB. Vous disposez d'un délai de rétractation de quatorze jours.", 10, 5.4)  # fmt: skip
    s.page()


@layout("tune", "vehicle_card", "mono liberation")
def registration_card(s: Sheet, d: Document) -> None:
    s.text(105, 20, "CERTIFICAT D'IMMATRICULATION", 14, True, align="c")
    s.lines(20, 34, [f"A    GH-{d.digits(3)}-KL", f"B    {say(add_months(d.base, -50), 'slash')}", f"C.1  {d.holder}", f"C.3  {d.home.street.upper()}", f"     {d.home.postcode} {d.home.town.upper()}",
                     "D.1  RENAULT", f"E    VF1{d.digits(14)}", f"I    {d.say(style='slash')}", "P.6  5"], 10, 7)  # fmt: skip
    s.page()


@layout("tune", "bill_mail", "opensans dejavu")
def bill_announced(s: Sheet, d: Document) -> None:
    """The printed e-mail that announces a bill, not the bill."""
    s.text(12, 16, "Messagerie - Boîte de réception", 8, color="#666666")
    s.lines(12, 28, ["De : EDF Relation client <ne-pas-repondre@example.org>", f"À : {d.holder}", f"Envoyé : {d.say(style='weekday')} à 08:14", "Objet : Votre nouvelle facture est disponible"], 9.5, 5.4)  # fmt: skip
    s.rule(12, 52, 186)
    s.para(12, 64, 180, f"Bonjour, votre facture d'électricité est disponible dans votre espace client. Montant : {d.money(40, 120)}, prélevé le {d.say(d.near(12, 16))}. "
           "Pour la télécharger, connectez-vous. Ceci est un message automatique.", 10.5, 5.8)  # fmt: skip
    s.page()
