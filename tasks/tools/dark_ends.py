"""A dark band at the head or the foot of a sheet, as dark as the table it lies on: only what is written shows it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey, levels

_TALL = 2**0.5
"""Of A4: the height, in widths."""
_LEAST, _MOST = 0.04, 0.2
"""By how much of its height a sheet is too short for a band to be missing."""
_LIGHTER, _LETTERS = 45, (0.3, 25.0)
"""How much lighter letters are than their band, and how many percent of it they are."""


def with_dark_band(grey: Grey, corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners (from the top left, clockwise, in pixels) of a sheet with such a band, where it is too short without.

    Light letters have to stand where the band would be, above the sheet or below it.
    """
    top_left, top_right, bottom_right, bottom_left = corners
    width = np.linalg.norm(top_right - top_left) + np.linalg.norm(bottom_right - bottom_left)
    height = np.linalg.norm(bottom_left - top_left) + np.linalg.norm(bottom_right - top_right)
    missing = float(_TALL * width / height) - 1
    if not _LEAST < missing < _MOST:
        return corners
    up_left, up_right = (top_left - bottom_left) * missing, (top_right - bottom_right) * missing
    above = np.array([top_left + up_left, top_right + up_right, bottom_right, bottom_left], np.float32)
    below = np.array([top_left, top_right, bottom_right - up_right, bottom_left - up_left], np.float32)
    if _is_written_on(grey, np.array([above[0], above[1], top_right, top_left], np.float32)):
        return above
    if _is_written_on(grey, np.array([bottom_left, bottom_right, below[2], below[3]], np.float32)):
        return below
    return corners


def _is_written_on(grey: Grey, band: NDArray[np.float32]) -> bool:
    width, height = int(np.linalg.norm(band[1] - band[0])), int(np.linalg.norm(band[3] - band[0]))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    through = cv2.getPerspectiveTransform(band, flat)
    part = cv2.warpPerspective(grey, through, (width, height), borderMode=cv2.BORDER_REPLICATE)
    inside = np.asarray(part[height // 10 : height - height // 10, width // 20 : width - width // 20], np.uint8)
    if not inside.size:
        return False
    middle = levels(inside, (50,))[0]
    light = 100 * float((inside > middle + _LIGHTER).mean())
    return _LETTERS[0] < light < _LETTERS[1]
