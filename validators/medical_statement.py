"""The certificate states no contra-indication to dance (guide, page 1; art. R. 362-2)."""

from collections.abc import Iterator
from dataclasses import replace

from validators.case import Case
from validators.findings import doubt, fails, holds
from validators.model import Box, Finding, Reason
from validators.text.date_wordings import Role
from validators.text.medical.signers import is_by_another
from validators.text.medical.statement import Clearance, names_dance

_EXPECTED = "l'absence de contre-indication à la pratique de la danse"
_ON_PICTURE = 0.8
_LINES = 2


def medical_statement(case: Case) -> Iterator[Finding]:
    """A clearance that names dance holds; one that does not, or a refusal, fails; a limited one is for a person."""
    said = case.stated
    box = said.span.box if said.span else None
    sure = min(said.span.confidence + 0.2, 1.0) if said.span else 1.0
    if said.clearance is Clearance.CLEARED and _is_of_another_child(case):
        yield doubt(Reason.UNCERTAIN_READING, "la mention d'un autre enfant", _EXPECTED, "another_child", box=box)
    elif said.clearance is Clearance.CLEARED and is_by_another(case.reading.pages):
        yield doubt(Reason.UNCERTAIN_READING, "une mention sans médecin", _EXPECTED, "no_doctor", box=box)
    elif said.clearance is Clearance.CLEARED:
        yield holds("mention trouvée", _EXPECTED, max(sure, 0.8), box)
    elif said.unread and box is not None:
        yield doubt(Reason.UNCERTAIN_READING, "une mention lue en partie", _EXPECTED, "unread", box=_with_lines(box))
    elif said.clearance is Clearance.LIMITED:
        yield doubt(Reason.UNCERTAIN_READING, "une mention avec une réserve", _EXPECTED, "limited", box=box)
    elif said.clearance is Clearance.REFUSED:
        # What it says instead is health data: it is not kept (STAFF.md, "Privacy").
        yield fails(Reason.STATEMENT_MISSING, "une autre mention", _EXPECTED, "", sure, box)
    elif said.clearance is Clearance.NOT_FOR_DANCE and names_dance(case.reading.pages):
        yield doubt(Reason.UNCERTAIN_READING, "une mention qui ne cite pas la danse", _EXPECTED, "limited", box=box)
    elif said.clearance is Clearance.NOT_FOR_DANCE:
        certainty = _ON_PICTURE if case.reading.by_ocr else 0.95
        yield fails(
            Reason.STATEMENT_MISSING, "une mention qui ne cite pas la danse", _EXPECTED, "no_dance", certainty, box
        )
    elif case.reading.by_ocr or names_dance(case.reading.pages):
        yield doubt(Reason.UNCERTAIN_READING, "mention non lue", _EXPECTED, "statement")
    else:
        yield fails(Reason.STATEMENT_MISSING, "aucune mention", _EXPECTED, certainty=0.85)


def _is_of_another_child(case: Case) -> bool:
    """Of a paper for brothers and sisters: whether the clearance's line gives another's birth date."""
    said, student = case.stated, case.student
    if student is None or student.born is None or said.span is None or said.page is None:
        return False
    births = [dated.found for dated in case.reading.dated if dated.role is Role.BIRTH]
    if student.born not in {birth.day for birth in births}:
        return False
    line = next(line for line in said.page.lines if said.span.words[0] in line.words)
    own = {birth.day for birth in births if birth.span.words[0] in line.words}
    return bool(own) and student.born not in own


def _with_lines(box: Box) -> Box:
    """A place with two lines above it and below: the words that were not made out."""
    room = _LINES * (box.bottom - box.top)
    return replace(box, top=max(box.top - room, 0.0), bottom=min(box.bottom + room, 1.0))
