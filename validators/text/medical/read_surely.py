"""Was a certificate read so well that its words can be taken as they stand? As a text layer's are, then.

OCR turns « sans » into « sana », which is no word, or gives away by its own doubt that it guessed. Where each word of
all printed lines is a French one, surely read, nothing on the paper was turned into its contrary.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from validators.text.layout import Line, Page, split
from validators.text.lexicon import is_word
from validators.text.medical.known_words import SHORT, accounted
from validators.text.medical.misread_limits import may_be_a_limit

_SURE, _DOUBLY_SURE = 0.85, 0.92
_LITTLE = frozenset("a au ce c d de du dr en et il j je l la le m me n ne nee ni on ou qu s sa se si un y".split())
_WORDS = 3
"""What a line of print has at least; what is less is a signature, a stamp, a speck, or is asked by nobody."""


def is_read_surely(pages: Sequence[Page], names: Collection[str]) -> bool:
    """Whether every word of every line of print is known for what it is; `names` are the family's, folded."""
    return all(_is_sure(line, names) for page in pages for line in page.lines if _is_print(line))


def _is_print(line: Line) -> bool:
    return sum(word.confidence >= _SURE and any(map(str.isalpha, word.text)) for word in line.words) >= _WORDS


def _is_sure(line: Line, names: Collection[str]) -> bool:
    parts = list(_parts(line))
    follows = [part for part, _ in parts[1:]] + [""]
    return all(
        _says_so(part, confidence, names) or (len(part) <= SHORT and after.isdigit())
        for (part, confidence), after in zip(parts, follows, strict=True)
    )


def _parts(line: Line) -> Iterator[tuple[str, float]]:
    """The words of a line with their confidence, but those with a capital within it, which are names."""
    for place, word in enumerate(line.words):
        if place and _NAME.fullmatch(word.text):
            continue
        yield from ((part, word.confidence) for part in split(word.text))


_NAME = re.compile(r"\W*(?:[A-ZÀ-Þ][a-zß-ÿ'’]+-?)+\W*")
"""« Anne-Laure », and not « DUnANDne », in whose end a « ne » may be lost."""


def _says_so(word: str, confidence: float, names: Collection[str]) -> bool:
    if word.isdigit() or word in names:
        return True
    if len(word) <= SHORT or not word.isalpha():
        return word in _LITTLE
    if may_be_a_limit(word):
        return confidence >= _DOUBLY_SURE and is_word(word)
    return accounted(word, names) or (confidence >= _SURE and is_word(word))
