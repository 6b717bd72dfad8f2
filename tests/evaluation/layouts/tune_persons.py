"""Certificates on other paper, and the papers about persons that are sent in the wrong slot, tune half."""

from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.tune_medical import DOCTORS, dateline, signature
from tests.evaluation.people import plain
from tests.evaluation.sheet import Sheet


@layout("tune", "certificate sport_certificate", "caladea roboto")
def health_house(s: Sheet, d: Document) -> None:
    """Several doctors at the head, the patient in a box, the statement, and the date in the signature's line."""
    doctor = d.rng.choice(DOCTORS)
    student = d.people[0]
    s.text(105, 18, "CABINET MÉDICAL DE LA FOLIE-COUVRECHEF", 12, True, align="c")
    s.text(105, 24, " - ".join(f"Dr {name}" for name in DOCTORS[:4]), 8, align="c")
    s.text(105, 29, f"Horaires : lundi au vendredi 8h-19h - Fermeture annuelle du 3 au 21 août {d.base.year}", 7.5, align="c")  # fmt: skip
    s.box(22, 42, 166, 20, stroke="#888888")
    s.lines(26, 50, [f"{student.first} {student.last.upper()}", f"DDN {student.born:%d/%m/%Y}   N° dossier {d.digits(6)}"], 10, 6)  # fmt: skip
    if d.extra.get("date_place") == "top":
        s.text(188, 74, dateline(d), 11, align="r")
    s.text(22, 84, "CERTIFICAT", 13, True)
    y = s.para(22, 96, 166, d.wording.format(doctor=doctor), 11.5, 6.6)
    if d.extra.get("date_place") != "top":
        s.text(22, y + 20, dateline(d, d.home.town), 11.5)
    signature(s, d, 130, y + 26, doctor)
    s.page()


@layout("tune", "certificate sport_certificate", "freesans times")
def half_sheet(s: Sheet, d: Document) -> None:
    """A few lines at the top of a sheet, torn from a prescription pad."""
    doctor = d.rng.choice(DOCTORS)
    s.lines(16, 16, [f"Docteur {doctor.upper()}", "PÉDIATRE", "Sur rendez-vous"], 9.5, 4.8)
    s.text(150, 16, dateline(d), 10)
    y = s.para(16, 44, 130, d.wording.format(doctor=doctor), 10.5, 5.6)
    signature(s, d, 90, y + 16, doctor, "dkg" if d.rng.random() < 0.5 else "kristi")
    s.rule(10, y + 34, 190, "#bbbbbb")
    s.page()


@layout("tune", "identity_card", "dejavu liberation")
def card_copy(s: Sheet, d: Document) -> None:
    """A copy of both sides of an identity card."""
    who = d.people[0]
    for top in (30.0, 130.0):
        s.box(30, top, 120, 76, fill="#e8eef5", stroke="#777777", radius=4)
    s.box(36, 46, 30, 40, fill="#b9a58f", stroke="#555555")
    s.lines(72, 40, ["RÉPUBLIQUE FRANÇAISE", "CARTE NATIONALE D'IDENTITÉ / IDENTITY CARD", "NOM / Surname", plain(who.last).upper(), "Prénoms / Given names", who.first,
                     f"SEXE {'F' if who.woman else 'M'}   NATIONALITÉ FRA", f"DATE DE NAISS. {who.born:%d %m %Y}", "LIEU DE NAISSANCE CAEN"], 7.5, 6)  # fmt: skip
    s.lines(36, 142, ["ADRESSE / Address", *d.home.lines(), f"DATE DE DÉLIVRANCE {d.base:%d %m %Y}", f"IDFRA{d.digits(9)}<<<<<<<<<<<<<<<", f"{plain(who.last).upper().replace(' ', '<')}<<{plain(who.first).upper()}<<<<<<"], 8, 8, family="mono")  # fmt: skip
    s.page()


@layout("tune", "school_certificate", "times carlito")
def enrolment(s: Sheet, d: Document) -> None:
    child = d.people[0]
    s.lines(20, 22, ["Collège Jean Moulin", "Académie de Normandie"], 11, 5.5, bold=True)
    s.text(105, 56, "CERTIFICAT DE SCOLARITÉ", 17, True, align="c")
    s.para(22, 76, 166, f"Le principal soussigné certifie que l'élève {child.first} {child.last.upper()}, né(e) le {child.born:%d/%m/%Y}, domicilié(e) {d.home.street} à {d.home.town}, "
           f"est inscrit(e) dans l'établissement pour l'année scolaire {d.base.year - 1}-{d.base.year}.", 11.5, 6.6)  # fmt: skip
    s.text(120, 126, f"Caen, le {d.say()}", 11)
    s.page()


@layout("tune", "health_rights", "opensans liberation")
def ameli(s: Sheet, d: Document) -> None:
    s.text(16, 22, "l'Assurance Maladie - CPAM du Calvados", 13, True, "#0c419a")
    s.text(16, 40, "ATTESTATION DE DROITS", 16, True)
    s.lines(16, 54, [f"Le {d.say()}", f"Bénéficiaire : {d.holder}", *d.home.soft_lines(), f"Immatriculation : 2 80 14 {d.digits(3)} {d.digits(3)}",
                     f"Droits ouverts du 01/01/{d.base.year} au 31/12/{d.base.year}", "Médecin traitant déclaré : oui"], 10.5, 7)  # fmt: skip
    s.page()


@layout("tune", "registration_form", "carlito freesans")
def school_form(s: Sheet, d: Document) -> None:
    child = d.people[-1]
    s.text(105, 20, "Conservatoire & Orchestre de Caen - FICHE DE RENSEIGNEMENTS", 12, True, align="c")
    y = 36.0
    for label, value in [("Élève", f"{child.last.upper()} {child.first}"), ("Date de naissance", f"{child.born:%d/%m/%Y}"), ("Discipline", "Danse classique / instrument"),
                         ("Responsable", d.holder), ("Adresse", f"{d.home.street}, {d.home.postcode} {d.home.town}"), ("Revenus / quotient", "voir avis d'imposition joint"),
                         ("Justificatif de domicile", "joint [x]"), ("Certificat médical (danse)", "joint [x]"), ("Date et signature", d.say())]:  # fmt: skip
        s.text(18, y, label, 9)
        s.box(70, y - 5, 120, 8, stroke="#999999")
        s.text(72, y, value, 10)
        y += 11
    s.page()
