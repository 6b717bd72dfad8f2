"""Medical papers, tune half: certificates on headed paper, and what is sent in their place."""

from tests.evaluation.document import Document, layout
from tests.evaluation.sheet import Sheet

DOCTORS = ["Sylvain Mesnil", "Marie-Paule Quentin", "Antoine Vaultier", "Hélène Le Danois", "Karim Bensaïd"]


def signature(s: Sheet, d: Document, x: float, y: float, doctor: str, family: str = "kristi") -> None:
    s.text(x, y, doctor.split()[-1], 30, family=family, color="#1a2a80", angle=d.rng.randint(2, 9))


def dateline(d: Document, place: str = "Caen") -> str:
    """Where and when it was signed, or what stays of it when the doctor forgot."""
    if d.issued is None:
        return ""
    return d.rng.choice(["{p}, le {d}", "Fait à {p}, le {d}", "Fait à {p} le {d}", "Le {d}"]).format(p=place, d=d.say())


@layout("tune", "certificate sport_certificate", "times liberation")
def headed(s: Sheet, d: Document) -> None:
    doctor = d.rng.choice(DOCTORS)
    s.lines(
        20,
        22,
        [f"Docteur {doctor}", "Médecine générale", f"N° RPPS 1000{d.digits(7)}", "14 1 0" + d.digits(4) + " 1"],
        10,
        5,
    )
    s.lines(
        140,
        22,
        [
            "Cabinet médical des Hauts Prés",
            "3 rue de la Haie Vigné",
            "14000 CAEN",
            "Tél. 02 31 44 " + d.digits(2) + " 18",
        ],
        9,
        4.8,
    )
    if d.extra.get("date_place", "bottom") == "top":
        s.text(190, 56, dateline(d), 11, align="r")
    s.text(
        105,
        76,
        d.rng.choice(["CERTIFICAT MÉDICAL", "Certificat médical", "CERTIFICAT MEDICAL DE NON CONTRE-INDICATION"]),
        16,
        True,
        align="c",
    )
    y = s.para(22, 98, 166, d.wording.format(doctor=doctor), 12, 7)
    s.text(
        22,
        y + 8,
        d.rng.choice(
            [
                "Certificat remis en main propre à l'intéressé(e) pour faire valoir ce que de droit.",
                "Certificat établi à la demande de l'intéressé.",
            ]
        ),
        10,
    )
    if d.extra.get("date_place", "bottom") == "bottom":
        s.text(110, y + 28, dateline(d), 12)
    signature(s, d, 120, y + 50, doctor)
    if d.rng.random() < 0.6:
        s.canvas.setStrokeAlpha(0.7)
        s.box(112, y + 36, 62, 22, stroke="#3333aa", radius=2)
        s.lines(
            115,
            y + 42,
            [f"Dr {doctor}", "3 rue de la Haie Vigné - CAEN", f"14 1 0{d.digits(4)} 1"],
            7.5,
            4,
            color="#3333aa",
        )
    s.text(
        105,
        284,
        "Membre d'une association agréée, le règlement par chèque est accepté. En cas d'urgence composez le 15.",
        7,
        align="c",
    )
    s.page()


@layout("tune", "certificate sport_certificate", "breip breip ecolier", by_hand=True)
def handwritten(s: Sheet, d: Document) -> None:
    doctor = d.rng.choice(DOCTORS)
    s.lines(18, 18, [f"Dr {doctor.upper()}"], 13, family="times", bold=True)
    s.lines(
        18,
        24,
        [
            "Médecin généraliste conventionné",
            "Consultations sur rendez-vous",
            f"27 avenue de Thiès - 14000 CAEN - 02 31 9{d.digits(1)} {d.digits(2)} 00",
        ],
        9,
        4.6,
        family="times",
    )
    s.rule(18, 38, 174, "#3a6ea5", 1.2)
    ink = d.rng.choice(["#1a2a80", "#222222"])
    if d.issued:
        s.text(120, 52, f"Caen, le {d.say(style=d.rng.choice(['slash', 'short', 'long', 'zero']))}", 15, color=ink)
    s.text(60, 74, "Certificat médical", 20, color=ink)
    y = s.para(22, 94, 165, d.wording.format(doctor=doctor), 16, 10, color=ink)
    signature(s, d, 130, y + 25, doctor)
    s.page()


