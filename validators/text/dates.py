"""Every date of a page: French wordings, numbers, and what OCR makes of them. Roles are judged elsewhere."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from validators.text.layout import Page, Span
from validators.text.month_names import MONTHS, month_of
from validators.text.weekdays import denied

# What OCR writes for a digit; only where a date is being read, so that words keep their letters.
_DIGIT = r"[0-9oliszb|!]"
_AS_DIGIT = str.maketrans("olizsb|!", "01125811")
_SEPARATOR = r"\s?[/.\-]\s?"
_BEGIN, _LE = r"(?:(?<![\w/.,-])|(?<=\.\.)|(?<=…))", r"(?<=\ble)"
"""Where a date may begin: on a dotted line too, and « le05 août », as some PDFs have it."""

_NUMERIC = re.compile(
    rf"(?:{_BEGIN}|{_LE})({_DIGIT}{{1,2}})({_SEPARATOR})({_DIGIT}{{1,2}}){_SEPARATOR}((?:[12lzi|]{_DIGIT}{{3}})|(?:{_DIGIT}{{2}}))(?![\w/]|[.,-]\d)"
)
_DOTTED = re.compile(
    r"(?<![\w/])[.…_]{0,8}\s?([0-3]?\d)\s?[.…_]{1,8}\s?/\s?[.…_]{0,8}\s?([01]?\d)\s?[.…_]{0,8}\s?/\s?[.…_]{0,8}\s?(20\d\d)(?!\d)"
)
"""« le ..02../..06../..2026.. », on the dots of a form."""
_ISO = re.compile(r"(?<![\w/.-])(20\d\d|19\d\d)([-/.])(\d{2})\2(\d{2})(?![\w/]|[.-]\d)")
_LOST_SLASH = re.compile(r"(?<![\w/.,-])([0-3]\d)\s?[/.\-1lI|]\s?([01]\d)\s?[/.\-1lI|]?\s?((?:19|20)\d\d)(?![\w/])")
_SPACED = re.compile(r"(?<![\w/.,-])([0-3]?\d) ([01]?\d) (20\d\d)(?![\w/.,-])")
_WORDED = re.compile(
    rf"(?:(?<![\w/.,])|{_LE})"
    r"(?:(?:(?<=\ble )(?=er\b)|([1li])\s?)(?:er|e\s?r|°r?|ᵉʳ|''|\")|([0-3]\s\d|\d{1,2}|(?=.?\d)"
    + _DIGIT
    + r"{1,2}(?!\w)))[\s.\-]*"
    r"(?=[a-z0-9]{0,2}[a-z]{2})([a-z0-9]{3,10})\b\.?[\s,.\-]*((?:19|20|2o|zo|z0)"
    + _DIGIT
    + r"{2}|\d{2}(?=\s|$)"
    + rf"(?!\s+(?:{'|'.join(MONTHS)})\b))(?![\w/])"
)
_MONTH_YEAR = re.compile(r"(?<![\w/])([a-z]{3,10})\b\.?[\s,.\-]*((?:19|20)\d{2})(?![\w/])")
_MONTH_NUMBER = re.compile(r"(?<![\w/.,-])(0[1-9]|1[0-2])\s?([/.-])\s?(20\d\d)(?![\w/]|[.,-]\d)")
_MONTHLY = re.compile(r"\b(?:loyers?|quittances?|mois|periode|terme|echeance|redevance)\b[^\n\d°]{0,15}$")
"""« Quittance de loyer 04-2026 »: with a stroke that a reference may have as well."""
_MONTH_APART = re.compile(
    r"\bannee\s?:?\s?(?P<year>20\d\d)\W{1,6}mois\s?:?\s?(?:d'|de )?(?P<month>[a-z]{3,10})\b"
    r"|\bmois\s?:?\s?(?:d'|de )?(?P<first>[a-z]{3,10})\W{1,6}annee\s?:?\s?(?P<last>20\d\d)\b"
)
"""« Année : 2026  Mois : avril »."""

_UNITS = {
    "un": 1, "premier": 1, "1er": 1, "ler": 1, "ier": 1,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "dix-sept": 17, "dix-huit": 18,
    "dix-neuf": 19, "vingt": 20, "vingt et un": 21, "vingt-et-un": 21, "vingt-deux": 22, "vingt-trois": 23,
    "vingt-quatre": 24, "vingt-cinq": 25, "vingt-six": 26, "vingt-sept": 27, "vingt-huit": 28, "vingt-neuf": 29,
    "trente": 30, "trente et un": 31, "trente-et-un": 31,
}  # fmt: skip
_UNIT = "|".join(sorted((unit.replace("-", "[- ]") for unit in _UNITS), key=len, reverse=True))
_SPELLED = re.compile(
    rf"\b(?:({_UNIT}|\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+(?:de l'an(?:nee)?\s+)?"
    rf"deux[- ]mil(?:le)?[- ]({_UNIT})(?![-\w])"
)
_HALF_SPELLED = re.compile(
    rf"\b(?:({_UNIT})\s+({'|'.join(MONTHS)})\s+(?:de l'an(?:nee)?\s+)?"
    rf"|(\d{{1,2}})(?:er)?\s+({'|'.join(MONTHS)})\s+de l'an(?:nee)?\s+)(20\d\d)(?!\w)"
)
"""« vingt-six mai 2026 », « 25 juin de l'année 2026 »."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date on a page. `precision` is `month` where no day was written (`day` is then the month's last).

    `denied`: the day of the week that is written before it is another one's.
    """

    day: date
    span: Span
    precision: Literal["day", "month"] = "day"
    repaired: bool = False
    denied: bool = False

    @property
    def certainty(self) -> float:
        """How sure the reading is: that of its words, less where letters had to be taken for digits."""
        digits = [word.confidence for word in self.span.words if any(char.isdigit() for char in word.text)]
        read = min(digits, default=self.span.confidence)
        if self.denied and read < 1:  # in a text layer it is the writer's slip
            return min(read, _DENIED)
        return min(read, _REPAIRED if self.repaired else 1.0)


_REPAIRED, _DENIED = 0.7, 0.6


def dates(page: Page) -> tuple[DateFound, ...]:
    """All dates of a page in reading order; stretches that two patterns claim go to the more exact one."""
    found: list[DateFound] = []
    for read in _READERS:
        for candidate in read(page):
            if not any(c.span.start < candidate.span.end and candidate.span.start < c.span.end for c in found):
                found.append(candidate)
    return tuple(_checked(page, one) for one in sorted(found, key=lambda c: c.span.start))


def _checked(page: Page, found: DateFound) -> DateFound:
    """The date, denied where another day's name stands before it."""
    before = page.folded[max(found.span.start - _DAY_NAME, 0) : found.span.start]
    return replace(found, denied=found.precision == "day" and denied(before, found.day.weekday()))


