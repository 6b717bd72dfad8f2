"""A face in lines on paper is no photograph, though the networks see a face in it.

Take away the lines, and the paper is left, evenly lit or in shade; of a photographed face its light and dark parts
are left. Measured: of what the tones of a face span, 0.06 to 0.24 is left on photographs, painted portraits and prints
(also small, dark, blurred, badly compressed), 0.01 on drawings.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

_SIDE, _STROKE = 64, 9
_NOTHING_LEFT = 0.03
_DOWN, _ACROSS = np.mgrid[-1 : 1 : _SIDE * 1j, -1 : 1 : _SIDE * 1j].reshape(2, -1)
_SHADE = np.stack([np.ones(_SIDE**2), _ACROSS, _DOWN, _ACROSS**2, _DOWN**2, _ACROSS * _DOWN], axis=1)
"""What light falls on a sheet: a curved surface of the second degree."""


def is_drawn(box: Grey) -> bool:
    """Whether a face, cut out in grey, is made of dark lines on light paper or of light ones on dark."""
    small = cv2.resize(box, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    low, high = np.percentile(small, (2, 98))
    stroke = np.ones((_STROKE, _STROKE), np.uint8)
    left = min(_unevenness(cv2.morphologyEx(small, way, stroke)) for way in (cv2.MORPH_CLOSE, cv2.MORPH_OPEN))
    return bool(left < _NOTHING_LEFT * max(high - low, 1.0))


def _unevenness(paper: NDArray[np.generic]) -> float:
    """How far its tones stray from an even light or shade, in grey levels."""
    tones = cv2.GaussianBlur(np.asarray(paper, np.float64), (0, 0), 2).ravel()
    lit, *_ = np.linalg.lstsq(_SHADE, tones, rcond=None)
    return float((tones - _SHADE @ lit).std())
