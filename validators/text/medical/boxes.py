"""A form whose boxes were never drawn: « X Danse » over « Théâtre », which stands where « Danse » does.

A bare X before a line that others stand in line with is a tick, and those others are empty boxes.
"""

from collections.abc import Iterator
from dataclasses import replace

from validators.text.layout import Line, Page, Word

_MARKS = frozenset("Xx×✗✘✕")
_TICK, _EMPTY = "☒", "☐"
_IN_LINE, _NEXT = 0.012, 3.5
"""How far edges may lie apart (of the page's width), and lines (in line heights)."""


def with_boxes(page: Page) -> Page:
    """The page with a box before each line of such a form; the page itself where there is none."""
    boxes = dict(_boxes(page.lines))
    if not boxes:
        return page
    return replace(page, lines=tuple(_boxed(line, boxes.get(rank, "")) for rank, line in enumerate(page.lines)))


def _boxes(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    for rank, line in enumerate(lines):
        if not _marked(line):
            continue
        yield rank, _TICK
        edge = line.words[1].box.left
        for step in (-1, 1):
            yield from _siblings(lines, rank, step, edge)


def _siblings(lines: tuple[Line, ...], rank: int, step: int, edge: float) -> Iterator[tuple[int, str]]:
    """The lines above or below that begin where the ticked one's words do, as far as they follow one another."""
    before = lines[rank]
    for other in range(rank + step, len(lines) if step > 0 else -1, step):
        line = lines[other]
        height = before.box.bottom - before.box.top
        apart = abs(line.box.top - before.box.top) > _NEXT * height
        if apart or _marked(line) or abs(line.box.left - edge) > _IN_LINE:
            return
        yield other, _EMPTY
        before = line


def _marked(line: Line) -> bool:
    return len(line.words) > 1 and line.words[0].text in _MARKS


def _boxed(line: Line, box: str) -> Line:
    if not box:
        return line
    rest = line.words[1:] if _marked(line) else line.words
    first = line.words[0]
    return Line((Word(box, first.box, first.confidence), *rest))
