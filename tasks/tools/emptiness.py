"""What is plainly no photograph: an empty frame, a drawing on paper; and where on its paper a print lies.

A photograph has solid areas whose greys vary; a drawing has lines and flat patches on paper of one tone. Measured on
portraits of all sorts, prints and drawings: greys of solid areas vary by 20 levels and more, or by 10 and less.
"""

import cv2
import numpy as np
from PIL import Image

from tasks.tools.image import Grey, fit, spread

_SIDE = 400
_EMPTY_LEVELS = 6
_PAPER_LEVELS, _INK_LEVELS, _MUCH_PAPER = 12, 20, 0.85
_FLAT, _FEW, _CONTRAST = 13.0, 0.05, 0.45
_STROKE = 0.04
"""What is thinner than this share of the short side is a line."""
_PRINT_ON_PAPER = 0.6


def emptiness(picture: Image.Image) -> str:
    """`blank`, `drawing`, or nothing when it may be a photograph; 10 ms. A dim or pale picture is never told."""
    grey = np.asarray(fit(picture, _SIDE), dtype=np.uint8)
    coarse = cv2.resize(grey, (24, 24), interpolation=cv2.INTER_AREA)
    if int(coarse.max()) - int(coarse.min()) < _EMPTY_LEVELS and spread(picture) < 0.06:
        return "blank"
    paper, solid = _paper_and_solid(grey)
    flat = not solid.any() or float(grey[solid].std()) < _FLAT
    drawn = paper >= _MUCH_PAPER and flat and float(solid.mean()) < _FEW and spread(picture) >= _CONTRAST
    return "drawing" if drawn else ""


def printed_share(picture: Image.Image) -> float:
    """The share of a sheet that the print on it takes; 1 where the picture is no sheet of paper."""
    grey = np.asarray(fit(picture, _SIDE), dtype=np.uint8)
    paper, solid = _paper_and_solid(grey)
    if paper < _PRINT_ON_PAPER or not solid.any():
        return 1.0
    _, _, width, height = cv2.boundingRect(solid.astype(np.uint8))
    return width * height / solid.size


def _paper_and_solid(grey: Grey) -> tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """The share of the commonest tone, and where what differs from it is wider than a line."""
    tone = int(np.bincount(grey.ravel(), minlength=256).argmax())
    away = np.abs(grey.astype(np.int16) - tone)
    side = max(int(min(grey.shape) * _STROKE), 3)
    solid = cv2.morphologyEx((away > _INK_LEVELS).astype(np.uint8), cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return float((away <= _PAPER_LEVELS).mean()), solid.astype(bool)
