"""Folding: the same words, however they were typed."""

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\t\n\r", " ")
    | dict.fromkeys("\u00ad\u200b\ufeff", "")
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
# « CEDEX », « Cedex 04 », « CEDEX CIDEX 2 »: how La Poste delivers, not where one lives.
_DELIVERY = re.compile(r"\b(?:cedex|cidex)\b(?: \d+\b)?")
_SAINT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur"}
# « Fleury s/Orne », « Le Fresne-Camilly » and « Fresne Camilly »: families leave these out.
_SMALL = frozenset(["le", "la", "les", "l", "de", "du", "des", "d", "sur", "sous", "en", "et", "au", "aux"])


@lru_cache(maxsize=8192)  # the words of a page are asked for by every check
def fold(text: str) -> str:
    """Lower case without accents; ligatures spelled out, one kind of apostrophe, hyphen and space."""
    return _BEYOND_ASCII.sub(lambda found: _without_accents(found.group()), text.translate(_SAME)).lower()


@lru_cache(maxsize=256)  # nearly always one of a dozen letters
def _without_accents(letters: str) -> str:
    decomposed = unicodedata.normalize("NFD", letters)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold_label(text: str) -> str:
    """A label of the portal: folded, one space between its words and none around it."""
    return " ".join(fold(text).split())


def fold_town(text: str) -> str:
    """A town as words that can be compared: `14200 Hérouville-St-Clair CEDEX 2` → `herouville saint clair`.

    Postcode, CEDEX and what stands in brackets are left out, ST and STE spelled out, little words dropped
    (`FLEURY S/ORNE`, `Fleury-sur-Orne` → `fleury orne`).
    """
    without_notes = re.sub(r"\(.*?\)", " ", fold(text))
    words = _NOT_WORD.sub(" ", without_notes).strip()
    words = _DELIVERY.sub(" ", words)
    spelled = (_SAINT.get(word, word) for word in words.split() if not word.isdigit())
    return " ".join(word for word in spelled if word not in _SMALL)
