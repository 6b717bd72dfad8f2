"""The few facts that are kept of a document once it has been read (STAFF.md, "Privacy")."""

from dataclasses import replace

from validators.case import Case
from validators.document_age import document_age, issued_on
from validators.document_kind import kind_name
from validators.holder_name import holders
from validators.iban import iban_tail
from validators.model import Facts, Finding, Reason, Slot
from validators.tax_year import income_year
from validators.text.page_marks import expected_pages, page_marks

_DATED = frozenset({Slot.PROOF_OF_ADDRESS, Slot.MEDICAL_CERTIFICATE})
_OLDEST = 2000
"""What seems to be older was misread (« 13/05/1026 »): no day to show anybody."""
_WITH_IBAN = frozenset({Slot.BANK_DETAILS, Slot.SEPA_MANDATE})


def facts(case: Case, findings: tuple[Finding, ...]) -> Facts:
    """What the slot's rules rest on, and nothing more; a document of the wrong kind gives only its kind."""
    reading, slot = case.reading, case.upload.slot
    known = Facts(
        opened=reading.file.opened,
        kind=kind_name(case) if reading.has_words or reading.code else "",
        page_count=reading.file.page_count,
        signature=reading.code.signature if reading.code else "",
    )
    if any(finding.reason is Reason.UNEXPECTED_KIND for finding in findings):
        return known
    if slot in _DATED:
        doubted = any(finding.check == document_age.__name__ and finding.detail == "conflict" for finding in findings)
        issued = None if doubted else issued_on(case)
        return replace(known, issued=issued if issued and issued.year >= _OLDEST else None, declarants=holders(case))
    if slot in _WITH_IBAN:
        return replace(known, iban_tail=iban_tail(case))
    if slot is Slot.TAX_NOTICE:
        marks = page_marks(reading.pages, reading.by_ocr)
        seen = tuple(sorted({mark.number for mark in marks}))
        return replace(
            known,
            income_year=income_year(case),
            declarants=holders(case),
            pages_seen=seen,
            pages_expected=expected_pages(marks),
        )
    return known
