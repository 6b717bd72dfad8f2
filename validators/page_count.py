"""All the pages of the notice (guide, page 1: « toutes les pages »)."""

import re
from collections.abc import Iterator

from validators.case import MARGINS, Case
from validators.document_kind import kind_name
from validators.findings import doubt, fails, holds
from validators.model import Finding, Reason
from validators.text.notice_references import notice_of_page
from validators.text.page_marks import READ_BY_TWO, PageMark, announced, expected_pages, goes_on, page_marks
from validators.text.quality import is_well_read

_ANNOUNCED = 0.85
_ONE_LOOK = 0.75
"""A small « 1/1 » that only a look at the margins found may be « 1/4 »: it takes two, or two recognisers."""
_LIKE_ONE = 7
"""« 1/7 »: no notice has so many pages, many have one."""
_LOOKED_FOR = 0.8
"""No number where the margins were looked at, on pages that were read well."""
_UNSEEN = 0.7
"""On a scan, a small number in a corner is easily missed: that there is none takes a second reading."""


def page_count(case: Case) -> Iterator[Finding]:
    """By the numbers printed on the pages; without any, by what the first and the later pages speak of."""
    marks = page_marks(case.reading.pages, case.reading.by_ocr)
    total = expected_pages(marks)
    pages = case.reading.file.page_count
    if _of_two_notices(case, marks):
        yield doubt(Reason.UNCERTAIN_READING, "pages de deux avis", "toutes les pages", "pages")
        return
    if total is None:
        yield _unnumbered(case, pages)
        return
    missing = set(range(1, total + 1)) - {mark.number for mark in marks}
    best = max(marks, key=lambda mark: mark.certainty)
    if not missing or (pages >= total and len({mark.number for mark in marks}) == len(marks)):
        seen_twice = best.certainty == READ_BY_TWO and best.has_its_stroke
        small = total == 1 and not seen_twice and (case.reading.stage == MARGINS or not best.has_its_stroke)
        sure = min(best.certainty, _ONE_LOOK) if small else max(best.certainty, 0.85)
        yield holds(_pages(marks), f"{total} pages", sure, best.span.box)
    elif case.reading.by_ocr and (len(missing) <= _unmarked(case, marks) or total == _LIKE_ONE):
        yield doubt(Reason.UNCERTAIN_READING, _pages(marks), f"{total} pages", "pages", box=best.span.box)
    else:
        yield fails(Reason.PAGES_MISSING, _pages(marks), f"{total} pages", "", best.certainty, best.span.box)


def _of_two_notices(case: Case, marks: tuple[PageMark, ...]) -> bool:
    """Whether the pages bear the references of several notices, of which one is not whole."""
    notice = notice_of_page(case.reading.pages)
    ranks = set(notice.values())
    if len(ranks) < _SEVERAL:
        return False
    marked = [[mark for mark in marks if notice.get(mark.span.box.page, rank) == rank] for rank in ranks]
    return not all(_is_whole(own) for own in marked)


def _is_whole(marks: list[PageMark]) -> bool:
    return bool(marks) and {mark.number for mark in marks} >= set(range(1, max(mark.total for mark in marks) + 1))


_SEVERAL = 2


def _unmarked(case: Case, marks: tuple[PageMark, ...]) -> int:
    """How many pages of the file bear no number that was read: they may be the missing ones. A sheet may hold two."""
    sheets = {page.number: _TWO_UP if page.aspect > 1 else 1 for page in case.reading.pages if page.lines}
    for mark in marks:
        sheets[mark.span.box.page] -= 1
    return sum(max(left, 0) for left in sheets.values())


_TWO_UP = 2


def _unnumbered(case: Case, pages: int) -> Finding:
    read = case.reading.pages
    total = announced(read)
    if total is not None and len(read) == pages:
        expected = f"{total} pages"
        if pages >= total:
            return holds(f"{pages} pages", expected, _ANNOUNCED)
        return fails(Reason.PAGES_MISSING, f"{pages} page(s)", expected, certainty=_ANNOUNCED)
    if len(read) == pages and goes_on(read[-1]):
        return fails(Reason.PAGES_MISSING, f"{pages} page(s), suite annoncée", "toutes les pages", certainty=_ANNOUNCED)
    to_tell_by = not case.reading.by_ocr and not case.reading.partial
    if len(read) == pages > 1 and to_tell_by and _goes_from_title_to_end(case):
        return holds(f"{pages} pages", "toutes les pages", _ANNOUNCED)
    if len(read) == pages > 1 and _bears_no_number(case):
        return holds(f"{pages} pages", "toutes les pages", _LOOKED_FOR)
    if len(read) == pages == 1 and _says_all(case):
        return holds("1 page", "toutes les pages", _UNSEEN if case.reading.by_ocr else _ANNOUNCED)
    return doubt(Reason.UNCERTAIN_READING, f"{pages} page(s) sans numéro", "toutes les pages", "pages")


def _goes_from_title_to_end(case: Case) -> bool:
    """Whether pages without a number are one notice: its title on the first, its figures or rights on the others.

    Of a scan nobody can tell: all notices are numbered, and OCR loses small numbers, those of the missing pages too.
    A blank back, the first page once more, or a page of something else leave open where the others are.
    """
    first, *later = case.reading.pages
    kind = case.reading.kind
    titled = kind is not None and (kind.box is None or kind.box.page == first.number)
    others = all(_OF_A_NOTICE.search(page.folded) and page.folded != first.folded for page in later)
    return titled and others


_OF_A_NOTICE = re.compile(
    r"\bdetail|revenus?\b|\bimpots?\b|\bparts?\b|salaires|pensions|fiscal|contest|reclam|conserve|prelevement|demarches"
)


def _bears_no_number(case: Case) -> bool:
    """Whether scanned pages are a whole « situation déclarative » that nobody numbered, after a look at their margins.

    Each must be read so well that its number would have been seen, and together they go from the title to the figures
    of the tax. Of 96 scans and photos of numbered notices that lacked a page, none was so.
    """
    looked_for = case.reading.by_ocr and (case.reading.stage == MARGINS or case.reading.again)
    return looked_for and _goes_from_title_to_end(case) and _says_all(case)


def _says_all(case: Case) -> bool:
    """Whether pages without a number are a whole « situation déclarative »: from the income to the shares.

    A notice proper always goes on. Of a scan, each page must be read so well that no number was missed.
    """
    pages = case.reading.pages
    told = all(any(re.search(part, page.folded) for page in pages) for part in _FROM_INCOME_TO_SHARES)
    read = not case.reading.by_ocr or all(is_well_read([page]) for page in pages)
    return kind_name(case) == "tax_situation" and told and read


_FROM_INCOME_TO_SHARES = (
    r"salaires|pensions|revenus fonciers|benefices",
    r"revenu (?:brut global|imposable|net)",
    r"revenu fiscal de reference|\brfr\b",
    r"nombre de parts|\bparts\b",
    r"impot (?:sur le revenu )?(?:net|soumis|du)|\bimpot\b.{0,40}\d",
)


def _pages(marks: tuple[PageMark, ...]) -> str:
    numbers = sorted({mark.number for mark in marks})
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(map(str, numbers))
