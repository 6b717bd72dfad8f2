"""The page numbers in the margins of a page, each piece of small text there read by itself.

Only ever used in a sandbox's child.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from PIL import Image

from tasks.reading.stacked_strips import Strip
from tasks.tools.image import Grey
from tasks.tools.line_reader import letters_of
from tasks.tools.small_prints import Print, column, enlarged, small_prints
from validators.model import Box
from validators.text.fold import fold
from validators.text.layout import Word
from validators.text.page_marks import READ_BY_TWO

_NUMBER = re.compile(
    r"\W*(?:[a-z]{1,9}\W{1,3}){0,2}(?:n\W{1,3})?(?:\d{1,2} ?(?:/|\||sur|de) ?\d{1,2}|\d[1il|!7]?\d)\W*"
)
"""« Feuillet n° 1/2 », « page 2 sur 4 », « 1/4 »; « 12 » and « 174 », whose stroke was lost or taken for a figure."""


def numbers_in(margins: Sequence[Strip], ocr: Callable[[Image.Image], tuple[Word, ...]]) -> tuple[Word, ...]:
    """The words of those pieces of text in the margins that are page numbers and nothing else, in their places."""
    return tuple(word for margin in margins for word in _of_margin(margin, ocr))


def numbers_seconded(margins: Sequence[Strip]) -> tuple[Word, ...]:
    """The same, as the second recogniser reads each piece of text by itself."""
    return tuple(word for margin in margins for word in _seconded(margin))


def _seconded(margin: Strip) -> Iterator[Word]:
    grey = np.asarray(margin.picture, dtype=np.uint8)[margin.top : margin.bottom]
    for one in small_prints(grey, _dpi(margin)):
        text, sure = _text_of(one, grey, margin)
        if sure >= _LEAST and _OF_SEVERAL.fullmatch(fold(text)):
            yield from _side_by_side(_GLUED.sub(" ", text).split(), one, margin, min(sure, _MOST))


def _side_by_side(texts: Sequence[str], one: Print, margin: Strip, sure: float) -> Iterator[Word]:
    """The words of a piece of text, as wide as each has letters."""
    across, down = margin.picture.size
    letter = (one.right - one.left) / max(sum(map(len, texts)) + len(texts) - 1, 1)
    top, bottom = ((margin.top + row) / down for row in (one.top, one.bottom))
    left = float(one.left)
    for text in texts:
        yield Word(text, Box(margin.page, left / across, top, (left + letter * len(text)) / across, bottom), sure)
        left += letter * (len(text) + 1)


_ROOM = 0.03
"""Inches of paper around a piece."""
_LEAST, _MOST = 0.5, 0.6
"""How sure such a number is at least and at most: it may complete a notice, and refuses none, however often seen."""
_BY_ONE = 0.99
"""How sure what tesseract reads alone is at most."""
_SURELY = 0.95
"""How sure the second is of each letter of a number that it confirms."""
_FIGURES = re.compile(r"\D*(\d{1,2}) ?(?:/|sur|de) ?(\d{1,2})\W*")
_GLUED = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_OF_SEVERAL = re.compile(r"(?:[a-z]{1,9}\W{0,3}){0,2}(?:n\W{1,3})?\d{1,2} ?(?:/|sur|de) ?\d{1,2}")


def _dpi(margin: Strip) -> int:
    """How fine the picture is of which a margin is part, as a sheet of A4: a small one is never blown up so far."""
    return min(margin.dpi, round(max(margin.picture.size) / _A4_HIGH))


_A4_HIGH = 11.69
"""Inches."""


def _of_margin(margin: Strip, ocr: Callable[[Image.Image], tuple[Word, ...]]) -> Iterator[Word]:
    grey = np.asarray(margin.picture, dtype=np.uint8)[margin.top : margin.bottom]
    prints = small_prints(grey, _dpi(margin))
    if not prints:
        return
    sheet, placed = enlarged(grey, prints, _dpi(margin))
    words = ocr(sheet)
    for found, one in zip(prints, placed, strict=True):
        row = sorted((word for word in words if _stands_on(word, one, sheet.height)), key=lambda word: word.box.left)
        text = fold(" ".join(word.text for word in row))
        if _NUMBER.fullmatch(text):
            both = tuple(_confirmed(text, found, grey, margin))
            yield from both or (_on_page(word, one, margin, sheet.width) for word in row)


def _confirmed(text: str, one: Print, grey: Grey, margin: Strip) -> Iterator[Word]:
    """The number as the second recogniser reads it, where tesseract read the same but for its stroke: beyond doubt."""
    seen, sure = _text_of(one, grey, margin)
    figures = _FIGURES.fullmatch(fold(seen))
    if figures and sure >= _SURELY and re.search(rf"(?<!\d){figures[1]}[ /|17il!]{{0,3}}{figures[2]}(?!\d)", text):
        yield from _side_by_side(_GLUED.sub(" ", seen).split(), one, margin, READ_BY_TWO)


def _text_of(one: Print, grey: Grey, margin: Strip) -> tuple[str, float]:
    """What the second recogniser reads of a piece, and how sure it is of the letter it is least sure of."""
    room = round(_ROOM * margin.dpi)
    cut = grey[max(one.top - room, 0) : one.bottom + room, max(one.left - room, 0) : one.right + room]
    letters = letters_of(np.ascontiguousarray(cut))
    return "".join(letter.text for letter in letters), min((letter.confidence for letter in letters), default=0.0)


def _stands_on(word: Word, one: Print, height: int) -> bool:
    return one.from_row <= (word.box.top + word.box.bottom) / 2 * height < one.to_row


def _on_page(word: Word, one: Print, margin: Strip, width: int) -> Word:
    across, down = margin.picture.size
    left, right = (column(one, edge * width) / across for edge in (word.box.left, word.box.right))
    top, bottom = ((margin.top + row) / down for row in (one.top, one.bottom))
    box = Box(margin.page, max(left, 0.0), top, min(right, 1.0), bottom)
    return Word(word.text, box, min(word.confidence, _BY_ONE))
