"""Families with whom all is well: a couple with two children, a single parent, an adult."""

from sample_docs import drop
from sample_docs.calendar_fr import day
from sample_docs.drop import Family, Piece, Student
from sample_docs.paper import bills, housing
from sample_docs.paper.banking import rib, sepa_mandate
from sample_docs.paper.certificates import BARREAU, DANCE_SCHOOL, DANCE_TEACHING, DUMAS, certificate
from sample_docs.paper.notices import Household, situation_notice
from sample_docs.people import Home, Person
from sample_docs.render.photo import Shot, photo
from sample_docs.render.portrait import look, png, portrait
from sample_docs.render.scan import scan_pdf, scan_png
from sample_docs.render.two_d_doc import bill_mark
from sample_docs.stories import pieces


def lefort() -> Family:
    """A couple, two children, every slot filled from the supplier's own PDFs."""
    paul, elise = Person("Lefort", "Paul"), Person("Lefort", "Élise", "Mme", "02/11/1984")
    jules, zelie = Person("Lefort", "Jules", born="19/06/2014"), Person("Lefort", "Zélie", "Mme", "07/01/2017")
    home = Home("12 rue des Jonquilles", "14000", "Caen")
    mark = bill_mark("M/LEFORT/PAUL", "14000", "CAEN", day("12/05/2026"))
    bill = bills.supply_bill(bills.ELECTRICITY, bills.named(paul, elise), home, day("12/05/2026"), mark)
    seal = certificate(zelie, DUMAS, day("06/05/2026"), DANCE_SCHOOL)
    mandate = sepa_mandate(paul, home, "00041759301", day("11/05/2026"))
    when = "20/05/2026 18:42"
    return Family(
        "F01",
        "Couple, deux enfants, tout est en ordre ; les pièces de la famille servent aux deux.",
        "couple",
        (paul, elise),
        home,
        (
            Student("E0101", jules, "TRAD - Instrument - CII", "Complet"),
            Student("E0102", zelie, "TRAD-Danse classique CI", "Complet"),
        ),
        (
            Piece(drop.SEPA, "F01/mandat_sepa_lefort.pdf", mandate, when),
            Piece(drop.RIB, "F01/RIB.pdf", rib(bills.named(paul, elise), home, "00041759301"), when),
            pieces.notice("F01/avis 2026.pdf", when, home, paul, elise),
            pieces.because(
                pieces.proof("F01/facture_elec_mai2026.pdf", bill, when, "12/05/2026"),
                "2D-Doc d'une autorité de test : lu, jamais cru sur parole",
            ),
            pieces.photo("E0101", 1, when, "F01/jules.jpg"),
            Piece(drop.PHOTO, "F01/zelie.png", png(portrait(look(2))), when, student="E0102"),
            Piece(
                drop.CERTIFICATE,
                "F01/certificat danse zelie.png",
                scan_png(seal),
                "21/05/2026 08:10",
                (),
                "06/05/2026",
                "E0102",
                "numérisation en PNG",
            ),
        ),
    )


def ndiaye() -> Family:
    """A single parent with a scanner and a phone."""
    mother = Person("N'Diaye-Morel", "Bérengère", "Mme", "23/09/1986")
    aya = Person("N'Diaye", "Aya", "Mme", "30/03/2015")
    home = Home("3 bis boulevard de la Grande Delle", "14200", "HEROUVILLE ST CLAIR")
    receipt = housing.rent_receipt(mother.titled, home, day("05/05/2026"))
    notice = situation_notice(Household((mother,), home, "1,50", "21 806"), day("28/04/2026"))
    return Family(
        "F02",
        "Parent seul ; avis numérisé en deux pages, quittance photographiée sur la table.",
        "parent_seul",
        (mother,),
        home,
        (Student("E0201", aya, "TRAD - Instrument - CI", "Complet"),),
        (
            Piece(drop.NOTICE, "F02/Scan0001.PDF", scan_pdf(notice, 21), "25/05/2026 21:03", (), "28/04/2026"),
            pieces.proof(
                "F02/IMG_20260525_210455.jpg",
                photo(receipt, Shot(22)),
                "25/05/2026 21:06",
                "05/05/2026",
                why="photo au téléphone, de biais, lumière inégale",
            ),
            pieces.photo("E0201", 3, "25/05/2026 21:09", "F02/aya.jpeg"),
        ),
    )


def kerbrat() -> Family:
    """An adult student of CPES théâtre: certificate owed, and one day too old."""
    nils = Person("Kerbrat", "Nils", born="29/02/2004")
    home = Home("41 rue du Gaillon, appt 8", "14000", "CAEN CEDEX")
    when = "12/05/2026 12:00"
    return Family(
        "F03",
        "Élève majeur en CPES théâtre : certificat dû, daté de trois mois jour pour jour.",
        "eleve_majeur",
        (nils,),
        home,
        (Student("E0301", nils, "TRAD - Théâtre - CPES", "A corriger"),),
        (
            pieces.notice("F03/asdir-2026.pdf", when, home, nils),
            pieces.proof(
                "F03/attestation contrat.pdf",
                housing.contract_attestation(nils, home, day("18/04/2026")),
                when,
                "18/04/2026",
                why="attestation de contrat d'électricité, admise (réglage de campagne)",
            ),
            pieces.because(
                pieces.medical(
                    "E0301",
                    nils,
                    "F03/certificat.pdf",
                    when,
                    "12/02/2026",
                    "document_perime",
                    by=BARREAU,
                    says=DANCE_TEACHING,
                ),
                "12/02 + 3 mois = 12/05, jour du dépôt : périmé",
            ),
            pieces.photo("E0301", 4, when, "F03/photo nils.jpg"),
        ),
    )


FAMILIES = (lefort, ndiaye, kerbrat)
