"""Pictures by Pillow: opened within limits, grey on white; and whether they can be read at all.

Only ever used in a sandbox's child.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, ImageOps

from tasks.tools.unreadable_file import UnreadableFile

MAX_PIXELS = 40_000_000
READING_SIDE = 2400
"""The long side in pixels that a page is read at first: A4 at 200 dpi is 2339."""
_EDGES_SIDE, _CONTRAST, _ENDS, _STEEPEST, _FEWER = 1600, 12, 0.5, 0.3, 0.01
"""Where edges are sought, the levels of grey that they need, the shares of pixels (%) that are left out at each end of
the grey scale, and that are steepest; and the part of these that counts where nearly all is paper."""

cv2.setNumThreads(1)
Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and lower after `draft`
ImageFile.LOAD_TRUNCATED_IMAGES = False

Grey = NDArray[np.uint8]


def open_picture(path: Path) -> Image.Image:
    """A JPEG or PNG, upright, grey on white; UnreadableFile (`truncated`, `damaged`, `too_many_pixels`) if not."""
    try:
        with warnings.catch_warnings(), Image.open(path, formats=("JPEG", "PNG")) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image.draft("L", _at_least(*image.size))
            if image.width * image.height > MAX_PIXELS:
                raise UnreadableFile("too_many_pixels")
            image.load()
            return _grey(ImageOps.exif_transpose(image))
    except UnreadableFile:
        raise
    except OSError as error:
        raise UnreadableFile("truncated" if "truncated" in str(error) else "damaged") from None
    except Exception:  # Pillow's plugins raise SyntaxError, ValueError, struct.error, … on bytes made to harm
        raise UnreadableFile("damaged") from None


def _at_least(width: int, height: int) -> tuple[int, int]:
    """The size that a JPEG, which can be loaded at a half, a quarter or an eighth, is not to be brought below.

    Twice what is read; less where that would be too many pixels: a phone's 108 megapixels fit into two megabytes.
    """
    shrunk = next((by for by in (1, 2, 4) if width * height <= MAX_PIXELS * by * by), 8)
    return min(READING_SIDE * 2, width // shrunk), min(READING_SIDE * 2, height // shrunk)


def _grey(image: Image.Image) -> Image.Image:
    """One grey channel: transparency lies on white, 16 bits are brought down to 8."""
    if image.mode.startswith("I"):
        values = np.asarray(image, dtype=np.uint32)
        return Image.fromarray((values // 256).clip(0, 255).astype(np.uint8), "L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("L")
    return image.convert("L")


def fit(image: Image.Image, side: int = READING_SIDE) -> Image.Image:
    """The picture with its long side at most that many pixels (never enlarged more than twice)."""
    scale = min(side / max(image.size), 2.0)
    if abs(scale - 1) < 0.05:
        return image
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return Image.fromarray(cv2.resize(np.asarray(image, dtype=np.uint8), size, interpolation=how))


def turned(grey: Grey, quarter_turns: int) -> Grey:
    """The picture turned anticlockwise by quarter turns."""
    if quarter_turns % 4 == 0:
        return grey
    way = (cv2.ROTATE_90_COUNTERCLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_CLOCKWISE)[quarter_turns % 4 - 1]
    return np.asarray(cv2.rotate(grey, way), np.uint8)


def sharpness(image: Image.Image) -> float:
    """How crisp the strokes are (0 to 1): the steepest edges against the picture's own contrast.

    On a page with a line or two these are few: « 4/4 » in a corner.
    """
    grey = np.asarray(fit(image, _EDGES_SIDE), dtype=np.uint8)
    for ends, least in ((_ENDS, _STEEPEST), (_ENDS * _FEWER, _STEEPEST * _FEWER)):
        dark, light = levels(grey, (ends, 100 - _ENDS))
        if light - dark >= _CONTRAST:
            return min(levels(_edges(grey), (100 - least,))[0] / (light - dark), 1.0)
    return 0.0


def is_blurred(image: Image.Image, sharp: float) -> bool:
    """Whether its sharpness is below that. Where its upper third has edges enough for all of it, no more is looked at.

    They are held there against the contrast from black to white: no picture has more.
    """
    grey = np.asarray(image, dtype=np.uint8)
    scale = _EDGES_SIDE / max(image.size)
    dark, light = levels(grey[::4], (_ENDS, 100 - _ENDS))
    if scale < 1 and light - dark >= _CONTRAST:
        upper = cv2.resize(grey[: -(-image.height // 3)], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        if levels(_edges(np.asarray(upper, np.uint8)), (100 - 3 * _STEEPEST,))[0] >= 255 * sharp:
            return False
    return sharpness(image) < sharp


def _edges(grey: Grey) -> Grey:
    """How steep the grey is at each pixel."""
    steep = cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S)
    return np.asarray(cv2.convertScaleAbs(steep), np.uint8)


def spread(image: Image.Image) -> float:
    """How much of the grey scale a picture uses (0: a blank page, 1: black to white)."""
    rows = np.asarray(image, dtype=np.uint8)[::4]
    dark, light = levels(rows, (0.1, 99.9))
    return (light - dark) / 255


def letter_like(image: Image.Image) -> int:
    """How many spots of ink have the size of a letter: a hundred and more on a card or a page, a few on a face."""
    grey = np.asarray(fit(image, 1000), dtype=np.uint8)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 18)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height, area = (stats[1:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    sized = (height >= 6) & (height <= 45) & (width >= 2) & (width <= 60)
    return int((sized & (area >= 10) & (area >= 0.15 * width * height)).sum())


def levels(grey: Grey, percentiles: Sequence[float]) -> tuple[float, ...]:
    """The grey levels (0 to 255) below which those shares (in %) of the pixels lie; by a histogram, not by sorting."""
    counts = np.cumsum(cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel())
    return tuple(float(np.searchsorted(counts, counts[-1] * share / 100)) for share in percentiles)
