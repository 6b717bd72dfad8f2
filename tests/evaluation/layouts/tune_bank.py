"""RIB, SEPA mandates and MDPH notifications, tune half."""

from tests.evaluation.codes import spaced
from tests.evaluation.document import Document, layout
from tests.evaluation.sheet import Sheet


@layout("tune", "rib", "liberation mono")
def rib_table(s: Sheet, d: Document) -> None:
    e = d.extra
    s.text(18, 22, e["bank"].upper(), 14, True, "#004f9f")
    s.text(192, 22, "RELEVÉ D'IDENTITÉ BANCAIRE", 12, True, align="r")
    s.para(
        18,
        32,
        174,
        "Ce relevé est destiné à être remis, sur leur demande, à vos créanciers ou débiteurs appelés à faire inscrire des opérations à votre compte.",
        8,
    )
    s.lines(18, 52, ["Titulaire du compte", d.holder, *d.home.lines()], 10, 5)
    rows = [
        ("Code banque", "Code guichet", "N° de compte", "Clé RIB", "Domiciliation"),
        (e["code"], e["branch"], e["account"], e["key"], "CAEN CENTRE"),
    ]
    y = s.table(18, 84, [30, 30, 44, 20, 50], rows, 10, 8)
    s.text(18, y + 10, "IBAN (International Bank Account Number)", 8.5)
    s.text(18, y + 17, spaced(e["iban"]), 13, True)
    s.text(18, y + 26, "BIC (Bank Identifier Code)", 8.5)
    s.text(18, y + 33, "AGRIFRPP866", 12, True)
    s.page()


@layout("tune", "rib", "opensans dejavu")
def rib_online(s: Sheet, d: Document) -> None:
    e = d.extra
    s.box(0, 0, 210, 24, fill="#d6006e", stroke=None)
    s.text(18, 15, e["bank"].lower(), 17, True, "#ffffff")
    s.text(18, 42, "Coordonnées bancaires", 16, True)
    y = 58.0
    for label, value in [("Titulaire", d.holder), ("IBAN", spaced(e["iban"])), ("BIC", "BOUSFRPPXXX"), ("Banque", e["code"]), ("Guichet", e["branch"]),
                         ("Compte", e["account"]), ("Clé", e["key"]), ("Document généré le", d.say(style="slash"))]:  # fmt: skip
        s.text(18, y, label, 9, color="#777777")
        s.text(60, y, value, 11)
        s.rule(18, y + 3, 170, "#dddddd")
        y += 10
    s.page()


CREDITOR = ["Régie du Conservatoire & Orchestre de Caen", "1 rue du Carel", "14000 CAEN"]


@layout("tune", "sepa", "liberation carlito")
def mandate_boxes(s: Sheet, d: Document) -> None:
    ink = {"family": d.rng.choice(["breip", "ecolier", "liberation"]), "color": "#1a2a80"}
    s.text(105, 22, "MANDAT DE PRÉLÈVEMENT SEPA", 16, True, align="c")
    s.text(18, 32, f"Référence unique du mandat : COC{d.digits(6)}", 9)
    s.para(18, 40, 174, "En signant ce formulaire de mandat, vous autorisez le Conservatoire & Orchestre de Caen à envoyer des instructions à votre banque pour débiter votre "
           "compte, et votre banque à débiter votre compte conformément aux instructions du créancier. Toute demande de remboursement doit être présentée dans les 8 semaines.", 8.5)  # fmt: skip
    s.box(18, 58, 84, 46)
    s.lines(21, 64, ["DÉBITEUR", "Nom, prénom :", "Adresse :"], 9, 12)
    s.box(108, 58, 84, 46)
    s.lines(111, 64, ["CRÉANCIER", "Identifiant créancier SEPA : FR46ZZZ000000", *CREDITOR], 9, 6)
    if not d.extra.get("blank"):
        s.text(44, 76, d.holder[:30], 13, **ink)
        s.lines(38, 88, d.home.soft_lines(), 12, 6, **ink)
    s.text(18, 116, "IBAN", 10, True)
    s.box(30, 110, 150, 9)
    s.text(18, 130, "BIC", 10, True)
    s.box(30, 124, 60, 9)
    if not d.extra.get("blank"):
        s.text(33, 117, spaced(d.extra["iban"]), 14 if ink["family"] != "liberation" else 11, **ink)
        s.text(33, 131, "AGRIFRPP866", 12, **ink)
        s.text(20, 150, f"Fait à Caen, le {d.say(style='slash')}", 14, **ink)
        s.text(130, 158, d.holder.split()[-1].capitalize(), 26, family="kristi", color="#1a2a80")
    s.text(18, 144, "Type de paiement : [x] récurrent  [ ] ponctuel", 9)
    s.text(120, 146, "Signature :", 9)
    s.page()


