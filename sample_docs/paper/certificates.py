"""Medical certificates, good and less good, and the attestation of the MDPH."""

from dataclasses import dataclass
from datetime import date

from sample_docs.calendar_fr import long
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person

DANCE = "ne présente, à ce jour, aucune contre-indication cliniquement décelable à la pratique de la danse"
DANCE_SCHOOL = "ne présente pas de contre-indication à la pratique de la danse classique et contemporaine"
DANCE_TEACHING = "atteste l'absence de contre-indication à l'enseignement et à la pratique de la danse pour {name}"
SPORT = "ne présente pas de contre-indication à la pratique du sport, y compris en compétition"
AGAINST = "présente une contre-indication à la pratique de la danse pour une durée de trois mois"


@dataclass(frozen=True)
class Doctor:
    """An invented doctor and the look of the paper."""

    name: str
    speciality: str
    town: str
    font: str = "Times"
    feminine: bool = False


LEGUEN = Doctor("Dr Maëlle LEGUEN-FICTIF", "Médecine générale", "Caen", feminine=True)
BARREAU = Doctor("Dr Hugo BARREAU-FICTIF", "Médecine du sport", "Hérouville-Saint-Clair", "Helvetica")
DUMAS = Doctor("Dr Irène DUMAS-FICTIF", "Pédiatre", "Ifs", "Vera", True)


def certificate(patient: Person, doctor: Doctor, issued: date | None, statement: str = DANCE) -> bytes:
    """A certificate on the doctor's own paper; without `issued` the line of the date is left out."""
    sheet = Sheet(doctor.font)
    sheet.text(20, 24, doctor.name, 14, bold=True, colour="#24476b")
    y = sheet.lines(
        20,
        30,
        [
            doctor.speciality,
            "Diplômé(e) de la faculté d'Exempleville",
            "6 rue du Modèle",
            f"14999 {doctor.town.upper()}",
        ],
        9.5,
    )
    sheet.lines(130, 26, ["RPPS 10000000000", "N° AM 14 1 00000 0", "Tél. 02 61 91 04 17", "Sur rendez-vous"], 8.5)
    sheet.rule(20, y + 2, 190, colour="#24476b")
    if issued is not None:
        sheet.right(190, y + 14, f"{doctor.town}, le {long(issued)}", 11)
    sheet.centre(105, y + 34, "CERTIFICAT MÉDICAL", 17, bold=True)
    born = f"né{'e' if patient.title == 'Mme' else ''} le {patient.born}"
    signed = f"Je soussigné{'e' if doctor.feminine else ''}, {doctor.name},"
    if "{name}" in statement:
        words = f"{signed} {statement.format(name=f'{patient.titled}, {born}')}."
    else:
        words = f"{signed} certifie avoir examiné ce jour {patient.titled}, {born}, et atteste que l'élève {statement}."
    y = sheet.paragraph(20, y + 52, 170, words, 12.5)
    y = sheet.paragraph(
        20,
        y + 8,
        170,
        "Certificat établi à la demande de l'intéressé(e) ou de son représentant légal et remis en main propre.",
        11,
    )
    sheet.text(125, y + 20, "Signature et cachet", 10)
    sheet.scrawl(130, y + 36, len(patient.first))
    sheet.box(122, y + 42, 62, 20, fill="", edge="#3a4f9c")
    sheet.lines(126, y + 48, [doctor.name, doctor.speciality, f"14999 {doctor.town.upper()}"], 8)
    return sheet.done()


def mdph_attestation(beneficiary: Person, home: Home, issued: date) -> bytes:
    """A notification of the MDPH (nothing is said of any handicap)."""
    sheet = Sheet()
    sheet.text(15, 18, "MDPH", 20, bold=True, colour="#5b2a86")
    sheet.text(45, 15, "Maison départementale", 10, bold=True)
    sheet.text(45, 20, "des personnes handicapées du Calvados (exemple inventé)", 10, bold=True)
    sheet.lines(15, 32, ["17 rue de l'Invention", "14999 EXEMPLEVILLE", "Dossier n° 00041759"], 8.5)
    sheet.lines(112, 48, [f"Aux représentants légaux de {beneficiary.full}", *home.lines], 10)
    sheet.text(112, 70, f"Exempleville, le {long(issued)}", 10)
    sheet.centre(105, 90, "ATTESTATION – NOTIFICATION DE DÉCISION", 14, bold=True)
    y = sheet.paragraph(
        20,
        106,
        170,
        "La Commission des droits et de l'autonomie des personnes handicapées (CDAPH) atteste qu'une décision a été "
        f"prise en faveur de {beneficiary.full}, né(e) le {beneficiary.born}, valable du 01/09/2025 au 31/08/2028.",
        11,
    )
    y = sheet.paragraph(20, y + 6, 170, "La présente attestation est délivrée pour faire valoir ce que de droit.", 11)
    sheet.text(115, y + 20, "La présidente de la CDAPH", 10)
    sheet.scrawl(122, y + 34, 11)
    return sheet.done()
