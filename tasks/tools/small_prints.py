"""Small pieces of text that stand by themselves in the margins of a page, each cut out, cleaned and enlarged.

Of a whole margin, tesseract loses a pale number beside a bold title, a table's edge or specks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from tasks.tools.blobs import boxes_around
from tasks.tools.image import Grey

_LOW, _HIGH, _NARROW, _WIDE = 0.045, 0.2, 0.08, 1.6
"""Inches: how high and how wide such a piece is."""
_AROUND, _INK = 0.2, 18
_LETTERS, _SPECK, _WORDS, _ROOM = 0.09, (0.02, 0.03), 0.12, 0.05
"""Inches: the gaps within a word, what is smaller than a letter, the gaps between words, the paper to take around."""
_DARK, _LIGHT = 2, 70
"""Percentiles that are made black and white."""
_TALL, _GAP = 60, 30
_MOST = 24


@dataclass(frozen=True, slots=True)
class Print:
    """A piece of a page in pixels, and the rows that it has on a sheet of such pieces, `scale` times as large."""

    left: int
    top: int
    right: int
    bottom: int
    scale: float = 1.0
    from_row: int = 0
    to_row: int = 0


def small_prints(grey: Grey, dpi: int) -> list[Print]:
    """Where small text stands by itself in a part of a page, from top to bottom."""
    near = round(_AROUND * dpi) | 1
    smooth = cv2.medianBlur(grey, 3)
    ink = cv2.threshold(cv2.subtract(cv2.blur(smooth, (near, near)), smooth), _INK, 1, cv2.THRESH_BINARY)[1]
    letters = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(_LETTERS * dpi)), np.uint8))
    speck = np.ones((round(_SPECK[0] * dpi), round(_SPECK[1] * dpi)), np.uint8)
    letters = cv2.morphologyEx(letters, cv2.MORPH_OPEN, speck)
    rows = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, round(_WORDS * dpi)), np.uint8))
    return [
        Print(x, y, x + width, y + height)
        for x, y, width, height in boxes_around(np.asarray(rows, np.uint8)).tolist()
        if _LOW * dpi <= height <= _HIGH * dpi and _NARROW * dpi <= width <= _WIDE * dpi and width > height
    ][:_MOST]


def enlarged(grey: Grey, prints: Sequence[Print], dpi: int) -> tuple[Image.Image, list[Print]]:
    """The pieces below one another on a sheet, black on white and of one height, and where each stands there."""
    room = round(_ROOM * dpi)
    cuts: list[Grey] = []
    placed: list[Print] = []
    row = _GAP
    for one in prints:
        left, top = max(one.left - room, 0), max(one.top - room, 0)
        cut = grey[top : one.bottom + room, left : one.right + room]
        scale = _TALL / len(cut)
        cuts.append(cv2.resize(_contrasted(cut), None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))  # type: ignore[arg-type]
        placed.append(Print(left, top, left + cut.shape[1], top + len(cut), scale, row, row + _TALL))
        row += _TALL + _GAP
    sheet = np.full((row, max((cut.shape[1] for cut in cuts), default=0) + 2 * _GAP), 255, np.uint8)
    for cut, place in zip(cuts, placed, strict=True):
        sheet[place.from_row : place.from_row + len(cut), _GAP : _GAP + cut.shape[1]] = cut
    return Image.fromarray(sheet), placed


def column(one: Print, on_sheet: float) -> float:
    """Which column of the page a column of the sheet is."""
    return one.left + (on_sheet - _GAP) / one.scale


def _contrasted(cut: Grey) -> Grey:
    dark, light = np.percentile(cut, (_DARK, _LIGHT))
    return np.asarray(np.clip((cut.astype(np.float32) - dark) / max(light - dark, 1) * 255, 0, 255), np.uint8)
