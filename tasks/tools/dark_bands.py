"""Dark bands on a page, such as a bill's head has, and the white letters on them.

Tesseract reads each line that it is not sure of once more for those, which on a bad picture is nearly every line. On a
band that is turned light they stand in lines like any others.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.halves import halved

_HALVINGS = 3
_COARSE = 2**_HALVINGS
"""Of so many pixels, across and down, one is made."""
_DARK = 0.5
"""Of the paper's grey: lines of dark letters, seen so coarsely, are lighter."""
_BAND = (3, 6)
"""Rows and columns of the coarse picture that are all dark: at 200 dpi, 3 mm by 6."""
_LETTER = 9
"""Coarse pixels: a white letter on a band is smaller."""


def has_dark_band(picture: Image.Image | NDArray[np.uint8]) -> bool:
    """Whether a grey page, or its pixels, has one at all; 2 ms."""
    grey = np.asarray(picture, np.uint8)
    return min(grey.shape) >= _COARSE and bool(_cores(_dark(halved(grey, _HALVINGS))).any())


def lightened(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page with its dark bands turned light and the white letters on them dark; itself without a band. 4 ms."""
    if min(grey.shape) < _COARSE:
        return grey
    coarse = halved(grey, _HALVINGS)
    dark = _dark(coarse)
    cores = _cores(dark)
    if not cores.any():
        return grey
    paper, page = float(np.median(coarse)), grey.copy()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    for label in np.unique(labels[cores > 0]).tolist():
        left, top, width, height, _ = stats[label].tolist()
        up, before = max(top - _LETTER, 0), max(left - _LETTER, 0)
        down, after = top + height + _LETTER, left + width + _LETTER
        band = np.asarray(labels[up:down, before:after] == label, np.uint8)
        level = float(np.median(coarse[up:down, before:after][band > 0]))
        part = page[up * _COARSE : down * _COARSE, before * _COARSE : after * _COARSE]
        _turn_light(part[: len(band) * _COARSE, : band.shape[1] * _COARSE], band, level, paper)
    return page


def _dark(coarse: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(coarse < _DARK * np.median(coarse), np.uint8)


def _cores(dark: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Where so much is dark that no letter is."""
    return np.asarray(cv2.erode(dark, np.ones(_BAND, np.uint8), borderValue=0), np.uint8)


def _turn_light(part: NDArray[np.uint8], band: NDArray[np.uint8], level: float, paper: float) -> None:
    """Turn a band of that grey as light as the paper, with what is written on it; `band` shows it coarsely.

    At its edge, which runs through coarse pixels, only what is dark is of it.
    """
    written_on = cv2.morphologyEx(band, cv2.MORPH_CLOSE, np.ones((_LETTER, _LETTER), np.uint8))
    inside, around = (
        cv2.resize(change(written_on, np.ones((3, 3), np.uint8)), part.shape[::-1], interpolation=cv2.INTER_NEAREST)
        for change in (cv2.erode, cv2.dilate)
    )
    dark = np.asarray(part < (level + paper) / 2, np.uint8)
    turned = np.clip(paper * (paper - np.arange(256)) / (paper - level), 0, 255).astype(np.uint8)
    cv2.copyTo(cv2.LUT(part, turned), cv2.bitwise_or(inside, cv2.bitwise_and(around, dark)), part)
