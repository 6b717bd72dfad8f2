"""Which student owes which piece: the table of the guide (page 1) × the student's courses × where the family lives."""

import re
from collections.abc import Iterator

from config.campaign import Campaign, RequiredPieces
from validators.model import Family, Slot, Student
from validators.residence import is_inside
from validators.text.fold import fold_label


def required_slots(family: Family, student: Student, campaign: Campaign) -> frozenset[Slot]:
    """What must be sent for that student: the union over their courses (guide, page 1).

    A course that the campaign does not know, or no course at all, counts as traditional: there, most is asked.
    """
    residence = "inside" if is_inside(family, campaign) else "outside"
    return frozenset(
        slot
        for course in student.courses or ("",)
        for row in _rows(course, residence, campaign)
        for slot in _owed(row, course, campaign)
    )


def is_reduced_timetable(course: str, campaign: Campaign) -> bool:
    """Whether the label is of a « classe à horaires aménagés »; one that says TRAD is not, whatever else it says."""
    label = fold_label(course)
    return bool(
        re.search(campaign.courses.reduced_timetable, label) and not re.search(campaign.courses.traditional, label)
    )


def is_known_course(course: str, campaign: Campaign) -> bool:
    """Whether the label says which of the two families of courses it is of."""
    label = fold_label(course)
    return any(
        re.search(pattern, label) for pattern in (campaign.courses.reduced_timetable, campaign.courses.traditional)
    )


def is_dance(course: str, campaign: Campaign) -> bool:
    """Whether its students are « élèves danseurs »."""
    return bool(re.search(campaign.courses.dance, fold_label(course)))


def is_theatre_cpes(course: str, campaign: Campaign) -> bool:
    """Whether the label says CPES théâtre, and no other level.

    `TRAD - Théâtre - CI / CII / CIII / CPES` names the whole cursus and not the student's level; most who are in it are
    not in CPES, so nobody is asked for a certificate on that label alone (`leaves_cpes_open` tells the staff).
    """
    return bool(re.search(campaign.courses.theatre_cpes, fold_label(course))) and len(_levels(course, campaign)) == 1


def leaves_cpes_open(course: str, campaign: Campaign) -> bool:
    """Whether the label names CPES théâtre among other levels."""
    return bool(re.search(campaign.courses.theatre_cpes, fold_label(course))) and len(_levels(course, campaign)) > 1


def _rows(course: str, residence: str, campaign: Campaign) -> Iterator[RequiredPieces]:
    courses = "reduced_timetable" if is_reduced_timetable(course, campaign) else "traditional"
    return (row for row in campaign.required if row.courses == courses and row.residence in ("any", residence))


def _owed(row: RequiredPieces, course: str, campaign: Campaign) -> Iterator[Slot]:
    yield from row.slots
    asked = {"dance": is_dance(course, campaign), "theatre_cpes": is_theatre_cpes(course, campaign)}
    if any(asked[who] for who in row.certificate_for):
        yield Slot.MEDICAL_CERTIFICATE


def _levels(course: str, campaign: Campaign) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", fold_label(course))).intersection(campaign.courses.levels)
