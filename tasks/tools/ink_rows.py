"""Where on a page the lines stand: how much ink each row of its picture has.

Only ever used in a sandbox's child.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.rules import without_rules

_HALF_DPI = 100
"""Dots per inch of half a picture at the resolution that is read first."""
_PROBE = 0.14


def ink_by_row(picture: Image.Image) -> NDArray[np.int64]:
    """How many dark pixels each row has, rules and specks left out: by a copy of half the size."""
    half = without_rules(picture.reduce(2), _HALF_DPI)
    grey = np.asarray(half, dtype=np.uint8)
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 14)
    rows = cv2.reduce(ink, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel()
    return np.repeat(np.where(rows > 0.004 * grey.shape[1], 2 * rows, 0), 2)[: picture.height].astype(np.int64)


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


def densest(picture: Image.Image) -> Image.Image:
    """The part of a page where most is written."""
    ink = ink_by_row(picture)
    height = max(int(_PROBE * len(ink)), 1)
    sums = np.convolve(np.minimum(ink, picture.width // 4), np.ones(height, np.int64), "valid")
    top = int(np.argmax(sums))
    return picture.crop((0, top, picture.width, top + height))
