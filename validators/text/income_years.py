"""Which year's income a tax notice is about: by its title and wording, never by any year on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validators.text.layout import Page, Span

TITLE_ZONE = 0.5
_YEAR = r"(20\d\d)\b"
_OF_INCOME = re.compile(
    r"(?:impots?|prelevements sociaux|impositions?|declarative|\bavis\b)[^.]{0,60}?"
    r"sur (?:les |vos |le )?revenus?\s(?:de\s(?:l'annee\s)?|percus en )" + _YEAR
    + r"|sur les revenus(?: |\sde\s(?:l'annee\s)?):?\s?" + _YEAR
    + r"|(?:impots?|impot et prelevements sociaux)\ssur les revenus(?: |\sde\s(?:l'annee\s)?| - )" + _YEAR
    + r"|(?:\bavis d'imp\w{2,7}(?: 20\d\d)?|\bannee 20\d\d) [(-] ?revenus (?:de (?:l'annee )?)?" + _YEAR
    + r"|\bimpots? 20\d\d ?[(/,:-]{0,2} ?revenus (?:de (?:l'annee )?)?" + _YEAR
    + r"|\b(?:annee des revenus|revenus (?:de(?: l'annee)?|percus en|declares en)) ?: ?" + _YEAR
)  # fmt: skip
_MENTIONED = re.compile(r"(?<!issu des )\brevenus (?:de (?:l'annee )?|(?:percus|declares|realises)(?: en)? )?" + _YEAR)
_RECALLED = re.compile(r"\b(?:rappel|memoire|precedent|dernier|prochain|ancien|voir|credit|reduction)\w*\b[^.\n]*$")
"""« Rappel : votre avis d'impôt 2025 … »: another notice."""
_RECALLED_BEHIND = re.compile(
    r"\s?[:,(-]{1,2}\s?(?:pour )?rappel\b|\s?:?\s?voir (?:votre|l')\b"
    r"|[^.\n]{0,30}\(revenus 20\d\d\) (?:reste|demeure) (?:consultable|disponible|accessible)\b|\) (?:reste"
    r"|demeure) consultable\b"
)
_OF_NOTICE = re.compile(
    r"avis (?:d'impot|d'imposition)(?: sur le revenu)?(?: etabli en)?(?: de)? " + _YEAR
    + r"|avis d'impot[^.\n]{0,30} etabli en " + _YEAR
    + r"|situation declarative[^.\n]{0,40} sur le revenu(?: de)? " + _YEAR
    + r"|avis de situation declarative (?:de |etabli en )?" + _YEAR
    + r"|\betablie?s? en " + _YEAR
    + r"|\bannee d'imposition ?:? ?" + _YEAR
)  # fmt: skip
_OF_EITHER = re.compile(r"\bimpot sur le revenu(?: de)? " + _YEAR)
"""The year of the income, or that of the notice: it counts as the notice's where nothing says which."""


@dataclass(frozen=True, slots=True)
class IncomeYear:
    """An income year that the wording of a page names, and where; `mentioned` when only as « revenus 2025 »."""

    year: int
    span: Span
    in_title: bool
    mentioned: bool = False

    @property
    def told_twice(self) -> bool:
        """Whether the wording names the notice's year too (« avis d'impôt 2026 sur les revenus 2025 »)."""
        return all(str(year) in self.span.text for year in (self.year, self.year + 1))

    @property
    def gainsaid(self) -> bool:
        """Whether the wording names a notice's year that does not go with it (« avis 2026 sur les revenus 2023 »)."""
        years = {int(year) for year in re.findall(r"\b20\d\d\b", self.span.text)}
        return not years <= {self.year, self.year + 1}

    @property
    def certainty(self) -> float:
        """How sure the digits of the year are: the wording around them has been recognised as it is."""
        digits = [word.confidence for word in self.span.words if re.search(r"\d{4}", word.text)]
        return min(digits, default=self.span.confidence)


def income_years(pages: Sequence[Page]) -> tuple[IncomeYear, ...]:
    """Every income year that the pages name by its wording; the year of a notice is the income's plus one."""
    ways = ((_OF_INCOME, 0), (_OF_NOTICE, 1), (_MENTIONED, 0))
    found = _found(pages, ways)
    told = any(not year.mentioned for year in found)
    return found if told else _found(pages, (*ways[:2], (_OF_EITHER, 1), ways[2]))


def _found(pages: Sequence[Page], ways: Sequence[tuple[re.Pattern[str], int]]) -> tuple[IncomeYear, ...]:
    return tuple(year for rank, page in enumerate(pages) for year in _of_page(page, rank == 0, ways))


def _of_page(page: Page, first: bool, ways: Sequence[tuple[re.Pattern[str], int]]) -> list[IncomeYear]:
    found: list[IncomeYear] = []
    for pattern, delay in ways:
        for span in page.find(pattern):
            year = next(int(group) for group in span.groups if group)
            if _RECALLED.search(page.folded[max(span.start - 60, 0) : span.end]) or _RECALLED_BEHIND.match(
                page.folded, span.end
            ):
                continue
            if any(other.span.start < span.end and span.start < other.span.end for other in found):
                continue
            in_title = first and span.box.top < TITLE_ZONE
            mentioned = pattern is _MENTIONED and not (in_title and _fills_its_line(page, span))
            found.append(IncomeYear(year - delay, span, in_title, mentioned))
    return found


def _fills_its_line(page: Page, span: Span) -> bool:
    """« Revenus de l'année 2025 », and nothing else but a page's number: a title's second line."""
    start = page.folded.rfind("\n", 0, span.start) + 1
    rest = page.folded[span.end :].split("\n", 1)[0]
    return not page.folded[start : span.start].strip() and bool(_NUMBER_OR_NOTHING.fullmatch(rest))


_NUMBER_OR_NOTHING = re.compile(r"(?:\W*(?:page|feuill\w+|p\.?)\b.{0,12})?\W*")
