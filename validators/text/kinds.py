"""Which kind of document is this? Never from a single word: a title in its place and the marks that go with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from config.document_kinds import DocumentKind, document_kinds
from validators.model import Box
from validators.text.blocks import blocks
from validators.text.fold import fold
from validators.text.layout import Page
from validators.text.titles import TITLE_ZONE, standing

DECIDED = 6.3
MARGIN = 2.0
ALONE, ALONE_BY = 6.0, 3.0
"""A long title in its place may decide with few marks, when nothing speaks for anything else."""
_TOPMOST = 1.5
"""What stands first on the page weighs that much more."""
_NAMED, _NAMING = 5.0, 18
"""What a long title adds that stands by itself above all others: it names the paper, whatever else that speaks of."""
_UNTITLED = 2.4
"""The most that marks weigh without any title."""
_TELLING_SIGNS, _TELLING_MARKS = 3, 3
"""As many signs and marks tell by themselves a document that nobody asks for, or that often bears no title; any other
that is asked for shows its title."""
_LONG = 12
_LETTERS_A_SLIP, _ALIKE = 11, 88
_DENIES = re.compile(r" (?:ne|n|pas|non) ")
"""What denies something must be read as it is."""
_MOST_MARKS, _MOST_SIGNS = 7, 3


@dataclass(frozen=True, slots=True)
class KindScore:
    """How much speaks for a kind, how far ahead of other families it is, and where its title stands."""

    name: str
    score: float
    lead: float
    title: str = ""
    box: Box | None = None

    @property
    def sure(self) -> bool:
        """Enough speaks for it, and for nothing else as much."""
        enough = self.score >= DECIDED and self.lead >= MARGIN
        return enough or (" " in self.title and self.score >= ALONE and self.lead >= ALONE_BY)


@dataclass(frozen=True)
class _Text:
    """Words with a space between and around them; `tight` without any; `misread`: OCR may have slipped."""

    spaced: str
    tight: str
    misread: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        """Each of its words once: a phrase whose first is none of them need not be searched for."""
        return frozenset(self.spaced.split())

    def has(self, phrase: str) -> bool:
        """Whole words; a long phrase also where OCR has lost or added its spaces, or misread a letter in twelve."""
        first, padded, joined, parts = _forms(phrase)
        if first in self.words and padded in self.spaced:
            return True
        if len(phrase) < _LONG:
            return False
        return joined in self.tight or (self.misread and _nearly(joined, parts, self.tight))


@dataclass(frozen=True)
class _Document:
    whole: _Text
    head: _Text


def kind_of(pages: Sequence[Page], *, by_ocr: bool = False) -> KindScore | None:
    """The likeliest kind of a document; None when nothing at all speaks for any."""
    if not any(page.lines for page in pages):
        return None
    text = _text(pages, by_ocr)
    kinds = document_kinds()
    named = _self_named(pages, by_ocr)
    scores = _topmost({name: _score(kind, text, named) for name, kind in kinds.items()}, text)
    best = max(scores, key=lambda name: scores[name][0])
    score, title = scores[best]
    if score <= 0:
        return None
    others = [scores[name][0] for name, kind in kinds.items() if kind.family != kinds[best].family]
    lead = 0.0 if _belied(kinds[best], named) else score - max(others)
    return KindScore(best, score, lead, title, _place(title, pages))


def _belied(kind: DocumentKind, named: str) -> bool:
    """Whether the paper names itself otherwise, and papers of that kind name themselves."""
    return kind.names_itself and bool(named) and named not in kind.titles


def _self_named(pages: Sequence[Page], by_ocr: bool) -> str:
    """The long title, of a kind that names itself, that stands at the top of the first page; empty without one."""
    kinds = [kind for kind in document_kinds().values() if kind.names_itself]
    long = {title for kind in kinds for title in kind.titles if len(title) >= _NAMING}
    return standing(next(page for page in pages if page.lines), long, by_ocr=by_ocr)


def _topmost(scores: dict[str, tuple[float, str]], text: _Document) -> dict[str, tuple[float, str]]:
    """What stands first on the page names it: a notice may speak of the return that it follows."""
    places = {name: text.head.spaced.find(f" {title} ") for name, (_, title) in scores.items() if title}
    places = {name: place for name, place in places.items() if place >= 0}
    first = min(places.values(), default=0)
    return {
        name: (score + (_TOPMOST if places.get(name) == first else 0.0), title)
        for name, (score, title) in scores.items()
    }


def _text(pages: Sequence[Page], by_ocr: bool) -> _Document:
    whole = _plain(" ".join(page.folded for page in pages))
    first = next(page for page in pages if page.lines)
    head = _plain(" ".join([*(line.text for line in first.lines if line.box.top < TITLE_ZONE), *_columns(first)]))
    return _Document(*(_Text(f" {words} ", words.replace(" ", ""), by_ocr) for words in (whole, head)))


def _columns(page: Page) -> Iterator[str]:
    """The upper part of the page read down its columns, where a title may wrap."""
    for block in blocks(page):
        upper = [word.text for word in block if word.box.top < TITLE_ZONE]
        if upper and block[-1].box.top > block[0].box.bottom:
            yield f". {' '.join(upper)}"


def _plain(text: str) -> str:
    """Words only; an invoice that is still to come is none."""
    return _TO_COME.sub("", re.sub(r"[^a-z0-9³]+", " ", fold(text))).strip()


_TO_COME = re.compile(r"\b(?:prochaines?|futures?) factures?\b")


def _score(kind: DocumentKind, text: _Document, named: str = "") -> tuple[float, str]:
    """Titles weigh most where titles stand, longer ones more; marks weigh one each, up to a limit.

    `named` is the title by which the paper names itself: those of the other kinds that do are only spoken of.
    """
    best_title, best = "", 0.0
    if named not in kind.titles and any(text.whole.has(phrase) for phrase in kind.never):
        return 0.0, ""
    for title in kind.titles:
        words = 1.0 if " " in title else 0.6
        if title == named:
            weight = 4.0 * words + 0.04 * len(title) + _NAMED
        elif text.head.has(title) and not _belied(kind, named):
            weight = 4.0 * words + 0.04 * len(title)
        elif text.whole.has(title):
            weight = 1.5 * words
        else:
            continue
        if weight > best:
            best_title, best = title, weight
    signs, marks = _count(kind.signs, _MOST_SIGNS, text.whole), _count(kind.marks, _MOST_MARKS, text.whole)
    weight = 1.4 * signs + 0.8 * marks
    if not all(_count(group, 1, text.whole) for group in kind.needs):
        return min(best + weight, _UNTITLED), ""
    telling = (kind.slot is None or kind.told_by_signs) and signs >= _TELLING_SIGNS and marks >= _TELLING_MARKS
    return (best + weight if best_title or telling else min(weight, _UNTITLED)), best_title


def _count(phrases: Sequence[str], most: int, text: _Text) -> int:
    return min(sum(1 for phrase in phrases if text.has(phrase)), most)


def _nearly(joined: str, parts: tuple[str, ...], text: str) -> bool:
    """Whether a phrase stands there but for a slip or two: of its parts, one more than slips, one is untouched then."""
    if not any(map(text.__contains__, parts)):
        return False
    found = fuzz.partial_ratio_alignment(joined, text, score_cutoff=_ALIKE)
    slips = len(parts) - 1
    return found is not None and Levenshtein.distance(joined, text[found.dest_start : found.dest_end]) <= slips


@cache
def _forms(phrase: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Its first word, it with a space around, without any, and in parts (none where no letter may be misread)."""
    first, padded, joined = phrase.partition(" ")[0], f" {phrase} ", phrase.replace(" ", "")
    slips = len(joined) // _LETTERS_A_SLIP
    if not slips or _DENIES.search(padded):
        return first, padded, joined, ()
    edges = [len(joined) * rank // (slips + 1) for rank in range(slips + 2)]
    return first, padded, joined, tuple(joined[start:end] for start, end in pairwise(edges))


def _place(title: str, pages: Sequence[Page]) -> Box | None:
    if not title:
        return None
    pattern = re.compile(r"[^a-z0-9]+".join(map(re.escape, title.split())))
    for page in pages:
        for span in page.find(pattern):
            return span.box
    return None
