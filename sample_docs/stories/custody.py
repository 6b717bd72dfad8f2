"""Separated parents: two notices, one that is missing, one that is cut, sole custody."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills, housing
from sample_docs.paper.notices import Household, situation_notice, tax_notice
from sample_docs.people import Home, Person
from sample_docs.render.portrait import look, portrait
from sample_docs.render.scan import picture_pdf, scan_pdf
from sample_docs.render.two_d_doc import notice_mark
from sample_docs.stories import pieces


def delahaye() -> Family:
    """Both notices are there."""
    camille, thomas = Person("de La Haye", "Camille", "Mme", "17/07/1981"), Person("Rousselin", "Thomas")
    iris = Person("Rousselin-de La Haye", "Iris", "Mme", "11/12/2013")
    home, other = Home("6 allée des Merisiers", "14000", "Caen"), Home("27 rue du Puits", "14123", "Ifs")
    marked = situation_notice(
        Household((thomas,), other, "1,25", "27 340"),
        day("24/04/2026"),
        mark=notice_mark("ROUSSELIN THOMAS", 2025, day("24/04/2026")),
    )
    water = bills.supply_bill(bills.WATER, thomas.titled, other, day("20/04/2026"))
    when = "18/05/2026 20:15"
    return Family(
        "F04",
        "Garde alternée, deux avis de déclarants différents, facture d'eau au nom du second parent.",
        "garde_alternee",
        (camille, thomas),
        home,
        (Student("E0401", iris, "TRAD - Instrument - CII", "Complet"),),
        (
            pieces.notice("F04/avis maman.pdf", when, home, camille),
            Piece(drop.NOTICE, "F04/avis papa.pdf", marked, "19/05/2026 07:50", (), "24/04/2026", why="2D-Doc de test"),
            pieces.proof("F04/facture eau.pdf", scan_pdf(water, 41), when, "20/04/2026", why="PDF d'images"),
            Piece(
                drop.PHOTO,
                "F04/photo iris.pdf",
                picture_pdf(portrait(look(5))),
                when,
                student="E0401",
                why="photo posée dans un PDF",
            ),
        ),
    )


def marchais() -> Family:
    """One of the two notices never came."""
    lucie, karim = Person("Marchais", "Lucie", "Mme", "05/05/1985"), Person("Belkacem", "Karim")
    sami = Person("Belkacem", "Sami", born="28/08/2016")
    home = Home("19 rue Basse", "14760", "Bretteville-sur-Odon")
    gas = bills.supply_bill(bills.GAS, lucie.titled, home, day("04/05/2026"))
    when = "02/06/2026 22:31"
    return Family(
        "F05",
        "Garde alternée, un seul avis : il en manque un.",
        "garde_alternee",
        (lucie, karim),
        home,
        (Student("E0501", sami, "TRAD - Instrument - CI", "Incomplet", "avis_imposition"),),
        (
            pieces.notice("F05/avis-situation-declarative.pdf", when, home, lucie),
            pieces.proof("F05/facture gaz mai.pdf", gas, when, "04/05/2026"),
            pieces.photo("E0501", 6, when, "F05/sami.jpg"),
        ),
    )


def ozanne() -> Family:
    """Both sent a notice, the second without its last page."""
    anna, yves = Person("Ozanne", "Anna", "Mme", "21/01/1979"), Person("Pellerin", "Yves")
    lou = Person("Pellerin", "Lou", "Mme", "16/10/2012")
    home = Home("2 impasse du Moulin", "14111", "Louvigny")
    short = situation_notice(Household((yves,), home), day("22/04/2026"), pages=(1,))
    receipt = housing.rent_receipt(anna.titled, home, day("04/05/2026"))
    when = "11/05/2026 19:00"
    return Family(
        "F06",
        "Garde alternée, deux avis dont le second n'a que sa première page.",
        "garde_alternee",
        (anna, yves),
        home,
        (Student("E0601", lou, "TRAD - Théâtre - CII", "A corriger"),),
        (
            pieces.notice("F06/avis Anna.pdf", when, home, anna),
            Piece(drop.NOTICE, "F06/avis Yves.pdf", short, "12/05/2026 07:01", ("pages_manquantes",), "22/04/2026"),
            pieces.proof("F06/quittance.pdf", receipt, when, "04/05/2026"),
            pieces.photo("E0601", 7, when, "F06/lou.jpg"),
        ),
    )


def vauquelin() -> Family:
    """Sole custody; last year's notice first, then the right one."""
    odile = Person("Vauquelin", "Odile", "Mme", "13/04/1980")
    tom = Person("Vauquelin", "Tom", born="02/02/2015")
    home = Home("8 rue Émile-Zola", "14120", "Mondeville")
    old = tax_notice(Household((odile,), home, "1,50", "23 118"), day("25/07/2025"), 2024)
    plan = housing.payment_plan(odile.titled, home, day("20/04/2026"))
    when = "07/05/2026 13:20"
    return Family(
        "F07",
        "Garde exclusive ; l'avis de l'an passé, remplacé ensuite par le bon.",
        "garde_exclusive",
        (odile,),
        home,
        (Student("E0701", tom, "TRAD - Instrument - CI", "Complet"),),
        (
            Piece(drop.NOTICE, "F07/avis impot.pdf", old, when, ("annee_revenus_incorrecte",), "25/07/2025"),
            pieces.notice("F07/avis impot bon.pdf", "23/05/2026 10:12", home, odile),
            pieces.proof(
                "F07/echeancier.pdf",
                plan,
                when,
                "20/04/2026",
                why="échéancier : dix dates à venir, une qui compte",
            ),
            pieces.photo("E0701", 8, when, "F07/tom.jpg"),
        ),
    )


FAMILIES = (delahaye, marchais, ozanne, vauquelin)
