"""Which of the phrases that kinds of documents are known by stand in a text; where OCR read it, but for a slip."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from config.document_kinds import document_kinds

_LONG = 12
_LETTERS_A_SLIP, _ALIKE = 11, 88
_BEGINNING = 5
"""Letters: a long phrase, and each of its parts, has as many."""
_DENIES = re.compile(r" (?:ne|n|pas|non) ")
"""What denies something must be read as it is."""

_Places = dict[str, list[str]]


@dataclass(frozen=True)
class Text:
    """Words (`a-z0-9³`), a space between them; `misread`: OCR may have slipped."""

    words: str
    misread: bool = False

    @cached_property
    def spaced(self) -> str:
        """With a space around it too: a phrase between spaces is one of whole words."""
        return f" {self.words} "

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Those that stand in it: of all that there are, only what begins as something in it does is searched for."""
        tight = self.words.replace(" ", "")
        by_word, by_beginning = _beginnings()
        begun = {tight[place : place + _BEGINNING] for place in range(len(tight))}
        short = (phrase for word in by_word.keys() & self.words.split() for phrase in by_word[word])
        long = {phrase for letters in by_beginning.keys() & begun for phrase in by_beginning[letters]}
        return frozenset(
            [phrase for phrase in short if f" {phrase} " in self.spaced]
            + [phrase for phrase in long if _runs_through(phrase, tight, self.misread)]
        )


def _runs_through(phrase: str, tight: str, misread: bool) -> bool:
    """Whether a long phrase is there, where OCR has lost or added spaces too, or misread a letter in twelve."""
    joined, parts = _forms(phrase)
    return joined in tight or (misread and _nearly(joined, parts, tight))


def _nearly(joined: str, parts: tuple[str, ...], text: str) -> bool:
    """Whether a phrase stands there but for a slip or two: of its parts, one more than slips, one is untouched then."""
    if not any(map(text.__contains__, parts)):
        return False
    found = fuzz.partial_ratio_alignment(joined, text, score_cutoff=_ALIKE)
    slips = len(parts) - 1
    return found is not None and Levenshtein.distance(joined, text[found.dest_start : found.dest_end]) <= slips


@cache
def _beginnings() -> tuple[_Places, _Places]:
    """The short phrases by their first word; the long ones by the letters that they, or a part of them, begin with."""
    by_word: _Places = defaultdict(list)
    by_beginning: _Places = defaultdict(list)
    for phrase in {phrase for kind in document_kinds().values() for phrase in kind.phrases}:
        if len(phrase) < _LONG:
            by_word[phrase.partition(" ")[0]].append(phrase)
        else:
            joined, parts = _forms(phrase)
            for letters in {part[:_BEGINNING] for part in (joined, *parts)}:
                by_beginning[letters].append(phrase)
    return by_word, by_beginning


@cache
def _forms(phrase: str) -> tuple[str, tuple[str, ...]]:
    """It without spaces, and in parts (none where no letter may be misread)."""
    joined = phrase.replace(" ", "")
    slips = len(joined) // _LETTERS_A_SLIP
    if not slips or _DENIES.search(f" {phrase} "):
        return joined, ()
    edges = [len(joined) * rank // (slips + 1) for rank in range(slips + 2)]
    return joined, tuple(joined[start:end] for start, end in pairwise(edges))
