"""A mandate in favour of the school's own creditor (guide, page 1: the school's « mandat SEPA », filled in)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from validators.case import Case
from validators.findings import doubt, fails, holds
from validators.model import Finding, Reason
from validators.text.layout import Page, Span

_EXPECTED, _OTHER = "un mandat en faveur du Conservatoire", "un mandat SEPA pour un autre créancier"
_OWN = r"\b(?:conservatoire|orchestre|musique|danse)\b"
_TELLING, _SLIPS = ("conservatoire", "tresorerie", "communaute"), 2
_WHO = r"\b(?:autorisez|creancier)\s?:?\s?(?:\(a\)\s?)?(?:la |le |l')?(?:{})\b"
_BLANK_DATE = re.compile(r"(?:\bdate|\ble)\s?:?\s?[_.…]+\s?/\s?[_.…]+\s?/\s?[_.…]+")


def creditor(case: Case) -> Iterator[Finding]:
    """Anybody else's mandate bears a good IBAN as well: it is for a person unless the page names who is to be paid.

    One that names a creditor known for others' mandates (suppliers, insurers) is refused.
    """
    rules = case.campaign.sepa_mandate
    if not rules.creditor:
        return
    named = _found(case, rules.creditor)
    service = _found(case, rules.other_services) if rules.other_services and _found(case, _OWN) is None else None
    if named is not None and service is not None:
        yield doubt(Reason.UNCERTAIN_READING, "un autre service ?", _EXPECTED, "creditor", box=service.box)
    elif named is not None:
        yield holds("créancier trouvé", _EXPECTED, 1.0, named.box)
    elif rules.other_creditors and (other := _found(case, _WHO.format(rules.other_creditors))):
        yield fails(Reason.UNEXPECTED_KIND, _OTHER, _EXPECTED, box=other.box)
    elif not (case.reading.by_ocr and any(map(_nearly_named, case.reading.pages))):
        yield doubt(Reason.UNCERTAIN_READING, "aucun créancier attendu", _EXPECTED, "creditor")


def mandate_date(case: Case) -> Iterator[Finding]:
    """« Date : __/__/____ », and no date on the page: a mandate that was printed from a file and signed nowhere yet."""
    blank = next((span for page in case.reading.pages for span in page.find(_BLANK_DATE)), None)
    if blank is not None and not case.reading.dated:
        yield doubt(
            Reason.UNCERTAIN_READING, "une date laissée vide", "un mandat daté et signé", "unsigned", box=blank.box
        )


def _found(case: Case, pattern: str) -> Span | None:
    return next((span for page in case.reading.pages for span in page.find(re.compile(pattern))), None)


def _nearly_named(page: Page) -> bool:
    """Whether a word that OCR read is one of those, but for a slip or two."""
    words = {token.text for token in page.tokens if len(token.text) >= len(min(_TELLING, key=len)) - _SLIPS}
    return any(Levenshtein.distance(word, name, score_cutoff=_SLIPS) <= _SLIPS for word in words for name in _TELLING)
