"""The fields of a 2D-Doc: an identifier of two characters and its value, in any order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from validators.two_d_doc.lengths import FIXED, LONGEST

_GS, _RS = "\x1d", "\x1e"
_SEPARATOR = re.compile(f"[{_GS}{_RS}]")

_KEPT = "09 10 12 13 14 16 17 1I 1K 1L 1M 1O 1P 20 21 22 23 24 25 30 31 45 46 48 4A 4B 4Y 6S 6T 6U 6V 6W 6X"
KEPT = frozenset(_KEPT.split())
"""The fields that a check asks about. No other value leaves this module: no income, no tax number."""


@dataclass(frozen=True, slots=True, repr=False)
class Fields:
    """What was read. `truncated` names the values that their issuer cut short; `partial`: something was skipped."""

    values: Mapping[str, str]
    partial: bool
    truncated: frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class _Field:
    name: str
    value: str
    cut: bool
    sound: bool


def parse(text: str) -> Fields:
    """The fields after the header. Never raises: what cannot be understood is skipped, and `partial` says so."""
    values: dict[str, str] = {}
    cut: set[str] = set()
    partial = False
    for field in _split(text):
        agrees = field.sound and values.get(field.name, field.value) == field.value
        partial = partial or not agrees
        if agrees and field.name in KEPT:
            values[field.name] = field.value
            if field.cut:
                cut.add(field.name)
    return Fields(values, partial, frozenset(cut))


def _split(text: str) -> Iterator[_Field]:
    position = 0
    while position < len(text):
        if text[position] in (_GS, _RS):
            position += 1
            continue
        separator = _SEPARATOR.search(text, position)
        end = separator.start() if separator else len(text)
        start = position + 2
        name = text[position : min(start, end)]
        if name in FIXED:
            sound = end - start >= FIXED[name]
            end = min(end, start + FIXED[name])
        else:
            sound = name in LONGEST
            end = min(end, start + (LONGEST.get(name) or len(text)))
        yield _Field(name, text[start:end].strip(), text[end : end + 1] == _RS, sound)
        position = end
