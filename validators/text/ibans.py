"""IBANs on a page, and what is left of them after OCR."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from validators.text.boxed_ibans import boxed_ibans
from validators.text.creditors import is_creditors
from validators.text.french_accounts import completed
from validators.text.iban_keys import is_valid
from validators.text.layout import Page, Span

_START = re.compile(r"(?<![a-z0-9])([a-z]{2}\s?[0-9oisblz]{2}(?:[\s.-]?[a-z0-9]){11,40})")
_FRENCH = re.compile(
    r"(?:(?<![a-z0-9])|(?<=[i1l][b8]an))(f[\s|]{0,3}r[\s|]{0,3}[0-9oisblz][\s|]{0,3}[0-9oisblz](?:[\s.|_\[\]-]{0,3}[a-z0-9]){23})"
)
_LENGTHS = {
    "FR": 27, "MC": 27, "BE": 16, "DE": 22, "ES": 24, "IT": 27, "LU": 20, "NL": 18, "PT": 25, "CH": 21, "GB": 22,
    "IE": 22, "LT": 20, "PL": 28, "AT": 20, "RO": 24, "EE": 20, "FI": 18, "DK": 18, "SE": 24, "NO": 15,
}  # fmt: skip
_CONFUSED = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6", "Q": "0", "D": "0", "T": "7"}
_MOST_SLIPS = 4
_FRENCH_ACCOUNT = range(14, 25)


@dataclass(frozen=True, slots=True)
class IbanFound:
    """An IBAN as it was read (compact, upper case), whether its digits hold, and where it stands.

    `boxed`: read from a row of boxes whose walls had to be told from digits.
    """

    text: str
    valid: bool
    repaired: bool
    span: Span
    boxed: bool = False


def ibans(pages: Sequence[Page], by_ocr: bool) -> tuple[IbanFound, ...]:
    """The IBANs of a document; on OCR, slips are mended where exactly one valid reading exists."""
    found: dict[str, IbanFound] = {}
    for page in pages:
        for candidate in (*_candidates(page, by_ocr), *(_boxed(page) if by_ocr else ())):
            found.setdefault(candidate.text, candidate)
    valid = [iban for iban in found.values() if iban.valid]
    return tuple(valid or found.values())


def _boxed(page: Page) -> Iterator[IbanFound]:
    """One that holds: where a wall may be a digit, one that does not was rather misread."""
    for text, words in boxed_ibans(page):
        if is_valid(text) and not is_creditors(page, words[0]):
            yield IbanFound(text, True, False, Span(text, (), words, 0, 0), boxed=True)


def _candidates(page: Page, by_ocr: bool) -> Iterator[IbanFound]:
    for pattern in (_FRENCH, _START):
        for span in _overlapping(page, pattern):
            compact = re.sub(r"[^A-Z0-9]", "", span.text.upper())
            country = compact[:2]
            if country not in _LENGTHS or is_creditors(page, span.words[0]):
                continue
            if by_ocr and country == "FR" and (whole := completed(compact, page.folded)):
                yield IbanFound(whole, True, True, span)
            if len(compact) < _LENGTHS[country]:
                continue
            text = compact[: _LENGTHS[country]]
            whole_words, more_digits = _ends(page, span, len(text))
            if more_digits:
                continue  # a group too many: which of them is the IBAN, nobody can tell
            if whole_words and is_valid(text):
                yield IbanFound(text, True, False, span)
            elif whole_words and by_ocr and (mended := _mended(text)):
                yield IbanFound(mended, True, True, span)
            elif sum(char.isdigit() for char in text) >= 12:
                yield IbanFound(text, False, False, span)


def _ends(page: Page, span: Span, length: int) -> tuple[bool, bool]:
    """Whether that many characters end where a word ends; whether a short group of digits goes on right behind them."""
    seen = 0
    place = span.start
    while seen < length:
        seen += page.folded[place].isalnum()
        place += 1
    behind = page.folded[place : place + 8]
    return not behind[:1].isalnum(), bool(_GOES_ON.match(behind))


_GOES_ON = re.compile(r" \d{1,4}(?!\w)")


def _overlapping(page: Page, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Each stretch that begins like an IBAN, even within another: a creditor's identifier may stand before it."""
    match = pattern.search(page.folded)
    while match:
        if not _CREDITOR.match(match.group()):
            yield page.span(match.start(), match.end(), match.group(), match.groups())
        match = pattern.search(page.folded, match.start() + 2)


_CREDITOR = re.compile(r"[a-z]{2}\s?\w{2}\s?zzz")
"""ICS: « FR12 ZZZ 123456 »."""


def _mended(text: str) -> str:
    """The one valid reading with letters taken for the digits they look like; empty when there is none or several.

    Outside of the account number a letter is a slip for sure; within it, each may be either. Never a digit for a
    letter: the two keys of a French account are one in truth (most begin with FR76), and so many readings would hold
    one that chance makes valid, for an IBAN that is wrong on the paper.
    """
    places = [rank for rank, char in enumerate(text) if rank >= 2 and char in _CONFUSED]
    forced = {rank for rank in places if text[:2] == "FR" and rank not in _FRENCH_ACCOUNT}
    open_ = [rank for rank in places if rank not in forced][:_MOST_SLIPS]
    readings = set()
    for count in range(len(open_) + 1):
        for chosen in combinations(open_, count):
            slips = forced.union(chosen)
            reading = "".join(_CONFUSED[char] if rank in slips else char for rank, char in enumerate(text))
            if is_valid(reading):
                readings.add(reading)
    return readings.pop() if len(readings) == 1 else ""
