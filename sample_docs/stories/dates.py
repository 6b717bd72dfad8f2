"""Ages: month ends, the day itself, the day before, a date to come, a late family."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills, housing, screens
from sample_docs.paper.certificates import DUMAS
from sample_docs.paper.notices import Household, tax_notice
from sample_docs.people import Home, Person
from sample_docs.render.portrait import jpeg, look, portrait
from sample_docs.render.scan import scan_jpeg
from sample_docs.stories import pieces


def bihel() -> Family:
    """A bill from the future, one of 28 February, a certificate of 29 February."""
    ugo, maud = Person("Bihel", "Ugo"), Person("Bihel", "Maud", "Mme", "06/12/1985")
    enzo, lila = Person("Bihel", "Enzo", born="30/09/2012"), Person("Bihel", "Lila", "Mme", "29/02/2016")
    home = Home("7 rue des Coutures", "14123", "Cormelles-le-Royal")
    when = "20/05/2026 19:19"
    return Family(
        "F21",
        "Facture datée d'après son dépôt, remplacée ; certificat du 29 février 2024.",
        "couple",
        (ugo, maud),
        home,
        (
            Student("E2101", enzo, "TRAD - Instrument - CII", "Complet"),
            Student("E2102", lila, "TRAD-Danse classique CI", "A corriger"),
        ),
        (
            pieces.notice("F21/avis.pdf", when, home, ugo, maud),
            pieces.proof(
                "F21/facture.pdf",
                bills.supply_bill(bills.ELECTRICITY, bills.named(maud), home, day("15/07/2026")),
                when,
                "15/07/2026",
                "date_future",
                why="datée d'après son dépôt",
            ),
            pieces.proof(
                "F21/facture fevrier.pdf",
                bills.supply_bill(bills.GAS, bills.named(ugo), home, day("28/02/2026")),
                "27/05/2026 23:58",
                "28/02/2026",
                why="28/02 + 3 mois = 28/05, déposée le 27 : encore bonne",
            ),
            pieces.photo("E2101", 20, when, "F21/enzo.jpg"),
            pieces.photo("E2102", 21, when, "F21/lila.jpg"),
            pieces.because(
                pieces.medical("E2102", lila, "F21/certificat.pdf", when, "29/02/2024", "document_perime", by=DUMAS),
                "certificat du 29 février 2024",
            ),
        ),
    )


def crevel() -> Family:
    """After the campaign: the notice of July is there, the receipt is of 31 March."""
    ivan = Person("Crevel", "Ivan", born="15/05/1975")
    lise = Person("Crevel", "Lise", "Mme", "13/07/2013")
    home = Home("10 quai Charcot", "14150", "Ouistreham")
    notice = tax_notice(Household((ivan,), home, "1,50", "25 010"), day("24/07/2026"))
    return Family(
        "F22",
        "Famille tardive : avis d'impôt de juillet déposé en août, quittance du 31 mars déposée le 30 juin.",
        "garde_exclusive",
        (ivan,),
        home,
        (Student("E2201", lise, "TRAD - Instrument - CII", "A corriger"),),
        (
            Piece(
                drop.NOTICE,
                "F22/avis impot 2026.pdf",
                notice,
                "20/08/2026 14:02",
                (),
                "24/07/2026",
                why="en trois pages",
            ),
            pieces.proof(
                "F22/quittance mars.pdf",
                housing.rent_receipt(ivan.titled, home, day("31/03/2026")),
                "30/06/2026 09:00",
                "31/03/2026",
                "document_perime",
                why="31/03 + 3 mois = 30/06, jour du dépôt : périmée",
            ),
            pieces.photo("E2201", 22, "30/06/2026 09:01", "F22/lise.jpg"),
        ),
    )


def hervieu() -> Family:
    """One day short of three months; an identity card first, then a photo."""
    sarah = Person("Hervieu", "Sarah", "Mme", "10/10/1980")
    axel = Person("Hervieu", "Axel", born="21/05/2014")
    home = Home("5 rue Verte", "14730", "Giberville")
    receipt = housing.rent_receipt(sarah.titled, home, day("05/05/2026"))
    when = "12/05/2026 08:08"
    card = screens.identity_card(axel, jpeg(portrait(look(23))), day("04/03/2022"))
    return Family(
        "F23",
        "Certificat à un jour de la limite ; carte d'identité puis vraie photo.",
        "parent_seul",
        (sarah,),
        home,
        (Student("E2301", axel, "TRAD-Danse contemporaine CII", "Complet"),),
        (
            pieces.notice("F23/avis.pdf", when, home, sarah),
            pieces.proof("F23/quittance.pdf", receipt, when, "05/05/2026"),
            pieces.because(
                pieces.medical("E2301", axel, "F23/certificat medical.pdf", when, "13/02/2026"),
                "13/02 + 3 mois = 13/05, déposé la veille : encore bon",
            ),
            Piece(
                drop.PHOTO,
                "F23/axel.jpg",
                scan_jpeg(card, 231),
                when,
                ("type_document_inattendu",),
                student="E2301",
                why="une carte d'identité : un visage, et un document",
            ),
            pieces.photo("E2301", 24, "13/05/2026 08:10", "F23/axel photo.jpg"),
        ),
    )


FAMILIES = (bihel, crevel, hervieu)
