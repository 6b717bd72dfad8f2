"""Dated less than three months before its upload (guide, page 1: « de moins de trois mois »).

The date that counts is the document's own: a bill's, a certificate's, a receipt's, else the end of a receipt's period.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from validators.case import Case
from validators.document_kind import kind_name
from validators.findings import doubt, fails, holds
from validators.model import Box, Finding, Outcome, Reason, Slot
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role
from validators.text.dates import DateFound

_LABELLED, _BARE, _PRINTED, _PERIOD = 1.0, 0.85, 0.85, 0.85
_LONGEST_BILLING = {
    "electricity_bill": timedelta(days=120),
    "gas_bill": timedelta(days=120),
    "water_bill": timedelta(days=200),
}
"""How long before its date a bill's last period or reading may lie; water is read twice a year."""
_LONG_AFTER = timedelta(days=180)
_LIKELY = 0.7
"""Below this, half of the dates that OCR reads are none."""
_SIGNED = re.compile(r"\bsigne")
"""Nobody signs a bill: what is signed on it is a mandate, an offer, a lease."""
_ASIDE = frozenset({Role.LEGAL, Role.BIRTH})


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


def document_age(case: Case) -> Iterator[Finding]:
    """Candidates that agree about the verdict decide it; candidates that do not are for a person."""
    if case.uploaded_on is None:
        yield doubt(Reason.UNCERTAIN_READING, "date de dépôt illisible", detail="upload_date")
        return
    candidates = issue_dates(case)
    if not candidates:
        yield doubt(Reason.DATE_NOT_FOUND, expected=_limit_text(case, case.uploaded_on))
        return
    judged = [_judged(case, candidate, case.uploaded_on) for candidate in candidates]
    chosen = judged[0]
    if chosen.outcome is Outcome.HOLDS and _bills_older(case, candidates[0].day):
        yield doubt(Reason.UNCERTAIN_READING, chosen.read, chosen.expected, "older_period", box=chosen.box)
    elif any(other.reason != chosen.reason for other in judged) or _later(case, chosen, candidates[0].day):
        days = sorted({candidate.day for candidate in candidates} | _later(case, chosen, candidates[0].day))
        read = " ou ".join(_french(day) for day in days)
        yield doubt(Reason.UNCERTAIN_READING, read, _limit_text(case, case.uploaded_on), "conflict", box=chosen.box)
    elif _plausible(case, candidates[0].day, case.uploaded_on) and candidates[0].told:
        yield chosen
    else:
        yield doubt(Reason.UNCERTAIN_READING, chosen.read, chosen.expected, "date_unreadable", box=chosen.box)


def issued_on(case: Case) -> date | None:
    """The document's own date, where one can be told."""
    candidates = issue_dates(case)
    return candidates[0].day if candidates else None


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
    if kind == "rent_receipt":
        found = [dated for dated in found if not (dated.worded and dated.found.precision == "day")]
    if kind in _LONGEST_BILLING:
        found = [dated for dated in found if not _SIGNED.search(dated.label)]
    for roles, certainty in _tiers(kind):
        tier = _of_roles(found, roles, certainty)
        if _unexplained(found, roles):
            tier = tuple(replace(issue, told=False) for issue in tier)
        if tier:
            return _surest_first(tier)
    if kind not in ("rent_receipt", "bank_statement"):
        return ()
    ends = _period_end(_receipted(case, found))
    return tuple(replace(end, told=False) for end in ends) if _date_lost(case) else ends


def _date_lost(case: Case) -> bool:
    """« Quittance délivrée le s février 2026 »: it is dated, OCR lost the date, and no period stands in for it."""
    return case.reading.by_ocr and any(_DATED.search(page.folded) for page in case.reading.pages)


_DATED = re.compile(
    r"\bfaite? (?:a|le)\b|\b(?:delivree?|etablie?|emise?|editee?|signee?)\b[^\n]{0,30}\b(?:le|a)\b"
    r"|\bdate (?:de|d'|du|:)"
)


def _tiers(kind: str) -> tuple[tuple[set[Role], float], ...]:
    if kind == "bank_statement":
        return (({Role.ISSUE}, _LABELLED),)
    if kind in ("medical_certificate", "rent_receipt", "prescription", "hosting_declaration", "energy_contract"):
        return (({Role.ISSUE}, _LABELLED), ({Role.NONE, Role.PRINT}, _BARE))
    return (({Role.ISSUE}, _LABELLED), ({Role.PRINT}, _PRINTED), ({Role.NONE}, _BARE))


def _unexplained(found: Sequence[DatedRole], roles: set[Role]) -> bool:
    """Whether nothing says that a date of these roles is the document's own: neither its wording nor its place."""
    if roles == {Role.NONE}:
        return not _between(found)
    return Role.NONE in roles and all(dated.worded for dated in found if dated.role in roles)


def _between(found: Sequence[DatedRole]) -> bool:
    """One date without words, after what is billed and before what is to be paid: where a bill's own date stands."""
    bare = [dated for dated in found if dated.role is Role.NONE and dated.found.precision == "day"]
    billed = [dated.found.day for dated in found if dated.role in (Role.PERIOD, Role.READING)]
    due = [dated.found.day for dated in found if dated.role in (Role.DUE, Role.DEBIT)]
    if len({dated.found.day for dated in bare}) != 1 or any(dated.worded for dated in bare) or not billed or not due:
        return False
    return max(billed) <= bare[0].found.day <= min(due)


