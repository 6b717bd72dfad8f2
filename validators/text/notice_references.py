"""Which notice each page is of, by the « référence de l'avis » that it bears: no two notices share one."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from validators.text.layout import Page

_REFERENCE = re.compile(r"\breference d(?:e l'|')avis\W{0,4}((?:[0-9a-z] ?){13})(?![0-9a-z])")
_FEWEST_DIGITS, _SLIPS = 9, 3
"""Of its thirteen characters; two notices' differ in more of them than OCR misreads."""


def notice_of_page(pages: Sequence[Page]) -> dict[int, int]:
    """Page number → rank of its notice (0, 1, …); of a page that bears no reference, nothing."""
    known: list[str] = []
    found: dict[int, int] = {}
    for page in pages:
        for span in page.find(_REFERENCE):
            reference = (span.groups[0] or "").replace(" ", "")
            if sum(char.isdigit() for char in reference) >= _FEWEST_DIGITS:
                found.setdefault(page.number, _rank(reference, known))
    return found


def _rank(reference: str, known: list[str]) -> int:
    """That of a reference seen before, but for a few slips; else a new one."""
    for rank, other in enumerate(known):
        if Levenshtein.distance(reference, other, score_cutoff=_SLIPS) <= _SLIPS:
            return rank
    known.append(reference)
    return len(known) - 1
