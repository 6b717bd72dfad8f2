"""Words that nobody has listed, in a clearance's sentence: do they limit it? « les cours où elle est inscrite »."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.known_words import hesitant, nearly
from validators.text.medical.vocabulary import NARROWING, NARROWING_WHOLE, RESTRAINING, UNNARROWED

_PLAIN, _BESIDE = 5, 2
_SHORTEST, _CUT = 3, 4
_BRINGS_A_LIMIT = frozenset("avec sans sous pratique ou".split())
_WHERE, _TWO = frozenset(["en", "sur"]), 2
"""Of what OCR read, an unknown word of two letters may be « en »."""
_DANCE = "danse"


def limits_nothing(word: str, before: Sequence[str], *, by_ocr: bool = False) -> bool:
    """Whether a word, behind those `before` it, is a plain French one that begins as none that limits.

    What stands right behind dance says which dance, what goes with « avec » may be an aid, and with « sur » or « en »
    where or how it is danced: those are not. Of what OCR read, a word has to be long, and no slip away from one that
    hesitates or restrains, or from dance itself.
    """
    if before[-1:] == ["DANCE"]:
        return not by_ocr and _is_cut_short(word)
    if word.endswith("ment") or _BRINGS_A_LIMIT & set(before[-_BESIDE:]):
        return False
    if before and (before[-1] in _WHERE or (by_ocr and len(before[-1]) == _TWO and before[-1] not in UNNARROWED)):
        return False
    if word in NARROWING_WHOLE or any(_begins(word, stem, by_ocr=by_ocr) for stem in NARROWING):
        return False
    if by_ocr:
        return len(word) >= _PLAIN and is_word(word) and not _may_be_another(word)
    return (len(word) >= _SHORTEST and is_word(word)) or _is_cut_short(word)


def _may_be_another(word: str) -> bool:
    """Or begin a sentence whose stop was lost: « … du judo Inscrite au conservatoire de danse »."""
    near_dance = Levenshtein.distance(word, _DANCE, score_cutoff=2) <= 2
    return near_dance or word.startswith("inscri") or hesitant(word) or nearly(word, RESTRAINING)


def _is_cut_short(word: str) -> bool:
    """« class. », « contemp. »: how a word begins that narrows nothing, and none that does."""
    if len(word) < _CUT:
        return False
    return any(known.startswith(word) for known in UNNARROWED) and not any(
        limiter.startswith(word[:_CUT]) for limiter in (*NARROWING, *RESTRAINING)
    )


def _begins(word: str, stem: str, *, by_ocr: bool) -> bool:
    """Whether a word begins so, but for a slip of OCR where that is long."""
    slips = 1 if by_ocr and len(stem) >= _PLAIN else 0
    return word.startswith(stem) or bool(slips and Levenshtein.distance(word[: len(stem)], stem) <= slips)
