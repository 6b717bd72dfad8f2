"""Slot → ordered stages of checks. The page to read first.

A stage with failures stops the next one only where that one could not be judged: a file that cannot be opened is not
read, and a document of the wrong kind is not asked for its date.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from validators.address import address
from validators.case import Case
from validators.creditor import creditor, mandate_date
from validators.document_age import document_age
from validators.document_kind import document_kind
from validators.file_format import file_format
from validators.file_name import file_name
from validators.file_presence import file_presence
from validators.file_size import file_size
from validators.holder_name import holder_name, student_name
from validators.iban import iban
from validators.medical_statement import medical_statement
from validators.model import Finding, Outcome, Reason, Slot
from validators.page_count import page_count
from validators.portrait import portrait
from validators.signed_code import signed_code
from validators.tax_year import tax_year
from validators.text.quality import is_well_read

Check = Callable[[Case], Iterator[Finding]]

FILE_CHECKS: tuple[Check, ...] = (file_presence, file_format, file_size, file_name)
"""Of every file, whatever its slot."""

CHECKLIST: Mapping[Slot | None, tuple[tuple[Check, ...], ...]] = {
    Slot.TAX_NOTICE: ((document_kind,), (signed_code, tax_year, page_count, holder_name)),
    Slot.PROOF_OF_ADDRESS: ((document_kind,), (signed_code, document_age, holder_name, address)),
    Slot.MEDICAL_CERTIFICATE: ((document_kind,), (medical_statement, document_age, student_name)),
    Slot.IDENTITY_PHOTO: ((portrait,),),
    Slot.BANK_DETAILS: ((document_kind,), (iban, holder_name)),
    Slot.SEPA_MANDATE: ((document_kind,), (creditor, mandate_date, iban, holder_name)),
    Slot.DISABILITY_ATTESTATION: ((document_kind,), (student_name,)),
    None: ((document_kind,),),
}
"""What is asked of the document in each slot; `None` is a slot that the campaign does not know."""


_ONE_READING = 0.75
_NOT_BY_WORDS, _BY_MANY_WORDS = (portrait.__name__,), (document_kind.__name__,)
_BY_A_NUMBER = (page_count.__name__,)
"""« 1/4 » on the only page of a file: on the tune layouts, no such number that was plainly read was another."""
_BY_ALL_OF_IT, _PLAIN = (document_age.__name__,), 0.9
_DIGITS, _DIGITS_ALONE, _BADLY_READ = 0.85, 0.93, 0.6
"""How sure the digits of a date must be that refuses, on a page read well and on any other: of 25 readings of dates
between 0.7 and 0.85 on the tune layouts 12 were wrong, of 451 from 0.9 on two (a year)."""


def file_findings(case: Case) -> tuple[Finding, ...]:
    """What the file checks say."""
    return tuple(finding for check in FILE_CHECKS for finding in _said(check, case))


def judge(case: Case) -> tuple[Finding, ...]:
    """What the checks of the slot say of the reading so far."""
    findings: list[Finding] = []
    for stage in CHECKLIST[case.upload.slot]:
        said = [finding for check in stage for finding in _said(check, case)]
        findings += _doubted(said) if _in_doubt(findings) else said
        if any(finding.reason is Reason.UNEXPECTED_KIND or finding.detail in _UNREAD for finding in said):
            break
    return tuple(_unless_read(finding, findings, case) for finding in findings)


_UNREAD = (
    "unknown_slot",
    "xfa_placeholder",
    "blank",
    "blurred",
    "too_small",
    "too_dark",
    "tool_missing",
    "deadline",
    "crashed",
    "too_many_pixels",
)


def _said(check: Check, case: Case) -> list[Finding]:
    """A check that crashes can never make a document pass: it leaves it to a person."""
    try:
        said = [replace(finding, check=check.__name__) for finding in check(case)]
    except Exception:  # any bug of ours in any check: counted and shown, and the run goes on
        return [Finding(check.__name__, Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING, detail="check_crashed")]
    return [_weakened(finding, case) for finding in said] if case.reading.by_ocr else said


def _weakened(finding: Finding, case: Case) -> Finding:
    """One reading by OCR never turns a family away: a failure stands once a second reading says the same.

    A kind rests on words all over the page: where these are surely read, a second reading comes to the same. Part of
    a page never fails anything, and a date on it counts only where it is plainly the document's own.
    """
    if case.reading.partial:
        enough = finding.outcome is Outcome.HOLDS and (
            finding.check not in _BY_ALL_OF_IT or finding.certainty >= _PLAIN
        )
        return finding if enough else replace(finding, certainty=min(finding.certainty, _ONE_READING))
    if finding.outcome is not Outcome.FAILS or finding.check in _NOT_BY_WORDS:
        return finding
    well_read = is_well_read(case.reading.pages)
    if finding.check in _BY_A_NUMBER and finding.certainty >= _PLAIN and case.reading.file.page_count == 1:
        return finding
    if finding.check in _BY_MANY_WORDS and not case.reading.again and well_read:
        return finding
    badly = finding.check in _BY_ALL_OF_IT and finding.certainty < (_DIGITS if well_read else _DIGITS_ALONE)
    return replace(finding, certainty=min(finding.certainty, _BADLY_READ if badly else _ONE_READING))


def _unless_read(finding: Finding, findings: list[Finding], case: Case) -> Finding:
    """A date read by OCR refuses nobody where another question is open: two readings may misread a digit alike."""
    refuses = finding.check in _BY_ALL_OF_IT and finding.outcome is Outcome.FAILS
    if not refuses or not case.reading.by_ocr or not _in_doubt(findings):
        return finding
    return replace(finding, certainty=min(finding.certainty, _BADLY_READ))


def _in_doubt(findings: list[Finding]) -> bool:
    return any(finding.outcome is Outcome.CANNOT_TELL for finding in findings)


def _doubted(findings: list[Finding]) -> list[Finding]:
    """What fails or is doubtful on a document whose kind is not known is no more than an uncertain reading."""
    return [
        finding
        if finding.outcome is Outcome.HOLDS
        else replace(finding, outcome=Outcome.CANNOT_TELL, reason=Reason.UNCERTAIN_READING, certainty=0.5)
        for finding in findings
    ]
