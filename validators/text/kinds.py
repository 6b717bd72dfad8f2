"""Which kind of document is this? Never from a single word: a title in its place and the marks that go with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from config.document_kinds import DocumentKind, document_kinds
from validators.model import Box
from validators.text.blocks import blocks
from validators.text.fold import fold
from validators.text.layout import Page
from validators.text.own_words import advertises, own_text, without_fine_print
from validators.text.page_marks import page_marks
from validators.text.phrases import Text
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
_MOST_MARKS, _MOST_SIGNS = 7, 3
_SHOWN, _FIRST_LINES = 2, 3
"""The first lines stand at the top however low they lie: on the screen of a phone a few lines are the page."""


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
class _Document:
    whole: Text
    first: Text
    head: Text


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
    return standing(_first(pages, by_ocr), long, by_ocr=by_ocr)


def _first(pages: Sequence[Page], by_ocr: bool) -> Page:
    """The page that says it is the first of several, wherever it lies in the file; else the first that has words."""
    read = [page for page in pages if page.lines]
    numbers = {mark.span.box.page: mark.number for mark in page_marks(read, by_ocr)} if len(read) > 1 else {}
    return next((page for page in read if numbers.get(page.number) == 1), read[0])


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
    whole = _plain(" ".join(map(own_text, pages)))
    first = _first(pages, by_ocr)
    top = [line.text for n, line in enumerate(first.lines) if line.box.top < TITLE_ZONE or n < _FIRST_LINES]
    head = _plain(without_fine_print(fold(" ".join([*filterfalse(advertises, top), *_columns(first)]))))
    return _Document(Text(whole, by_ocr), Text(_plain(own_text(first)), by_ocr), Text(head, by_ocr))


def _columns(page: Page) -> Iterator[str]:
    """The upper part of the page read down its columns, where a title may wrap."""
    offered = {word for line in page.lines if advertises(line.text) for word in line.words}
    for block in blocks(page):
        upper = [word.text for word in block if word.box.top < TITLE_ZONE and word not in offered]
        if upper and block[-1].box.top > block[0].box.bottom:
            yield f". {' '.join(upper)}"


def _plain(text: str) -> str:
    """Words only; an invoice to come is none, and « Votre facture » over « Client : … » is no « facture client »."""
    parted = _LABEL.sub(". ", _SPACED_OUT.sub(lambda word: word.group().replace(" ", ""), fold(text)))
    words = re.sub(r"[^a-z0-9³]+", " ", _IBAN.sub("fr76", parted))
    told = _QUANTITY.sub(r"nombre \1", _AVAILABLE.sub("facture est disponible", words))
    return _TO_COME.sub("", told).strip()


_TO_COME = re.compile(r"\b(?:prochaines?|futures?) factures?\b")
_AVAILABLE = re.compile(
    r"\bfacture(?: (?:d|de|du|n|no|numero|un|montant|euros?|ttc|electricite|eau|gaz|naturel|energie|mensuelle|contrat"
    r"|\d[a-z0-9]*|(?:jan|fev|mar|avr|mai|jui|aou|sep|oct|nov|dec)[a-z]*)){1,20}"
    r" est (?:desormais |maintenant |bien |deja )?(?:disponible|arrivee|en ligne|consultable|prete)\b"
)
"""« Votre facture d'électricité du 4 juin est disponible » announces one."""
_LABEL = re.compile(r"(?<=facture)\s+client(?=\s?(?::|n(?:°|o\b|umero)))")
_QUANTITY = re.compile(r"\b\d+ ?(kwh|m[3³])(?![a-z0-9])")
_SPACED_OUT = re.compile(r"(?<![a-z0-9])(?:[a-z] ){5,}?[a-z](?= n ?°|(?! ?[a-z]\b)(?![a-z0-9]))")
"""« Q U I T T A N C E »."""
_IBAN = re.compile(r"\bfr\d\d(?= \d{4} )")
"""Of any French account; by most of them kinds are known (« FR76 »)."""


def _score(kind: DocumentKind, text: _Document, named: str = "") -> tuple[float, str]:
    """Titles weigh most where titles stand, longer ones more; marks weigh one each, up to a limit.

    `named` is the title by which the paper names itself: those of the other kinds that do are only spoken of.
    """
    best_title, best = "", 0.0
    if named not in kind.titles and _is_excluded(kind, text):
        return 0.0, ""
    for title in kind.titles:
        words = 1.0 if " " in title else 0.6
        if title == named:
            weight = 4.0 * words + 0.04 * len(title) + _NAMED
        elif title in text.head.phrases and not _belied(kind, named):
            weight = 4.0 * words + 0.04 * len(title)
        elif title in text.whole.phrases:
            weight = 1.5 * words
        else:
            continue
        if weight > best:
            best_title, best = title, weight
    signs = 0 if _count(kind.unless, 1, text.whole) else _count(kind.signs, _MOST_SIGNS, text.whole)
    marks = _count(kind.marks, _MOST_MARKS, text.whole)
    weight = 1.4 * signs + 0.8 * marks
    if not all(_count(group, 1, text.whole) for group in kind.needs):
        return min(best + weight, _UNTITLED), ""
    telling = (kind.slot is None or kind.told_by_signs) and signs >= _TELLING_SIGNS and marks >= _TELLING_MARKS
    return (best + weight if best_title or telling else min(weight, _UNTITLED)), best_title


def _is_excluded(kind: DocumentKind, text: _Document) -> bool:
    on_top = not text.head.phrases.isdisjoint(kind.never_on_top) and text.head.phrases.isdisjoint(kind.despite)
    if on_top or not text.whole.phrases.isdisjoint(kind.never):
        return True
    if not text.whole.phrases.isdisjoint(kind.advertised) and text.head.phrases.isdisjoint(_naming(kind)):
        return True
    if not text.whole.phrases.isdisjoint(kind.announces) and _count(kind.shows, _SHOWN, text.whole) < _SHOWN:
        return True
    return not text.whole.phrases.isdisjoint(kind.never_first) and not text.first.phrases.isdisjoint(kind.never_first)


def _naming(kind: DocumentKind) -> Iterator[str]:
    """Its titles that bear the last word of its noun: « facture d'électricité »."""
    word = re.split(r"[ ']", fold(kind.noun))[-1]
    return (title for title in kind.titles if word in title.split())


def _count(phrases: Sequence[str], most: int, text: Text) -> int:
    return min(sum(map(text.phrases.__contains__, phrases)), most)


def _place(title: str, pages: Sequence[Page]) -> Box | None:
    if not title:
        return None
    pattern = re.compile(r"[^a-z0-9]+".join(map(re.escape, title.split())))
    for page in pages:
        for span in page.find(pattern):
            return span.box
    return None
