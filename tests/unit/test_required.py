import pytest
from file_cases import CAMPAIGN

from validators.model import Family, Person, Slot, Student
from validators.required import leaves_cpes_open, required_slots

INSIDE = Family("F1", (), "couple", postcode="14000", town="Caen")
OUTSIDE = Family("F2", (), "couple", postcode="14400", town="Bayeux")
NOTICE, PROOF, PHOTO, CERTIFICATE = (
    Slot.TAX_NOTICE,
    Slot.PROOF_OF_ADDRESS,
    Slot.IDENTITY_PHOTO,
    Slot.MEDICAL_CERTIFICATE,
)


def owed(family: Family, *courses: str) -> frozenset[Slot]:
    return required_slots(family, Student("E1", family.id, Person("Exemple", "Zoé"), None, courses), CAMPAIGN)


@pytest.mark.parametrize(
    "course", ["CHA-Musique", "CHA-Maîtrise", "CHA - Théâtre", "CHAM", "Classe à horaires aménagés musique"]
)
def test_reduced_timetables_owe_a_photo_wherever_they_live(course: str) -> None:
    assert owed(INSIDE, course) == owed(OUTSIDE, course) == {PHOTO}


@pytest.mark.parametrize("course", ["CHA-Danse", "CHA - danse classique", "CHAD"])
def test_dancers_of_reduced_timetables_owe_the_certificate_too(course: str) -> None:
    assert owed(INSIDE, course) == owed(OUTSIDE, course) == {PHOTO, CERTIFICATE}


def test_a_traditional_course_inside_owes_notice_proof_and_photo() -> None:
    assert owed(INSIDE, "TRAD - Instrument - CII") == {NOTICE, PROOF, PHOTO}


def test_a_traditional_course_outside_owes_a_photo() -> None:
    assert owed(OUTSIDE, "TRAD - Instrument - CII") == {PHOTO}


@pytest.mark.parametrize("course", ["TRAD-Danse classique CI", "TRAD-Danse classique-CI/CII/CIII/Pref/CPDN"])
def test_traditional_dancers_owe_the_certificate_on_both_sides(course: str) -> None:
    assert owed(INSIDE, course) == {NOTICE, PROOF, PHOTO, CERTIFICATE}
    assert owed(OUTSIDE, course) == {PHOTO, CERTIFICATE}


@pytest.mark.parametrize("course", ["TRAD - Théâtre - CPES", "TRAD - THEATRE - CPES 1", "TRAD - CPES théâtre"])
def test_cpes_theatre_owes_the_certificate_inside_only(course: str) -> None:
    assert CERTIFICATE in owed(INSIDE, course)
    assert CERTIFICATE not in owed(OUTSIDE, course)


@pytest.mark.parametrize(
    "course", ["TRAD - Théâtre - CI / CII / CIII / CPES", "TRAD - Théâtre - CII", "TRAD - Instrument - CPES"]
)
def test_a_label_that_does_not_say_cpes_theatre_alone_asks_nobody_for_a_certificate(course: str) -> None:
    assert owed(INSIDE, course) == {NOTICE, PROOF, PHOTO}


def test_the_label_of_a_whole_theatre_cursus_is_told_to_leave_the_level_open() -> None:
    assert leaves_cpes_open("TRAD - Théâtre - CI / CII / CIII / CPES", CAMPAIGN)
    assert not leaves_cpes_open("TRAD - Théâtre - CPES", CAMPAIGN)
    assert not leaves_cpes_open("TRAD - Instrument - CI/CII/CIII/CPES", CAMPAIGN)


def test_several_courses_owe_the_union() -> None:
    assert owed(INSIDE, "CHA-Danse", "TRAD - Instrument - CI") == {NOTICE, PROOF, PHOTO, CERTIFICATE}
    assert owed(OUTSIDE, "CHA-Musique", "TRAD-Danse contemporaine CI") == {PHOTO, CERTIFICATE}


@pytest.mark.parametrize("courses", [(), ("Éveil artistique",)])
def test_an_unknown_course_or_none_counts_as_traditional(courses: tuple[str, ...]) -> None:
    assert owed(INSIDE, *courses) == {NOTICE, PROOF, PHOTO}
