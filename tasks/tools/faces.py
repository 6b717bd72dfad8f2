"""Faces on a picture: two BlazeFace networks of MediaPipe (`face_models/`), run by OpenCV.

One alone sees a face in a cat or a petri dish, so a face counts when both see it at the same place, and when it is no
drawing.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.drawn_face import is_drawn
from tasks.tools.image import fit

_SURE, _SURE_ALONE = 0.7, 0.8
_SAME_PLACE = 0.3
_SMALLEST_SIDE = 24
_MODELS = Path(__file__).with_name("face_models")

cv2.setNumThreads(1)  # a child of the sandbox has one thread


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its box as fractions (0 to 1) of the picture, and how sure the network is (0 to 1)."""

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
    """The faces found on a picture of any size, the largest first; 0.1 s. Never raises for a strange picture.

    Beside a face that both networks see, one that the finer sees well counts too: that is a second person.
    """
    if min(image.size) < _SMALLEST_SIDE:
        return ()
    pixels = np.asarray(fit(image.convert("RGB").convert("L"), 512), dtype=np.uint8)
    fine, coarse = _FINE.seen(pixels), _COARSE.seen(pixels)
    both = [face for face in fine if any(_overlap(face, other) > _SAME_PLACE for other in coarse)]
    both = [face for face in both if not is_drawn(_cut(pixels, face))]
    more = [face for face in fine if face not in both and face.score >= _SURE_ALONE] if both else []
    return tuple(sorted((*both, *more), key=lambda face: -face.share))


def _cut(pixels: NDArray[np.uint8], face: Face) -> NDArray[np.uint8]:
    """What lies in the box of a face, at least a pixel of it."""
    height, width = pixels.shape
    top, left = (min(max(int(edge * side), 0), side - 1) for edge, side in ((face.top, height), (face.left, width)))
    return pixels[top : max(int(face.bottom * height), top + 1), left : max(int(face.right * width), left + 1)]


@dataclass(frozen=True, slots=True)
class _Network:
    """A BlazeFace network: its file, its input's side in pixels, and its anchors: (stride, anchors a cell)."""

    file: str
    side: int
    layers: tuple[tuple[int, int], ...]

    def seen(self, pixels: NDArray[np.uint8]) -> list[Face]:
        """The faces in a grey picture."""
        net = _loaded(self.file)
        square, (left, top, width, height) = _in_square(pixels, self.side)
        net.setInput(cv2.dnn.blobFromImage(square, 1 / 127.5, (self.side, self.side), (127.5, 127.5, 127.5)))
        logits, boxes = net.forward(["classificators", "regressors"])
        scores = 1 / (1 + np.exp(-np.clip(logits.reshape(-1), -80, 80)))
        middles = _anchors(self.side, self.layers) * self.side + boxes.reshape(-1, 16)[:, :2]
        sizes = boxes.reshape(-1, 16)[:, 2:4]
        found: list[Face] = []
        for place in np.argsort(-scores)[: int((scores >= _SURE).sum())]:
            (x, y), (across, down) = middles[place], sizes[place]
            face = Face(
                float((x - across / 2 - left) / width),
                float((y - down / 2 - top) / height),
                float((x + across / 2 - left) / width),
                float((y + down / 2 - top) / height),
                float(scores[place]),
            )
            if all(_overlap(face, other) <= _SAME_PLACE for other in found):
                found.append(face)
        return found


_FINE = _Network("back.tflite", 256, ((16, 2), (32, 6)))
_COARSE = _Network("short_range.tflite", 128, ((8, 2), (16, 6)))


def _in_square(pixels: NDArray[np.uint8], side: int) -> tuple[NDArray[np.uint8], tuple[int, int, int, int]]:
    """The picture in colour in the middle of a black square, and its left, top, width and height there."""
    height, width = pixels.shape
    scale = side / max(height, width)
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    left, top = (side - across) // 2, (side - down) // 2
    square = np.zeros((side, side, 3), np.uint8)
    small = cv2.resize(pixels, (across, down), interpolation=cv2.INTER_AREA)
    square[top : top + down, left : left + across] = small[:, :, None]
    return square, (left, top, across, down)


def _overlap(one: Face, other: Face) -> float:
    """What two boxes share, of all that they cover."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    shared = max(across, 0.0) * max(down, 0.0)
    return shared / max(one.share + other.share - shared, 1e-9)


@cache
def _anchors(side: int, layers: tuple[tuple[int, int], ...]) -> NDArray[np.float64]:
    """The middles of the network's anchors, in its own order, as fractions of the square."""
    rows = []
    for stride, each in layers:
        cells = side // stride
        y, x = np.divmod(np.arange(cells * cells), cells)
        rows.append(np.repeat(np.stack([x + 0.5, y + 0.5], axis=1) / cells, each, axis=0))
    return np.concatenate(rows)


@cache
def _loaded(file: str) -> cv2.dnn.Net:
    return cv2.dnn.readNetFromTFLite(str(_MODELS / file))
