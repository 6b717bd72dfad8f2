"""Medical papers, hold half (for measuring only)."""

from tests.evaluation.document import Document, layout
from tests.evaluation.sheet import Sheet

DOCTORS = ["Pascale Rivière", "Yann Cadiou", "Florence Abbadie", "Dinh Pham", "Marc-Antoine Leclerc"]


def signed(s: Sheet, d: Document, x: float, y: float, doctor: str) -> None:
    s.text(
        x,
        y,
        doctor.split()[-1],
        28,
        family=d.rng.choice(["dkg", "kristi", "ruf"]),
        color="#10206a",
        angle=d.rng.randint(-4, 8),
    )


@layout("hold", "certificate sport_certificate", "freeserif lato")
def prescription_paper(s: Sheet, d: Document) -> None:
    """A half-page (A5-like) prescription sheet with everything centred."""
    doctor = d.rng.choice(DOCTORS)
    s.text(105, 20, f"Dr {doctor}", 14, True, align="c")
    s.lines(
        105,
        26,
        [
            "Médecine générale et médecine du sport",
            "Ancienne interne des hôpitaux",
            "18 boulevard Yves Guillou - 14000 CAEN   Tél : 02 31 7" + d.digits(1) + " 15 " + d.digits(2),
        ],
        9,
        4.6,
        align="c",
    )
    s.rule(40, 42, 130, "#777777")
    s.text(
        170,
        54,
        f"{'Caen, ' if d.issued and d.rng.random() < 0.5 else ''}{'le ' + d.say() if d.issued else 'Caen, le ....................'}",
        11,
        align="r",
    )
    s.text(24, 72, "CERTIFICAT MÉDICAL", 12, True)
    y = s.para(24, 86, 162, d.wording.format(doctor=doctor), 11.5, 6.6)
    s.para(
        24,
        y + 4,
        162,
        "Fait à la demande de l'intéressé(e) ou de son représentant légal et remis en main propre.",
        9.5,
        5,
    )
    signed(s, d, 120, y + 36, doctor)
    s.text(105, 150, f"AM 14 1 {d.digits(5)} {d.digits(1)}   RPPS 10{d.digits(9)}", 8, align="c")
    s.page()


@layout("hold", "certificate sport_certificate", "opensans roboto")
def teleconsultation(s: Sheet, d: Document) -> None:
    """A health centre's software: a band, a small table of the patient, the date in the table or the footer."""
    doctor, student = d.rng.choice(DOCTORS), d.people[0]
    s.box(0, 0, 210, 20, fill="#127475", stroke=None)
    s.text(14, 13, "Centre municipal de santé - Quartier des Rives", 13, True, "#ffffff")
    rows = [
        ("Patient(e)", "Date de naissance", "Date du certificat"),
        (f"{student.first} {student.last.upper()}", f"{student.born:%d/%m/%Y}", d.say() if d.issued else ""),
    ]
    at_foot = d.extra.get("date_place") == "bottom"
    if at_foot:
        rows = [(*row[:2], "") for row in rows]
    s.table(14, 30, [70, 50, 62], rows, 10, 8, "#d5ecec")
    s.text(14, 64, "Certificat de non contre-indication", 15, True, "#127475")
    y = s.para(14, 78, 182, d.wording.format(doctor=doctor), 11, 6.2)
    if at_foot and d.issued:
        s.text(14, y + 14, f"Établi le {d.say()} à Hérouville-Saint-Clair.", 10.5)
    s.text(130, y + 14, f"Docteur {doctor}", 10.5, True)
    signed(s, d, 134, y + 30, doctor)
    s.text(
        14,
        286,
        "Ce document contient des données de santé. Il est remis au patient, qui en fait l'usage de son choix.",
        7,
    )
    s.page()


