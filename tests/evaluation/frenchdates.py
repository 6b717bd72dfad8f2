"""Dates as French papers write them, and calendar arithmetic of the three-month rule."""

from calendar import monthrange
from datetime import date
from random import Random

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
YEARS = {2025: "deux mille vingt-cinq", 2026: "deux mille vingt-six"}
STYLES = ["slash", "slash", "slash", "long", "long", "first", "dots", "short", "dash", "upper", "weekday", "zero"]
PROSE = ["long", "first", "slash", "weekday", "short", "zero", "dots"]


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or that month's last day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def of_month(day: date) -> str:
    """`d'avril 2026`, `de mai 2026`."""
    name = MONTHS[day.month - 1]
    return f"{'d’' if name[0] in 'ao' else 'de '}{name} {day.year}"


def say(day: date, style: str) -> str:
    month = MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    return {
        "slash": f"{day:%d/%m/%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "short": f"{day:%d/%m/%y}",
        "dash": f"{day:%d-%m-%Y}",
        "spaced": f"{day:%d / %m / %Y}",
        "long": f"{first} {month} {day.year}",
        "first": f"{first} {month} {day.year}",
        "zero": f"{day.day:02d} {month} {day.year}",
        "upper": f"{first} {month.upper()} {day.year}",
        "weekday": f"{DAYS[day.weekday()]} {first} {month} {day.year}",
        "letters": f"{first} {month} {YEARS.get(day.year, day.year)}",
    }[style]


def style(rng: Random) -> str:
    return rng.choice(STYLES)
