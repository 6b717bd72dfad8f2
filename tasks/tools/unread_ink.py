"""Ink on a line of writing that its reader made nothing of: a box, a tick, a word that was lost."""

from collections.abc import Sequence

import cv2
import numpy as np

from tasks.tools.image import Grey

_TALL, _WIDE, _NEAR = 0.3, 0.08, 0.15
"""In heights of a line: what is lower is a dot, a dash or a rule, what is narrower a stroke between two letters, and
how far from a letter's ink its middle may be put."""
_STEM, _BESIDE = 0.2, 0.5
"""Half of an « M » or a « D », whose thin strokes were lost, is so narrow, and no farther from the letter's middle."""
_CONTRAST = 40
"""Levels of grey between ink and paper, at least."""


def unread_ink(line: Grey, middles: Sequence[float], high: float) -> list[tuple[int, int]]:
    """Left and right, in pixels, of each piece of ink without a letter.

    `middles` are the letters', as shares of the line's width; `high` is how high lines are on that page, in pixels.
    """
    level, ink = cv2.threshold(line, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    if float(np.median(line)) - level < _CONTRAST / 2:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    places = np.array(middles, np.float64) * line.shape[1]
    found = []
    for left, _, width, height, _ in stats[1:].tolist():
        reach = (_BESIDE if width < _STEM * high else _NEAR) * high
        read = np.any((places >= left - reach) & (places <= left + width + reach))
        if height >= _TALL * high and width >= _WIDE * high and not read:
            found.append((left, left + width))
    return found
