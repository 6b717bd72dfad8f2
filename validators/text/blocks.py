"""What stands under one another on a page: a title that wraps within its column is read down, not across."""

from collections.abc import Iterator

from validators.model import Box
from validators.text.layout import Line, Page, Word, apart, around

_LEADING = 1.5
"""The next line of a block is no further away than this many of its line heights."""


def blocks(page: Page) -> tuple[tuple[Word, ...], ...]:
    """The words of the page, cell under cell, in the order in which the blocks begin."""
    return tuple(tuple(word for cell in block for word in cell) for block in stacks(page))


def stacks(page: Page) -> list[list[tuple[Word, ...]]]:
    """The cells of the page, one under the other, in the order in which these stacks begin."""
    found: list[list[tuple[Word, ...]]] = []
    lowest: list[Box] = []
    for cell in (cell for line in page.lines for cell in cells(line, page.aspect)):
        box = around(cell)
        above = next((rank for rank in reversed(range(len(found))) if _under(lowest[rank], box)), None)
        if above is None:
            found.append([cell])
            lowest.append(box)
        else:
            found[above].append(cell)
            lowest[above] = box
    return found


def cells(line: Line, aspect: float) -> Iterator[tuple[Word, ...]]:
    """The words of a line that stand together."""
    cell = [line.words[0]]
    for word in line.words[1:]:
        if apart(cell[-1], word, aspect):
            yield tuple(cell)
            cell = []
        cell.append(word)
    yield tuple(cell)


def _under(over: Box, box: Box) -> bool:
    overlap = min(over.right, box.right) - max(over.left, box.left)
    near = -0.5 <= (box.top - over.bottom) / max(box.bottom - box.top, 1e-6) <= _LEADING
    return near and overlap > 0.3 * min(over.right - over.left, box.right - box.left)
