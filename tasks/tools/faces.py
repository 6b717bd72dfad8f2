"""Faces on a picture (OpenCV's Haar cascades).

One cascade alone sees a face on one picture in thirty that has none, so a candidate counts only when a second one,
trained otherwise, sees a face there too and a third an eye in its upper half. Upright faces only, up to 15 degrees.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
_Square = tuple[int, int, int]

_SIDE = 400
_SMALLEST_SHARE = 0.12
"""A face narrower than this share of the picture's short side is not one that the picture is of."""
_FACE_PX, _EYES_PX = 120, 160

_LIGHTER = (255 * (np.arange(256) / 255) ** 0.5).astype(np.uint8)

cv2.setNumThreads(1)  # a child of the sandbox has one thread


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box as fractions (0 to 1) of the picture; `score` is 1 where both eyes were seen, less for one."""

    left: float
    top: float
    right: float
    bottom: float
    score: float = 1.0

    @property
    def share(self) -> float:
        """The share of the picture that it covers."""
        return (self.right - self.left) * (self.bottom - self.top)


def faces(image: Image.Image) -> tuple[Face, ...]:
    """The faces found on a picture of any size, the largest first; 0.05 to 0.2 s. Never raises for a strange picture.

    The picture is looked at as it is and with its shadows lightened, and the look that shows more faces counts: dark
    skin under a weak lamp is seen so, and a second person in the shade.
    """
    small = image.convert("L")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BILINEAR)
    pixels = np.asarray(small, dtype=np.uint8)
    return max(_found(pixels), _found(_LIGHTER[pixels]), key=len)


def _found(pixels: Grey) -> tuple[Face, ...]:
    smallest = max(24, round(min(pixels.shape) * _SMALLEST_SHARE))
    squares = _seen(_cascade("frontalface_alt2"), pixels, 1.1, 3, (smallest, max(pixels.shape)))
    sure = [(square, eyes) for square in squares if _second_look(pixels, square) and (eyes := _eyes(pixels, square))]
    return tuple(_face(square, eyes, pixels) for square, eyes in sorted(sure, key=lambda each: -each[0][2]))


def _second_look(pixels: Grey, square: _Square) -> bool:
    """Whether the other cascade, too, sees a face at that place."""
    left, top, side = square
    margin = round(side * 0.35)
    around = pixels[max(0, top - margin) : top + side + margin, max(0, left - margin) : left + side + margin]
    sizes = round(_FACE_PX * 0.65), round(_FACE_PX * 1.5)
    return bool(_seen(_cascade("frontalface_alt"), _scaled(around, _FACE_PX / side), 1.05, 4, sizes))


def _eyes(pixels: Grey, square: _Square) -> int:
    """How many eyes are seen in the upper part of a face, with or without glasses."""
    left, top, side = square
    upper = _scaled(pixels[top : top + round(side * 0.6), left : left + side], _EYES_PX / side)
    return len(_seen(_cascade("eye_tree_eyeglasses"), upper, 1.05, 3, (20, 70)))


def _seen(
    cascade: cv2.CascadeClassifier, pixels: Grey, step: float, neighbours: int, sizes: tuple[int, int]
) -> list[_Square]:
    smallest, largest = sizes
    boxes = cascade.detectMultiScale(pixels, step, neighbours, 0, (smallest, smallest), (largest, largest))
    return [(int(x), int(y), int(width)) for x, y, width, _ in boxes]


def _scaled(pixels: Grey, scale: float) -> Grey:
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale), dtype=np.uint8)


def _face(square: _Square, eyes: int, pixels: Grey) -> Face:
    left, top, side = square
    height, width = pixels.shape
    return Face(left / width, top / height, (left + side) / width, (top + side) / height, 1.0 if eyes > 1 else 0.8)


@cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    """One of OpenCV's own cascades, read once (10 ms)."""
    return cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / f"haarcascade_{name}.xml"))
