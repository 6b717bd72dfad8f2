"""Rows of pages' pictures, stacked and read by one call of the OCR, each word in its place on its page.

Only ever used in a sandbox's child.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from tasks.reading.form_boxes import taken_out
from tasks.reading.inked_words import Ocr, words_on
from tasks.tools.bare_paper import Part
from tasks.tools.tesseract_table import Look
from validators.model import Box
from validators.text.layout import Word
from validators.text.quality import likely_words

_GAP, _TOUCH = 40, 3
"""Pixels."""
_SURE, _LETTERS = 0.8, 3


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of a page's picture at some resolution, from `top` to `bottom` in pixels: all of them, or part `across`."""

    page: int
    picture: Image.Image
    dpi: int
    top: int
    bottom: int
    across: tuple[int, int] | None = None

    @property
    def edges(self) -> Part:
        """Left, top, right, bottom, in pixels of its picture."""
        left, right = self.across or (0, self.picture.width)
        return left, self.top, right, self.bottom

    def holds(self, word: Word) -> bool:
        """Whether a word of its page stands in it, and whole."""
        left, top, right, bottom = self.edges
        row, column = middle(word) * self.picture.height, (word.box.left + word.box.right) / 2 * self.picture.width
        return top <= row < bottom and left <= column < right and not self.cuts(word)

    def cuts(self, word: Word) -> bool:
        """Whether its upper or lower edge runs through a word, or all but touches it; a band's runs between lines."""
        upper, lower = word.box.top * self.picture.height - _TOUCH, word.box.bottom * self.picture.height + _TOUCH
        ends = (end for end in (self.top, self.bottom) if 0 < end < self.picture.height)
        return self.across is not None and any(upper < end < lower for end in ends)


def read_strips(strips: Sequence[Strip], ocr: Ocr, look: Look = Look.PAGE, *, form: bool = False) -> tuple[Word, ...]:
    """The words on several strips by one call of the OCR, each in its place on its page; of a `form`, its boxes too."""
    if not strips:
        return ()
    sheet, offsets = _stacked(strips)
    dpi = strips[0].dpi
    boxes, text = taken_out(sheet, dpi) if form else ((), sheet)
    words = (*boxes, *words_on(text, dpi, ocr, look))
    return tuple(placed for word in words if (placed := _placed_on_page(word, sheet, strips, offsets)) is not None)


def taken_over(before: Sequence[Word], words: Sequence[Word], strips: Sequence[Strip]) -> tuple[Word, ...]:
    """The words of a page once some of its strips were read anew: in place of what had been read there.

    Unless most of that is lost: a finer look at a bad picture may see less. Nor does a look at a few lines take away a
    word that was surely read and where it sees none: that word may limit what is said.
    """
    kept = [word for word in before if not any(strip.holds(word) for strip in strips)]
    old = [word for word in before if any(strip.holds(word) for strip in strips)]
    read = [word for word in words if any(strip.holds(word) for strip in strips)]
    if 2 * likely_words(read) < likely_words(old):
        return tuple(before)
    if any(strip.across for strip in strips):
        kept += [word for word in old if _is_sure(word) and not any(overlap(word.box, one.box) for one in read)]
    return (*kept, *read)


def _is_sure(word: Word) -> bool:
    return word.confidence >= _SURE and len(word.text) >= _LETTERS


def _stacked(strips: Sequence[Strip]) -> tuple[Image.Image, list[int]]:
    """The strips one above the other, with paper between them, and the row where each begins."""
    if len(strips) == 1 and strips[0].edges == (0, 0, *strips[0].picture.size):
        return strips[0].picture, [0]
    width = max(strip.picture.width for strip in strips)
    offsets, height = [], _GAP
    for strip in strips:
        offsets.append(height)
        height += strip.bottom - strip.top + _GAP
    paper = int(np.median([np.median(np.asarray(strip.picture)[::16, ::16]) for strip in strips]))
    sheet = Image.new("L", (width, height), paper)
    for strip, offset in zip(strips, offsets, strict=True):
        sheet.paste(strip.picture.crop(strip.edges), (strip.edges[0], offset))
    return sheet, offsets


def _placed_on_page(word: Word, sheet: Image.Image, strips: Sequence[Strip], offsets: Sequence[int]) -> Word | None:
    row = middle(word) * sheet.height
    for strip, offset in zip(strips, offsets, strict=True):
        if offset <= row < offset + strip.bottom - strip.top + _GAP / 2:
            across, down = sheet.width / strip.picture.width, strip.picture.height
            box = Box(
                strip.page,
                min(word.box.left * across, 1.0),
                min(max((word.box.top * sheet.height - offset + strip.top) / down, 0.0), 1.0),
                min(word.box.right * across, 1.0),
                min(max((word.box.bottom * sheet.height - offset + strip.top) / down, 0.0), 1.0),
            )
            return Word(word.text, box, word.confidence)
    return None


def overlap(one: Box, other: Box) -> bool:
    """Whether two places on a page share any of it."""
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def middle(word: Word) -> float:
    """How far down its page a word stands, as a share of its height."""
    return (word.box.top + word.box.bottom) / 2
