"""Of a certificate's dates, which are its own: what a doctor leaves unsaid, and a cover letter's, are told apart."""

import re
from collections.abc import Sequence
from datetime import timedelta

from validators.case import Case
from validators.document_kind import kind_name
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role


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
