"""Certificates on other paper, and the papers about persons that are sent in the wrong slot, hold half (for measuring only)."""

from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.hold_medical import DOCTORS, signed
from tests.evaluation.people import plain
from tests.evaluation.sheet import Sheet


@layout("hold", "certificate sport_certificate", "narrow freesans")
def letter_of_doctor(s: Sheet, d: Document) -> None:
    """A specialist's letter: place and date above the object, the statement in the body."""
    doctor = d.rng.choice(DOCTORS)
    s.lines(16, 18, [f"Dr {doctor}", "Médecin du sport", "Polyclinique de l'Estuaire - 14200"], 10, 5)
    s.text(194, 18, f"Secrétariat 02 31 {d.digits(2)} {d.digits(2)} 09", 8.5, align="r")
    if d.issued:
        s.text(194, 48, d.rng.choice(["Hérouville, le {}", "Date de l'examen : {}", "le {}"]).format(d.say()), 11, align="r")  # fmt: skip
    s.text(16, 62, "Objet : certificat médical", 11, True)
    y = s.para(16, 78, 178, d.wording.format(doctor=doctor), 11.5, 6.6)
    s.text(16, y + 6, "Fait pour valoir ce que de droit, remis à la famille.", 10)
    signed(s, d, 132, y + 30, doctor)
    s.page()


@layout("hold", "certificate sport_certificate", "lato condensed")
def columns_of_cabinet(s: Sheet, d: Document) -> None:
    """A left column with the practice's hours and prices, the certificate at the right, dated at its foot."""
    doctor = d.rng.choice(DOCTORS)
    s.box(0, 0, 58, 297, fill="#eaf3ee", stroke=None)
    s.lines(6, 24, [f"Dr {doctor}", "Médecine générale", "", "Lundi 9h-12h", "Mardi 14h-19h", "Jeudi 9h-18h", "", "Secteur 1", f"Tarif au 22/12/{d.base.year - 2} : 30 €", f"RPPS 101{d.digits(8)}"], 8.5, 5)  # fmt: skip
    s.text(70, 36, "CERTIFICAT MÉDICAL", 14, True)
    y = s.para(70, 50, 128, d.wording.format(doctor=doctor), 11, 6.2)
    if d.issued:
        s.text(70, y + 14, d.rng.choice(["Caen, {}", "Certificat rédigé le {}", "À Caen, le {}"]).format(d.say()), 11)
    signed(s, d, 140, y + 30, doctor)
    s.page()


@layout("hold", "identity_card", "freesans narrow")
def passport_page(s: Sheet, d: Document) -> None:
    who = d.people[0]
    s.box(20, 30, 150, 104, fill="#f4ece2", stroke="#8a6d5a")
    s.box(28, 56, 36, 48, fill="#a89684", stroke="#444444")
    s.lines(70, 42, ["PASSEPORT / PASSPORT", "République française", f"Nom / Surname (1)  {plain(who.last).upper()}", f"Prénoms / Given names (2)  {who.first}", f"Date de naissance (4)  {who.born:%d %m %Y}",
                     f"Date de délivrance (7)  {d.base:%d %m %Y}", "Autorité : Préfecture du Calvados"], 9, 8)  # fmt: skip
    s.lines(26, 120, [f"P<FRA{plain(who.last).upper().replace(' ', '<')}<<{plain(who.first).upper()}<<<<<<<<<<<", f"{d.digits(2)}AB{d.digits(5)}FRA{who.born:%y%m%d}<<<<<<<"], 9, 7, family="mono")  # fmt: skip
    s.page()


@layout("hold", "school_certificate", "roboto freeserif")
def lycee(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.text(194, 22, "Lycée Malherbe - vie scolaire", 12, True, align="r")
    s.text(16, 44, f"Attestation d'inscription {d.base.year}-{d.base.year + 1}", 15, True)
    s.para(16, 60, 178, f"La cheffe d'établissement atteste que {child.last.upper()} {child.first}, né(e) le {child.born:%d/%m/%Y}, est élève de l'établissement, régime demi-pensionnaire. Délivré le {d.say()}.", 11, 6.2)  # fmt: skip
    s.page()


@layout("hold", "health_rights", "lato times")
def mutuelle(s: Sheet, d: Document) -> None:
    s.box(0, 0, 210, 18, fill="#5a189a", stroke=None)
    s.text(14, 12, "Mutuelle Santé Océane - carte de tiers payant", 13, True, "#ffffff")
    s.lines(14, 34, [f"Adhérent : {d.holder}", *d.home.soft_lines(), f"Émise le {d.say()}", f"Valable du 01/01/{d.base.year} au 31/12/{d.base.year}", f"N° {d.digits(10)}", "Garanties : PHAR 100 - OPTI 200 - HOSP 100"], 10.5, 7)  # fmt: skip
    s.page()


@layout("hold", "registration_form", "times lato")
def canteen_form(s: Sheet, d: Document) -> None:
    child = d.people[-1]
    s.text(105, 22, "Ville de Caen - dossier d'inscription périscolaire", 13, True, align="c")
    s.lines(18, 40, [f"Enfant : {child.first} {child.last.upper()}", f"Né(e) le : {child.born:%d/%m/%Y}", f"Responsable 1 : {d.holder}", f"Domicile : {d.home.street}, {d.home.town}",
                     "Pièces jointes : avis d'imposition, facture d'électricité, certificat médical", "Activités : cantine, danse, natation", f"Fait le {d.say()}, signature :"], 10.5, 9)  # fmt: skip
    s.page()
