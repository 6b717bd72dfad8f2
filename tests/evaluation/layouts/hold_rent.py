"""Rent receipts, hold half (for measuring only)."""

from datetime import date

from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import MONTHS, add_months, of_month, say
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


def months(d: Document) -> tuple[date, date]:
    last = date.fromisoformat(d.extra["period_end"])
    return last.replace(day=1), last


@layout("hold", "rent_receipt", "roboto opensans")
def property_manager(s: Sheet, d: Document) -> None:
    first, last = months(d)
    s.box(0, 0, 70, 297, fill="#f1eee6", stroke=None)
    s.lines(10, 22, ["FONCIA-LIKE", "Immobilière du Port", "Gestion locative"], 11, 6, bold=True)
    y = 60.0
    for label, value in [
        ("Votre gérant", "Mme Aude P."),
        ("Réf. bail", d.digits(7)),
        ("Entrée dans les lieux", say(add_months(d.base, -29), "slash")),
        ("Édité le" if d.issued else "Bordereau", d.say() if d.issued else d.digits(5)),
    ]:
        s.text(10, y, label, 8, color="#777777")
        s.text(10, y + 5, value, 10, True)
        y += 14
    s.lines(110, 42, [d.holder, *d.home.lines()], 10.5, 5)
    s.text(78, 80, "Quittance de loyer", 18, True)
    s.text(
        78, 88, f"Terme : {MONTHS[last.month - 1]} {last.year} (du {say(first, 'slash')} au {say(last, 'slash')})", 10
    )
    rows = [
        ("Désignation", "Montant"),
        ("Loyer", d.money(400, 800)),
        ("Charges", d.money(30, 120)),
        ("TOM", d.money(8, 20)),
        ("Total acquitté", d.money(500, 900)),
    ]
    y = s.table(78, 96, [82, 38], rows, 9.5, 7, "#e6e0d0", right=(1,))
    s.para(
        78,
        y + 10,
        120,
        f"Nous certifions avoir reçu de {d.holder} le règlement du terme indiqué (encaissé le {say(first.replace(day=6), 'slash')}), dont quittance sans réserve.",
        9.5,
        5,
    )
    s.page()


@layout("hold", "rent_receipt", "liberation freesans")
def council_housing(s: Sheet, d: Document) -> None:
    first, last = months(d)
    s.text(16, 20, d.rng.choice(["INOLYA Habitat", "Calvados Logis", "La Caennaise Sociale"]), 16, True, "#00806a")
    s.text(16, 26, "7 place Foch - 14000 Caen - www.example.org", 8)
    s.box(16, 40, 90, 34, stroke="#00806a")
    for index, text in enumerate(
        [
            f"Quittance n° {d.digits(8)}",
            f"Mois de {MONTHS[last.month - 1]} {last.year}",
            f"Caen, le {d.say()}" if d.issued else f"Compte {d.digits(9)}",
            f"Contrat du {say(add_months(d.base, -51), 'slash')}",
        ]
    ):
        s.text(20, 47 + index * 7.5, text, 9.5, bold=index == 0)
    s.lines(118, 52, [d.holder, *d.home.lines()], 10)
    rows = [("Détail", "Base", "Montant")] + [
        (lib, "1", d.money(10, 320))
        for lib in ("Loyer logement conventionné", "Garage", "Chauffage collectif", "Entretien ascenseur")
    ]
    y = s.table(16, 86, [100, 30, 44], rows, 9, 6.5, "#d5efe9", right=(1, 2))
    s.text(
        16,
        y + 10,
        f"Payé le {say(first.replace(day=10), 'slash')} par prélèvement. Solde au {say(last, 'slash')} : 0,00 €",
        10,
    )
    s.para(
        16,
        y + 20,
        174,
        f"La présente quittance éteint la dette du locataire pour la période {of_month(last)}. Prochaine échéance exigible le {say(add_months(first, 1).replace(day=5), 'slash')}.",
        9,
    )
    s.page()


@layout("hold", "rent_receipt", "freeserif mono")
def typed_owner(s: Sheet, d: Document) -> None:
    first, last = months(d)
    owner = f"{d.rng.choice(['Jean-Claude', 'Micheline', 'Bernard', 'Thérèse'])} {d.rng.choice(SURNAMES)}"
    y = s.lines(
        22,
        30,
        [f"Bailleur : {owner}", "rue de Falaise, 14000 CAEN", "", f"Locataire : {d.holder}", *d.home.soft_lines()],
        11.5,
        6,
    )
    s.text(22, y + 12, f"QUITTANCE DE LOYER DU MOIS {of_month(last).upper()}", 13, True)
    y = s.para(22, y + 26, 166, f"Reçu de {d.holder} la somme de {d.rng.randrange(450, 950)} euros ({d.rng.choice(['virement', 'chèque'])}) pour loyer et charges du logement sis {d.home.street}, "
               f"terme du {say(first, 'slash')} au {say(last, 'slash')}, dont quittance.", 11.5, 6.5)  # fmt: skip
    if d.issued:
        s.text(22, y + 10, f"{d.rng.choice(['Fait le', 'A Caen, le', 'Caen le'])} {d.say()}", 11.5)
    s.text(120, y + 26, owner.split()[-1], 24, family="dkg", color="#223388")
    s.page()


@layout("hold", "rent_receipt", "ruf dkg", by_hand=True)
def handwritten_receipt(s: Sheet, d: Document) -> None:
    first, last = months(d)
    owner = d.rng.choice(SURNAMES)
    s.text(105, 40, "Quittance de loyer", 22, align="c")
    y = s.para(22, 66, 166, f"Je soussigné M. {owner}, reconnais avoir reçu de {d.holder} la somme de {d.rng.randrange(450, 900)} euros pour le loyer du {say(first, 'long')} au {say(last, 'long')}, "
               f"logement {d.home.street} à {d.home.town}.", 16, 9)  # fmt: skip
    if d.issued:
        s.text(100, y + 16, f"Fait à Caen, le {d.say(style='long')}", 16)
    s.text(120, y + 36, owner, 26, family="kristi", color="#223388")
    s.page()
