"""Is a sentence more like those that limit a clearance, or like those that speak of something else?

By Bayes' rule over its words, its pairs of words and how it begins, as counted in examples that were told apart by hand
(`config/certificate_sentences.toml`). No list of patterns is long enough for what doctors write; a few words of any
sentence mostly tell what it is about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import log

from config.certificate_sentences import certificate_sentences
from validators.text.fold import fold

_STEM, _HALF = 6, 5
"""Letters by which a word is known, alone and beside another: « échauffer », « échauffement »."""
_UNSEEN = 0.5
"""What a word counts for in the examples that lack it."""
_SENTENCE = 4
"""Words from which on a sentence says the same wherever it stands."""
_VERB = re.compile(r"\w{2,}(?:(er|ir|re|oir)|(ez))")
_WORD = re.compile(r"[a-z]+|\d+")


def likeness(text: str) -> float:
    """Log-odds that a sentence (folded) limits, against that it does not; 0 where its words tell nothing."""
    weights = _weights()
    return sum(weights.get(sign, 0.0) for sign in _signs(text))


def is_known_to_limit_nothing(text: str) -> bool:
    """Whether a sentence (folded) is one of the examples that speak of something else, but for figures."""
    words = _spelled(text)
    return len(words) >= _SENTENCE and words in _known()


def _spelled(text: str) -> tuple[str, ...]:
    return tuple("0" if word.isdigit() else word for word in _WORD.findall(text))


@cache
def _known() -> frozenset[tuple[str, ...]]:
    return frozenset(_spelled(fold(text)) for text in certificate_sentences().others)


def _signs(text: str) -> Iterable[str]:
    """What a sentence is known by, each once: words, pairs of them, the first one, and what form of verb that is."""
    words = _spelled(text)
    pairs = (f"{one[:_HALF]} {two[:_HALF]}" for one, two in pairwise(words))
    return dict.fromkeys([*(word[:_STEM] for word in words), *pairs, *_beginning(words[:1])])


def _beginning(first: Sequence[str]) -> Iterable[str]:
    for word in first:
        yield f"^{word[:_STEM]}"
        if verb := _VERB.fullmatch(word):
            yield "^to do" if verb[1] else "^do"


@cache
def _weights() -> dict[str, float]:
    """What each sign weighs."""
    examples = certificate_sentences()
    return weighed(examples.limits, examples.others)


def weighed(limits: Sequence[str], others: Sequence[str]) -> dict[str, float]:
    """Log of how much oftener each sign stands in one sort of sentences than in the other."""
    one, two = (Counter(sign for text in texts for sign in _signs(fold(text))) for texts in (limits, others))
    return {
        sign: log((one[sign] + _UNSEEN) / (len(limits) + 2 * _UNSEEN))
        - log((two[sign] + _UNSEEN) / (len(others) + 2 * _UNSEEN))
        for sign in one | two
    }
