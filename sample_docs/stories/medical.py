"""Dancers: certificates of every kind, and a photo slot that holds something else."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills
from sample_docs.paper.certificates import AGAINST, BARREAU, DANCE_TEACHING, DUMAS, SPORT, certificate
from sample_docs.people import Home, Person
from sample_docs.render.photo import Shot, photo
from sample_docs.render.scan import scan_jpeg
from sample_docs.stories import pieces


def morvan() -> Family:
    """Three dancers: sport only, an objection, and a good one photographed."""
    iris = Person("Morvan", "Tiphaine", "Mme", "07/05/1981")
    lena, malo = Person("Morvan", "Léna", "Mme", "12/09/2011"), Person("Morvan", "Malo", born="03/06/2013")
    nell = Person("Morvan", "Nell", "Mme", "17/02/2015")
    sport = certificate(lena, BARREAU, day("04/05/2026"), SPORT)
    good = certificate(nell, DUMAS, day("07/05/2026"))
    when = "21/05/2026 17:17"
    return Family(
        "F27",
        "Trois danseurs en CHA : certificat de sport, contre-indication, certificat photographié.",
        "parent_seul",
        (iris,),
        Home("1 rue des Rosiers", "14000", "Caen"),
        (
            Student("E2701", lena, "CHA-Danse", "A corriger"),
            Student("E2702", malo, "CHA-Danse", "A corriger"),
            Student("E2703", nell, "CHA-Danse", "Complet"),
        ),
        (
            Piece(
                drop.CERTIFICATE,
                "F27/lena.jpg",
                scan_jpeg(sport, 271),
                when,
                ("mention_absente",),
                "04/05/2026",
                "E2701",
                "pratique du sport, sans la danse",
            ),
            pieces.because(
                pieces.medical("E2702", malo, "F27/malo.pdf", when, "05/05/2026", "mention_absente", says=AGAINST),
                "une contre-indication",
            ),
            Piece(
                drop.CERTIFICATE,
                "F27/IMG_2703.JPG",
                photo(good, Shot(273, exif_turn=True)),
                when,
                (),
                "07/05/2026",
                "E2703",
                "photo que seul l'EXIF redresse",
            ),
            pieces.photo("E2701", 28, when, "F27/photo lena.jpg"),
            pieces.photo("E2702", 29, when, "F27/photo malo.jpg"),
            pieces.photo("E2703", 30, when, "F27/photo nell.jpg"),
        ),
    )


def ferey() -> Family:
    """A certificate without a date."""
    alma, joan = Person("Férey", "Alma", "Mme", "02/02/1987"), Person("Férey", "Joan", born="26/01/2014")
    when = "29/05/2026 20:02"
    undated = certificate(joan, BARREAU, None, DANCE_TEACHING)
    return Family(
        "F28",
        "CHA-Danse : un certificat sans autre date que celle de naissance.",
        "parent_seul",
        (alma,),
        Home("16 rue du Calvaire", "14123", "Ifs"),
        (Student("E2801", joan, "CHA-Danse", "A vérifier"),),
        (
            Piece(
                drop.CERTIFICATE,
                "F28/certificat.pdf",
                undated,
                when,
                ("date_introuvable",),
                student="E2801",
                why="aucune date d'établissement",
            ),
            pieces.photo("E2801", 31, when, "F28/joan.jpg"),
        ),
    )


def oriot() -> Family:
    """An adult dancer from outside: a certificate on its side, a bill for a photo."""
    sacha = Person("Oriot", "Sacha", born="11/08/2003")
    home = Home("12 rue du Marché", "14370", "Argences")
    seal = certificate(sacha, DUMAS, day("18/05/2026"))
    bill = bills.supply_bill(bills.WATER, sacha.titled, home, day("12/05/2026"))
    when = "31/05/2026 10:10"
    return Family(
        "F29",
        "Élève majeur, danseur, hors Caen la Mer : certificat couché, une facture en guise de photo.",
        "eleve_majeur",
        (sacha,),
        home,
        (Student("E2901", sacha, "TRAD-Danse jazz CIII", "A corriger"),),
        (
            Piece(
                drop.CERTIFICATE,
                "F29/20260531_100812.jpg",
                photo(seal, Shot(291, turn=90, lean=0.02, shade=0.2)),
                when,
                (),
                "18/05/2026",
                "E2901",
                "photo couchée, sans EXIF",
            ),
            Piece(
                drop.PHOTO,
                "F29/scan.jpg",
                scan_jpeg(bill, 292),
                when,
                ("type_document_inattendu",),
                student="E2901",
                why="une facture numérisée",
            ),
        ),
    )


FAMILIES = (morvan, ferey, oriot)
