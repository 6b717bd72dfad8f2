"""A certificate without a title, or on another paper: known by what it states and by the doctor who states it."""

from validators.case import Case
from validators.model import Slot
from validators.text.medical.signers import is_signed_by_a_doctor, names_a_doctor
from validators.text.medical.statement import Clearance, names_dance

_WRITTEN_ON = frozenset(["prescription", "registration_form", "sick_note", "care_sheet"])
"""What doctors write a certificate on, a practice's own form among them; a parent's form is signed by a parent."""


def may_be_one(case: Case) -> bool:
    """Whether a doctor signs a paper of those on which certificates are written, and it names dance: to be read."""
    score = case.reading.kind
    if case.upload.slot is not Slot.MEDICAL_CERTIFICATE or score is None or score.name not in _WRITTEN_ON:
        return False
    return is_signed_by_a_doctor(case.reading.pages) and names_dance(case.reading.pages)


def is_doctors_note(case: Case) -> bool:
    """Whether a paper that bears no certificate's title says, for dance, what a certificate says, by a doctor."""
    if case.upload.slot is not Slot.MEDICAL_CERTIFICATE or not case.reading.has_words:
        return False
    score = case.reading.kind
    known = score is not None and score.sure
    if known and (score is None or score.name not in _WRITTEN_ON):
        return False
    by_doctor = is_signed_by_a_doctor if known else names_a_doctor
    return by_doctor(case.reading.pages) and case.stated.clearance is Clearance.CLEARED
