"""Page numbers printed on a document: « Feuillet n° 1/2 », « Page 2 sur 4 », « 1/4 » in a corner."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from validators.text.layout import Page, Span

_MOST_PAGES = 20
_NAMED = re.compile(
    r"\b(?:feu\w{3,5}|page|pages|p|pg)\b\s?\.?\s?(?:n\s?[°o*º]?)?\s?[:.\-]?\s?(\d{1,2})\s?"
    r"(?:/|\||\(?sur|de|of|-)\s?(\d{1,2})(?![\d/])"
)
_LAST = re.compile(r"\b(?:feuillet|page)\s?(?:n\s?[°o*º]?)?\s?(\d)(?: et|,| -|\s?\() ?derniere?\b")
"""« Page 2 et dernière »: the second of two."""
_NAMED_LOST = re.compile(r"\b(?:feu\w{3,5}|page)\s?(?:n\s?[°o*º]?)?\s?([1-8])[17il|!]([1-8])(?!\w)")
"""« Feuillet n° 171 », whose stroke OCR took for a figure."""
_BARE = re.compile(
    r"(?<![\w/.,:-])(\d{1,2})\s?(?:/|sur|de)\s?(\d{1,2})(?![\w/.,]| ?(?:[%€]|mois\b|ans?\b|part|mensualit))"
)
_ANNOUNCED = re.compile(
    r"\b(?:comporte|comprend|compte|contient|compose de|constitue de|en|document de|avis de|nombre de pages\s?:?)\s?"
    r"(\d|deux|trois|quatre|cinq|six)(?:\s?(?:pages|feuillets|feuilles))?\b"
)
_ONE_PAGE = re.compile(r"\b(?:ce document comporte|ce document compte|document de|avis de) (?:1|une) (?:seule )?page\b")
READ_BY_TWO = 1.0
"""How sure a number is that two recognisers read alike; what tesseract reads alone counts for less."""
_LOST_STROKE = re.compile(r"(?<!\S)([1-8])[1il|!7]?([2-8])(?!\S)")
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_NEXT_PAGE = re.compile(
    r"\b(?:suite (?:au verso|page suivante|du document|sur la page)"
    r"|voir (?:au verso|page suivante)|\.\.\. ?/ ?\.\.\.|tournez)"
)
_MARGIN_TOP, _MARGIN_BOTTOM, _UPPER, _RIGHT = 0.15, 0.9, 0.35, 0.6
_CORNER_TOP, _CORNER_BOTTOM = 0.07, 0.93


@dataclass(frozen=True, slots=True)
class PageMark:
    """Page `number` of `total`, and where it is printed."""

    number: int
    total: int
    span: Span

    @property
    def has_its_stroke(self) -> bool:
        """Whether it was read as « 1/2 » or « 1 sur 2 », and not as « 12 » or « 172 »."""
        return bool(re.search(r"\d\s?\D+\d", self.span.text))

    @property
    def certainty(self) -> float:
        """How sure its digits are: the word before them has been recognised as it is."""
        digits = [word.confidence for word in self.span.words if re.search(r"\d", word.text)]
        return min(digits, default=self.span.confidence)


def page_marks(pages: Sequence[Page], by_ocr: bool = False) -> tuple[PageMark, ...]:
    """The page numbers of a document; a bare « n/m » counts only in a margin, and where no page has a named one.

    Where OCR has lost the stroke (« 12 » for « 1/2 »), two digits alone in a corner count, for want of others.
    """
    named = tuple(mark for page in pages for span in page.find(_NAMED) if (mark := _mark(span)))
    if not named:
        named = tuple(mark for page in pages for span in page.find(_LAST) if (mark := _mark(span)))
    if by_ocr and not named:
        named = tuple(mark for page in pages for span in page.find(_NAMED_LOST) if (mark := _mark(span)))
    return named or _placed(pages, _BARE, _in_margin) or (_placed(pages, _LOST_STROKE, _in_corner) if by_ocr else ())


def expected_pages(marks: tuple[PageMark, ...]) -> int | None:
    """How many pages the marks announce; None where they say nothing, or not the same."""
    totals = {mark.total for mark in marks}
    return totals.pop() if len(totals) == 1 else None


def _placed(
    pages: Sequence[Page], pattern: re.Pattern[str], fits: Callable[[Span, Page], bool]
) -> tuple[PageMark, ...]:
    return tuple(mark for page in pages for span in page.find(pattern) if (mark := _mark(span)) and fits(span, page))


def announced(pages: Sequence[Page]) -> int | None:
    """How many pages the document says it has (« ce document comporte 2 pages »); None when it does not say."""
    if any(_ONE_PAGE.search(page.folded) for page in pages):
        return 1
    for page in pages:
        for span in page.find(_ANNOUNCED):
            if re.search(r"pages|feuill", span.text):
                said = span.groups[0] or ""
                return _NUMBERS.get(said) or int(said)
    return None


def goes_on(page: Page) -> bool:
    """Whether the page says that another follows."""
    return bool(_NEXT_PAGE.search(page.folded))


def _mark(span: Span) -> PageMark | None:
    number, total = int(span.groups[0] or 0), int(span.groups[-1] or 0)
    return PageMark(number, total, span) if 1 <= number <= total <= _MOST_PAGES else None


def _in_margin(span: Span, page: Page) -> bool:
    """At the top or the bottom of the page, alone on its first or last line, or on its line at the upper right."""
    middle = (span.box.top + span.box.bottom) / 2
    if middle < _MARGIN_TOP or middle > _MARGIN_BOTTOM:
        return True
    line = next(line for line in page.lines if span.words[0] in line.words)
    if line in (page.lines[0], page.lines[-1]) and len(line.words) == len(span.words):
        return True
    return middle < _UPPER and span.box.left > _RIGHT and len(line.words) <= len(span.words) + 1


def _in_corner(span: Span, page: Page) -> bool:
    """Alone at the very top or the very bottom, at the right: where a notice has its number."""
    box = span.box
    line = next(line for line in page.lines if span.words[0] in line.words)
    outside = box.bottom < _CORNER_TOP or box.top > _CORNER_BOTTOM
    return outside and box.left > _RIGHT and len(line.words) == len(span.words)
