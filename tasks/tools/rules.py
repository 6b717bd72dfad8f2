"""The rules of tables and the boxes of forms, taken off a page: tesseract reads letters in their strokes.

`tests/integration/test_scans.py` reads a RIB whose figures stand in cells.
"""

import cv2
import numpy as np
from PIL import Image

from tasks.tools.image import Grey

_TALL, _WIDE = 0.19, 0.5
"""Inches: a thin stroke of that length is no letter's (a capital of 12 points is 0.12 high)."""
_THICK = 0.022
"""Inches: what is thicker is a letter of a title, or a bar."""
_NEAR, _AROUND, _INK = 7, 31, 12
_PAPER = 0.7
"""Between white letters on a dark band lies no rule."""


def without_rules(picture: Image.Image, dpi: int) -> Image.Image:
    """A grey page at that resolution without its long thin lines, upright or level; what lies beside fills them."""
    grey = np.asarray(picture, dtype=np.uint8)
    around = cv2.blur(grey, (_AROUND, _AROUND)).astype(np.int16)
    on_paper = around > _PAPER * np.median(grey[::8, ::8])
    ink = ((around - grey > _INK) & on_paper).astype(np.uint8)
    thick = max(round(_THICK * dpi), 2) + 1
    upright = _thin(ink, (round(_TALL * dpi), 1), (1, thick))
    level = _thin(ink, (1, round(_WIDE * dpi)), (thick, 1))
    lines = cv2.dilate(upright | level, np.ones((3, 3), np.uint8))
    if not lines.any():
        return picture
    paper = cv2.dilate(grey, np.ones((_NEAR, _NEAR), np.uint8))
    return Image.fromarray(np.where(lines > 0, paper, grey))


def _thin(ink: Grey, long: tuple[int, int], thick: tuple[int, int]) -> Grey:
    """Where ink runs on for `long` (rows, columns) without being as thick as `thick`."""
    lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(long, np.uint8))
    bars = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones(thick, np.uint8))
    return np.asarray(cv2.subtract(lines, bars), np.uint8)
