"""The light on a dark printed band of a page is that of the paper beside it, so that the band stays dark.

Taken for paper in shade it would be made white, and the white letters on it would be lost.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

_SHARP, _APART = 1.5, 2
"""How many times as light the paper is right beside a band; so many rows of the coarse copy beside the edge."""
_LIGHTER, _DARKER, _FEW = 1.4, 0.7, 0.002
"""What letters on a band are, against it, and those on paper; and the share of either that tells."""
_THIN = 3


def over_bands(coarse: Grey, paper: Grey) -> Grey:
    """The light that falls on a page, by a coarse copy of it and what was taken for its paper, put right over bands."""
    edges = _edges(paper)
    light = paper.copy()
    for top, bottom in zip([0, *edges], [*edges, len(paper)], strict=True):
        beside = max(_beside(paper, top, bottom), key=np.median, default=None)
        if (
            bottom - top >= _THIN
            and beside is not None
            and _has_light_letters(coarse[top:bottom] / np.maximum(beside, 1))
        ):
            light[top:bottom] = beside
    return light


def _edges(paper: Grey) -> list[int]:
    """The rows at which most of a page becomes lighter or darker at once."""
    rows = np.log(np.maximum(paper, 1).astype(np.float32))
    steps = np.zeros((len(rows), 1), np.float32)
    steps[_APART:-_APART, 0] = np.abs(np.median(rows[2 * _APART :] - rows[: -2 * _APART], axis=1))
    most = cv2.dilate(steps, np.ones((2 * _APART + 1, 1), np.uint8))
    peaks = np.flatnonzero((steps >= np.log(_SHARP)) & (steps >= most)).tolist()
    return [row for rank, row in enumerate(peaks) if not rank or row - peaks[rank - 1] > _THIN]


def _beside(paper: Grey, top: int, bottom: int) -> Iterator[NDArray[np.uint8]]:
    """The rows of paper above and below a stretch that are much lighter than it is."""
    for outside, inside in ((top - _APART, top + _APART), (bottom + _APART, bottom - _APART - 1)):
        if 0 <= outside < len(paper) and 0 <= inside < len(paper):
            ratio = np.median(paper[outside] / np.maximum(paper[inside], 1).astype(np.float32))
            if ratio >= _SHARP:
                yield paper[outside]


def _has_light_letters(band: NDArray[np.float64]) -> bool:
    """Whether what stands out from rows, as shares of their light, is lighter than they are: in shade, it is darker."""
    middle = float(np.median(band))
    light, dark = float((band > _LIGHTER * middle).mean()), float((band < _DARKER * middle).mean())
    return light > _FEW and light > dark
