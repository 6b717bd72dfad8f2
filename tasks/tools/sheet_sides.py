"""The sides of a sheet on a table, each found by itself as a straight line along which the picture becomes brighter.

No level of grey parts a sheet half in shade from a table half in light; its sides do, wherever the light falls.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

_LONG_SIDE, _NARROW = 400, 100
_INK = 9
"""Pixels of the small copy: what is written is thinner than that, and is taken off before."""
_REACH, _STEP = 4, 8
"""How far to both sides of a line brightness is compared, and the way along it from one comparison to the next."""
_SLOPES = np.arange(-0.36, 0.361, 0.02)
_BRIGHTER, _MOST = 0.04, 0.3
"""By how much of its brightness a picture has to become brighter at a side; and above which more counts no more."""
_SEEN, _FEW_SEEN = 0.7, 3
"""Along how much of its length a side has to show, and how many of the four; one may lie beyond the picture."""
_OUTSIDE = 0.1
_BAND = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """x = offset + slope · (y − middle), for a side that runs down; `seen` is how much of it shows (0 to 1)."""

    offset: float
    slope: float
    seen: float


def corners_by_sides(grey: Grey) -> NDArray[np.float32] | None:
    """The corners of the sheet in pixels, from the top left, clockwise; None where not enough of its sides shows."""
    scale = _LONG_SIDE / max(grey.shape)
    if scale * min(grey.shape) < _NARROW:
        return None
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_INK, _INK), np.uint8)), (5, 5), 0)
    across, down = _rise(paper), _rise(np.ascontiguousarray(paper.T))
    width, height = paper.shape[1], paper.shape[0]
    found = _near(across, width), _far(across, width), _near(down, height), _far(down, height)
    if sum(line.seen >= _SEEN for line in found) < _FEW_SEEN:
        return None
    edges = _Line(0, 0, 1), _Line(width, 0, 1), _Line(0, 0, 1), _Line(height, 0, 1)
    left, right, top, bottom = (line if line.seen >= _SEEN else edge for line, edge in zip(found, edges, strict=True))
    meetings = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return np.array([_meeting(*pair, width, height) for pair in meetings], np.float32) / np.float32(scale)


def _rise(paper: NDArray[np.generic]) -> NDArray[np.float32]:
    """How much brighter a picture is right of each pixel than left of it, as a share of its brightness."""
    light = paper.astype(np.float32)
    ends = np.full(_REACH, 1 / _REACH, np.float32)
    step = np.concatenate([-ends, [0], ends]).reshape(1, -1).astype(np.float32)
    change = cv2.filter2D(light, -1, step, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(change / np.maximum(cv2.blur(light, (2 * _REACH + 1, 1)), 1), np.float32)


def _near(rise: NDArray[np.float32], width: int) -> _Line:
    """The left side, in the left half or a little beyond the picture; what ends a dark band begins that or before."""
    line = _best(rise, -_OUTSIDE * width, width / 2)
    band = _best(-rise, -_OUTSIDE * width, line.offset - _BAND, line.slope)
    if band.seen < _SEEN:
        return line
    beyond = _best(rise, -_OUTSIDE * width, band.offset - _BAND / 2, band.slope)
    return beyond if beyond.seen >= _SEEN else band


def _far(rise: NDArray[np.float32], width: int) -> _Line:
    """The right side: the left one of the picture's mirror image."""
    line = _near(np.ascontiguousarray(-rise[:, ::-1]), width)
    return _Line(width - 1 - line.offset, -line.slope, line.seen)


def _best(rise: NDArray[np.float32], start: float, end: float, slope: float | None = None) -> _Line:
    """The line between two offsets along which the picture becomes brighter most; with about that slope, if given."""
    if end <= start:
        return _Line(0, 0, 0)
    slopes = _SLOPES if slope is None else slope + np.arange(-0.02, 0.021, 0.01)
    rough = _voted(np.clip(rise, 0, _MOST), np.arange(start, end, 2), slopes)
    around = rough.offset + np.arange(-3, 3.5, 0.5), rough.slope + np.arange(-0.02, 0.021, 0.005)
    return _voted(np.maximum(rise, 0), *around)


def _voted(rise: NDArray[np.float32], offsets: NDArray[np.float64], slopes: NDArray[np.float64]) -> _Line:
    height, width = rise.shape
    rows = np.arange(_STEP // 2, height, _STEP)
    columns = offsets[None, :, None] + slopes[:, None, None] * (rows - height / 2)[None, None, :]
    places = np.rint(columns).astype(np.int64)
    there = rise[rows, np.clip(places, 0, width - 1)] * ((places >= 0) & (places < width))
    which, where = np.unravel_index(int(there.sum(axis=2).argmax()), there.shape[:2])
    seen = float((there[which, where] > _BRIGHTER).mean())
    return _Line(float(offsets[where]), float(slopes[which]), seen)


def _meeting(down: _Line, across: _Line, width: int, height: int) -> tuple[float, float]:
    """Where a side that runs down and one that runs across meet."""
    row = across.offset - across.slope * width / 2
    x = (down.offset + down.slope * (row - height / 2)) / (1 - down.slope * across.slope)
    return x, row + across.slope * x
