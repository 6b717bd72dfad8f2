"""A mandate in favour of the school's own creditor (guide, page 1: the school's « mandat SEPA », filled in)."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from validators.case import Case
from validators.findings import doubt, holds
from validators.model import Finding, Reason
from validators.text.layout import Page

_EXPECTED = "un mandat en faveur du Conservatoire"
_TELLING, _SLIPS = ("conservatoire", "tresorerie", "communaute"), 2


def creditor(case: Case) -> Iterator[Finding]:
    """Anybody else's mandate bears a good IBAN as well: it is for a person unless the page names who is to be paid."""
    pattern = case.campaign.sepa_mandate.creditor
    if not pattern:
        return
    named = next((span for page in case.reading.pages for span in page.find(re.compile(pattern))), None)
    if named is not None:
        yield holds("créancier trouvé", _EXPECTED, 1.0, named.box)
    elif not (case.reading.by_ocr and any(map(_nearly_named, case.reading.pages))):
        yield doubt(Reason.UNCERTAIN_READING, "aucun créancier attendu", _EXPECTED, "creditor")


def _nearly_named(page: Page) -> bool:
    """Whether a word that OCR read is one of those, but for a slip or two."""
    words = {token.text for token in page.tokens if len(token.text) >= len(min(_TELLING, key=len)) - _SLIPS}
    return any(Levenshtein.distance(word, name, score_cutoff=_SLIPS) <= _SLIPS for word in words for name in _TELLING)