@layout("tune", "sepa", "caladea dejavu")
def mandate_rows(s: Sheet, d: Document) -> None:
    blank = d.extra.get("blank")
    s.text(18, 22, "Ville de Caen - Direction de la culture", 10)
    s.text(18, 34, "Demande et mandat de prélèvement SEPA", 15, True)
    rows = [("Créancier", "Trésorerie Caen municipale - ICS FR12ZZZ123456"), ("Titulaire du compte à débiter", "" if blank else d.holder), ("Adresse", "" if blank else " ".join(d.home.soft_lines())),
            ("IBAN", "" if blank else spaced(d.extra["iban"])), ("BIC", "" if blank else "CMCIFR2A"), ("Paiement", "récurrent"), ("Date et lieu", "" if blank else f"Caen, {d.say(style='slash')}")]  # fmt: skip
    s.table(18, 44, [60, 114], [("Rubrique", "À compléter"), *rows], 9.5, 9)
    if not blank:
        s.text(120, 140, d.holder.split()[-1], 24, family="ecolier", color="#222266")
    s.page()


@layout("tune", "mdph", "liberation opensans")
def mdph_notification(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.lines(
        18,
        22,
        ["MDPH DU CALVADOS", "Maison départementale des personnes handicapées", "17 rue du 11 Novembre - 14000 CAEN"],
        10,
        5,
        bold=True,
    )
    s.lines(115, 46, [d.holder, *d.home.lines()], 10)
    s.text(115, 72, f"Caen, le {d.say()}", 10)
    s.text(18, 86, "NOTIFICATION DE DÉCISION DE LA CDAPH", 13, True)
    y = s.para(18, 98, 174, f"Concernant : {child.last.upper()} {child.first}, né(e) le {child.born:%d/%m/%Y}. Dossier n° {d.digits(6)}. La Commission des droits et de l'autonomie "
               f"des personnes handicapées, réunie le {d.say(d.near(-20, -8))}, a décidé : attribution d'un accompagnement du {d.say(d.after(30), 'slash')} au {d.say(d.after(760), 'slash')}.", 10.5, 6)  # fmt: skip
    s.para(
        18,
        y + 8,
        174,
        "Cette décision peut être contestée dans un délai de deux mois. La présidente de la CDAPH.",
        10,
        5,
    )
    s.page()


@layout("tune", "mdph", "times carlito")
def mdph_attestation(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.text(105, 28, "Maison Départementale des Personnes Handicapées (MDPH 14)", 12, True, align="c")
    s.text(105, 46, "ATTESTATION DE RECONNAISSANCE", 14, True, align="c")
    y = s.para(22, 64, 166, f"La directrice de la MDPH atteste que {child.first} {child.last.upper()} (date de naissance : {child.born:%d/%m/%Y}) bénéficie d'une décision d'attribution "
               f"de l'allocation d'éducation de l'enfant handicapé (AEEH) valable jusqu'au {d.say(d.after(600))}.", 11.5, 6.5)  # fmt: skip
    s.text(110, y + 16, f"Fait à Caen le {d.say()}", 11)
    s.page()
