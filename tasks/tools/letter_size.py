"""How large the letters of a picture are: on a screenshot twice as large as on a page of as many pixels."""

import cv2
import numpy as np
from PIL import Image

from tasks.tools.blobs import boxes_around

_SIDE, _LEAST, _TALLEST = 1600, 6, 120
"""Pixels: of the copy that is looked at, and of what may be a letter on it."""
_WINDOW, _INK = 41, 18
_MANY = 40
_LARGE, _READ = 26, 20
"""Pixels: how tall small letters are at most where lines, boxes and letters are told apart, and as tesseract likes them
(at 200 dpi those of 18 and of 14 points)."""


def shrunk_for_reading(picture: Image.Image, side: int) -> int:
    """The long side, at most `side`, at which the letters of a picture are no larger than those of a page."""
    enlarged = min(side / max(picture.size), 2.0)
    height = letter_height(picture) * enlarged
    return round(max(picture.size) * enlarged * _READ / height) if height > _LARGE else side


def letter_height(picture: Image.Image) -> float:
    """How tall most letters are, in its pixels; 0 where hardly any are seen."""
    grey = np.asarray(picture.convert("L"), np.uint8)
    by = min(_SIDE / max(grey.shape), 1.0)
    seen = cv2.resize(grey, None, fx=by, fy=by, interpolation=cv2.INTER_AREA) if by < 1 else grey
    ink = cv2.adaptiveThreshold(seen, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, _INK)
    _, _, width, height = boxes_around(np.asarray(ink, np.uint8)).T
    letters = height[(height >= _LEAST) & (height <= _TALLEST) & (4 * width >= height) & (2 * width <= 3 * height)]
    return float(np.median(letters)) / by if len(letters) >= _MANY else 0.0