_DAY_NAME = 12


def _spelled(page: Page) -> Iterator[DateFound]:
    for span in page.find(_SPELLED):
        day, month, year = (group or "" for group in span.groups)
        year_number = 2000 + _unit(year)
        if not day:
            yield _month_end(year_number, MONTHS[month], span)
            continue
        number = int(day) if day.isdigit() else _unit(day)
        yield from _dated(year_number, MONTHS[month], number, span)


def _half_spelled(page: Page) -> Iterator[DateFound]:
    for span in page.find(_HALF_SPELLED):
        told, of_told, day, of_day, year = (group or "" for group in span.groups)
        yield from _dated(int(year), MONTHS[of_told or of_day], _unit(told) if told else int(day), span)


def _unit(word: str) -> int:
    return _UNITS.get(word) or _UNITS[word.replace(" ", "-")]


def _iso(page: Page) -> Iterator[DateFound]:
    for span in page.find(_ISO):
        year, _, month, day = (group or "" for group in span.groups)
        yield from _dated(int(year), int(month), int(day), span)


def _numeric(page: Page) -> Iterator[DateFound]:
    for span in page.find(_NUMERIC):
        day, _, month, year = (group or "" for group in span.groups)
        digits = [part.translate(_AS_DIGIT) for part in (day, month, year)]
        repaired = digits != [day, month, year]
        if repaired and sum(char.isdigit() for char in day + month + year) < 4:
            continue
        yield from _dated(int(digits[2]), int(digits[1]), int(digits[0]), span, repaired)


def _lost_slash(page: Page) -> Iterator[DateFound]:
    for span in page.find(_LOST_SLASH):
        day, month, year = (int(group or 0) for group in span.groups)
        yield from _dated(year, month, day, span, repaired=True)


def _dotted(page: Page) -> Iterator[DateFound]:
    for span in page.find(_DOTTED):
        day, month, year = (int(group or 0) for group in span.groups)
        yield from _dated(year, month, day, span)


def _spaced(page: Page) -> Iterator[DateFound]:
    for span in page.find(_SPACED):
        day, month, year = (int(group or 0) for group in span.groups)
        yield from _dated(year, month, day, span)


def _worded(page: Page) -> Iterator[DateFound]:
    place = 0
    while match := _WORDED.search(page.folded, place):
        span = page.span(match.start(), match.end(), match.group(), match.groups())
        first, day, name, year = (group or "" for group in span.groups)
        month, exact = month_of(name)
        place = span.end if month else span.start + 1  # « n° 77 Date 16 mai 2026 »: the second number begins the date
        if month is None:
            continue
        number = 1 if first or not day else int(day.replace(" ", "").replace("\n", "").translate(_AS_DIGIT))
        repaired = not exact or not (day + year).isdigit()
        yield from _dated(int(year.translate(_AS_DIGIT)), month, number, span, repaired)


def _month_year(page: Page) -> Iterator[DateFound]:
    for span in page.find(_MONTH_YEAR):
        month, exact = month_of(span.groups[0] or "")
        if month is not None:
            yield _month_end(int(span.groups[1] or 0), month, span, repaired=not exact)


def _month_number(page: Page) -> Iterator[DateFound]:
    for span in page.find(_MONTH_NUMBER):
        month, stroke, year = (group or "" for group in span.groups)
        if stroke == "/" or _MONTHLY.search(page.folded[max(span.start - 30, 0) : span.start]):
            yield _month_end(int(year), int(month), span)


def _month_apart(page: Page) -> Iterator[DateFound]:
    for span in page.find(_MONTH_APART):
        name, year = (span.groups[n] or span.groups[m] or "" for n, m in ((1, 2), (0, 3)))
        month, exact = month_of(name)
        if month is not None:
            yield _month_end(int(year), month, span, repaired=not exact)


def _month_end(year: int, month: int, span: Span, repaired: bool = False) -> DateFound:
    return DateFound(date(year, month, monthrange(year, month)[1]), span, "month", repaired)


def _dated(year: int, month: int, day: int, span: Span, repaired: bool = False) -> Iterator[DateFound]:
    if year < 100:
        year += 2000 if year < 70 else 1900
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        yield DateFound(date(year, month, day), span, repaired=repaired)


_READERS = (
    _spelled,
    _half_spelled,
    _iso,
    _worded,
    _numeric,
    _lost_slash,
    _dotted,
    _spaced,
    _month_year,
    _month_number,
    _month_apart,
)
