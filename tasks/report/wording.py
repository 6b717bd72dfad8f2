"""How values are shown to a person: dates and confidence in words, and a stranger's text with nothing hidden in it."""

import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.messages import NARROW, WIDE

PARIS = ZoneInfo("Europe/Paris")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_HARMLESS = {NARROW, WIDE}
_LONGEST = 255


def visible(text: str, longest: int = _LONGEST) -> str:
    """A stranger's text on one line: what is invisible or turns the writing round shows as ⟨U+202E⟩, the end is cut."""
    shown = "".join(_mark(character) for character in text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def _mark(character: str) -> str:
    odd_space = unicodedata.category(character) == "Zs" and character != " " and character not in _HARMLESS
    if unicodedata.category(character) in _HIDDEN or odd_space:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def local(moment: datetime) -> datetime:
    """The moment on the clock of the school; one without a zone is on it already."""
    return moment.astimezone(PARIS) if moment.tzinfo else moment


def long_day(day: date | None) -> str:
    """`12 janvier 2026`, `1er mars 2026`; a dash for none."""
    if day is None:
        return "–"
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{WIDE}{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date | None) -> str:
    """`12/01/2026`, empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def clock(moment: datetime) -> str:
    """`12 janvier 2026 à 3 h 15`."""
    there = local(moment)
    return f"{long_day(there.date())} à {there.hour}{WIDE}h{WIDE}{there.minute:02d}"


def confidence_word(confidence: float) -> str:
    """How sure the reading is, in a word."""
    if confidence >= 0.9:
        return "sûre"
    return "moyenne" if confidence >= 0.6 else "faible"


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 pièce`, `2 pièces`, `1 250 pièces`: the number with its noun, kept together."""
    noun = singular if number < 2 else plural or f"{singular}s"
    return f"{number:,}".replace(",", NARROW) + WIDE + noun
