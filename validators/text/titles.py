"""What a page calls itself: a title that stands by itself at its top, not one that a sentence speaks of."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Levenshtein

from validators.text.blocks import stacks
from validators.text.fold import fold
from validators.text.layout import Page, Word

TITLE_ZONE = 0.4
"""A title stands in this upper part of the first page."""
_LETTERS_A_SLIP = 11
_AS_LARGE = 0.8
"""Of the tallest title's height: OCR measures letters no better."""
_BEFORE = 4
"""So many words in capitals may stand before one in capitals, in its own cell: a motto, a page number."""
_SPOKEN_OF = frozenset(
    "est sera seront sont vous peut pourra permet disponible telecharger consulter imprimer joint obtenir".split()
)


def standing(page: Page, titles: Collection[str], *, by_ocr: bool = False) -> str:
    """The title (folded words) that stands by itself in the largest letters, the topmost of such; empty without one.

    Where several begin with the same words, the longest of them.
    """
    stood: list[tuple[float, float, str]] = []
    longest = max(map(len, titles), default=0)
    for cells in filter(_begins_with_capital, _starts(page)):
        begins = _beginning(cells, longest)
        found = [title for title in titles if _may_stand(begins, title, by_ocr) and _stands(cells, title, by_ocr)]
        if found:
            box = cells[0][0].box
            stood.append((box.bottom - box.top, box.top, max(found, key=len)))
    tallest = max((height for height, *_ in stood), default=0.0)
    return min(((top, title) for height, top, title in stood if height >= _AS_LARGE * tallest), default=(0.0, ""))[1]


def _starts(page: Page) -> Iterator[Sequence[tuple[Word, ...]]]:
    """Each place where a title may begin: a cell with those under it, or its part behind a few words in capitals."""
    for stack in stacks(page):
        for rank, cell in enumerate(stack):
            if cell[0].box.top >= TITLE_ZONE:
                break
            yield stack[rank:]
            for skipped in range(1, min(_BEFORE + 1, len(cell))):
                if all(word.text.upper() == word.text for word in cell[: skipped + 1]):
                    yield [cell[skipped:], *stack[rank + 1 :]]


def _begins_with_capital(cells: Sequence[tuple[Word, ...]]) -> bool:
    """As every title does."""
    return cells[0][0].text.lstrip("«\"'(")[:1].isupper()


def _beginning(cells: Sequence[tuple[Word, ...]], most: int) -> str:
    """The letters that stand there, of whole words, up to so many or a few more."""
    letters = ""
    for word in chain.from_iterable(cells):
        letters += _letters(word.text)
        if len(letters) >= most:
            break
    return letters


def _may_stand(begins: str, title: str, by_ocr: bool) -> bool:
    """Whether so many letters as the title has are nearly the title's: if not, there is no need to look at words."""
    wanted = title.replace(" ", "")
    if not by_ocr:
        return begins.startswith(wanted)
    slips = 2 * (len(wanted) // _LETTERS_A_SLIP)  # the letters that were read may be more or fewer
    return Levenshtein.distance(begins[: len(wanted)], wanted, score_cutoff=slips) <= slips


def _stands(cells: Sequence[tuple[Word, ...]], title: str, by_ocr: bool) -> bool:
    """Whether the title begins there, and the cell that it ends in says nothing more of it."""
    wanted = title.replace(" ", "")
    read = ""
    for cell in cells:
        for rank, word in enumerate(cell):
            read += _letters(word.text)
            if len(read) >= len(wanted):
                return _same(read, wanted, by_ocr) and not _SPOKEN_OF & {fold(w.text) for w in cell[rank + 1 :]}
        if not _same(read, wanted[: len(read)], by_ocr):
            return False
    return False


@lru_cache(maxsize=4096)  # each title is held against each word
def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _same(read: str, wanted: str, by_ocr: bool) -> bool:
    slips = len(wanted) // _LETTERS_A_SLIP if by_ocr else 0
    return read == wanted or (slips > 0 and Levenshtein.distance(read, wanted, score_cutoff=slips) <= slips)
