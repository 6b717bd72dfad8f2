"""Who owes what: horaires aménagés, outside Caen la Mer, several courses at once, no file at all."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills, screens
from sample_docs.paper.certificates import BARREAU, certificate, mdph_attestation
from sample_docs.paper.notices import Household, situation_notice
from sample_docs.people import Home, Person
from sample_docs.render.photo import landscape
from sample_docs.render.scan import scan_jpeg, scan_pdf, screenshot
from sample_docs.stories import pieces


def haddad() -> Family:
    """CHA-Musique: a photo is enough."""
    nour, ines = Person("Haddad", "Nour", "Mme", "09/09/1983"), Person("Haddad", "Inès", "Mme", "25/05/2014")
    home = Home("15 avenue de Thiès", "14000", "CAEN")
    when = "05/05/2026 09:31"
    mdph = mdph_attestation(ines, home, day("03/09/2025"))
    return Family(
        "F08",
        "CHA-Musique : seule la photo est due ; attestation MDPH jointe.",
        "parent_seul",
        (nour,),
        home,
        (Student("E0801", ines, "CHA-Musique", "Complet"),),
        (
            pieces.photo("E0801", 9, when, "F08/ines.jpg"),
            Piece(drop.MDPH, "F08/notification mdph.pdf", mdph, when, dated="03/09/2025", student="E0801"),
        ),
    )


def leblond() -> Family:
    """CHA-Maîtrise, outside: the photo is a landscape."""
    hugo, leo = Person("Leblond", "Hugo"), Person("Leblond", "Léo", born="14/07/2015")
    return Family(
        "F09",
        "CHA-Maîtrise, hors Caen la Mer : la « photo » est un paysage.",
        "parent_seul",
        (hugo,),
        Home("30 rue Saint-Jean", "14400", "Bayeux"),
        (Student("E0901", leo, "CHA-Maîtrise", "A vérifier"),),
        (
            Piece(
                drop.PHOTO,
                "F09/IMG_0417.JPG",
                landscape(),
                "16/05/2026 17:45",
                ("lecture_incertaine",),
                student="E0901",
                why="aucun visage : à une personne de le dire",
            ),
        ),
    )


def queval() -> Family:
    """Outside: what is not owed never holds the dossier back."""
    rose, max_ = Person("Quéval", "Rose", "Mme", "19/10/1978"), Person("Quéval", "Maxence", born="01/06/2011")
    home = Home("5 route de Pont-l'Évêque", "14100", "Lisieux")
    when = "30/05/2026 15:15"
    return Family(
        "F10",
        "Hors Caen la Mer : facture de box, vieille de surcroît, mais non demandée.",
        "parent_seul",
        (rose,),
        home,
        (Student("E1001", max_, "TRAD - Instrument - CIII", "Complet"),),
        (
            pieces.photo("E1001", 10, when, "F10/maxence.jpg"),
            pieces.proof(
                "F10/facture box.pdf",
                bills.telecom_bill(rose.titled, home, day("15/12/2025")),
                when,
                "15/12/2025",
                "document_perime",
                "justificatif_non_admis",
                why="deux motifs ; pièce non exigée hors Caen la Mer",
            ),
        ),
    )


def sorel() -> Family:
    """CPES théâtre outside Caen la Mer: no certificate."""
    eva = Person("Sorel", "Eva", "Mme", "12/12/2005")
    return Family(
        "F11",
        "Élève majeure en CPES théâtre hors Caen la Mer : pas de certificat dû.",
        "eleve_majeur",
        (eva,),
        Home("1 place Belle-Croix", "14700", "Falaise"),
        (Student("E1101", eva, "TRAD - Théâtre - CPES", "Complet"),),
        (pieces.photo("E1101", 11, "08/06/2026 23:59", "F11/eva.jpg"),),
    )


def tanguy() -> Family:
    """Two courses: the union of both. A screenshot, a scan upside down."""
    marc, sofia = Person("Tanguy", "Marc"), Person("Tanguy", "Sofia", "Mme", "06/06/1987")
    mila = Person("Tanguy", "Mila", "Mme", "18/09/2013")
    home = Home("22 rue du Chemin Vert", "14280", "ST GERMAIN LA BLANCHE HERBE")
    notice = situation_notice(Household((marc, sofia), home), day("30/04/2026"))
    seal = certificate(mila, BARREAU, day("28/04/2026"))
    when = "27/05/2026 06:55"
    return Family(
        "F12",
        "Plusieurs cursus : CHA-Musique et danse traditionnelle, on doit l'union des deux.",
        "couple",
        (marc, sofia),
        home,
        (Student("E1201", mila, "CHA-Musique|TRAD-Danse contemporaine CI", "Complet"),),
        (
            Piece(
                drop.NOTICE,
                "F12/avis scan.pdf",
                scan_pdf(notice, 121, askew=-1.4),
                when,
                (),
                "30/04/2026",
                why="penché",
            ),
            pieces.proof(
                "F12/Screenshot_20260527-065012.png",
                screenshot(screens.account_page(sofia, home, day("11/05/2026"))),
                when,
                "11/05/2026",
                why="capture d'écran du téléphone",
            ),
            Piece(
                drop.CERTIFICATE,
                "F12/certificat.jpg",
                scan_jpeg(seal, 123, dpi=200, turn=180),
                when,
                (),
                "28/04/2026",
                "E1201",
                "numérisé la tête en bas",
            ),
            pieces.photo("E1201", 12, when, "F12/mila.jpg"),
        ),
    )


def auvray() -> Family:
    """Nothing was sent."""
    luc = Person("Auvray", "Luc")
    ana, tim = Person("Auvray", "Ana", "Mme", "03/03/2012"), Person("Auvray", "Tim", born="24/12/2016")
    everything = "avis_imposition|justificatif_domicile|certificat_medical|photo_identite"
    return Family(
        "F13",
        "Rien n'a été déposé.",
        "parent_seul",
        (luc,),
        Home("77 rue de Bayeux", "14000", "Caen"),
        (
            Student("E1301", ana, "TRAD-Danse jazz CII", "Incomplet", everything),
            Student("E1302", tim, "CHA-Musique", "Incomplet", "photo_identite"),
        ),
        (),
    )


FAMILIES = (haddad, leblond, queval, sorel, tanguy, auvray)
