"""When the pieces of a campaign come: 39 nights, few at first, most in the last week, fewer at the weekend. Assumed."""

from collections.abc import Iterator
from datetime import date, timedelta

OPENS, CLOSES = date(2026, 5, 1), date(2026, 6, 8)
_LAST_WEEK = (2, 2, 3, 3, 4, 5, 6)
_FIRST_DAYS = 3


def shares() -> dict[date, float]:
    """The share of the campaign's pieces that is new on each night; together 1."""
    weights = {day: _weight(day) for day in _days()}
    total = sum(weights.values())
    return {day: weight / total for day, weight in weights.items()}


def _weight(day: date) -> float:
    left = (CLOSES - day).days
    if left < len(_LAST_WEEK):
        return _LAST_WEEK[-1 - left]  # the deadline counts more than a Sunday
    busy = 2.0 if (day - OPENS).days < _FIRST_DAYS else 1.0
    return busy * (0.5 if day.weekday() >= 5 else 1.0)


def _days() -> Iterator[date]:
    day = OPENS
    while day <= CLOSES:
        yield day
        day += timedelta(days=1)
