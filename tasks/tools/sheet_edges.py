"""A sheet of paper on a table: its four corners in a photo, and the sheet alone with its perspective undone."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.dark_ends import with_dark_band
from tasks.tools.image import Grey, levels
from tasks.tools.sheet_sides import corners_by_sides

Corners = NDArray[np.float32]
"""Four corners from the top left, clockwise: rows of (x, y) as fractions of the picture's width and height."""

_EDGE = 0.015
_SLANT = 0.42  # the cosine of 65°
_LEAST, _MOST = 0.3, 0.97
"""How much of the picture the sheet is: what is more is the picture itself."""
_AS_BRIGHT = 0.95
_LEAST_SIDE = 120
_SAME_PIXELS = 12


def sheets_on(grey: Grey) -> Iterator[Corners]:
    """Where a bright four-sided sheet may stand out from a darker table on a small picture, the likeliest first.

    By its sides; and where these are no straight lines, by its being brighter, the largest first. None on a picture
    that is as bright as paper all around: there is no table.
    """
    small = np.asarray(cv2.GaussianBlur(grey, (5, 5), 0), np.uint8)
    around = min(int(edge.min()) for edge in (small[0], small[-1], small[:, 0], small[:, -1]))
    if around >= _AS_BRIGHT * levels(small, (75,))[0]:
        return
    size = np.array([grey.shape[1], grey.shape[0]], np.float32)
    by_sides = corners_by_sides(grey)
    if by_sides is not None and _is_sheet(by_sides, grey.shape):
        yield with_dark_band(grey, by_sides) / size
    yield from (_clockwise(one) / size for one in _brighter(small))


def _brighter(small: Grey) -> list[NDArray[np.float32]]:
    between, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # A shadow on the sheet is darker than its light part: each threshold may show another part, or the whole of it.
    found = [_sheet(small, between * share) for share in (0.6, 0.7, 0.8, 0.9, 1.0)]
    sheets = sorted((one for one in found if one is not None), key=cv2.contourArea, reverse=True)
    return [one for rank, one in enumerate(sheets) if not any(_same(one, other) for other in sheets[:rank])]


def cut_out(grey: Grey, corners: Corners | None) -> Grey:
    """The sheet alone; the picture as it is without corners, or where the sheet is too small to be read."""
    if corners is None:
        return grey
    places = (corners * np.array([grey.shape[1], grey.shape[0]], np.float32)).astype(np.float32)
    top_left, top_right, bottom_right, bottom_left = places
    width = int(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))
    height = int(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))
    if min(width, height) < _LEAST_SIDE:
        return grey
    target = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(places, target)
    return np.asarray(cv2.warpPerspective(grey, turn, (width, height)), np.uint8)


def _sheet(small: Grey, threshold: float) -> NDArray[np.float32] | None:
    """The four corners of the sheet that is brighter than a threshold, if that is the shape of one."""
    _, bright = cv2.threshold(small, threshold, 255, cv2.THRESH_BINARY)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
    if len(corners) != 4:
        return None
    flat: NDArray[np.float32] = corners.reshape(4, 2).astype(np.float32)
    return flat if _is_sheet(flat, small.shape) else None


def _is_sheet(corners: NDArray[np.float32], shape: tuple[int, ...]) -> bool:
    share = cv2.contourArea(corners) / (shape[0] * shape[1])
    return _LEAST < share < _MOST and _sides_at_edge(corners, shape) <= 1 and _square_enough(corners)


def _same(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    return bool(np.abs(_clockwise(one) - _clockwise(other)).max() < _SAME_PIXELS)


def _square_enough(corners: NDArray[np.float32]) -> bool:
    """Whether the angles are those of a sheet seen at a slant: none sharper than 65°."""
    before, after = np.roll(corners, 1, axis=0) - corners, np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    return bool((np.abs((before * after).sum(axis=1) / lengths) < _SLANT).all())


def _sides_at_edge(corners: NDArray[np.generic], shape: tuple[int, ...]) -> int:
    """How many sides of a sheet are those of the picture: two or more on a scan, whose dark band is no table."""
    height, width = shape[:2]
    across, down = corners[:, 0].astype(float) / width, corners[:, 1].astype(float) / height
    near = (across < _EDGE, across > 1 - _EDGE, down < _EDGE, down > 1 - _EDGE)
    return sum(int(side.sum() >= 2) for side in near)


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    by_sum, by_difference = corners.sum(axis=1), np.diff(corners, axis=1).ravel()
    return np.array(
        [
            corners[by_sum.argmin()],
            corners[by_difference.argmin()],
            corners[by_sum.argmax()],
            corners[by_difference.argmax()],
        ],
        dtype=np.float32,
    )
