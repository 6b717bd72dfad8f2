"""« Caen, le 12 mai 2026 »: a town before a day dates a paper; « Livré le … » does not."""

import re

from validators.text.fold import fold
from validators.text.lexicon import is_word
from validators.text.weekdays import without_weekday

_BEFORE = re.compile(
    r"(?:^|.*[.:;]\s|.*\b[àÀA]\s)(?P<place>[^.:;]{2,40}?)(?P<comma>\s?,\s?(?:(?:den\s?/\s?)?[Ll][eE]|[Cc][eE])?|\.?\s[Ll][eE])\s?:?"
)
_SMALL = frozenset("sur sous la le les l de du des d en et lès aux au à st ste cedex".split())
_DONE = re.compile(
    r"(?:livr|activ|resili|modifi|cree|mis|recu|ouvert|ferm|expedi|command|debut|fin|date|valid|index|solde|clos|paye|verse)"
)
_SAINTS = frozenset("st ste saint sainte".split())
_MOST_WORDS = 6


def is_place_and_day(text: str) -> bool:
    """Whether the words before a date are a town: words with a capital, and a comma or « le » behind them."""
    match = _BEFORE.fullmatch(_without_day(text))
    if not match:
        return False
    words = [word for word in re.split(r"[\s'’]+", match["place"]) if word and not word.isdigit()]
    names = [word for word in words if fold(word).strip("-") not in _SMALL]
    comma = match["comma"].strip().startswith(",")
    if not names or len(words) > _MOST_WORDS or not all(_names_place(word, words, after_comma=comma) for word in names):
        return False
    if any(_DONE.match(fold(word)) for word in names):
        return False
    return comma or not _participle(match["place"], names)


def _names_place(word: str, words: list[str], *, after_comma: bool) -> bool:
    """Whether a word has a capital; before a comma also what OCR or haste makes of one: « ifs », « St clair »."""
    if word[0].isupper() or not after_comma:
        return word[0].isupper()
    before = words[words.index(word) - 1] if words[0] != word else ""
    return word[0] in "il" or fold(before) in _SAINTS or not is_word(fold(word))


def _without_day(text: str) -> str:
    return text.strip()[: len(without_weekday(fold(text)))].strip()


def _participle(place: str, names: list[str]) -> bool:
    """« Résilié le », « FIN D'ENGAGEMENT LE »: without a comma, what is done on a day."""
    saint = not _SAINTS.isdisjoint(map(fold, re.split(r"[\s-]+", place)))
    return names[-1].lower().rstrip("es").endswith("é") or (place.isupper() and len(names) > 1 and not saint)
