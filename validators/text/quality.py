"""Is this text worth trusting? A text layer may be rubbish, and OCR of a page upside down is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from validators.model import Box
from validators.text.fold import fold
from validators.text.layout import Page, Word
from validators.text.lexicon import is_word

_COMMON = frozenset(
    (
        "de la le les du des et a au aux en un une pour par sur dans votre vos vous nous notre que qui est sont ou "
        "ne pas date nom prenom adresse rue total page numero client contrat facture montant euros caen avis "
        "madame monsieur m mme docteur certificat examine ce jour ne nee danse pratique indication loyer compte "
        "titulaire code iban bic banque service reference periode impot revenus fiscal mandat signature janvier "
        "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre tva ttc eau gaz electricite "
        "assurance attestation medecin "
    ).split()
)
_PLAIN = re.compile(r"[a-z]{1,20}(?:['-][a-z]+)*[.,:;)]?|[(]?[\d.,/:%€ -]+[.,:;)]?|[a-z0-9./@°€%:,'()+-]{1,24}")
_LITTLE = 3
_VOWEL = re.compile(r"[aeiouy\d]")
MIN_WORDS = 8
_ENOUGH_PLAIN = 0.7
_ENOUGH_COMMON = 0.1
_WELL_READ, _MAY_BE_TURNED, _ILLEGIBLE = 0.85, 0.4, 0.3
_HEAD, _UPPER, _LINES, _MUCH = 0.03, 0.5, 1.5, 0.25
"""Shares of a page's height, and of a word's."""


def is_french(pages: Sequence[Page]) -> bool:
    """Whether the words are those of a French document: enough of them, mostly plain, some of them common."""
    words = [fold(word.text) for page in pages for word in page.words]
    if len(words) < MIN_WORDS:
        return False
    plain = sum(1 for word in words if _PLAIN.fullmatch(word) and _VOWEL.search(word)) / len(words)
    common = sum(1 for word in words if word.strip(".,:;()") in _COMMON) / len(words)
    return plain >= _ENOUGH_PLAIN and common >= _ENOUGH_COMMON


def legibility(pages: Sequence[Page]) -> float:
    """How well a page was read by OCR (0 to 1): the share of words that are sure, those of one letter left out."""
    words = [word for page in pages for word in page.words if sum(char.isalnum() for char in word.text) > 1]
    if len(words) < MIN_WORDS:
        return 0.0
    return sum(_sure(word) for word in words) / len(words)


def is_well_read(pages: Sequence[Page]) -> bool:
    """Whether so many words are sure that a finer reading comes to the same: what was not found there is not there."""
    return legibility(pages) >= _WELL_READ


def is_illegible(pages: Iterable[Page]) -> bool:
    """Whether so few words are sure that nothing on the page is; a page without any tells nothing."""
    return legibility([page for page in pages if page.lines]) < _ILLEGIBLE


def may_be_turned(page: Page) -> bool:
    """Whether so few words are sure that the page may lie another way up, on which some letters look like others."""
    return legibility([page] if page.lines else []) < _MAY_BE_TURNED


def unread_places(page: Page) -> tuple[Box, ...]:
    """Where in the upper part of a page words were hardly read, each with the lines around it; none where that is much.

    Whom a document is for stands there. Lines of two columns that do not stand level are lost so, however clear.
    """
    lost = [word.box for word in page.words if _is_lost(word)]
    places = tuple(replace(box, top=_above(box), bottom=_below(box)) for box in lost)
    rows = sorted((box.top, box.bottom) for box in places)
    seen, end = 0.0, 0.0
    for top, bottom in rows:
        seen, end = seen + max(bottom - max(top, end), 0.0), max(end, bottom)
    return places if seen <= _MUCH else ()


def _is_lost(word: Word) -> bool:
    letters = sum(char.isalnum() for char in word.text)
    return letters > 1 and not _sure(word) and _HEAD < word.box.top < _UPPER


def _above(box: Box) -> float:
    return max(box.top - _LINES * (box.bottom - box.top), 0.0)


def _below(box: Box) -> float:
    return min(box.bottom + _LINES * (box.bottom - box.top), 1.0)


def likely_words(words: Iterable[Word]) -> int:
    """How many of the words are plain ones of three letters and more, surely read: hardly any on a page upside down."""
    return sum(_sure(word) and len(word.text) > 2 and bool(_PLAIN.fullmatch(fold(word.text))) for word in words)


def telling_words(words: Iterable[Word]) -> int:
    """How many long words are likely, those of the language counted twice: upside down, letters make plain ones."""
    read = [word for word in words if _sure(word) and len(word.text) > _LITTLE]
    return likely_words(read) + sum(is_word(fold(word.text)) for word in read)


def _sure(word: Word) -> bool:
    return word.confidence >= 0.6
