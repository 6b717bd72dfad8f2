"""Words that turn nothing: those that are known, a slip away from one, or the family's names."""

import re
from collections.abc import Collection

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.misread_limits import meant
from validators.text.medical.vocabulary import HESITANT, NARROWING, RESTRAINING, UNNARROWED
from validators.text.medical.wordings import OTHER

SHORT, _LONG = 2, 4
BAD_SHORT = frozenset(["si", "on"])
_COUNTED = re.compile(r"\d+(?:e|er|re|ere|eme|nd|nde)?|[li]er")
_LIKE_NO = re.compile(r"[hmnr][a-z]|[a-z]n|p[as]|as")


def accounted(word: str, names: Collection[str]) -> bool:
    """Whether a word behind a clearance narrows nothing."""
    if word in names or word in UNNARROWED or _COUNTED.fullmatch(word) or not any(char.isalnum() for char in word):
        return True
    if len(word) <= SHORT:
        return word.isalpha() and word not in BAD_SHORT and not _LIKE_NO.fullmatch(word)
    if OTHER.search(f" {word} "):
        return True
    if is_word(word) or meant(word) != word:
        return False
    return nearly(word, UNNARROWED) and not nearly(word, RESTRAINING)


def begins_a_limit(word: str) -> bool:
    """« modération », « impossible »: what begins as what narrows."""
    return word.startswith(_STEMS)


_STEMS = tuple(stem for stem in NARROWING if len(stem) >= _LONG)


def nearly(word: str, known: Collection[str]) -> bool:
    """Whether a word is a known one, of six letters or more, with a slip or two: « mileu »."""
    slips = 2 if len(word) >= 9 else 1 if len(word) >= 5 else 0
    return bool(slips) and any(
        Levenshtein.distance(word, other, score_cutoff=slips) <= slips for other in known if len(other) >= 6
    )


def hesitant(word: str) -> bool:
    """Whether a word may be, misread or not, one that takes back what it leads up to."""
    slips = 2 if len(word) >= 9 else 1
    return any(Levenshtein.distance(word, other, score_cutoff=slips) <= slips for other in HESITANT)
