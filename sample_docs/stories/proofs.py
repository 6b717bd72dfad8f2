"""Proofs of address that are not on the list, in other names, or beyond reading."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import banking, bills, housing, screens
from sample_docs.paper.notices import Household, situation_notice
from sample_docs.people import Home, Person
from sample_docs.render.photo import Shot, photo
from sample_docs.render.scan import scan_jpeg, screenshot
from sample_docs.stories import pieces


def lamy() -> Family:
    """Four papers in one slot, none of them on the list."""
    gwen, bastien = Person("Lamy", "Gwenaëlle", "Mme", "14/02/1986"), Person("Caron", "Bastien")
    oscar = Person("Caron", "Oscar", born="27/11/2014")
    host = Person("Lamy", "Solange", "Mme", "03/08/1955")
    home = Home("63 rue d'Auge", "14000", "Caen")
    when, later = "14/05/2026 20:20", "26/05/2026 12:45"
    return Family(
        "F18",
        "Assurance, hébergement, relevé bancaire, facture de box : aucun n'est admis.",
        "couple",
        (gwen, bastien),
        home,
        (Student("E1801", oscar, "TRAD - Instrument - CII", "A corriger"),),
        (
            pieces.notice("F18/avis.pdf", when, home, bastien, gwen),
            pieces.proof(
                "F18/assurance.pdf",
                housing.insurance_attestation(gwen.titled, home, day("05/05/2026")),
                when,
                "05/05/2026",
                "justificatif_non_admis",
                why="attestation d'assurance habitation",
            ),
            pieces.proof(
                "F18/hebergement.jpg",
                scan_jpeg(housing.host_declaration(host, [gwen.full, bastien.full], home, day("14/05/2026")), 181),
                "15/05/2026 08:00",
                "14/05/2026",
                "justificatif_non_admis",
                why="attestation d'hébergement, numérisée",
            ),
            pieces.proof(
                "F18/releve.pdf",
                banking.statement(bills.named(gwen, bastien), home, day("02/05/2026")),
                "16/05/2026 08:00",
                "02/05/2026",
                "justificatif_non_admis",
                why="relevé de compte",
            ),
            pieces.proof(
                "F18/Screenshot_20260526-124401.png",
                screenshot(screens.telecom_page(bastien, home, day("19/05/2026"))),
                later,
                "19/05/2026",
                "justificatif_non_admis",
                why="facture de box, en capture d'écran",
            ),
            pieces.photo("E1801", 17, when, "F18/oscar.jpg"),
        ),
    )


def pichon() -> Family:
    """Good papers in other people's names."""
    clara = Person("Pichon", "Clara", "Mme", "22/06/1983")
    adele = Person("Pichon", "Adèle", "Mme", "01/04/2014")
    stranger, other_child = Person("Verneuil", "Gaston"), Person("Hamelin", "Capucine", "Mme", "12/05/2013")
    home = Home("18 rue du Stade", "14790", "Verson")
    when = "20/05/2026 10:00"
    return Family(
        "F19",
        "Facture au nom de l'ancien locataire, certificat d'une autre enfant.",
        "parent_seul",
        (clara,),
        home,
        (Student("E1901", adele, "TRAD-Danse classique CI", "A vérifier"),),
        (
            pieces.notice("F19/avis.pdf", when, home, clara),
            pieces.proof(
                "F19/IMG_20260520_095802.jpg",
                photo(bills.supply_bill(bills.GAS, stranger.titled, home, day("28/04/2026")), Shot(191, lean=0.02)),
                when,
                "28/04/2026",
                "titulaire_different",
                why="photo d'une facture au nom de l'ancien locataire",
            ),
            pieces.because(
                pieces.medical("E1901", other_child, "F19/certificat.pdf", when, "11/05/2026", "titulaire_different"),
                "au nom d'une autre enfant",
            ),
            pieces.photo("E1901", 18, when, "F19/adele.jpg"),
        ),
    )


def rault() -> Family:
    """Photos that no one can read."""
    erwan = Person("Rault", "Erwan")
    nina = Person("Rault", "Nina", "Mme", "16/02/2015")
    home = Home("2 square du Commerce", "14650", "Carpiquet")
    bill = bills.supply_bill(bills.WATER, erwan.titled, home, day("05/05/2026"))
    notice = situation_notice(Household((erwan,), home), day("22/04/2026"))
    when = "04/06/2026 21:48"
    return Family(
        "F20",
        "Photos illisibles : l'une tout à fait floue, l'autre minuscule.",
        "parent_seul",
        (erwan,),
        home,
        (Student("E2001", nina, "TRAD - Instrument - CI", "A vérifier"),),
        (
            Piece(
                drop.NOTICE,
                "F20/IMG-WA0007.jpg",
                photo(notice, Shot(201, width=200, blur=1.2, quality=35)),
                when,
                ("lecture_incertaine",),
                why="vignette de 200 pixels",
            ),
            Piece(
                drop.PROOF,
                "F20/IMG_20260604_214702.jpg",
                photo(bill, Shot(202, blur=15, quality=40, shade=0.5)),
                when,
                ("lecture_incertaine",),
                why="tout à fait flou",
            ),
            pieces.photo("E2001", 19, when, "F20/nina.jpg"),
        ),
    )


FAMILIES = (lamy, pichon, rault)
