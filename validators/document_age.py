"""Dated less than three months before its upload (guide, page 1: « de moins de trois mois »).

The date that counts is the document's own: a bill's, a certificate's, a receipt's, else the end of a receipt's period.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from validators.case import Case
from validators.document_kind import kind_name
from validators.findings import doubt, fails, holds
from validators.issue_dates import LONGEST_BILLING, IssueDate, issue_dates
from validators.model import Finding, Outcome, Reason, Slot
from validators.text.date_wordings import Role
from validators.text.misread_digits import one_digit_off

_LONG_AFTER = timedelta(days=180)
_LIKELY = 0.7
"""Below this, half of the dates that OCR reads are none."""


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
    elif _plausible(case, candidates[0], case.uploaded_on) and candidates[0].told:
        yield chosen
    else:
        yield doubt(Reason.UNCERTAIN_READING, chosen.read, chosen.expected, "date_unreadable", box=chosen.box)


def issued_on(case: Case) -> date | None:
    """The document's own date, where one can be told."""
    candidates = issue_dates(case)
    return candidates[0].day if candidates else None


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
    longest = LONGEST_BILLING.get(kind_name(case))
    if longest is None:
        return False
    read = [dated for dated in case.reading.dated if dated.found.certainty >= _LIKELY]
    ends = [d.found.day for d in read if d.role in (Role.PERIOD, Role.READING) and d.found.day <= day]
    return bool(ends) and max(ends) < day - longest


def _later(case: Case, chosen: Finding, day: date) -> set[date]:
    """Of a scan refused as too old: days long after its date that it is billed for, paid, or that nothing is said of.

    What was taken for its own date may be that of the lease. And when it is to be paid, if all of that is half a year
    after a date that refuses, or, of a bill that lies ahead, before it; a digit was misread.
    """
    if chosen.outcome is not Outcome.FAILS or not case.reading.by_ocr or case.uploaded_on is None:
        return set()
    certified = kind_name(case) == "medical_certificate"  # « fermeture du 3 au 21 août » dates no certificate
    told = {Role.NONE} if certified else {Role.PERIOD, Role.READING, Role.PAID, Role.ISSUE, Role.NONE}
    days = _days_of(case, told)
    later = {other for other in days if day + _LONG_AFTER < other <= case.uploaded_on}
    due = _days_of(case, {Role.DUE, Role.DEBIT}) if kind_name(case) in (*LONGEST_BILLING, *_PAYABLE) else set()
    if chosen.reason is Reason.OUT_OF_DATE:
        return later | ({min(due)} if due and min(due) > day + _LONG_AFTER else set())
    return {max(due)} if due and max(due) < day and kind_name(case) in LONGEST_BILLING else set()


_PAYABLE = ("energy_plan", "rent_receipt")


def _days_of(case: Case, roles: set[Role]) -> set[date]:
    """Of a month, its first day: what it is of may have been written within it."""
    found = [dated.found for dated in case.reading.dated if dated.role in roles]
    return {one.day.replace(day=1) if one.precision == "month" else one.day for one in found}


def _plausible(case: Case, issue: IssueDate, uploaded_on: date) -> bool:
    """Not so old or so far ahead that a digit was misread; what a text layer says stands as it is.

    Of a scan no date is plausible that lies ahead, or several years back, where another digit makes it a good one:
    hardly any paper is, and two readings misread a digit alike (« 2028 »).
    """
    day, years = issue.day, case.campaign.reading.oldest_plausible_years
    if not case.reading.by_ocr:
        return plus_months(day, 12 * years) > uploaded_on
    good = [twin for twin in one_digit_off(day) if twin <= uploaded_on < plus_months(twin, _max_age(case))]
    ahead = (issue.since or day) > uploaded_on
    if good and (ahead or any(abs(twin.year - day.year) > 1 for twin in good)):
        return False
    return plus_months(day, 12 * years) > uploaded_on and plus_months(uploaded_on, 12) > day


def _french(day: date) -> str:
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
    return f"{'1er' if day.day == 1 else day.day} {months[day.month - 1]} {day.year}"