@layout("tune", "certificate sport_certificate", "carlito dejavu")
def software_printed(s: Sheet, d: Document) -> None:
    doctor = d.rng.choice(DOCTORS)
    student = d.people[0]
    s.box(12, 10, 186, 30, stroke="#2e86c1", radius=3)
    s.text(17, 20, f"Dr {doctor}", 13, True, "#2e86c1")
    s.lines(
        17,
        26,
        ["Maison de santé pluriprofessionnelle de la Prairie", "N° Adeli 141012345 - Conventionné secteur 1"],
        8.5,
    )
    s.lines(193, 20, ["8 cours Montalivet", "14000 Caen", "Consultation : lun-ven 8h30-19h"], 8.5, align="r")
    s.lines(
        17,
        52,
        [
            f"Patient : {student.last.upper()} {student.first}",
            f"Né(e) le : {student.born:%d/%m/%Y}",
            f"Âge : {d.base.year - student.born.year} ans",
        ],
        10,
        5.5,
    )
    if d.issued:
        s.text(193, 52, f"Date : {d.say()}", 10, align="r")
    s.text(17, 84, "CERTIFICAT", 13, True)
    y = s.para(17, 96, 176, d.wording.format(doctor=doctor), 11, 6)
    s.text(130, y + 16, f"Dr {doctor}", 11)
    signature(s, d, 130, y + 30, doctor, "breip")
    s.text(17, 285, "Imprimé par MédiLog v12.4", 6.5, color="#777777")
    s.page()


@layout("tune", "prescription", "times carlito")
def prescription(s: Sheet, d: Document) -> None:
    doctor, student = d.rng.choice(DOCTORS), d.people[0]
    s.lines(20, 22, [f"Docteur {doctor}", "Médecine générale", "14000 CAEN"], 11, 5.5)
    s.text(190, 44, f"Le {d.say()}", 11, align="r")
    s.text(20, 62, f"{student.first} {student.last.upper()}, {d.base.year - student.born.year} ans", 11)
    s.text(105, 80, "ORDONNANCE", 15, True, align="c")
    s.lines(25, 98, ["PARACÉTAMOL 500 mg, comprimé", "1 comprimé toutes les 6 heures si douleur, pendant 5 jours", "", "Séances de kinésithérapie du genou droit (10)",
                     "", "QSP 1 mois - non renouvelable"], 11.5, 7)  # fmt: skip
    signature(s, d, 130, 170, doctor)
    s.page()


@layout("tune", "prescription", "dejavu liberation")
def sick_note(s: Sheet, d: Document) -> None:
    doctor, student = d.rng.choice(DOCTORS), d.people[0]
    s.text(20, 24, "Feuille de soins - dossier n° " + d.digits(6), 12, True)
    s.lines(20, 38, [f"Bénéficiaire des soins : {student.last.upper()} {student.first}", f"Date des actes : {d.say(style='slash')}", "Code acte : GS   Montant : 30,00 €",
                     f"Praticien : Dr {doctor}", "Règlement : carte bancaire, payé"], 11, 7)  # fmt: skip
    s.page()


@layout("tune", "questionnaire", "carlito opensans")
def health_questionnaire(s: Sheet, d: Document) -> None:
    student = d.people[0]
    s.text(105, 22, "QUESTIONNAIRE DE SANTÉ « QS - SPORT »", 15, True, align="c")
    s.text(20, 34, f"Nom, prénom : {student.last.upper()} {student.first}     Date : {d.say(style='slash')}", 10.5)
    y = 46.0
    for question in ["Es-tu allé(e) à l'hôpital pendant toute une journée ?", "As-tu été opéré(e) ?", "As-tu eu la tête qui tourne pendant un effort ?",
                     "As-tu beaucoup de mal à respirer pendant un effort ?", "As-tu arrêté le sport à cause d'un problème de santé ?", "Te sens-tu très fatigué(e) ?"]:  # fmt: skip
        s.text(20, y, question, 10)
        s.text(160, y, "oui [ ]   non [x]", 10)
        y += 8
    s.para(
        20,
        y + 6,
        170,
        "Si vous avez répondu NON à toutes les questions : pas de certificat médical à fournir. Signature du responsable légal :",
        10,
        5,
    )
    s.page()


@layout("tune", "questionnaire", "times dejavu")
def vaccination(s: Sheet, d: Document) -> None:
    student = d.people[0]
    s.text(20, 24, "CARNET DE SANTÉ - VACCINATIONS", 14, True)
    s.text(20, 34, f"{student.first} {student.last.upper()} né(e) le {student.born:%d/%m/%Y}", 11)
    rows = [("Vaccin", "Date", "Lot", "Médecin")] + [
        (v, f"{d.rng.randrange(1, 28):02d}/0{d.rng.randrange(1, 9)}/20{d.rng.randrange(14, 25)}", d.digits(5), "Dr M.")
        for v in ("DTP", "ROR", "Hépatite B", "Méningocoque C")
    ]
    s.table(20, 44, [50, 40, 40, 40], rows, 10, 8)
    s.page()
