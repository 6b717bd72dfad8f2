"""Where text stands on a page: stretches of letters in one line, as a column, a cell of a table or a line of prose has.

Tesseract's own search for them takes a fifth of its time, takes blank paper as dear as text, and loses small columns.
`tests/integration/test_stacked_lines.py` draws pages of each kind.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

Boxes = NDArray[np.int64]
"""Rows of left, top, right and bottom, in pixels."""

_DPI = 100
"""Letters are found on a copy that coarse: those of six points are eight pixels high there, a capital five."""
_AROUND, _INK, _GRAIN = 15, 12, 4
"""Ink is that much darker than what lies around it, in pixels; on grainy paper, so many times its usual grain."""
_LOW, _PLAIN, _PLAIN_WIDE = 4, 36, 80
_TALL, _WIDE, _SLIM, _FULL = 60, 400, 12, 0.07
"""How high and wide letters are; and handwriting, whose letters hang together, which is no frame and no rule."""
_LEAST_AREA, _MARK, _MARK_AREA, _MARK_WIDE = 5, 10, 2, 30
_EDGE, _EDGE_WIDE = 6, 3
"""What is so narrow at an edge of the picture is the shadow of the sheet's."""
_REACH, _REACH_OF = 1.1, (7, 24)
"""How far the next letter of a line stands at most, in heights of a letter between those."""
_ABOVE, _BELOW, _BESIDE, _SMALL = 0.5, 0.3, 0.6, 0.6
"""In heights of a cell: where accents, dots and commas stand that belong to it; and how small they are."""
_SPECK = 5
"""A letter of that height that stands alone is none, or one of the smallest print."""
_FEW, _BROKEN, _MANY, _MERGED = 12, 2, 0.5, 2.6


class Cells(NamedTuple):
    """The stretches in no order: around their letters, around all their ink, and how high their letters are."""

    letters: Boxes
    ink: Boxes
    heights: NDArray[np.float64]


