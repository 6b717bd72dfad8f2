"""Where on a page the lines stand: how much ink each row of its picture has.

Only ever used in a sandbox's child.
"""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.halves import halved
from tasks.tools.rules import without_rules

_HALF_DPI = 100
"""Dots per inch of half a picture at the resolution that is read first."""
_PROBE = 0.14
_APART, _MOST_GAPS, _SPECK = 0.5, 2, 2
"""Inches of paper between two columns; how many such gaps, since a table has more; and pixels that are no ink yet."""


def ink_by_row(picture: Image.Image) -> NDArray[np.int64]:
    """How many dark pixels each row has, rules and specks left out: by a copy of half the size."""
    half = without_rules(_half(picture), _HALF_DPI)
    grey = np.asarray(half, dtype=np.uint8)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 14)
    rows = cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel()
    ink_of_rows = np.zeros(picture.height, np.int64)
    ink_of_rows[: 2 * len(rows)] = np.repeat(np.where(rows > 0.004 * grey.shape[1], 2 * rows, 0), 2)
    return ink_of_rows


def between_lines(ink: NDArray[np.int64], first: int, last: int, share: float) -> int:
    """The emptiest row near that share of the inked height; beyond its ends, those of the page."""
    if share <= 0:
        return 0
    if share >= 1:
        return len(ink)
    near = round(first + share * (last - first))
    reach = max(len(ink) // 40, 1)
    start = max(near - reach, 0)
    return start + int(np.argmin(ink[start : near + reach]))


def columns(picture: Image.Image, top: int, bottom: int, dpi: int) -> list[tuple[int, int]]:
    """Where the columns of those rows begin and end, in pixels; they part in the middle of wide stretches of paper."""
    part = _half(picture.crop((0, top, picture.width, bottom)))
    grey = np.asarray(without_rules(part, dpi // 2), dtype=np.uint8)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 14)
    inked = np.flatnonzero(cv2.reduce(ink, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel() > _SPECK)
    gaps = [(one, other) for one, other in pairwise(inked.tolist()) if other - one >= _APART * dpi / 2]
    edges = [0, *(one + other for one, other in gaps), picture.width]
    return list(pairwise(edges)) if len(gaps) <= _MOST_GAPS else [(0, picture.width)]


def _half(picture: Image.Image) -> Image.Image:
    return Image.fromarray(halved(np.asarray(picture, dtype=np.uint8)))


def densest(picture: Image.Image) -> Image.Image:
    """The part of a page where most is written."""
    ink = ink_by_row(picture)
    height = max(int(_PROBE * len(ink)), 1)
    sums = np.convolve(np.minimum(ink, picture.width // 4), np.ones(height, np.int64), "valid")
    top = int(np.argmax(sums))
    return picture.crop((0, top, picture.width, top + height))
