"""RIB, SEPA mandates and MDPH papers, hold half (for measuring only)."""

from tests.evaluation.codes import spaced
from tests.evaluation.document import Document, layout
from tests.evaluation.sheet import Sheet


@layout("hold", "rib", "freesans lato")
def account_card(s: Sheet, d: Document) -> None:
    e = d.extra
    s.box(30, 20, 150, 96, stroke="#555555", radius=4)
    s.text(36, 30, e["bank"], 12, True)
    s.text(174, 30, "RIB", 14, True, align="r")
    s.lines(36, 42, [d.holder, *d.home.lines()], 9, 4.6)
    rows = [("Banque", "Guichet", "Numéro de compte", "Clé"), (e["code"], e["branch"], e["account"], e["key"])]
    s.table(36, 62, [28, 28, 52, 20], rows, 9.5, 7, "#eeeeee")
    s.text(36, 86, f"IBAN  {spaced(e['iban'])}", 11, True)
    s.text(36, 93, "BIC / SWIFT  CEPAFRPP142", 10)
    s.text(36, 104, "À remettre à tout organisme demandant vos coordonnées bancaires", 7.5)
    s.page()


@layout("hold", "rib", "mono times")
def passbook(s: Sheet, d: Document) -> None:
    e = d.extra
    s.text(18, 22, "IDENTITE BANCAIRE / BANK DETAILS", 13, True)
    y = s.lines(
        18,
        34,
        [
            f"TITULAIRE / ACCOUNT OWNER : {d.holder}",
            *d.home.lines(),
            f"ETABLISSEMENT : {e['bank'].upper()}",
            "",
            "IBAN :",
        ],
        10,
        6,
    )
    for index in range(0, 27, 4):
        s.box(18 + index * 5.2, y - 4, 20, 8, stroke="#888888")
        s.text(20 + index * 5.2, y + 1.6, e["iban"][index : index + 4], 11)
    s.lines(18, y + 14, ["BIC : PSSTFRPPCAE", f"RIB : {e['code']} {e['branch']} {e['account']} {e['key']}"], 10, 7)
    s.page()


@layout("hold", "sepa", "opensans freesans")
def mandate_columns(s: Sheet, d: Document) -> None:
    blank, ink = d.extra.get("blank"), {"family": d.rng.choice(["ruf", "dkg", "freesans"]), "color": "#10206a"}
    s.box(0, 0, 210, 16, fill="#eeeeee", stroke=None)
    s.text(16, 11, "Mandat de prélèvement SEPA - Conservatoire & Orchestre de Caen", 12, True)
    s.text(16, 26, f"RUM : CAEN-{d.digits(8)}     ICS : FR09ZZZ654321", 9)
    y = 40.0
    for label, value in [
        ("Vos nom et prénom", d.holder),
        ("Votre adresse", d.home.street),
        ("Code postal et ville", f"{d.home.postcode} {d.home.town}"),
        ("IBAN", spaced(d.extra["iban"])),
        ("BIC", "AGRIFRPP866"),
    ]:
        s.text(16, y, f"{label} *", 9)
        s.rule(60, y + 1, 130, "#777777")
        if not blank:
            s.text(62, y, value, 13 if ink["family"] != "freesans" else 10.5, **ink)
        y += 13
    s.para(
        16,
        y + 4,
        178,
        "En signant ce mandat, j'autorise la régie à présenter des prélèvements sur mon compte et ma banque à le débiter. Paiement récurrent. Remboursement possible sous huit semaines.",
        8.5,
        4.6,
    )
    s.text(16, y + 26, "Lieu, date :", 9)
    s.text(110, y + 26, "Signature du titulaire :", 9)
    if not blank:
        s.text(40, y + 26, f"Caen {d.say(style='slash')}", 13, **ink)
        s.text(140, y + 40, d.holder.split()[-1].capitalize(), 24, family="dkg", color="#10206a")
    s.page()


@layout("hold", "sepa", "freeserif condensed")
def mandate_squares(s: Sheet, d: Document) -> None:
    blank = d.extra.get("blank")
    s.text(105, 20, "AUTORISATION DE PRÉLÈVEMENT - MANDAT SEPA", 13, True, align="c")
    s.lines(
        16,
        34,
        [
            "Créancier : VILLE DE CAEN / CONSERVATOIRE",
            f"Débiteur : {'' if blank else d.holder}",
            f"Demeurant : {'' if blank else ' '.join(d.home.soft_lines())}",
        ],
        10.5,
        8,
    )
    s.text(16, 64, "N° IBAN", 10, True)
    for index, character in enumerate(d.extra["iban"] if not blank else " " * 27):
        x = 34 + index * 5.6 + (index // 4) * 1.4
        s.box(x, 59, 5.6, 7, stroke="#555555", line=0.4)
        s.text(x + 2.8, 64.2, character, 10.5, align="c")
    if not blank:
        s.text(16, 84, f"Fait à Caen le {d.say()}", 10.5)
        s.text(130, 94, d.holder.split()[0].capitalize(), 24, family="ruf", color="#10206a")
    s.page()


@layout("hold", "mdph", "freesans freeserif")
def rights_letter(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.lines(
        16,
        20,
        ["Département du Calvados", "MDPH - Maison Départementale des Personnes Handicapées"],
        10.5,
        5.2,
        bold=True,
        color="#5b2a86",
    )
    s.lines(118, 40, [d.holder, *d.home.lines()], 10)
    s.text(16, 74, f"Date de la notification : {d.say()}", 10)
    s.text(16, 84, f"Objet : notification de droits - {child.first} {child.last.upper()}", 11, True)
    s.para(16, 96, 178, f"Madame, Monsieur, la CDAPH s'est prononcée sur la demande déposée le {d.say(d.near(-150, -90))} pour votre enfant né(e) le {child.born:%d/%m/%Y} : "
           f"accord pour une aide humaine à la scolarisation, valable du {d.say(d.after(60))} au {d.say(d.after(800))}. Voies de recours au verso.", 10.5, 6)  # fmt: skip
    s.page()


@layout("hold", "mdph", "roboto lato")
def decision_table(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.text(16, 20, "MDPH 14", 18, True, "#00789a")
    s.text(194, 20, "Notification de décision CDAPH", 13, True, align="r")
    rows = [
        ("Bénéficiaire", f"{child.last.upper()} {child.first}"),
        ("Date de naissance", f"{child.born:%d/%m/%Y}"),
        ("Séance du", d.say(d.near(-15, -5))),
        ("Notifié le", d.say()),
        ("Décision", "Accord - droit ouvert jusqu'au " + d.say(d.after(700))),
    ]
    s.table(16, 34, [50, 128], [("Rubrique", "Valeur"), *rows], 10, 9)
    s.page()
