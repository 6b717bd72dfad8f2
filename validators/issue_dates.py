"""Which of a document's dates may be its own: a bill's, a certificate's, a receipt's, else the end of its period."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from validators.case import Case
from validators.certificate_dates import of_its_page, of_the_visit, printed_that_day, stands_alone, without_births
from validators.document_kind import kind_name
from validators.model import Box
from validators.receipt_months import in_doubt, is_misread, received
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role
from validators.text.dates import DateFound
from validators.text.layout import Page

_LABELLED, _BARE, _PRINTED, _PERIOD = 1.0, 0.85, 0.85, 0.85
_SIGNED = re.compile(r"\bsigne")
"""Nobody signs a bill: what is signed on it is a mandate, an offer, a lease."""
_ATTESTATION = "energy_contract"
"""Beside its supplier's name, a date in the letterhead is its own."""
_LETTERHEAD, _FIRST_LINES = 0.2, 2
"""Of the page's height; and where a supplier's name stands."""
_ASIDE = frozenset({Role.LEGAL, Role.BIRTH})
LONGEST_BILLING = {
    "electricity_bill": timedelta(days=120),
    "gas_bill": timedelta(days=120),
    "water_bill": timedelta(days=200),
}
"""How long before its date a bill's last period or reading may lie; water is read twice a year."""


@dataclass(frozen=True, slots=True)
class IssueDate:
    """A date that may be the document's own, how sure its reading is (0 to 1), and where it stands.

    Not `told` when nothing says what it is there for: reading it again makes that no surer. `since` is the first day
    of a period of which it is the last: such a date lies ahead only when the whole period does.
    """

    day: date
    certainty: float
    box: Box | None
    told: bool = True
    since: date | None = None


def issue_dates(case: Case) -> tuple[IssueDate, ...]:
    """What may be the document's own date, surest first; a genuine 2D-Doc's header settles it."""
    code = case.reading.code
    found = [
        dated for dated in case.reading.dated if dated.role not in _ASIDE and dated.found.day not in _birth_days(case)
    ]
    if code is not None and code.trusted and code.issued is not None:
        printed = _of_roles(found, {Role.ISSUE}, _LABELLED)
        other = [issue for issue in printed if abs(issue.day - code.issued) > timedelta(days=31)]
        return (IssueDate(code.issued, 1.0, code.box), *other)
    kind = kind_name(case)
    found = of_its_page(case, of_the_visit(case, found))
    found = _of_kind(found, kind)
    for roles, certainty in _tiers(kind):
        tier = _of_roles(without_births(case, found, roles), roles, certainty)
        if _unexplained(case, found, roles) and not stands_alone(case, found, roles):
            tier = tuple(replace(issue, told=False) for issue in tier)
        if tier:
            return _surest_first(tier, latest=kind == "rent_receipt")
    if kind == "medical_certificate":
        return _of_roles(printed_that_day(case, found), {Role.COPY}, _PRINTED)
    if kind == _ATTESTATION:
        return _of_roles([dated for dated in found if "genere" in dated.label], {Role.COPY}, _PRINTED)
    if kind not in ("rent_receipt", "bank_statement"):
        return ()
    ends = (*_period_end(received(case, found)), *_period_end(in_doubt(case, found)))
    untold = _date_lost(case) or is_misread(case, found)
    return tuple(replace(end, told=False) for end in ends) if untold else ends


def _of_kind(found: list[DatedRole], kind: str) -> list[DatedRole]:
    """Without what on such a paper is no date of its own, whatever stands beside it."""
    if kind == "rent_receipt":
        return [dated for dated in found if not (dated.worded and dated.found.precision == "day")]
    if kind in LONGEST_BILLING:
        return _of_the_bill([dated for dated in found if not _SIGNED.search(dated.label)])
    return _without_instalments(found) if kind == "energy_plan" else found


def _of_the_bill(found: list[DatedRole]) -> list[DatedRole]:
    """Beside « Facture n° … du … », « Document édité le … depuis votre espace » dates a copy."""
    issued = [dated for dated in found if dated.role is Role.ISSUE]
    copied = [dated for dated in issued if _EDITED.search(dated.label)]
    billed = any("factur" in dated.label for dated in issued if dated not in copied)
    return [replace(dated, role=Role.COPY) if billed and dated in copied else dated for dated in found]


def _without_instalments(found: list[DatedRole]) -> list[DatedRole]:
    """Of a payment plan, the dates that are not the same day of three months or more, if its own is among them."""
    months: dict[int, set[tuple[int, int]]] = {}
    for dated in found:
        months.setdefault(dated.found.day.day, set()).add((dated.found.day.year, dated.found.day.month))
    told = [dated for dated in found if dated.role is Role.ISSUE and not dated.label.startswith("date")]
    own = [dated for dated in found if dated in told or len(months[dated.found.day.day]) < _INSTALMENTS]
    return own if any(dated.role is Role.ISSUE for dated in own) else found


_INSTALMENTS = 3
_EDITED = re.compile(r"\b(?:document|duplicata|copie) (?:edite|genere|imprime|telecharge)")


def _date_lost(case: Case) -> bool:
    """« Quittance délivrée le s février 2026 »: it is dated, OCR lost the date, and no period stands in for it.

    « Bail signé le 29/11/2022 » was not lost, and « Date d'édition : - » was never there.
    """
    if not case.reading.by_ocr:
        return False
    found = [role.found for role in case.reading.dated if role.found.precision == "day"]
    dated = {(day.span.box.page, day.span.start) for day in found}
    labels = [(page, label) for page in case.reading.pages for label in _DATED.finditer(page.folded)]
    return not all(_has_its_date(page, label, dated) for page, label in labels)


