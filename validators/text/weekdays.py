"""The name of the day before a date: « mardi », « mar. »; it never says what the date is there for."""

import re

WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.)"
_AT_END = re.compile(rf"\s?{WEEKDAY}\s?$")


def without_weekday(text: str) -> str:
    """Folded words before a date, without the day's name at their end."""
    return _AT_END.sub("", text.strip()).strip()


_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_NAMED = re.compile(rf"({WEEKDAY})\s?,?\s?$")


def denied(before: str, weekday: int) -> bool:
    """Whether the folded words before a date end in the name of another day (Monday is 0): a digit was misread."""
    named = _NAMED.search(before)
    return named is not None and _DAYS.index(named.group(1)[:3]) != weekday
