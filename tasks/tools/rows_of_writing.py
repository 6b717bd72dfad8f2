"""Where lines stand whose letters hang together from one line to the next, as a hand's do: by how much ink a row has.

The rows that small letters fill are dark, whatever reaches above and below them; a line ends between two of those.
"""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

_DPI = 100
"""Rows are looked at on a copy that coarse."""
_AROUND, _INK = 31, 12
"""Ink is that much darker than what lies around it, in pixels of that copy."""
_SMOOTH = 2.5
_NEAREST, _REACH = 14, 16
"""Rows between two lines, at least; and how far above and below its middle a line may reach."""
_LEAST = 0.25
"""Of the usual line's darkest row, what a short line's has."""
_FAINT = 3.0
"""Dark columns of a row: what has fewer is paper."""
_BLANK, _WORD = 40, 6
"""Columns of paper that part what stands in one row; and how many dark ones make a word."""

Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


def rows_of_writing(grey: Grey, dpi: int) -> list[Place]:
    """The stretches of writing on a grey page, laid flat, top down. 3 ms."""
    step = max(round(dpi / _DPI), 1)
    if min(grey.shape) < step:
        return []
    whole = grey[: len(grey) // step * step, : grey.shape[1] // step * step]
    coarse = cv2.resize(whole, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    around = cv2.blur(coarse, (_AROUND, _AROUND))
    ink = cv2.threshold(cv2.subtract(around, coarse), _INK, 1, cv2.THRESH_BINARY)[1].astype(np.uint8)
    rows = cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel()
    blurred = cv2.GaussianBlur(rows[:, None], (0, 0), _SMOOTH, borderType=cv2.BORDER_REPLICATE)
    dark = np.asarray(blurred, np.float32).ravel()
    middles = _peaks(dark)
    if not middles:
        return []
    middles = _with_ink_of_their_own(ink, middles, _bands(dark, middles))
    found = []
    for top, bottom in _bands(dark, middles):
        found += [(left * step, top * step, right * step, bottom * step) for left, right in _stretches(ink[top:bottom])]
    return found


def _with_ink_of_their_own(ink: Grey, middles: list[int], bands: list[tuple[int, int]]) -> list[int]:
    """The lines without those that are other lines' upper or lower ends: most of the ink there hangs on to theirs."""
    _, pieces = cv2.connectedComponents(ink, connectivity=8)
    of_row = np.zeros(len(ink), np.int64)
    for rank, (top, bottom) in enumerate(bands, 1):
        of_row[top:bottom] = rank
    across, pixels = len(bands) + 1, ink > 0
    both = pieces.astype(np.int64) * across + of_row[:, None]
    much = np.bincount(both[pixels], minlength=(int(pieces.max()) + 1) * across).reshape(-1, across)
    owner = much.argmax(axis=1)
    own = np.bincount(owner, weights=much.max(axis=1), minlength=across)
    total = np.maximum(much.sum(axis=0), 1)
    return [middle for rank, middle in enumerate(middles, 1) if own[rank] >= _OWN * total[rank]]


_OWN = 0.5


def _bands(dark: NDArray[np.float32], middles: list[int]) -> list[tuple[int, int]]:
    """From the emptiest row above each line's darkest to the emptiest below it."""
    between = [one + int(np.argmin(dark[one:other])) for one, other in pairwise(middles)]
    tops = [0, *between]
    bottoms = [*between, len(dark)]
    return [
        (max(top, middle - _REACH), min(bottom, middle + _REACH))
        for top, middle, bottom in zip(tops, middles, bottoms, strict=True)
    ]


def _peaks(dark: NDArray[np.float32]) -> list[int]:
    """The darkest row of each line, those that hardly differ from their surroundings left out."""
    order = np.argsort(-dark, kind="stable")
    taken: list[int] = []
    for row in order.tolist():
        if dark[row] < max(_FAINT, _LEAST * float(np.median(dark[taken])) if taken else 0.0):
            break
        if all(abs(row - other) >= _NEAREST for other in taken):
            taken.append(row)
    return sorted(taken)


def _stretches(band: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Where ink begins and ends in a band, parted by wide stretches of paper."""
    inked = np.flatnonzero(band.any(axis=0))
    if not len(inked):
        return []
    gaps = np.flatnonzero(np.diff(inked) > _BLANK)
    starts, ends = inked[np.r_[0, gaps + 1]], inked[np.r_[gaps, len(inked) - 1]] + 1
    return [
        (start, end)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if np.count_nonzero(band[:, start:end].any(axis=0)) >= _WORD
    ]
