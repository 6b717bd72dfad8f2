"""« Caen, le 12 mai 2026 »: a town before a day dates a paper; « Livré le … » does not."""

import re

from validators.text.fold import fold
from validators.text.weekdays import without_weekday

_BEFORE = re.compile(
    r"(?:^|.*[.:;]\s|.*\b[àÀA]\s)(?P<place>[^.:;]{2,40}?)(?P<comma>\s?,\s?(?:[Ll][eE]|[Cc][eE])?|\s[Ll][eE])\s?:?"
)
_SMALL = frozenset("sur sous la le les l de du des d en et lès aux au à st ste cedex".split())
_DONE = re.compile(
    r"(?:livr|activ|resili|modifi|cree|mis|recu|ouvert|ferm|expedi|command|debut|fin|date|valid|index|solde|clos|paye|verse)"
)
_MOST_WORDS = 6


def is_place_and_day(text: str) -> bool:
    """Whether the words before a date are a town: words with a capital, and a comma or « le » behind them."""
    match = _BEFORE.fullmatch(_without_day(text))
    if not match:
        return False
    words = [word for word in re.split(r"[\s'’]+", match["place"]) if word and not word.isdigit()]
    names = [word for word in words if fold(word).strip("-") not in _SMALL]
    comma = match["comma"].strip().startswith(",")
    if not names or len(words) > _MOST_WORDS or not all(_capital(word, misread=comma) for word in names):
        return False
    if any(_DONE.match(fold(word)) for word in names):
        return False
    return comma or not _participle(match["place"], names)


def _capital(word: str, *, misread: bool) -> bool:
    """Whether a word begins with a capital, or with what OCR makes of one: « ifs, le 7 mai 2026 »."""
    return word[0].isupper() or (misread and word[0] in "il")


def _without_day(text: str) -> str:
    return text.strip()[: len(without_weekday(fold(text)))].strip()


def _participle(place: str, names: list[str]) -> bool:
    """« Résilié le », « FIN D'ENGAGEMENT LE »: without a comma, what is done on a day."""
    return names[-1].lower().rstrip("es").endswith("é") or (place.isupper() and len(names) > 1)
