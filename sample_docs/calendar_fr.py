"""Dates as French papers write them."""

from datetime import date, datetime

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def day(text: str) -> date:
    """The date of `JJ/MM/AAAA`."""
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day on paper has no time zone)


def month(when: date) -> str:
    """`mai 2026`."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def long(when: date) -> str:
    """`1er mai 2026`, `12 mai 2026`."""
    return f"{'1er' if when.day == 1 else when.day} {month(when)}"


def short(when: date) -> str:
    """`12/05/2026`."""
    return when.strftime("%d/%m/%Y")
