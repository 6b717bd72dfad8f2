"""A table with « Apte » and « Inapte », « Oui » and « Non », « Contre-indication » over a column: each row as a line.

« Danse | X | » → « Danse : apte . ». A row that is ticked under neither heading, or under both, has an unclear box.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from validators.text.blocks import cells
from validators.text.fold import fold
from validators.text.layout import Line, Page, Word, around
from validators.text.medical.boxes import EMPTY, TICKED, UNCLEAR

_CHOICES = (
    ("apte", "inapte"),
    ("oui", "non"),
    ("favorable", "defavorable"),
    ("non contre-indique", "contre-indique"),
    ("non contre-indiquee", "contre-indiquee"),
)
_ASKED = frozenset(["contre-indication", "contre-indications", "contre indication", "contre indications"])
_MARKS = frozenset(["x", "✗", "✘", "✕", "✓", "✔", "☒", "☑", "[x]", "(x)"])
_ANSWERS = frozenset(["oui", "non", "aucune", "neant", "ras"])
_LABEL = re.compile(
    r"(?:absence de )?contre.indications?\b.{0,60}|aptitude\b.{0,40}"
    r"|(?:activites?|disciplines?|sports?|pratique)\b.{0,30}|conclusions?|avis(?: medical)?|decision"
    r"|(?:restrictions?|reserves?|observations?|remarques?|precautions?|limitations?|amenagements?)\b.{0,30}"
)
_ROWS = 3
"""Line heights to the next row at most."""

Cell = tuple[Word, ...]


def with_rows(page: Page) -> Page:
    """The page with each row of such a table as a line of its own sense; the page itself where there is none."""
    lines = list(page.lines)
    for rank, line in enumerate(page.lines):
        headings = [cell for cell in cells(line, page.aspect) if _heads(cell)]
        if not _is_heading(line, headings, page.aspect):
            continue
        rows = _rows(page.lines[rank:], page.aspect, headings)
        if rows:
            kept = tuple(word for word in line.words if not any(word in cell for cell in headings))
            lines[rank : rank + 1 + len(rows)] = [Line((*kept, _word(".", (kept or line.words)[-1]))), *rows]
            return replace(page, lines=tuple(lines))
    return page


def with_colons(page: Page) -> Page:
    """The page with a colon between what a line asks and what stands apart from it: « Contre-indication    Néant"
    " »."""
    return replace(page, lines=tuple(_with_colon(line, page.aspect) for line in page.lines))


def _with_colon(line: Line, aspect: float) -> Line:
    label, *values = cells(line, aspect)
    if len(values) != 1 or ":" in (label[-1].text[-1], values[0][0].text) or not _LABEL.fullmatch(_text(label)):
        return line
    return Line((*label[:-1], replace(label[-1], text=f"{label[-1].text} :"), *values[0]))


def _heads(cell: Cell) -> bool:
    text = _text(cell)
    return text in _ASKED or any(text in pair for pair in _CHOICES)


def _is_heading(line: Line, headings: Sequence[Cell], aspect: float) -> bool:
    texts = {_text(cell) for cell in headings}
    if any(texts == set(pair) for pair in _CHOICES):
        return True
    return len(headings) == 1 and bool(texts & _ASKED) and next(cells(line, aspect)) != headings[0]


def _rows(lines: Sequence[Line], aspect: float, headings: Sequence[Cell]) -> list[Line]:
    rows: list[Line] = []
    filled = 0
    for above, line in pairwise(lines):
        height = line.box.bottom - line.box.top
        under = [[c for c in cells(line, aspect) if _under(c, heading)] for heading in headings]
        label = [word for word in line.words if not any(word in cell for found in under for cell in found)]
        if line.box.top - above.box.bottom > _ROWS * height or not label:
            break
        if not any(under):
            rows.append(Line((*label, _word(".", line.words[-1]))))
            continue
        elsewhere = any(_text((word,)) in _MARKS for word in label)
        told = _told(headings, [found[0] for found in under if found], under, elsewhere=elsewhere)
        if told is None:
            break
        rows.append(Line((*label, *(_word(text, line.words[-1]) for text in told))))
        filled = len(rows)
    return rows[:filled]


def _told(
    headings: Sequence[Cell], found: Sequence[Cell], under: Sequence[Sequence[Cell]], *, elsewhere: bool
) -> list[str] | None:
    """The words that say what a row says; None where it is no row of the table. `elsewhere`: it is also ticked so."""
    if len(headings) == 1 and _text(found[0]) not in _ANSWERS:
        return None
    if len(headings) == 1:
        return [":", "contre-indication", ":", _text(found[0]), "."]
    if not all(_text(cell) in _MARKS for cell in found):
        return None
    if elsewhere:
        return [":", UNCLEAR, "."]
    chosen = [_text(heading) for heading, cell in zip(headings, under, strict=True) if cell]
    if len(chosen) != 1:
        return [":", UNCLEAR, "."]
    if chosen[0] in ("oui", "non"):
        boxes = (TICKED, "oui", EMPTY, "non") if chosen[0] == "oui" else (EMPTY, "oui", TICKED, "non")
        return [":", *boxes, "."]
    return [":", chosen[0], "."]


def _under(cell: Cell, heading: Cell) -> bool:
    one, over = around(cell), around(heading)
    return one.left < over.right and one.right > over.left


def _text(cell: Cell) -> str:
    return fold(" ".join(word.text for word in cell)).strip(" :?")


def _word(text: str, by: Word) -> Word:
    return replace(by, text=text)
