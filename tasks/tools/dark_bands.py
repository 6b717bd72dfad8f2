"""Where white letters may stand on a page: on a dark band, such as a bill's head has.

Tesseract reads each line that it is not sure of once more for those, which on a bad picture is nearly every line.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.halves import halved

_HALVINGS = 3
"""Of eight pixels, across and down, one is made."""
_DARK = 0.5
"""Of the paper's grey: lines of dark letters, seen so coarsely, are lighter."""
_BAND = (3, 6)
"""Rows and columns of the coarse picture that are all dark: at 200 dpi, 3 mm by 6."""


def has_dark_band(picture: Image.Image | NDArray[np.uint8]) -> bool:
    """Whether a grey page, or its pixels, has one at all; 2 ms."""
    grey = np.asarray(picture, np.uint8)
    if min(grey.shape) < 2**_HALVINGS:
        return False
    coarse = halved(grey, _HALVINGS)
    dark = np.asarray(coarse < _DARK * np.median(coarse), np.uint8)
    return bool(cv2.erode(dark, np.ones(_BAND, np.uint8), borderValue=0).any())
