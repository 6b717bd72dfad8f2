"""A notice on the campaign's income year (guide, page 1: « 2026 sur les revenus 2025 »)."""

import re
from collections.abc import Iterator

from validators.case import Case
from validators.findings import doubt, fails, holds
from validators.model import Box, Finding, Reason
from validators.text.income_years import IncomeYear, income_years

_MISREAD, _OTHER_BESIDE = 0.6, 0.7


def tax_year(case: Case) -> Iterator[Finding]:
    """By a genuine 2D-Doc, else by the title, else by wordings elsewhere that agree."""
    expected = case.campaign.tax_notice.income_year
    code = case.reading.code
    found = _read(case)
    named = _deciding(found)
    years = {year.year for year in named}
    if code is not None and code.income_year is not None:
        if years and code.income_year not in years:
            yield doubt(Reason.UNCERTAIN_READING, _text(years), str(expected), "barcode_mismatch", box=code.box)
            return
        if code.trusted:
            yield _verdict(code.income_year, expected, 1.0, code.box)
            return
    if not years:
        yield doubt(Reason.DATE_NOT_FOUND, expected=_revenue(expected))
    elif len(years) > 1:
        yield doubt(Reason.UNCERTAIN_READING, _text(years), _revenue(expected), "conflict", box=named[0].span.box)
    else:
        best = max(named, key=lambda year: year.certainty)
        certainty = best.certainty if len(named) == 1 else min(best.certainty + 0.1, 1.0)
        if not _told_twice(named) and _contradicted(case, found, best.year):
            certainty = min(certainty, _OTHER_BESIDE)
        if len(found) < len(income_years(case.reading.pages)):
            certainty = min(certainty, _OTHER_BESIDE)
        if (best.mentioned and best.year != expected) or _not_over(case, best.year) or _misread(case, found, named):
            certainty = min(certainty, _MISREAD)
        yield _verdict(best.year, expected, certainty, best.span.box)


def income_year(case: Case) -> int | None:
    """The income year read, None when there is none or several."""
    if case.reading.code is not None and case.reading.code.trusted and case.reading.code.income_year:
        return case.reading.code.income_year
    years = {year.year for year in _deciding(_read(case))}
    return years.pop() if len(years) == 1 else None


def _read(case: Case) -> tuple[IncomeYear, ...]:
    """The years that are named; of what OCR read, those that can be: « 2028 » beside « 2025 » is « 2026 » misread."""
    found = income_years(case.reading.pages)
    can_be = tuple(year for year in found if not _not_over(case, year.year))
    return can_be if can_be and case.reading.by_ocr else found


def _deciding(found: tuple[IncomeYear, ...]) -> tuple[IncomeYear, ...]:
    """Those of the title, where it names any; a mention of « revenus 2025 » counts only where nothing else does."""
    named = tuple(year for year in found if not year.mentioned) or found
    return tuple(year for year in named if year.in_title) or named


def _told_twice(named: tuple[IncomeYear, ...]) -> bool:
    """A title in two wordings (« revenus de l'année 2025 », « établi en 2026 ») was not misread twice the same way."""
    titles = [year for year in named if not year.mentioned]
    return len(titles) > 1 or any(year.told_twice for year in titles)


def _contradicted(case: Case, found: tuple[IncomeYear, ...], year: int) -> bool:
    """On a scan, a digit of the title may be misread: a mention beside it that says otherwise asks for another look."""
    return case.reading.by_ocr and any(other.in_title and other.year != year for other in found)


def _misread(case: Case, found: tuple[IncomeYear, ...], named: tuple[IncomeYear, ...]) -> bool:
    """Whether on a scan what stands beside a year says that it is another: two readings may misread a digit alike.

    Its own wording (« avis d'impôt 2026 sur les revenus 2023 »), the day the notice is of and the first figures of its
    reference, which come a year after the income, or, where it would refuse, a mention of another year.
    """
    if not case.reading.by_ocr:
        return False
    year = named[0].year
    issued = {dated.found.day.year for dated in case.reading.dated if _OF_THE_NOTICE.search(dated.label)}
    issued |= {2000 + int(span.groups[0] or 0) for page in case.reading.pages for span in page.find(_REFERENCE)}
    refuses = year != case.campaign.tax_notice.income_year and _contradicted(case, found, year)
    return any(one.gainsaid for one in named) or bool(issued and year + 1 not in issued) or refuses


_REFERENCE = re.compile(r"\breference d(?:e l'|')avis\W{0,4}(2\d) ?\d\d\b")
_OF_THE_NOTICE = re.compile(r"\bdate d'etablissement|\brecouvrement\b|\betabli le\b")


def _not_over(case: Case, year: int) -> bool:
    """A notice comes the year after the income: of a year that was not over at the upload, a digit was misread."""
    return case.uploaded_on is not None and year >= case.uploaded_on.year


def _verdict(year: int, expected: int, certainty: float, place: Box | None) -> Finding:
    if year == expected:
        return holds(_revenue(year), _revenue(expected), certainty, place)
    return fails(Reason.WRONG_INCOME_YEAR, _revenue(year), _revenue(expected), certainty=certainty, box=place)


def _revenue(year: int) -> str:
    return f"revenus {year}"


def _text(years: set[int]) -> str:
    return "revenus " + " et ".join(str(year) for year in sorted(years))
