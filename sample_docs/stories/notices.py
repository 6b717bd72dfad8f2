"""What is sent in place of a notice, and notices that are not whole."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills, housing, near_notices, notices
from sample_docs.people import Home, Person
from sample_docs.render.photo import Shot, photo
from sample_docs.render.scan import scan_jpeg
from sample_docs.stories import pieces

_OTHER_KIND = ("type_document_inattendu",)


def yvon() -> Family:
    """A declaration form, a property tax, a payslip."""
    alban, elsa = Person("Yvon", "Alban"), Person("Yvon", "Elsa", "Mme", "27/03/1988")
    ruben = Person("Yvon", "Ruben", born="05/11/2015")
    home = Home("14 rue du Manoir", "14123", "Fleury-sur-Orne")
    form = near_notices.declaration_2042(notices.Household((alban, elsa), home), 2025)
    gas = bills.supply_bill(bills.GAS, bills.named(alban, elsa), home, day("11/05/2026"))
    when = "19/05/2026 12:30"
    return Family(
        "F24",
        "Déclaration 2042, taxe foncière, bulletin de paie : aucun n'est un avis.",
        "couple",
        (alban, elsa),
        home,
        (Student("E2401", ruben, "TRAD - Instrument - CI", "A corriger"),),
        (
            Piece(drop.NOTICE, "F24/declaration.pdf", form, when, _OTHER_KIND, why="formulaire 2042"),
            Piece(
                drop.NOTICE,
                "F24/impots.jpg",
                scan_jpeg(near_notices.property_tax(alban, home, 2025), 241),
                "21/05/2026 12:30",
                _OTHER_KIND,
                "14/08/2025",
                why="taxe foncière, numérisée",
            ),
            Piece(
                drop.NOTICE,
                "F24/paie avril.pdf",
                near_notices.payslip(elsa, home, day("30/04/2026")),
                "22/05/2026 12:30",
                _OTHER_KIND,
                "30/04/2026",
                why="bulletin de paie",
            ),
            pieces.proof("F24/scan gaz.jpg", scan_jpeg(gas, 242, askew=1.5), when, "11/05/2026", why="de travers"),
            pieces.photo("E2401", 25, when, "F24/ruben.jpg"),
        ),
    )


def noel() -> Family:
    """First the wrong year and a page too few, then a photo of the first page alone."""
    fanny = Person("Noël", "Fanny", "Mme", "25/12/1982")
    gabin = Person("Noël", "Gabin", born="08/05/2013")
    home = Home("20 rue de l'Église", "14280", "Saint-Contest")
    house = notices.Household((fanny,), home, "1,50", "18 204")
    old = notices.tax_notice(house, day("28/07/2025"), 2024, pages=(1,))
    front = notices.situation_notice(house, day("02/05/2026"), pages=(1,))
    bill = bills.supply_bill(bills.ELECTRICITY, fanny.titled, home, day("07/05/2026"))
    return Family(
        "F25",
        "Avis incomplets : une page sur trois de l'an passé, puis la première page seule.",
        "parent_seul",
        (fanny,),
        home,
        (Student("E2501", gabin, "TRAD - Instrument - CII", "A corriger"),),
        (
            Piece(
                drop.NOTICE,
                "F25/avis p1.pdf",
                old,
                "10/05/2026 18:00",
                ("annee_revenus_incorrecte", "pages_manquantes"),
                "28/07/2025",
                why="deux motifs",
            ),
            Piece(
                drop.NOTICE,
                "F25/IMG_20260512_180000.jpg",
                photo(front, Shot(251, lean=0.02, shade=0.18)),
                "12/05/2026 18:02",
                ("pages_manquantes",),
                "02/05/2026",
                why="photo de la page 1/2",
            ),
            pieces.proof("F25/facture.pdf", bill, "12/05/2026 18:03", "07/05/2026"),
            pieces.photo("E2501", 26, "12/05/2026 18:04", "F25/gabin.jpg"),
        ),
    )


def quesnel() -> Family:
    """Under déclaration automatique: the page that says so is not the notice."""
    nadia = Person("Quesnel", "Nadia", "Mme", "18/11/1984")
    ilan = Person("Quesnel", "Ilan", born="07/07/2016")
    home = Home("33 avenue du Six-Juin", "14000", "Caen")
    plan = housing.payment_plan(nadia.titled, home, day("03/05/2026"))
    when = "06/06/2026 11:00"
    return Family(
        "F26",
        "Déclaration automatique : la page imprimée n'est pas l'avis.",
        "parent_seul",
        (nadia,),
        home,
        (Student("E2601", ilan, "TRAD - Instrument - CI", "A corriger"),),
        (
            Piece(
                drop.NOTICE,
                "F26/ma declaration.pdf",
                near_notices.automatic_declaration(nadia, home),
                when,
                _OTHER_KIND,
                why="« Ma déclaration automatique »",
            ),
            pieces.proof("F26/echeancier.pdf", plan, when, "03/05/2026"),
            pieces.photo("E2601", 27, when, "F26/ilan.jpg"),
        ),
    )


FAMILIES = (yvon, noel, quesnel)
