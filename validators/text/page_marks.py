"""Page numbers printed on a document: « Feuillet n° 1/2 », « Page 2 sur 4 », « 1/4 » in a corner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validators.text.layout import Page, Span

_MOST_PAGES = 20
_NAMED = re.compile(
    r"\b(?:feuillet|page|pages|p\.?)\s?(?:n\s?[°o*]?)?\s?:?\s?(\d{1,2})\s?(?:/|sur|de)\s?(\d{1,2})(?![\d/])"
)
_BARE = re.compile(r"(?<![\w/.,:-])(\d{1,2})\s?/\s?(\d{1,2})(?![\w/.,])")
_NEXT_PAGE = re.compile(
    r"\b(?:suite (?:au verso|page suivante|du document|sur la page)"
    r"|voir (?:au verso|page suivante)|\.\.\. ?/ ?\.\.\.|tournez)"
)
_MARGIN_TOP, _MARGIN_BOTTOM = 0.15, 0.9


@dataclass(frozen=True, slots=True)
class PageMark:
    """Page `number` of `total`, and where it is printed."""

    number: int
    total: int
    span: Span


def page_marks(pages: Sequence[Page]) -> tuple[PageMark, ...]:
    """The page numbers of a document; a bare « n/m » counts only in a margin."""
    found = []
    for page in pages:
        marks = [mark for span in page.find(_NAMED) if (mark := _mark(span))]
        marks = marks or [mark for span in page.find(_BARE) if (mark := _mark(span)) and _in_margin(span)]
        found += marks
    return tuple(found)


def goes_on(page: Page) -> bool:
    """Whether the page says that another follows."""
    return bool(_NEXT_PAGE.search(page.folded))


def _mark(span: Span) -> PageMark | None:
    number, total = (int(group or 0) for group in span.groups)
    return PageMark(number, total, span) if 1 <= number <= total <= _MOST_PAGES else None


def _in_margin(span: Span) -> bool:
    middle = (span.box.top + span.box.bottom) / 2
    return middle < _MARGIN_TOP or middle > _MARGIN_BOTTOM
