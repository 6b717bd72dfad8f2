"""The dates that another recogniser read, confirmed by tesseract: on the page, or asked for that line alone.

Only ever used in a sandbox's child.
"""

import re
from dataclasses import replace

import numpy as np
from PIL import Image

from tasks.reading.inked_words import Ocr
from tasks.tools.tesseract_table import Look
from validators.model import Box
from validators.text.dates import DateFound, dates
from validators.text.layout import Line, Page, Word, lines_of

_DOUBTED = 0.5
_MOST = 6
_HEIGHTS = (60, 44, 32)
"""Pixels: the same line looks different to tesseract at each."""
_PAPER = 12
_ABOVE, _BESIDE = 0.15, 0.6
"""In heights of the line: what is cut out around a date."""
_IN_FIGURES = re.compile(r"[\d/.\-\s]+")


def confirmed(page: Page, first: Page, picture: Image.Image, ocr: Ocr) -> Page:
    """The page with those dates in doubt that tesseract nowhere reads; `first` is what it made of the same page."""
    known = {found.day for found in dates(first)}
    asked = [found for found in dates(page) if found.day not in known]
    doubted = {
        id(word)
        for rank, found in enumerate(asked)
        if rank >= _MOST or not _is_read(found, picture, ocr)
        for word in found.span.words
    }
    return replace(
        page, lines=tuple(Line(tuple(_weaker(w) if id(w) in doubted else w for w in line.words)) for line in page.lines)
    )


def _weaker(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, _DOUBTED))


def _is_read(found: DateFound, picture: Image.Image, ocr: Ocr) -> bool:
    """Whether tesseract reads that day in one of several looks at the words alone."""
    cut = _cut(picture, found.span.box)
    looks = (Look.LINE, Look.FIGURES) if _IN_FIGURES.fullmatch(found.span.text) else (Look.LINE,)
    return any(
        seen.day == found.day and seen.precision == found.precision
        for high in _HEIGHTS
        for look in looks
        for seen in dates(_page(_enlarged(cut, high), look, ocr))
    )


def _page(line: Image.Image, look: Look, ocr: Ocr) -> Page:
    aspect = line.width / line.height
    return Page(1, lines_of(ocr(line, look), aspect), aspect)


def _cut(picture: Image.Image, box: Box) -> Image.Image:
    width, height = picture.size
    high = (box.bottom - box.top) * height
    across = max(box.left * width - _BESIDE * high, 0), min(box.right * width + _BESIDE * high, width)
    down = max(box.top * height - _ABOVE * high, 0), min(box.bottom * height + _ABOVE * high, height)
    return picture.crop((int(across[0]), int(down[0]), int(across[1]), int(down[1])))


def _enlarged(cut: Image.Image, high: int) -> Image.Image:
    """The line at that height, on paper of its own shade."""
    size = max(round(cut.width * high / cut.height), 1), high
    sheet = Image.new("L", (size[0] + 2 * _PAPER, high + 2 * _PAPER), int(np.median(np.asarray(cut))))
    sheet.paste(cut.resize(size, Image.Resampling.LANCZOS), (_PAPER, _PAPER))
    return sheet
