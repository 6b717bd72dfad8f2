"""Whether what was read is a name, or a name with a slip of OCR."""

from rapidfuzz.distance import Levenshtein

_ALIKE = ("oqcdg0aes", "il1jtf", "mnhrwu", "uvyw", "bpr8hk", "efrkt", "s5az2", "ceg", "kx", "vx")
"""Letters, small or capital, of which OCR takes one for another."""


def same(read: str, name: str, by_ocr: bool, *, sure: bool = False) -> bool:
    """Whether a token is a name: to the letter in a text layer; with one or two slips of OCR in a long name.

    One letter of a token that was read surely is taken for another only where the two look alike.
    """
    if read == name:
        return True
    if not by_ocr or len(name) < 5 or abs(len(read) - len(name)) > 1:
        return False
    if sure and len(read) == len(name) and not all(map(_look_alike, read, name)):
        return False
    return Levenshtein.distance(read, name, score_cutoff=2) <= (1 if len(name) < 9 else 2)


def _look_alike(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _ALIKE)
