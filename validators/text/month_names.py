"""The months by their names, whole, shortened and as OCR misreads them."""

from functools import cache

from rapidfuzz import fuzz, process

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
_SHORT = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "feb": 2, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
}  # fmt: skip
_MISREAD = {
    "mal": 5, "ma1": 5, "rnai": 5, "rnars": 3, "aofit": 8, "aoit": 8, "aodt": 8, "ao0t": 8, "julllet": 7, "jum": 6,
    "jutn": 6,
}  # fmt: skip


@cache
def month_of(word: str) -> tuple[int | None, bool]:
    """The month a folded word names, and whether it is written as it should be (False: repaired)."""
    if word in MONTHS:
        return MONTHS[word], True
    if word in _SHORT:
        return _SHORT[word], True
    if word in _MISREAD:
        return _MISREAD[word], False
    best = process.extractOne(word, list(MONTHS), scorer=fuzz.ratio, score_cutoff=78) if len(word) > 3 else None
    return (MONTHS[best[0]], False) if best else (None, False)
