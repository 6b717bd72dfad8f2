"""The name of the day before a date: « mardi », « mar. »; it never says what the date is there for."""

import re

WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\.)"
_AT_END = re.compile(rf"\s?{WEEKDAY}\s?$")


def without_weekday(text: str) -> str:
    """Folded words before a date, without the day's name at their end."""
    return _AT_END.sub("", text.strip()).strip()
