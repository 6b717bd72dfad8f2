"""Boxes around ink that hangs together: by its outlines, a tenth of what labelling every pixel takes."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.image import Grey

_OUTER = 3
"""Where OpenCV tells which outline an outline lies in: none for those that are not of a hole."""


def boxes_around(ink: Grey) -> NDArray[np.int64]:
    """Left, top, width and height of each blob in pixels, a row each, from top to bottom."""
    boxes, _ = _outlined(ink)
    return boxes[np.lexsort((boxes[:, 0], boxes[:, 1]))]


def labelled(ink: Grey) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The number of each pixel's blob, 0 for paper; and the boxes as `boxes_around`, by those numbers."""
    count, labels = cv2.connectedComponentsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_SPAGHETTI)
    found, (columns, rows) = _outlined(ink)
    boxes = np.zeros((count, 4), np.int64)
    boxes[labels[rows, columns]] = found
    return np.asarray(labels, np.int32), boxes


def _outlined(ink: Grey) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The box of each blob, one in another's hole as well, pixels at a corner held together; and a pixel of each."""
    outlines, nesting = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return np.zeros((0, 4), np.int64), np.zeros((2, 0), np.int64)
    points = np.concatenate(outlines)[:, 0].astype(np.int64)
    starts = np.cumsum([0, *map(len, outlines[:-1])])
    least, most = (extreme.reduceat(points, starts) for extreme in (np.minimum, np.maximum))
    outer = nesting[0][:, _OUTER] < 0
    return np.hstack([least, most - least + 1])[outer], points[starts[outer]].T
