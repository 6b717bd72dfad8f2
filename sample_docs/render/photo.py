"""What a phone makes of a paper on a table: a trapezium, uneven light, a little blur, a turn that EXIF may tell."""

from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from sample_docs.render.scan import page_images

Pixels = npt.NDArray[np.float32]

_UPRIGHT, _QUARTER_TURN = 1, 6
_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Shot:
    """How the picture is taken. Lengths are shares of the width; `shade` is how much light the far side loses."""

    seed: int
    lean: float = 0.03
    shade: float = 0.25
    blur: float = 0.6
    width: int = 1500
    quality: int = 50
    turn: int = 0
    exif_turn: bool = False


def photo(pdf: bytes, shot: Shot) -> bytes:
    """The first page as a phone's JPEG; `turn` (degrees) is baked in, `exif_turn` left to the viewer."""
    page = np.asarray(page_images(pdf, 200)[0])
    seen = _lit(_laid(page, shot), shot)
    image = Image.fromarray(np.clip(cv2.GaussianBlur(seen, (0, 0), shot.blur), 0, 255).astype(np.uint8))
    image = image.rotate(shot.turn, expand=True)
    exif = Image.Exif()
    exif[_EXIF_ORIENTATION] = _UPRIGHT
    if shot.exif_turn:
        image = image.rotate(90, expand=True)
        exif[_EXIF_ORIENTATION] = _QUARTER_TURN
    out = BytesIO()
    image.save(out, "JPEG", quality=shot.quality, exif=exif)
    return out.getvalue()


def _laid(page: npt.NDArray[np.uint8], shot: Shot) -> npt.NDArray[np.uint8]:
    """The page seen a little from the side, on a table of wood."""
    width, height = shot.width, int(shot.width * 1.38)
    lean, edge = shot.lean * width, 0.02 * width
    corners = [
        [edge + lean, edge],
        [width - edge - lean * 0.6, edge + lean * 0.4],
        [width - edge, height - edge - lean * 0.3],
        [edge, height - edge],
    ]
    source = np.array([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    size = (width, height)
    paper = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), matrix, size)[:, :, None] / 255.0
    return (paper * mask + _table(width, height, shot.seed) * (1 - mask)).astype(np.uint8)


def _table(width: int, height: int, seed: int) -> Pixels:
    streaks = np.random.default_rng(seed).normal(0, 22, (height // 8, 4)).astype(np.float32)
    grain = cv2.GaussianBlur(cv2.resize(streaks, (width, height), interpolation=cv2.INTER_CUBIC), (0, 0), 4)
    return np.asarray(np.array([128, 92, 62], np.float32) + grain[:, :, None], np.float32)


def _lit(seen: npt.NDArray[np.uint8], shot: Shot) -> Pixels:
    height, width, _ = seen.shape
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    light = 0.97 - shot.shade * (0.6 * across + 0.4 * down)
    grain = np.random.default_rng(shot.seed).normal(0, 1.5, (height, width, 1)).astype(np.float32)
    warm = np.array([1.0, 0.985, 0.95], np.float32)
    return np.asarray(seen.astype(np.float32) * light * warm + grain, np.float32)


def landscape() -> bytes:
    """Hills under a sky: no one is on it."""
    height, width = 600, 450
    rng = np.random.default_rng(41)
    rows = np.arange(height, dtype=np.float32)[:, None]
    image = np.zeros((height, width, 3), np.float32) + np.array([150, 190, 228], np.float32)
    image += (rows[:, :, None] / height) * np.array([60, 40, 10], np.float32)
    for base, swing, colour in ((300, 40, (120, 150, 140)), (370, 30, (96, 134, 84)), (460, 22, (70, 110, 52))):
        ridge = base + swing * np.sin(np.arange(width) / 70 + base) + np.cumsum(rng.normal(0, 0.9, width))
        image[rows[:, 0][:, None] > ridge[None, :]] = colour
    image += cv2.GaussianBlur(rng.normal(0, 14, (height, width, 1)).astype(np.float32), (0, 0), 0.8)[:, :, None]
    out = BytesIO()
    Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=70)
    return out.getvalue()
