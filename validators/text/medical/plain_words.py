"""Words that nobody has listed, in a clearance's sentence: do they limit it? « les cours où elle est inscrite »."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.vocabulary import NARROWING

_PLAIN, _BESIDE = 5, 2
_BRINGS_A_LIMIT = frozenset("avec sans sous pratique ou".split())


def limits_nothing(word: str, before: Sequence[str]) -> bool:
    """Whether a word, behind those `before` it, is a plain French one that begins as none that limits.

    What stands right behind dance says which dance, and what goes with « avec » may be an aid: those are not.
    """
    if len(word) < _PLAIN or not is_word(word) or word.endswith("ment"):
        return False
    if before[-1:] == ["DANCE"] or _BRINGS_A_LIMIT & set(before[-_BESIDE:]):
        return False
    return not any(_begins(word, stem) for stem in NARROWING)


def _begins(word: str, stem: str) -> bool:
    """Whether a word begins so, but for a slip where that is long."""
    slips = 1 if len(stem) >= _PLAIN else 0
    return word.startswith(stem) or bool(slips and Levenshtein.distance(word[: len(stem)], stem) <= slips)
