"""Which way a page of text lies, told from the shapes of its letters in milliseconds, without reading a word."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tasks.tools.blobs import labelled
from tasks.tools.image import Grey

_FEW_PAIRS = 25
_LEVEL, _APART = 0.12, 0.18
"""Letters side by side that stand level differ by less than the first, those that do not by more than the second."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Pairs of neighbours in the lines of a picture: on one foot with unequal heads, the reverse, level at both."""

    on_foot: int
    hanging: int
    level: int

    @property
    def uprightness(self) -> float:
        """1 for lines that stand upright, −1 for lines upside down, near 0 where too few letters tell.

        Of neighbours in a line of Latin letters, more stand on a common foot and differ in height (`a`, `l`) than the
        other way round (`a`, `p`); upside down it is the reverse.
        """
        return (self.on_foot - self.hanging) / max(self.on_foot + self.hanging, _FEW_PAIRS)

    @property
    def few(self) -> bool:
        """Whether too few letters tell."""
        return self.on_foot + self.hanging < _FEW_PAIRS


def telling_part(grey: Grey) -> tuple[Grey, Letters]:
    """The upper half of a picture, where most pages say enough, or all of it; with its letters."""
    half = grey[: len(grey) // 2]
    letters = letters_in(half)
    return (grey, letters_in(grey)) if letters.few else (half, letters)


def lines_run_down(grey: Grey, across: Letters) -> bool:
    """Whether lines of text run down a picture with these letters: along a line, they stand level."""
    return letters_in(np.asarray(cv2.transpose(grey), np.uint8)).level > across.level


def letters_in(grey: Grey) -> Letters:
    """The pairs of neighbours in what may be lines of letters; `grey` shows them straight, or nearly so."""
    labels, boxes = labelled(_ink(grey))
    left, top, width, height = boxes.T
    bottom = top + height
    letters = np.flatnonzero((height >= 5) & (height <= 60) & (width >= 2) & (width <= 60))
    here, beside = _neighbours(labels, letters, left + width, (top + bottom) // 2, height)
    both = np.isin(beside, letters)
    here, beside = here[both], beside[both]
    size = np.maximum(height[here], height[beside])
    heads, feet = np.abs(top[here] - top[beside]) / size, np.abs(bottom[here] - bottom[beside]) / size
    return Letters(
        on_foot=int(((feet <= _LEVEL) & (heads >= _APART)).sum()),
        hanging=int(((heads <= _LEVEL) & (feet >= _APART)).sum()),
        level=int(((heads <= _LEVEL) & (feet <= _LEVEL)).sum()),
    )


def _neighbours(
    labels: NDArray[np.int32],
    letters: NDArray[np.int64],
    right: NDArray[np.int64],
    middle: NDArray[np.int64],
    height: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of labels: each letter, and what ink comes first to its right within its own height."""
    reach = np.arange(40)
    across = np.minimum(right[letters][:, None] + reach, labels.shape[1] - 1)
    seen = labels[middle[letters][:, None], across]
    seen = np.where(reach[None, :] < height[letters][:, None], seen, 0)
    found = seen.any(axis=1)
    first = (seen != 0).argmax(axis=1)
    return letters[found], seen[np.arange(len(letters)), first][found].astype(np.int64)


def _ink(grey: Grey) -> Grey:
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
    return np.asarray(ink, np.uint8)