def cells_on(grey: Grey, dpi: int) -> Cells | None:
    """The cells of a grey page, laid flat; None where it has hardly any letters, or ink that seems to be none. 4 ms."""
    step = max(round(dpi / _DPI), 1)
    whole = grey[: len(grey) // step * step, : grey.shape[1] // step * step]  # other factors take ten times as long
    spots = _spots(cv2.resize(whole, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA).astype(np.uint8))
    shape = (-(-len(grey) // step) + 1, -(-grey.shape[1] // step) + 1)
    is_letter = _letters(spots, shape[1])
    letters = spots[is_letter]
    if len(letters) < _FEW:
        return None
    boxes, heights, counts = _gathered(letters, _lines(letters, shape))
    if _is_chaos(boxes, heights, counts):
        return None
    owner = _owners(boxes, boxes)
    alone = owner < 0
    _extend(boxes, boxes[~alone].copy(), owner[~alone])
    alone &= (counts > 1) | (heights > _SPECK)
    boxes, heights = boxes[alone], heights[alone]
    marks = _marks(spots[~is_letter])
    owner = _owners(marks, boxes)
    ink = boxes.copy()
    _extend(ink, marks[owner >= 0], owner[owner >= 0])
    return Cells(boxes * step, ink * step, heights * step)


def _spots(coarse: Grey) -> Boxes:
    """Ink that hangs together: left, top, width, height, area."""
    around = cv2.blur(coarse, (_AROUND, _AROUND))
    grain = float(np.median(cv2.absdiff(around, coarse)[::4, ::4]))
    ink = cv2.threshold(cv2.subtract(around, coarse), max(_INK, _GRAIN * grain), 1, cv2.THRESH_BINARY)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_BBDT)
    return np.asarray(stats[1:], np.int64)


def _letters(spots: Boxes, page_width: int) -> NDArray[np.bool_]:
    left, _, width, height, area = spots.T
    plain = (height <= _PLAIN) & (width <= _PLAIN_WIDE)
    joined = (height <= _TALL) & (width <= min(_WIDE, page_width)) & (width <= _SLIM * height)
    joined &= area >= _FULL * width * height
    at_edge = (width <= _EDGE_WIDE) & (height >= 3 * width) & ((left < _EDGE) | (left + width > page_width - _EDGE))
    return np.asarray((height >= _LOW) & (area >= _LEAST_AREA) & (plain | joined) & ~at_edge, np.bool_)


def _marks(spots: Boxes) -> Boxes:
    """Accents, dots, commas and dashes."""
    _, _, width, height, area = spots.T
    left, top, width, height, _ = spots[(height < _MARK) & (width < _MARK_WIDE) & (area >= _MARK_AREA)].T
    return np.stack([left, top, left + width, top + height], axis=1)


def _lines(letters: Boxes, shape: tuple[int, int]) -> NDArray[np.int64]:
    """Which line each letter is of: the middles of letters, drawn out to the right, touch the next one's."""
    left, top, width, height, _ = letters.T
    upper, lower = top + height // 4, top + height - height // 4
    reach = left + width + np.rint(_REACH * np.clip(height, *_REACH_OF)).astype(np.int64)
    drawn = np.zeros(shape, np.uint8)
    for row, end, start, stop in zip(upper.tolist(), lower.tolist(), left.tolist(), reach.tolist(), strict=True):
        drawn[row:end, start:stop] = 1
    _, labels = cv2.connectedComponentsWithAlgorithm(drawn, 8, cv2.CV_32S, cv2.CCL_SPAGHETTI)
    return np.asarray(labels[(upper + lower) // 2, left + width // 2], np.int64)


def _gathered(letters: Boxes, line: NDArray[np.int64]) -> tuple[Boxes, NDArray[np.float64], NDArray[np.int64]]:
    """The lines' boxes, the median height of their letters and how many these are."""
    order = np.lexsort((letters[:, 3], line))
    left, top, width, height, _ = letters[order].T
    starts = np.flatnonzero(np.diff(line[order], prepend=-1))
    counts = np.diff(starts, append=len(order))
    least = [np.minimum.reduceat(ends, starts) for ends in (left, top)]
    most = [np.maximum.reduceat(ends, starts) for ends in (left + width, top + height)]
    boxes = np.stack([*least, *most], axis=1)
    return boxes, height[starts + counts // 2].astype(np.float64), counts


def _is_chaos(boxes: Boxes, heights: NDArray[np.float64], counts: NDArray[np.int64]) -> bool:
    """Whether most of what was found is no line: specks, a picture, lines that run into one another."""
    broken = counts[counts <= _BROKEN].sum()
    merged = counts[boxes[:, 3] - boxes[:, 1] > _MERGED * heights].sum()
    return bool(broken + merged > _MANY * counts.sum())


def _owners(marks: Boxes, boxes: Boxes) -> NDArray[np.int64]:
    """The nearest of the boxes whose letters a small mark stands above, below or between; −1 for none."""
    across, down = (marks[:, :1] + marks[:, 2:3]) / 2, (marks[:, 1:2] + marks[:, 3:]) / 2
    left, top, right, bottom = boxes.T
    high = bottom - top
    away = np.maximum(np.maximum(top - down, down - bottom), 0)
    near = (across >= left - _BESIDE * high) & (across <= right + _BESIDE * high)
    near &= (down >= top - _ABOVE * high) & (down <= bottom + _BELOW * high)
    near &= marks[:, 3:] - marks[:, 1:2] <= _SMALL * high
    nearest = np.where(near, away, np.inf).argmin(axis=1)
    return np.where(near.any(axis=1), nearest, -1)


def _extend(boxes: Boxes, marks: Boxes, owner: NDArray[np.int64]) -> None:
    """Draw each mark's owner's box around it."""
    for side, widen in enumerate((np.minimum, np.minimum, np.maximum, np.maximum)):
        widen.at(boxes[:, side], owner, marks[:, side])
