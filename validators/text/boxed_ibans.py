"""An IBAN in a row of boxes, of which OCR took the walls for characters: « FIR1716 1121510 … » is FR76 1250 …

The boxes stand in fours: each group tells by itself which of its ones are walls, those that leave four characters.
"""

import re
from collections.abc import Iterator

from validators.text.iban_keys import is_valid
from validators.text.layout import Line, Page, Word

_GROUP, _LAST, _GROUPS = 4, 3, 7
_WALLS = frozenset("1ilI!|")
_LABEL = re.compile(r"^I?B?A?N(?=[A-Z]{2}\d{2})")
_BEGINS = re.compile(r"[^A-Za-z0-9]{0,2}[Ff][^A-Za-z0-9]?[iIl1!|]?[^A-Za-z0-9]?[Rr]")


def boxed_ibans(page: Page) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """What may be French IBANs (compact) of the lines that are such a row, each with its words; valid or not."""
    for line in page.lines:
        words = _row(line)
        groups = [_inside(word.text, _LAST if rank == _GROUPS - 1 else _GROUP) for rank, word in enumerate(words)]
        if len(groups) == _GROUPS and all(groups):
            yield "".join(groups).upper(), words


def boxed_iban(row: str) -> str:
    """The IBAN (compact) that a row of boxes holds, of which a label's end may be read with it; empty unless it holds.

    One that does not was rather misread: nothing is refused by it.
    """
    iban = _LABEL.sub("", row)
    return iban if is_valid(iban) else ""


def _row(line: Line) -> tuple[Word, ...]:
    """Seven words from the one that begins like a French IBAN on."""
    start = next((rank for rank, word in enumerate(line.words) if _BEGINS.match(word.text)), len(line.words))
    return tuple(word for word in line.words[start:] if any(char.isalnum() for char in word.text))[:_GROUPS]


def _inside(group: str, length: int) -> str:
    """The characters of a group without its walls; empty unless as many are left as there are boxes."""
    for inside in (_letters(group), _between_walls(group)):
        if len(inside) == length:
            return inside
    return ""


def _letters(group: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", group)


def _between_walls(group: str) -> str:
    """One character, then a wall, then the next: whatever stands for the wall."""
    kept, walled = "", True
    for char in group:
        if not walled and (char in _WALLS or not char.isalnum()):
            walled = True
        elif char.isalnum():
            kept, walled = kept + char, False
    return kept
