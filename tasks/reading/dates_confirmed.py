"""The dates that another recogniser read, confirmed: by tesseract on the page, by itself in other looks at the line, or
by tesseract asked for that line alone.

Only ever used in a sandbox's child.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import cv2
import numpy as np
from PIL import Image

from tasks.reading.inked_words import Ocr
from tasks.tools.image import Grey
from tasks.tools.line_reader import letters_of
from tasks.tools.tesseract_table import Look
from validators.model import Box
from validators.text.dates import DateFound, dates
from validators.text.layout import Line, Page, Word, lines_of

_DOUBTED, _AGREED = 0.5, 0.9
"""How sure a date is that nobody reads again, at most; and one that three looks read alike, at least: of 84 such dates
on certificates written by hand all were right."""
_MOST = 6
_HEIGHTS = (60, 44, 32)
"""Pixels: the same line looks different to tesseract at each."""
_PAPER = 12
_ABOVE, _BESIDE = 0.15, 0.6
"""In heights of the line: what is cut out around a date."""
_IN_FIGURES = re.compile(r"[\d/.\-\s]+")


def confirmed(page: Page, first: Page, picture: Image.Image, ocr: Ocr) -> Page:
    """The page with those dates in doubt that neither reads again; `first` is what tesseract made of the same page."""
    known = {found.day for found in dates(first)}
    asked = [found for found in dates(page) if found.day not in known]
    sure = {
        id(word): _how_sure(found, rank, page, picture, ocr)
        for rank, found in enumerate(asked)
        for word in found.span.words
    }
    return replace(page, lines=tuple(Line(tuple(_weighed(word, sure) for word in line.words)) for line in page.lines))


def _weighed(word: Word, sure: Mapping[int, tuple[float, float]]) -> Word:
    least, most = sure.get(id(word), (0.0, 1.0))
    return replace(word, confidence=min(max(word.confidence, least), most))


def _how_sure(found: DateFound, rank: int, page: Page, picture: Image.Image, ocr: Ocr) -> tuple[float, float]:
    """How sure a date is at least and at most, of those that were asked for."""
    if rank >= _MOST:
        return 0.0, _DOUBTED
    if _is_seen_again(found, page, picture):
        return _AGREED, 1.0
    return (0.0, 1.0) if _is_read(found, picture, ocr) else (0.0, _DOUBTED)


def _is_seen_again(found: DateFound, page: Page, picture: Image.Image) -> bool:
    """Whether that day is read in each other look of the second's own at the whole line."""
    line = next(line for line in page.lines if found.span.words[0] in line.words)
    return all(found.day in _days_in(view) for view in _views(np.asarray(_cut(picture, line.box), np.uint8)))


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


def _views(line: Grey) -> Iterator[Grey]:
    """A line made wider, and blurred: a figure that was misread is hardly the same again in both."""
    wider = cv2.resize(line, None, fx=_WIDER, fy=1, interpolation=cv2.INTER_LINEAR)
    yield from (np.asarray(view, np.uint8) for view in (wider, cv2.GaussianBlur(line, (0, 0), 1)))


_WIDER = 1.15


def _days_in(line: Grey) -> set[date]:
    """The days on a line as the second recogniser reads it."""
    text = "".join(letter.text for letter in letters_of(line))
    words = (Word(part, Box(1, n / 100, 0.0, (n + 1) / 100, 1.0), 1.0) for n, part in enumerate(text.split()))
    lines = lines_of(tuple(words), 1.0)
    return {found.day for found in dates(Page(1, lines, 1.0)) if found.precision == "day"}


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
