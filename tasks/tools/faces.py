"""Faces on a picture (OpenCV's Haar cascade)."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

_SIDE = 640


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box as fractions of the picture, and the share of the picture it covers."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def share(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def faces(image: Image.Image) -> tuple[Face, ...]:
    """The faces found on a picture of any size."""
    grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    cascade = cv2.CascadeClassifier(cv2.data.haarcascades + "haarcascade_frontalface_default.xml")
    pixels = np.asarray(grey, dtype=np.uint8)
    found = cascade.detectMultiScale(pixels, scaleFactor=1.1, minNeighbors=6, minSize=(60, 60))
    height, width = pixels.shape
    return tuple(Face(x / width, y / height, (x + w) / width, (y + h) / height) for x, y, w, h in found)
