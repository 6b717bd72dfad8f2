"""Files that went wrong before anyone read them."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import banking, bills, locked
from sample_docs.paper.notices import Household, situation_notice
from sample_docs.people import Home, Person
from sample_docs.render.portrait import jpeg, look, portrait
from sample_docs.render.spoil import cut, docx, heavier, heic
from sample_docs.stories import pieces

_TWO_MO = 2 * 1024 * 1024


def guerin() -> Family:
    """Not there, not accepted, not what the name says, locked."""
    remi, jade = Person("Guérin", "Rémi"), Person("Guérin", "Jade", "Mme", "08/08/1982")
    noe = Person("Guérin", "Noé", born="10/10/2015")
    home = Home("4 rue de la Mairie", "14123", "Ifs")
    when = "13/05/2026 11:11"
    details = banking.rib(remi.titled, home, "00041714001")
    return Family(
        "F14",
        "Fichiers fautifs : absent, .docx, PDF nommé .jpg, PDF verrouillé, HEIC nommé .jpg.",
        "couple",
        (remi, jade),
        home,
        (Student("E1401", noe, "TRAD - Instrument - CI", "A corriger"),),
        (
            Piece(drop.NOTICE, "F14/avis.pdf", None, when, ("fichier_absent",), why="listé, absent du dépôt"),
            Piece(
                drop.PROOF, "F14/facture.docx", docx("Facture d'électricité"), when, ("format_non_accepte",), why="Word"
            ),
            Piece(drop.RIB, "F14/rib.jpg", details, when, ("contenu_different",), why="un PDF nommé .jpg"),
            Piece(
                drop.SEPA,
                "F14/mandat.pdf",
                locked.letter("mot-de-passe"),
                when,
                ("fichier_illisible",),
                why="PDF protégé par un mot de passe",
            ),
            Piece(
                drop.PHOTO, "F14/noe.jpg", heic(), when, ("contenu_different",), student="E1401", why="HEIC nommé .jpg"
            ),
        ),
    )


def fauvel() -> Family:
    """Cut short, too heavy, empty, badly named."""
    agnes, jo = Person("Fauvel", "Agnès", "Mme", "26/11/1977"), Person("Fauvel", "Joséphine", "Mme", "15/02/2014")
    abel = Person("Fauvel", "Abel", born="15/02/2016")
    home = Home("Résidence Les Peupliers, bât. C", "14460", "Colombelles")
    notice = situation_notice(Household((agnes,), home, "2,00", "19 960"), day("21/04/2026"))
    when = "22/05/2026 16:40"
    return Family(
        "F15",
        "Fichiers fautifs : PDF et JPEG tronqués, vide, plus de 2 Mo, noms à accents et caractères spéciaux.",
        "parent_seul",
        (agnes,),
        home,
        (
            Student("E1501", jo, "TRAD - Instrument - CII", "A corriger"),
            Student("E1502", abel, "CHA-Musique", "A corriger"),
        ),
        (
            Piece(drop.NOTICE, "F15/avis.pdf", cut(notice, 0.55), when, ("fichier_illisible",), why="tronqué"),
            Piece(
                drop.NOTICE,
                "F15/avis complet.pdf",
                heavier(notice, _TWO_MO),
                "23/05/2026 09:00",
                ("taille_depassee",),
                "21/04/2026",
                why="2,01 Mo",
            ),
            Piece(drop.PROOF, "F15/facture.pdf", b"", when, ("fichier_illisible",), why="zéro octet"),
            pieces.proof(
                "F15/facture d'eau (mai) n°3.pdf",
                bills.supply_bill(bills.WATER, agnes.titled, home, day("02/05/2026")),
                "23/05/2026 09:02",
                "02/05/2026",
                "nom_fichier_invalide",
                why="bonne facture, nom à corriger",
            ),
            Piece(
                drop.PHOTO,
                "F15/photo jo.jpg",
                cut(jpeg(portrait(look(13))), 0.5),
                when,
                ("fichier_illisible",),
                student="E1501",
                why="JPEG tronqué",
            ),
            Piece(
                drop.PHOTO,
                "F15/Photo d'identité Abel.jpg",
                jpeg(portrait(look(16))),
                when,
                ("nom_fichier_invalide",),
                student="E1502",
                why="accent et apostrophe",
            ),
        ),
    )


def doublet() -> Family:
    """One bill for two slots, and a broken IBAN."""
    alix = Person("Doublet", "Alix", "Mme", "31/01/1984")
    paola = Person("Doublet", "Paola", "Mme", "20/03/2015")
    home = Home("9 rue des Sorbiers", "14610", "EPRON")
    when = "15/05/2026 18:00"
    return Family(
        "F16",
        "La même facture pour deux pièces (et chez une autre famille) ; un RIB à la clé fausse.",
        "parent_seul",
        (alix,),
        home,
        (Student("E1601", paola, "TRAD - Instrument - CI", "A vérifier"),),
        (
            pieces.notice("F16/avis.pdf", when, home, alix),
            pieces.proof(
                "F16/facture.pdf", shared_bill(), when, "06/05/2026", "fichier_en_double", why="aussi en F16/rib.pdf"
            ),
            Piece(
                drop.RIB,
                "F16/rib.pdf",
                shared_bill(),
                when,
                ("type_document_inattendu", "fichier_en_double"),
                "06/05/2026",
                why="la facture, au lieu du RIB",
            ),
            Piece(
                drop.RIB,
                "F16/rib bon.pdf",
                banking.rib(alix.titled, home, "00041716001", wrong=True),
                "16/05/2026 08:20",
                ("iban_invalide",),
                why="chiffres de contrôle faux",
            ),
            pieces.photo("E1601", 14, when, "F16/paola.jpg"),
        ),
    )


def shared_bill() -> bytes:
    """The bill that two families send."""
    alix = Person("Doublet", "Alix", "Mme", "31/01/1984")
    home = Home("9 rue des Sorbiers", "14610", "Épron")
    return bills.supply_bill(bills.ELECTRICITY, alix.titled, home, day("06/05/2026"))


def enault() -> Family:
    """The neighbours' bill, and a RIB in the mandate's slot."""
    yann = Person("Enault", "Yann")
    zoe = Person("Enault", "Zoé", "Mme", "09/04/2016")
    home = Home("11 rue des Sorbiers", "14610", "Épron")
    when = "01/06/2026 07:30"
    return Family(
        "F17",
        "La facture d'une autre famille ; un RIB à la place du mandat.",
        "parent_seul",
        (yann,),
        home,
        (Student("E1701", zoe, "TRAD - Instrument - CI", "A vérifier"),),
        (
            pieces.notice("F17/avis.pdf", when, home, yann),
            pieces.proof(
                "F17/facture edb.pdf",
                shared_bill(),
                when,
                "06/05/2026",
                "titulaire_different",
                "fichier_en_double",
                why="les mêmes octets qu'en F16, à un autre nom",
            ),
            Piece(
                drop.SEPA,
                "F17/mandat.pdf",
                banking.rib(yann.titled, home, "00041717001"),
                when,
                ("type_document_inattendu",),
                why="un RIB, pas un mandat",
            ),
            pieces.photo("E1701", 15, when, "F17/zoe.jpg"),
        ),
    )


FAMILIES = (guerin, fauvel, doublet, enault)
