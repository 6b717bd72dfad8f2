"""The boxes of a form as words of its page: what the picture shows in them counts, not what OCR or a font makes of it.

Only ever used in a sandbox's child.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from PIL import Image

from tasks.tools.tick_boxes import Square, squares, without
from validators.model import Box
from validators.text.layout import Page, Word, lines_of
from validators.text.medical.boxes import EMPTY, TICKED, UNCLEAR

BOXES_DPI = 200
_ONE_HAND = 2.0
"""A mark so many times as dark as another of the form may be a tick that was crossed out."""
_COLOURED = 0.08
"""By how much less light a box is that a marker went over than the others of its form."""
_SEEN = 0.95
_SYMBOL = re.compile("[\ue000-\uf8ff]")
_LETTERS = 2
"""A box in a text layer is a letter of a font of symbols; what is longer is a word beside it."""


def taken_out(picture: Image.Image, dpi: int) -> tuple[tuple[Word, ...], Image.Image]:
    """The boxes in a grey picture, on a page 1 of its size, and the picture without them, for the OCR."""
    boxes = squares(picture, dpi)
    return _words(boxes, picture, 1), without(picture, boxes)


def speaks_in_symbols(page: Page) -> bool:
    """Whether a text layer has letters of no language: boxes in a font of symbols, ticked or not."""
    return any(_SYMBOL.search(word.text) for word in page.words)


def with_boxes_seen(page: Page, picture: Image.Image) -> Page:
    """A page of a text layer, drawn at `BOXES_DPI`, with the boxes that are seen on it; itself where there are none."""
    boxes = _words(squares(picture, BOXES_DPI), picture, page.number)
    if not boxes:
        return page
    kept = [word for word in page.words if len(word.text) > _LETTERS or not _stands_in(word, boxes)]
    return replace(page, lines=lines_of((*kept, *boxes), page.aspect))


def _words(boxes: Sequence[Square], picture: Image.Image, page: int) -> tuple[Word, ...]:
    width, height = picture.size
    darkest = _ONE_HAND * min((box.within for box in boxes if box.ticked), default=0.0)
    lightest = max((box.tint for box in boxes), default=1.0)
    return tuple(
        Word(
            _mark(box, darkest, lightest),
            Box(page, box.left / width, box.top / height, box.right / width, box.bottom / height),
            _SEEN,
        )
        for box in boxes
    )


def _mark(box: Square, darkest: float, lightest: float) -> str:
    """Its mark; none that is sure for a tick much darker than another, nor for an empty box that alone was coloured."""
    if box.ticked:
        return UNCLEAR if box.within > darkest else TICKED
    return UNCLEAR if box.ticked is None or box.tint < lightest - _COLOURED else EMPTY


def _stands_in(word: Word, boxes: Iterable[Word]) -> bool:
    across, down = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    edges = (box.box for box in boxes)
    return any(edge.left <= across <= edge.right and edge.top <= down <= edge.bottom for edge in edges)
