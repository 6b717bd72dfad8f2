"""The lines of a page one under another, without the paper between and beside them: all that OCR need be given.

Cells of one line stay side by side, nearer to each other. Each word that is read there has its place on the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.dark_bands import lightened
from tasks.tools.image import Grey
from tasks.tools.text_cells import Cells, cells_on
from validators.model import Box
from validators.text.layout import Word

_PAPER = 16
"""Pixels between two lines, and around all of them."""
_ROOM = 0.18
"""Of a cell's height: the paper that is left around it, where the next line or cell leaves some."""
_APART = 2.0
"""Of a line's height: what at most is left between two of its cells."""
_OVERLAP, _ALIKE = 0.6, 1.15
"""Cells of one line overlap that much in height, and their letters are of one size, or they are read as two lines."""
_OPEN = 8
_WHITE, _NARROW = 0.95, 0.95
"""What is nearly paper is made white, and lines are narrowed that much: as many words are read, in 0.9 of the time."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part of the page, in pixels, and where its left and upper edge lie in the stack."""

    left: int
    top: int
    right: int
    bottom: int
    across: int
    down: int


@dataclass(frozen=True)
class Stack:
    """The picture of the lines of a page of `size`, laid out on `laid` (width and height, pixels), then narrowed."""

    picture: Image.Image
    size: tuple[int, int]
    laid: tuple[int, int]
    cuts: Sequence[_Cut]

    def on_page(self, word: Word) -> Word:
        """A word of the stack, in its place on the page."""
        width, height = self.laid
        middle = (word.box.left + word.box.right) / 2 * width, (word.box.top + word.box.bottom) / 2 * height
        cut = min(self.cuts, key=lambda cut: _away(cut, *middle))
        right, down = cut.left - cut.across, cut.top - cut.down
        box = Box(
            word.box.page,
            max((word.box.left * width + right) / self.size[0], 0.0),
            max((word.box.top * height + down) / self.size[1], 0.0),
            min((word.box.right * width + right) / self.size[0], 1.0),
            min((word.box.bottom * height + down) / self.size[1], 1.0),
        )
        return Word(word.text, box, word.confidence)


def stacked(page: Image.Image, dpi: int) -> Stack | None:
    """The lines of a grey page, laid flat; None where tesseract had better look for them itself.

    Where hardly a letter is found, something else may be text.
    """
    grey = lightened(np.asarray(page, np.uint8))
    cells = cells_on(grey, dpi)
    if cells is None:
        return None
    cuts, size = _laid_out(cells, page.size)
    paper = float(np.median(grey[::16, ::16]))
    sheet = np.full(size, 255, np.uint8)
    for cut in cuts:
        rows, columns = cut.bottom - cut.top, cut.right - cut.left
        part = grey[cut.top : cut.bottom, cut.left : cut.right]
        sheet[cut.down : cut.down + rows, cut.across : cut.across + columns] = part
    return Stack(_quick_to_read(sheet, paper), page.size, (size[1], size[0]), cuts)


def _quick_to_read(sheet: Grey, paper: float) -> Image.Image:
    """The same letters on plain white, a little narrower."""
    narrow = cv2.resize(sheet, None, fx=_NARROW, fy=1, interpolation=cv2.INTER_LINEAR)
    levels = np.arange(256)
    return Image.fromarray(cv2.LUT(narrow, np.where(levels > _WHITE * paper, 255, levels).astype(np.uint8)))


def _laid_out(cells: Cells, size: tuple[int, int]) -> tuple[list[_Cut], tuple[int, int]]:
    """What is cut out and where it is put; the rows and columns that this takes."""
    tops, bottoms = _rows_around(cells, size[1])
    room = _room(cells)
    cuts: list[_Cut] = []
    down, widest = _PAPER, 0
    for line in _lines(cells):
        top, bottom = min(tops[cell] for cell in line), max(bottoms[cell] for cell in line)
        across, end = _PAPER, 0
        for rank, cell in enumerate(line):
            before = cells.ink[line[rank - 1], 2] if rank else -size[0]
            after = cells.ink[line[rank + 1], 0] if rank + 1 < len(line) else 2 * size[0]
            left = max(cells.ink[cell, 0] - _half(cells.ink[cell, 0] - before, room[cell]), 0)
            right = min(cells.ink[cell, 2] + _half(after - cells.ink[cell, 2], room[cell]), size[0])
            across += min(max(left - end, 0), round(_APART * (bottom - top))) if rank else 0
            place = int(left), int(tops[cell]), int(right), int(bottoms[cell])
            cuts.append(_Cut(*place, int(across), int(down + tops[cell] - top)))
            across, end = across + right - left, right
        widest, down = max(widest, across), down + bottom - top + _PAPER
    return cuts, (int(down), int(widest) + _PAPER)


def _half(gap: int, room: int) -> int:
    """What a cell may take of the paper between it and another."""
    return min(max(gap // 2, 0), room)


def _room(cells: Cells) -> NDArray[np.int64]:
    return np.asarray(np.rint(_ROOM * (cells.letters[:, 3] - cells.letters[:, 1])) + 2, np.int64)


def _rows_around(cells: Cells, height: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From which row to which each cell is cut out: as far as half way to what stands above and below it."""
    left, top, right, bottom = cells.ink.T
    middle = cells.letters[:, 1] + cells.letters[:, 3]
    over = (left[:, None] < right) & (right[:, None] > left)
    above = np.where(over & (middle < middle[:, None]), bottom, -height).max(axis=1)
    below = np.where(over & (middle > middle[:, None]), top, 2 * height).min(axis=1)
    room = _room(cells)
    tops = top - np.clip((top - above) // 2, 0, room)
    bottoms = bottom + np.clip((below - bottom) // 2, 0, room)
    return np.maximum(tops, 0), np.minimum(bottoms, height)


def _lines(cells: Cells) -> list[list[int]]:
    """The cells that stand side by side in one line, left to right; the lines from top to bottom."""
    lines: list[list[int]] = []
    boxes, heights = cells.letters.tolist(), cells.heights.tolist()
    for cell in np.argsort(cells.letters[:, 1] + cells.letters[:, 3], kind="stable").tolist():
        line = next((line for line in reversed(lines[-_OPEN:]) if _continues(line, cell, boxes, heights)), None)
        if line is None:
            lines.append([cell])
        else:
            line.append(cell)
    return [sorted(line, key=lambda cell: int(boxes[cell][0])) for line in lines]


def _continues(line: Sequence[int], cell: int, boxes: Sequence[Sequence[int]], heights: Sequence[float]) -> bool:
    """Whether a cell stands beside those of a line, at the same level as the nearest and in letters of its size."""
    left, top, right, bottom = boxes[cell]
    nearest = min(line, key=lambda other: max(boxes[other][0] - right, left - boxes[other][2]))
    common = min(bottom, boxes[nearest][3]) - max(top, boxes[nearest][1])
    low, high = sorted((heights[cell], heights[nearest]))
    least = _OVERLAP * min(bottom - top, boxes[nearest][3] - boxes[nearest][1])
    return common >= least and high <= _ALIKE * low and all(_beside(boxes[cell], boxes[other]) for other in line)


def _beside(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[2] <= other[0] or other[2] <= one[0]


def _away(cut: _Cut, across: float, down: float) -> float:
    """How far a point of the stack lies from a cut."""
    beside = max(cut.across - across, across - cut.across - (cut.right - cut.left), 0)
    return beside + 4 * max(cut.down - down, down - cut.down - (cut.bottom - cut.top), 0)