@layout("hold", "certificate sport_certificate", "ruf dkg", by_hand=True)
def stamped_form(s: Sheet, d: Document) -> None:
    """A printed blank form of the sports office, filled by hand and stamped."""
    doctor = d.rng.choice(DOCTORS)
    ink = "#10206a"
    s.text(105, 26, "CERTIFICAT MÉDICAL", 18, True, align="c", family="freesans")
    s.text(105, 34, "(à faire compléter par le médecin)", 9, align="c", family="freesans")
    y = s.para(24, 62, 162, d.wording.format(doctor=doctor), 15, 9.5, color=ink)
    s.text(24, y + 12, "Date :", 11, family="freesans")
    if d.issued:
        s.text(42, y + 12, d.say(style=d.rng.choice(["slash", "short", "long", "zero"])), 16, color=ink)
    s.text(110, y + 12, "Cachet et signature :", 11, family="freesans")
    s.box(110, y + 18, 66, 24, stroke="#8a1c7c")
    s.lines(
        113,
        y + 24,
        [f"Docteur {doctor}", "2 place Saint-Sauveur", f"14000 CAEN - {d.digits(9)}"],
        9,
        5,
        color="#8a1c7c",
        family="freesans",
    )
    signed(s, d, 126, y + 40, doctor)
    s.page()


@layout("hold", "prescription", "lato freeserif")
def drug_list(s: Sheet, d: Document) -> None:
    doctor, student = d.rng.choice(DOCTORS), d.people[0]
    s.text(105, 20, f"Dr {doctor} - Pédiatre", 13, True, align="c")
    s.text(186, 40, f"le {d.say()}", 11, align="r")
    s.text(24, 52, f"Enfant {student.first} {student.last} - 38 kg", 11)
    s.lines(
        24,
        70,
        [
            "AMOXICILLINE 250 mg : 1 dose-poids matin et soir, 6 jours",
            "SÉRUM PHYSIOLOGIQUE : lavages de nez",
            "VITAMINE D : 1 ampoule",
            "",
            "Ne pas renouveler",
        ],
        12,
        8,
    )
    signed(s, d, 120, 140, doctor)
    s.page()


@layout("hold", "prescription", "roboto freesans")
def dispensation(s: Sheet, d: Document) -> None:
    doctor, student = d.rng.choice(DOCTORS), d.people[0]
    s.text(20, 24, f"Cabinet du docteur {doctor}", 12, True)
    s.text(20, 44, "BILAN - compte rendu de consultation", 13, True)
    s.para(
        20,
        58,
        168,
        f"Patient {student.last.upper()} {student.first}, vu le {d.say()}. Motif : rhinopharyngite. Examen ORL : tympans normaux. Traitement symptomatique. Contrôle si fièvre persistante.",
        11,
        6,
    )
    s.page()


@layout("hold", "questionnaire", "opensans lato")
def minor_form(s: Sheet, d: Document) -> None:
    student = d.people[0]
    s.text(20, 22, "Annexe - Questionnaire relatif à l'état de santé du sportif mineur", 13, True)
    s.lines(
        20,
        34,
        [
            f"Je soussigné(e), représentant légal de {student.first} {student.last.upper()}, atteste avoir renseigné le questionnaire.",
            f"Date : {d.say()}",
        ],
        9.5,
        6,
    )
    rows = [("Depuis l'année dernière", "OUI", "NON")] + [
        (q, "", "X")
        for q in (
            "As-tu beaucoup changé en taille ou en poids ?",
            "Une visite médicale avec un cardiologue ?",
            "Te réveilles-tu souvent la nuit ?",
            "As-tu mal quelque part ?",
            "Manques-tu d'appétit ?",
        )
    ]
    s.table(20, 52, [130, 20, 20], rows, 10, 8)
    s.page()


@layout("hold", "questionnaire", "freeserif roboto")
def licence(s: Sheet, d: Document) -> None:
    student = d.people[0]
    s.box(40, 30, 130, 70, stroke="#0055aa", line=1.5, radius=4)
    s.text(105, 42, "LICENCE SPORTIVE - Club de gymnastique", 12, True, align="c")
    s.lines(
        48,
        56,
        [
            f"{student.last.upper()} {student.first}",
            f"Née/né le {student.born:%d/%m/%Y}",
            f"Saison {d.base.year}-{d.base.year + 1} - n° {d.digits(8)}",
            f"Délivrée le {d.say()}",
        ],
        11,
        7,
    )
    s.page()