def _of_roles(found: Sequence[DatedRole], roles: set[Role], certainty: float) -> tuple[IssueDate, ...]:
    return tuple(
        IssueDate(dated.found.day, min(certainty, dated.found.certainty), dated.found.span.box)
        for dated in found
        if dated.role in roles and dated.found.precision == "day"
    )


def _surest_first(tier: tuple[IssueDate, ...]) -> tuple[IssueDate, ...]:
    """A date written twice is surer than one written once; otherwise the first on the page leads."""
    times = {issue.day: sum(other.day == issue.day for other in tier) for issue in tier}
    surer = [replace(issue, certainty=min(issue.certainty + 0.1 * (times[issue.day] - 1), 1.0)) for issue in tier]
    return tuple(sorted(surer, key=lambda issue: (-times[issue.day], -round(issue.certainty, 1))))


_RECEIPT_OR_CALL = re.compile(r"\b(?:(quittanc\w+|recus?|acquitt\w+)|appels? de loyer|(?:avis d')?echeance|a payer)\b")


def _receipted(case: Case, found: Sequence[DatedRole]) -> Sequence[DatedRole]:
    """On a paper that is a receipt and the next call for rent at once, the dates under the receipt's heading."""
    text = {page.number: page.folded for page in case.reading.pages}
    kept = []
    for dated in found:
        span = dated.found.span
        headings = list(_RECEIPT_OR_CALL.finditer(text[span.box.page], 0, span.start))
        if headings and headings[-1].group(1):
            kept.append(dated)
    return kept or found


def _period_end(found: Sequence[DatedRole]) -> tuple[IssueDate, ...]:
    """The end of a receipt's period: its last day, or the last day of the month it names."""
    ends = [dated.found for dated in found if dated.role is Role.PERIOD or dated.found.precision == "month"]
    if not ends:
        return ()
    last, first = max(ends, key=_day), min(ends, key=_day)
    since = last.day.replace(day=1) if last.precision == "month" else first.day
    return (IssueDate(last.day, min(_PERIOD, last.certainty), last.span.box, since=since),)


def _day(found: DateFound) -> date:
    return found.day


def _birth_days(case: Case) -> set[date]:
    return {student.born for student in case.students if student.born}


def _judged(case: Case, issue: IssueDate, uploaded_on: date) -> Finding:
    read, expected = _french(issue.day), _limit_text(case, uploaded_on)
    if (issue.since or issue.day) > uploaded_on:
        return fails(
            Reason.FUTURE_DATE, read, f"au plus tard le {_french(uploaded_on)}", "", issue.certainty, issue.box
        )
    if plus_months(issue.day, _max_age(case)) > uploaded_on:
        return holds(read, expected, issue.certainty, issue.box)
    return fails(Reason.OUT_OF_DATE, read, expected, "", issue.certainty, issue.box)


def plus_months(day: date, months: int) -> date:
    """The same day that many months later, or the month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _limit_text(case: Case, uploaded_on: date) -> str:
    """The first day that would have been good, as the staff say it: « après le … »."""
    day = uploaded_on
    while plus_months(day - timedelta(days=1), _max_age(case)) > uploaded_on:
        day -= timedelta(days=1)
    return f"après le {_french(day - timedelta(days=1))}"


def _max_age(case: Case) -> int:
    medical = case.upload.slot is Slot.MEDICAL_CERTIFICATE
    rules = case.campaign.medical_certificate if medical else case.campaign.proof_of_address
    return rules.max_age_months


def _bills_older(case: Case, day: date) -> bool:
    """A bill whose last period or reading lies long before its date: a copy printed again, perhaps."""
    longest = _LONGEST_BILLING.get(kind_name(case))
    if longest is None:
        return False
    read = [dated for dated in case.reading.dated if dated.found.certainty >= _LIKELY]
    ends = [d.found.day for d in read if d.role in (Role.PERIOD, Role.READING) and d.found.day <= day]
    return bool(ends) and max(ends) < day - longest


def _later(case: Case, chosen: Finding, day: date) -> set[date]:
    """Of a scan refused as too old: days long after its date that it is billed for, or that nothing is said of.

    What was taken for its own date may be that of the lease. And of a bill refused by its date: when it is to be paid,
    if all of that is before the bill or half a year after it; a digit was misread.
    """
    if chosen.outcome is not Outcome.FAILS or not case.reading.by_ocr or case.uploaded_on is None:
        return set()
    days = _days_of(case, {Role.PERIOD, Role.READING, Role.NONE})
    later = {other for other in days if day + _LONG_AFTER < other <= case.uploaded_on}
    due = _days_of(case, {Role.DUE, Role.DEBIT}) if kind_name(case) in _LONGEST_BILLING else set()
    if chosen.reason is Reason.OUT_OF_DATE:
        return later | ({min(due)} if due and min(due) > day + _LONG_AFTER else set())
    return {max(due)} if due and max(due) < day else set()


def _days_of(case: Case, roles: set[Role]) -> set[date]:
    return {dated.found.day for dated in case.reading.dated if dated.role in roles}


def _plausible(case: Case, day: date, uploaded_on: date) -> bool:
    """Not so old or so far ahead that a digit was misread; what a text layer says stands as it is."""
    years = case.campaign.reading.oldest_plausible_years
    if not case.reading.by_ocr:
        return plus_months(day, 12 * years) > uploaded_on
    return plus_months(day, 12 * years) > uploaded_on and plus_months(uploaded_on, 12) > day


def _french(day: date) -> str:
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    return f"{'1er' if day.day == 1 else day.day} {months[day.month - 1]} {day.year}"
