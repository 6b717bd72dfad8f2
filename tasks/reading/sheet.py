"""One page to be read by OCR: drawn when first needed, laid flat, and read band by band, each band once.

Only ever used in a sandbox's child.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.reading.inked_words import Ocr
from tasks.reading.stacked_strips import Strip, overlap, taken_over
from tasks.tools.ink_rows import between_lines, columns, densest, ink_by_row
from tasks.tools.lay import Lay, laid_flat, lay_of, uncut
from tasks.tools.tesseract_table import Look
from validators.model import Box
from validators.text.layout import Page, Word, lines_of
from validators.text.quality import likely_words, telling_words

FIRST, FINE = 200, 300
"""Dots per inch of the first reading and of the second."""
WHOLE = (0.0, 1.0)
_LEAST_ROWS, _LONG = 12, 4
_ABOUT = 0.012
_FEW_WORDS, _PLAINLY = 4, 24
"""Likely words in a few lines, upside down there may be some too; and what words come to that are plainly a text."""
_MARGINS = ((0.0, 0.07), (0.93, 1.0))
_END = 0.11
_FIGURES = re.compile(r"\d{1,2}(?:[/|]\d{1,2}|\d)?")
_NOTHING = Image.new("L", (1, 1), 255)

Draw = Callable[[int], Image.Image]


class Sheet:
    """A page of a file as a picture. `draw` gives it at some resolution (dots per inch of an A4 page)."""

    def __init__(self, number: int, draw: Draw, ocr: Ocr) -> None:
        self.number = number
        self._draw, self._ocr = draw, ocr
        self._lay: Lay | None = None
        self._like: Sheet | None = None
        self._is_wide = False
        self._flats: dict[int, Image.Image] = {}
        self._dpi = 0
        self._rows_read: list[tuple[int, int]] = []
        self._words: tuple[Word, ...] = ()
        self._small: tuple[Word, ...] = ()
        self._ink: NDArray[np.int64] | None = None

    def flat(self, dpi: int) -> Image.Image:
        """The page laid flat at that resolution."""
        if dpi not in self._flats:
            drawn = self._draw(dpi)
            self._flats[dpi] = laid_flat(drawn, self._placed(drawn))
        self._dpi = dpi
        return self._flats[dpi]

    @property
    def seen(self) -> Image.Image:
        """The page as a person sees it where its words were last read."""
        return self._flats.get(self._dpi, _NOTHING)

    @property
    def page(self) -> Page:
        """What has been read of it so far."""
        aspect = self.seen.width / self.seen.height
        words = [word for word in self._words if not any(overlap(word.box, other.box) for other in self._small)]
        return Page(self.number, lines_of((*words, *self._small), aspect), aspect)

    def bands(self, *shares: tuple[float, float]) -> list[Strip]:
        """Parts of the page, as shares of its inked height, their edges moved to where they cut no line."""
        picture = self.flat(FIRST)
        if self._ink is None:
            self._ink = ink_by_row(picture)
        ink = self._ink
        inked = np.flatnonzero(ink)
        if not len(inked):
            return []
        first, last = int(inked[0]), int(inked[-1]) + 1
        rows = [(between_lines(ink, first, last, top), between_lines(ink, first, last, end)) for top, end in shares]
        return [Strip(self.number, picture, FIRST, top, end) for top, end in rows if end > top]

    def rest(self) -> list[Strip]:
        """What of the page was not read yet."""
        whole = self.bands(WHOLE)
        if not whole:
            return []
        edges = [whole[0].top, *(row for rows in sorted(self._rows_read) for row in rows), whole[0].bottom]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return [Strip(self.number, self.seen, FIRST, *gap) for gap in gaps if gap[1] - gap[0] > _LEAST_ROWS]

    def fine(self) -> list[Strip]:
        """The whole page, finer."""
        picture = self.flat(FINE)
        blank = self._ink is not None and not self._ink.any()
        return [] if blank else [Strip(self.number, picture, FINE, 0, picture.height)]

    def around(self, boxes: Iterable[Box]) -> list[Strip]:
        """The lines of those boxes, finer; columns far apart each by itself, since their lines need not stand level."""
        picture = self.flat(FINE)
        merged: list[tuple[float, float]] = []
        for top, bottom in sorted((box.top - _ABOUT, box.bottom + _ABOUT) for box in boxes):
            if merged and top <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
            else:
                merged.append((top, bottom))
        height = picture.height
        rows = [(max(int(top * height), 0), min(int(bottom * height), height)) for top, bottom in merged]
        return [
            Strip(self.number, picture, FINE, *ends, across)
            for ends in rows
            for across in columns(picture, *ends, FINE)
        ]

    def edges(self, dpi: int) -> list[Strip]:
        """The upper and the lower end of the page, whatever stands on it."""
        picture = self.flat(dpi)
        end, height = round(_END * picture.height), picture.height
        return [Strip(self.number, picture, dpi, *rows) for rows in ((0, end), (height - end, height))]

    def margins(self, dpi: int) -> list[Strip]:
        """The head and the foot of what stands on the page."""
        coarse = self.bands(*_MARGINS)
        height, picture = self.seen.height, self.flat(dpi)
        scale = picture.height / height
        return [Strip(self.number, picture, dpi, round(one.top * scale), round(one.bottom * scale)) for one in coarse]

    def add(self, words: Iterable[Word], numbers: Iterable[Word]) -> None:
        """Take over figures, and before them page numbers, in place of whatever else is read right there."""
        named = [word for word in numbers if word.box.page == self.number]
        figures = [word for word in words if word.box.page == self.number and _FIGURES.fullmatch(word.text)]
        self._small = (*named, *(word for word in figures if not any(overlap(word.box, one.box) for one in named)))

    def put_iban(self, iban: str, place: tuple[int, int, int, int]) -> None:
        """Take over an IBAN, in groups of four, in place of whatever else is read at that place (pixels of `seen`)."""
        left, top, right, bottom = place
        groups = [iban[start : start + 4] for start in range(0, len(iban), 4)]
        width, height = self.seen.size
        step = (right - left) / max(len(iban), 1) / width
        for rank, group in enumerate(groups):
            start = left / width + 4 * rank * step
            box = Box(self.number, start, top / height, start + len(group) * step, bottom / height)
            self._small = (*self._small, Word(group, box))

    def take(self, words: Iterable[Word], strips: Sequence[Strip]) -> None:
        """Take over the words of this page's strips, in place of what had been read there before."""
        mine = [strip for strip in strips if strip.page == self.number]
        self._words = taken_over(self._words, [word for word in words if word.box.page == self.number], mine)
        if self._dpi == FIRST:
            self._rows_read += [(strip.top, strip.bottom) for strip in mine]

    @property
    def lies_on_its_side(self) -> bool:
        """Whether its words were read along lines that run down the page, as tesseract can: no line of it is one."""
        words = [word for word in self._words if len(word.text) >= _LONG]
        return 2 * len(_across(words, self.page.aspect)) < len(words) >= _FEW_WORDS

    @property
    def is_nearly_empty(self) -> bool:
        """Whether hardly a word was read of it."""
        return likely_words(self._words) < _FEW_WORDS

    def turn_where_legible(self) -> bool:
        """Of an illegible page, try a few lines the other ways up, and with nothing cut off; True when one is better.

        Nothing is read then.
        """
        drawn = self._draw(FIRST)
        lay = self._placed(drawn)
        across = lay_of(drawn, 1 - lay.quarter_turns)
        least = max(self._likely(drawn, lay), _FEW_WORDS)
        ways = [lay.turned_over(), across, across.turned_over()]
        if lay.corners is not None:
            whole = uncut(drawn, lay)
            ways += [whole, whole.turned_over()]
        best = None
        for way in ways:
            likely = self._likely(drawn, way)
            if likely > least:
                best, least = way, likely
            if likely >= _PLAINLY:
                break
        if best is not None:
            self._lay, self._flats, self._rows_read, self._words, self._ink = best, {}, [], (), None
        return best is not None

    def lies_like(self, other: "Sheet") -> None:
        """Take it, before it is read, to lie as another page of the file does, unless its letters plainly say no."""
        self._like = other

    def _placed(self, drawn: Image.Image) -> Lay:
        if self._lay is None:
            like = self._like if self._like and self._like._is_wide == (drawn.width > drawn.height) else None
            self._is_wide = drawn.width > drawn.height
            self._lay = lay_of(drawn, like=like._lay if like else None)
        return self._lay

    def _likely(self, drawn: Image.Image, way: Lay) -> int:
        probe = densest(laid_flat(drawn, way))
        return telling_words(_across(self._ocr(probe, Look.PAGE), probe.width / probe.height))


def _across(words: Iterable[Word], aspect: float) -> list[Word]:
    """Those wider than tall, on a page so many times as wide as tall."""
    return [word for word in words if (word.box.right - word.box.left) * aspect > word.box.bottom - word.box.top]
