"""Of a certificate's dates, which are its own: what a doctor leaves unsaid, and a cover letter's, are told apart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from validators.case import Case
from validators.document_kind import kind_name
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role
from validators.text.weekdays import without_weekday


def of_its_page(case: Case, found: list[DatedRole]) -> list[DatedRole]:
    """The dates of the page that states it, or bears its title, behind a cover letter with a date of its own."""
    stated, kind = case.stated.page if _is_certificate(case) else None, case.reading.kind
    titled = kind.box.page if kind and kind.box else 1
    page = stated.number if stated else titled
    own = [dated for dated in found if dated.found.span.box.page == page]
    issued = any(dated.role is Role.ISSUE and dated.found.precision == "day" for dated in own)
    return own if issued and (page > 1 or stated) else found


def _is_certificate(case: Case) -> bool:
    return kind_name(case) == "medical_certificate"


def of_the_visit(case: Case, found: list[DatedRole]) -> list[DatedRole]:
    """A certificate is of the day on which the doctor saw the child, however that is said: it is issued then."""
    if not _is_certificate(case):
        return found
    return [replace(dated, role=Role.ISSUE) if _tells_a_visit(case, dated) else dated for dated in found]


def _tells_a_visit(case: Case, dated: DatedRole) -> bool:
    upload = case.uploaded_on
    if dated.role not in (Role.NONE, Role.PERIOD) or dated.found.precision != "day":
        return False
    longest = timedelta(days=_MONTH * case.campaign.medical_certificate.max_age_months)
    if upload is None or not upload - longest < dated.found.day <= upload:
        return False  # « vue en consultation le 3 janvier, revue ce jour »: one of long ago refuses nobody
    span = dated.found.span
    page = next(page for page in case.reading.pages if page.number == span.box.page)
    before = without_weekday(page.folded[max(span.start - _AS_FAR, 0) : span.start])
    sentence = _ENDS.split(before)[-1]
    seen = _SEEN.search(sentence) or (_DONE.search(sentence) and _EXAMINED.match(page.folded[span.end :]))
    return bool(seen) and not _OF_SOMETHING_ELSE.search(sentence)


_AS_FAR, _MONTH = 90, 31
_ENDS = re.compile(r"(?<=[a-z]{3})[.;]\s|\n\n")
_SEEN = re.compile(
    r"\b(?:examine\w*|examen|bilan|visite|(?:tele)?consultation|acte|seance"
    r"|vue? (?:en|au|a|par|ce|le|pour)|recue? en)\b"
    r"(?:[^.;\d]|\d+ ans){0,60}(?:(?:\n|[ ,:(-])(?:le|du|ce|date|heure)(?:\W{0,3}(?:heure|le))?\s?:?|\s[-–:])\s*$"
)
"""« l'examen réalisé au collège le », « Visite des dix ans - », « Bilan médico-sportif du », « Acte du »."""
_DONE = re.compile(r"\b(?:procede|vue?|recue?) le\s*$")
_EXAMINED = re.compile(r",? (?:a l'|un |l')?examen")
"""« procédé le 20 mai 2026 à l'examen de »."""
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:prochain\w*|suivant\w*|derni\w+|preced\w+|ancien\w*|vaccin\w*|rappel|ecg|electro\w+|radio\w*|irm|scanner|echo\w*"
    r"|sanguin\w*|biolog\w+|cardio\w*|ophtalmo\w*|dentaire|orl|orthop\w+|a venir|jusqu\w*|valable|depuis"
    r"|rentree|hospital\w*"
    r"|urgences?|naissance|nee?|periode|prevue?|prevoir|operee?|intervention|accident|entorse|fracture|specialis\w+)\b"
)


def without_births(case: Case, found: Sequence[DatedRole], roles: set[Role]) -> Sequence[DatedRole]:
    """Of a certificate's dates without words, one of years ago beside a recent one is when somebody was born."""
    if not _is_certificate(case) or case.reading.by_ocr or case.uploaded_on is None:
        return found
    child = case.uploaded_on - _YOUNGEST
    bare = [dated for dated in found if dated.role in roles and dated.found.precision == "day"]
    recent = any(dated.found.day > child for dated in bare)
    return [dated for dated in found if not (recent and dated in bare and dated.found.day <= child)]


def stands_alone(case: Case, found: Sequence[DatedRole], roles: set[Role]) -> bool:
    """Of a certificate that bears one date without words, alone in its place: it is the certificate's."""
    if not _is_certificate(case) or case.reading.by_ocr:
        return False
    own = without_births(case, found, roles)
    bare = [dated for dated in own if dated.role in roles and dated.found.precision == "day"]
    return len({dated.found.day for dated in bare}) == 1 and all(dated.alone for dated in bare)


def printed_that_day(case: Case, found: Sequence[DatedRole]) -> Sequence[DatedRole]:
    """« Imprimé le … » dates a certificate that says « ce jour » and bears no other date: its software wrote both."""
    days = {dated.found.day for dated in found if dated.role is Role.COPY and dated.found.precision == "day"}
    today = any(_TODAY.search(page.folded) for page in case.reading.pages)
    if len(days) != 1 or not today or case.reading.by_ocr:
        return ()
    return found


_TODAY = re.compile(r"\b(?:ce jour|aujourd'hui)\b")
_YOUNGEST = timedelta(days=4 * 365)
"""No dancer is younger."""
