"""The rules of tables and the boxes of forms, taken off a page: tesseract reads letters in their strokes.

`tests/integration/test_scans.py` reads a RIB whose figures stand in cells.
"""

import cv2
import numpy as np
from PIL import Image

from tasks.tools.halves import halved
from tasks.tools.image import Grey

_TALL, _WIDE = 0.19, 0.5
"""Inches: a thin stroke of that length is no letter's (a capital of 12 points is 0.12 high)."""
_THICK = 0.022
"""Inches: what is thicker is a letter of a title, or a bar."""
_NEAR, _INK = 7, 12
_HALVINGS, _AROUND = 2, 7
"""Surroundings are seen on a small copy, so many of whose pixels they are across and down."""
_PAPER = 0.7
"""Between white letters on a dark band lies no rule."""
_STEP, _ALL, _FOUR_BYTES = 4, np.uint32(0xFFFFFFFF), np.uint32(0x01010101)
"""Along a rule, so many pixels are looked at as one: it is ink where all of them are."""


def without_rules(picture: Image.Image, dpi: int, *, upright: bool = True) -> Image.Image:
    """A grey page at that resolution without its long thin lines, upright or level; what lies beside fills them.

    Of handwriting, whose strokes may be as long, only level ones are taken off: those of a form's blanks.
    """
    if min(picture.size) < 2**_HALVINGS:
        return picture
    grey = np.asarray(picture, dtype=np.uint8)
    ink = _ink(grey)
    thick = max(round(_THICK * dpi), 2) + 1
    posts = _thin(_fewer_rows(ink), (round(_TALL * dpi) // _STEP, 1), (1, thick), (3, 1))
    level = _thin(_fewer_columns(ink), (1, round(_WIDE * dpi) // _STEP), (thick, 1), (1, 3))
    if not upright:
        posts[:] = 0
    if not posts.any() and not level.any():
        return picture
    lines = np.zeros_like(ink)
    lines[:, : level.shape[1] * _STEP] = (level.astype(np.uint32) * _FOUR_BYTES).view(np.uint8)
    above = lines[: len(posts) * _STEP]
    cv2.bitwise_or(above, np.repeat(posts, _STEP, axis=0), above)
    paper = cv2.dilate(grey, np.ones((_NEAR, _NEAR), np.uint8))
    return Image.fromarray(cv2.copyTo(paper, cv2.dilate(lines, np.ones((3, 3), np.uint8)), grey.copy()))


def _ink(grey: Grey) -> Grey:
    """What is darker than its surroundings, unless these are dark themselves: 255, elsewhere 0."""
    coarse = halved(grey, _HALVINGS)
    around = cv2.resize(cv2.blur(coarse, (_AROUND, _AROUND)), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    dark = cv2.subtract(around, grey)
    cv2.threshold(dark, _INK, 255, cv2.THRESH_BINARY, dark)
    cv2.threshold(around, float(_PAPER * np.median(coarse)), 255, cv2.THRESH_BINARY, around)
    return np.asarray(cv2.bitwise_and(dark, around, dark), np.uint8)


def _fewer_rows(ink: Grey) -> Grey:
    """Ink where `_STEP` rows, one above the other, are ink."""
    steps = len(ink) // _STEP
    return np.asarray(ink[: steps * _STEP].reshape(steps, _STEP, -1).min(axis=1), np.uint8)


def _fewer_columns(ink: Grey) -> Grey:
    """Ink where `_STEP` columns, side by side, are ink; read as one number of four bytes, ten times as fast."""
    steps = ink.shape[1] // _STEP
    return np.asarray(np.ascontiguousarray(ink[:, : steps * _STEP]).view(np.uint32) == _ALL, np.uint8) * 255


def _thin(ink: Grey, long: tuple[int, int], thick: tuple[int, int], ends: tuple[int, int]) -> Grey:
    """Where ink runs on for `long` (rows, columns) without being as thick as `thick`, and the `ends` it may have."""
    lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(long, np.uint8))
    bars = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones(thick, np.uint8))
    return np.asarray(cv2.dilate(cv2.subtract(lines, bars), np.ones(ends, np.uint8)), np.uint8)
