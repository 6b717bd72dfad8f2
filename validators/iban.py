"""An IBAN whose check digits hold (guide: RIB and SEPA mandate), the clé RIB included."""

from collections.abc import Iterator
from dataclasses import replace

from validators.case import Case
from validators.findings import doubt, fails, holds
from validators.model import Finding, Reason
from validators.text.iban_keys import is_iban
from validators.text.ibans import IbanFound, ibans

_MENDED = 0.75
"""An IBAN put right passes once a second reading comes to the same: what OCR lost may be what is wrong on the paper."""

_BOXED = 0.85
"""Its keys hold, and the groups told which strokes were walls."""


def iban(case: Case) -> Iterator[Finding]:
    """A valid IBAN holds; one whose digits fail is wrong where it is text, a doubt where OCR may have slipped."""
    found = ibans(case.reading.pages, case.reading.by_ocr)
    expected = "un IBAN dont la clé est juste"
    if not found:
        yield doubt(Reason.UNCERTAIN_READING, "aucun IBAN lu", expected, "no_iban")
        return
    yield replace(_judged(case, found[0], expected), whole=hash(found[0].text))


def _judged(case: Case, best: IbanFound, expected: str) -> Finding:
    read = f"IBAN se terminant par {best.text[-4:]}"
    if best.valid:
        return holds(read, expected, _MENDED if best.repaired else _BOXED if best.boxed else 1.0, best.span.box)
    if not best.text.startswith(("FR", "MC")) and is_iban(best.text):
        return doubt(Reason.UNCERTAIN_READING, read, expected, "unsure", box=best.span.box)  # its country's keys fail
    certainty = min(best.span.confidence, 0.75) if case.reading.by_ocr else 1.0
    return fails(Reason.INVALID_IBAN, read, expected, "", certainty, best.span.box)


def iban_tail(case: Case) -> str:
    """The last four characters of the IBAN, the only ones kept."""
    found = ibans(case.reading.pages, case.reading.by_ocr)
    return found[0].text[-4:] if found else ""