def _has_its_date(page: Page, label: re.Match[str], dated: Collection[tuple[int, int]]) -> bool:
    """Whether a date was read behind a label, or a stroke that stands for none."""
    line_end = page.folded.find("\n", label.end() + 1)
    behind = range(label.end(), line_end if line_end >= 0 else len(page.folded))
    return any((page.number, place) in dated for place in behind) or bool(_NONE.match(page.folded, label.end()))


_NONE = re.compile(r"[\w' ]{0,12}:? ?[-–—](?=\n|$)")
_DATED = re.compile(
    r"\bfaite? (?:a|le)\b|\b(?:delivree?|etablie?|emise?|editee?|signee?)\b[^\n]{0,30}\b(?:le|a)\b"
    r"|\bdate (?:de|d'|du|:)"
)


def _tiers(kind: str) -> tuple[tuple[set[Role], float], ...]:
    if kind == "bank_statement":
        return (({Role.ISSUE}, _LABELLED), ({Role.PRINT}, _PRINTED))
    if kind in ("medical_certificate", "rent_receipt", "prescription", "hosting_declaration", _ATTESTATION):
        return (({Role.ISSUE}, _LABELLED), ({Role.NONE, Role.PRINT}, _BARE))
    return (({Role.ISSUE}, _LABELLED), ({Role.PRINT}, _PRINTED), ({Role.NONE}, _BARE))


def _unexplained(case: Case, found: Sequence[DatedRole], roles: set[Role]) -> bool:
    """Whether nothing says that a date of these roles is the document's own: neither its wording nor its place."""
    if roles == {Role.NONE}:
        return not _between(found, by_ocr=case.reading.by_ocr)
    beside = kind_name(case) == _ATTESTATION
    return Role.NONE in roles and all(
        dated.worded and not (beside and _tops(case, dated)) for dated in found if dated.role in roles
    )


def _tops(case: Case, dated: DatedRole) -> bool:
    """Whether a date stands by itself in one of the first lines."""
    box = dated.found.span.box
    lines = next(page.lines for page in case.reading.pages if page.number == box.page)
    return _heads(dated) and box.top < lines[:_FIRST_LINES][-1].box.bottom


def _between(found: Sequence[DatedRole], *, by_ocr: bool) -> bool:
    """One date without words, after what is billed and before what is to be paid: where a bill's own date stands.

    Right under its title, either may lack, but for what OCR lost; in the letterhead, what is billed may.
    """
    bare = [dated for dated in found if dated.role is Role.NONE and dated.found.precision == "day"]
    billed = [_first(dated.found) for dated in found if dated.role in (Role.PERIOD, Role.READING)]
    due = [dated.found.day for dated in found if dated.role in (Role.DUE, Role.DEBIT)]
    billed = [day for day in billed if not due or day <= max(due)]  # a subscription is billed in advance
    titled = not by_ocr and any(dated.titled for dated in bare)
    headed = not by_ocr and bool(due) and all(map(_heads, bare))
    placed = titled or headed
    if len({dated.found.day for dated in bare}) != 1 or any(dated.worded and not placed for dated in bare):
        return False
    day = bare[0].found.day
    if not (billed and due) and not placed:
        return False
    return max([*billed, day]) == day == min([*due, day])


def _heads(dated: DatedRole) -> bool:
    """Whether a date stands by itself in the letterhead of the first page."""
    box = dated.found.span.box
    return dated.alone and box.page == 1 and box.top < _LETTERHEAD


def _first(found: DateFound) -> date:
    """Of a month, its first day: the bill may be written within it."""
    return found.day.replace(day=1) if found.precision == "month" else found.day


def _of_roles(found: Sequence[DatedRole], roles: set[Role], certainty: float) -> tuple[IssueDate, ...]:
    return tuple(
        IssueDate(dated.found.day, min(certainty, dated.found.certainty), dated.found.span.box)
        for dated in found
        if dated.role in roles and dated.found.precision == "day"
    )


def _surest_first(tier: tuple[IssueDate, ...], *, latest: bool) -> tuple[IssueDate, ...]:
    """A date written twice is surer than one written once; otherwise the first on the page leads.

    Of several receipts on one paper the `latest` does.
    """
    times = {issue.day: sum(other.day == issue.day for other in tier) for issue in tier}
    surer = [replace(issue, certainty=min(issue.certainty + 0.1 * (times[issue.day] - 1), 1.0)) for issue in tier]
    ranked = sorted(surer, key=lambda issue: issue.day, reverse=True) if latest else surer
    return tuple(sorted(ranked, key=lambda issue: (-times[issue.day], -round(issue.certainty, 1))))


def _period_end(ends: Sequence[DateFound]) -> tuple[IssueDate, ...]:
    """The end of a receipt's period: its last day, or the last day of the month it names."""
    if not ends:
        return ()
    last, first = max(ends, key=_day), min(ends, key=_day)
    month = last.day.replace(day=1)  # of « du 1er au 31 mai » the first day is no date by itself
    since = month if last.precision == "month" else min(first.day, month)
    return (IssueDate(last.day, min(_PERIOD, last.certainty), last.span.box, since=since),)


def _day(found: DateFound) -> date:
    return found.day


def _birth_days(case: Case) -> set[date]:
    return {student.born for student in case.students if student.born}
