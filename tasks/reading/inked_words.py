"""The words on a picture of paper, of which OCR is given the ink: its lines under one another, or the part with any.

Only ever used in a sandbox's child.
"""

from collections.abc import Callable, Iterator

from PIL import Image

from tasks.tools.bare_paper import Part, inked_part
from tasks.tools.rules import without_rules
from tasks.tools.stacked_lines import stacked
from tasks.tools.tesseract_table import Look
from validators.model import Box
from validators.text.layout import Word

Ocr = Callable[[Image.Image, Look], tuple[Word, ...]]


def words_on(sheet: Image.Image, dpi: int, ocr: Ocr, look: Look) -> Iterator[Word]:
    """The words on a sheet, looked at that way; of a page, its lines are found before, where that is surely done."""
    part = inked_part(sheet)
    if part is None:
        return
    text = without_rules(sheet.crop(part), dpi)
    stack = stacked(text, dpi) if look is Look.PAGE else None
    words = ocr(text, look) if stack is None else map(stack.on_page, ocr(stack.picture, Look.ROWS))
    for word in words:
        yield _uncut(word, part, sheet)


def _uncut(word: Word, part: Part, sheet: Image.Image) -> Word:
    """A word of that part of a sheet, in its place on the whole of it."""
    left, top, right, bottom = part
    box = Box(
        word.box.page,
        (left + word.box.left * (right - left)) / sheet.width,
        (top + word.box.top * (bottom - top)) / sheet.height,
        (left + word.box.right * (right - left)) / sheet.width,
        (top + word.box.bottom * (bottom - top)) / sheet.height,
    )
    return Word(word.text, box, word.confidence)
