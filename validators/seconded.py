"""What a second recogniser's reading changes: doubts that it lifts, and a date that it denies.

Two recognisers hardly ever misread alike: what both read is sure, and what they read differently is a doubt. A name of
the family, which is looked for, is sure wherever it is read; an IBAN, which proves itself by its keys, where the first
read none or read that one badly: one that stands elsewhere is another. No limit and no refusal is ever taken back.
"""

from collections.abc import Sequence
from dataclasses import replace

from validators.document_age import document_age
from validators.document_kind import document_kind
from validators.holder_name import holder_name, student_name
from validators.iban import iban
from validators.medical_statement import medical_statement
from validators.model import Box, Finding, Outcome, Reason

_IBAN = iban.__name__
_PROVES_ITSELF = (holder_name.__name__, student_name.__name__, _IBAN)
_NO_IBAN = "no_iban"
_NOT_MADE_OUT = ("unread", "statement")
"""A clearance was not read, or but for some words of it or around it; one with a limit is for a person."""
_NOT_KNOWN = "kind"
_NO_DATE = ("", "date_unreadable")
_DATED = document_age.__name__
_SURE, _SURE_TO_REFUSE = 0.9, 0.75
"""How sure the second is of each letter; that a date refuses never counts for more. Of 164 dates that it read so on
certificates filled in by hand one was another."""


def decided_date(first: Sequence[Finding], threshold: float) -> Box | None:
    """Where the date stands that decides, when one does."""
    return next((f.box for f in first if f.check == _DATED and not _is_unsure(f, threshold)), None)


def refused_iban(first: Sequence[Finding], threshold: float) -> Box | None:
    """Where the IBAN stands whose keys do not hold, when that refuses the paper."""
    fails = (f for f in first if f.check == _IBAN and f.outcome is Outcome.FAILS)
    return next((f.box for f in fails if not _is_unsure(f, threshold)), None)


def denied(first: Sequence[Finding], second: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of the first reading, what decides in doubt where the second reads something else there.

    Another date, however unsure; of an IBAN that refuses, anything but the same one.
    """
    said = {finding.check: finding for finding in second}
    return tuple(_unless_denied(finding, said.get(finding.check)) for finding in first)


def may_be_lifted(first: Sequence[Finding], threshold: float) -> bool:
    """Whether all that is in doubt may be lifted, so that the second reading is worth its while."""
    unsure = [finding for finding in first if _is_unsure(finding, threshold)]
    return bool(unsure) and all(map(_may_be, unsure))


def statement_in_doubt(first: Sequence[Finding], threshold: float) -> bool:
    """Whether a medical statement is among the doubts: that takes every line of the page, whoever read it surely."""
    return any(f.check == medical_statement.__name__ and _is_unsure(f, threshold) for f in first)


def seconded(first: Sequence[Finding], second: Sequence[Finding], threshold: float) -> tuple[Finding, ...]:
    """The findings of the first reading, with the doubts lifted that the second, of whole pages, lifts."""
    said = {finding.check: finding for finding in second}
    return tuple(_weighed(finding, said.get(finding.check), threshold) for finding in first)


def _is_unsure(finding: Finding, threshold: float) -> bool:
    return finding.outcome is Outcome.CANNOT_TELL or finding.certainty < threshold


def _may_be(doubt: Finding) -> bool:
    statement = doubt.check == medical_statement.__name__ and doubt.detail in _NOT_MADE_OUT
    kind = doubt.check == document_kind.__name__ and doubt.detail == _NOT_KNOWN
    return statement or kind or doubt.check in _PROVES_ITSELF or (doubt.check == _DATED and doubt.detail in _NO_DATE)


def _unless_denied(first: Finding, second: Finding | None) -> Finding:
    if second is None or not _is_denied(first, second):
        return first
    return replace(
        first, outcome=Outcome.CANNOT_TELL, reason=Reason.UNCERTAIN_READING, detail="conflict", certainty=0.4
    )


def _is_denied(first: Finding, second: Finding) -> bool:
    if first.check == _IBAN:
        return first.outcome is Outcome.FAILS and first.whole != second.whole
    dated = first.check == _DATED and first.outcome is not Outcome.CANNOT_TELL
    return dated and bool(second.read) and first.read != second.read


def _weighed(first: Finding, second: Finding | None, threshold: float) -> Finding:
    if second is None or second.outcome is Outcome.CANNOT_TELL or not _is_unsure(first, threshold):
        return first
    if first.check == _DATED and first.outcome is not Outcome.CANNOT_TELL:
        enough = _SURE if second.outcome is Outcome.HOLDS else _SURE_TO_REFUSE
        agreed = first.read == second.read and second.certainty >= enough
        return replace(second, certainty=max(first.certainty, threshold)) if agreed else first
    if (
        second.outcome is not Outcome.HOLDS
        or not _may_be(first)
        or (first.check == _IBAN and _is_another(first, second))
    ):
        return first
    return second if second.certainty >= (threshold if first.check in _PROVES_ITSELF else _SURE) else first


def _is_another(first: Finding, second: Finding) -> bool:
    """Whether an IBAN is not the one that the first read: not in its place, or not what it was put right to.

    One whose own country's keys fail stays in doubt whatever else is read.
    """
    if first.outcome is Outcome.CANNOT_TELL:
        return first.detail != _NO_IBAN
    if first.outcome is Outcome.HOLDS:
        return first.whole != second.whole
    return not _in_one_line(first.box, second.box)


def _in_one_line(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None or one.page != other.page:
        return False
    return one.top <= (other.top + other.bottom) / 2 <= one.bottom and one.left < other.right and other.left < one.right
