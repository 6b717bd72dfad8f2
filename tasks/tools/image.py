"""Pictures by Pillow and OpenCV: opened within limits, upright, flat, evenly lit; and whether they can be read at all.

Only ever used in a sandbox's child.
"""

import warnings
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, ImageOps

from tasks.tools.pdf import UnreadableFile

MAX_PIXELS = 40_000_000
READING_SIDE = 2400
"""The long side in pixels that a page is read at first: A4 at 200 dpi is 2339."""

_EVENLY_LIT = 0.8
_EDGE = 0.015
_SLANT = 0.42  # the cosine of 65°

cv2.setNumThreads(1)
Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and lower after `draft`
ImageFile.LOAD_TRUNCATED_IMAGES = False

Grey = NDArray[np.uint8]


def open_picture(path: Path) -> Image.Image:
    """A JPEG or PNG, upright, grey on white; UnreadableFile (`truncated`, `damaged`, `too_many_pixels`) if not."""
    try:
        with warnings.catch_warnings(), Image.open(path, formats=("JPEG", "PNG")) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image.draft("L", (READING_SIDE * 2, READING_SIDE * 2))
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
    longest = max(image.size)
    scale = min(side / longest, 2.0)
    if abs(scale - 1) < 0.05:
        return image
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    return image.resize(size, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC)


def sharpness(image: Image.Image) -> float:
    """How crisp the strokes are (0 to 1): the steepest edges against the picture's own contrast."""
    grey = np.asarray(fit(image, 1600), dtype=np.uint8)
    contrast = float(np.percentile(grey, 99.5)) - float(np.percentile(grey, 0.5))
    if contrast < 12:
        return 0.0
    edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_32F))
    return float(min(np.percentile(edges, 99.7) / contrast, 1.0))


def spread(image: Image.Image) -> float:
    """How much of the grey scale a picture uses (0: a blank page, 1: black to white)."""
    grey = np.asarray(image, dtype=np.uint8)
    return float(np.percentile(grey, 99.5) - np.percentile(grey, 0.5)) / 255


def letter_like(image: Image.Image) -> int:
    """How many spots of ink have the size of a letter: a hundred and more on a card or a page, a few on a face."""
    grey = np.asarray(fit(image, 1000), dtype=np.uint8)
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 18)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height, area = (stats[1:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    sized = (height >= 6) & (height <= 45) & (width >= 2) & (width <= 60)
    return int((sized & (area >= 10) & (area >= 0.15 * width * height)).sum())


def turned(image: Image.Image, quarter_turns: int) -> Image.Image:
    """The picture turned anticlockwise by quarter turns."""
    if quarter_turns % 4 == 0:
        return image
    return image.transpose(
        (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[quarter_turns % 4 - 1]
    )


def lines_run_down(image: Image.Image) -> bool:
    """Whether the lines of text run down the page: letters grow together sooner downwards than across."""
    ink = _ink(np.asarray(fit(image, 1200), dtype=np.uint8))
    across = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 7), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((7, 1), np.uint8))
    return cv2.connectedComponents(down)[0] < 0.8 * cv2.connectedComponents(across)[0]


def cleaned(image: Image.Image) -> Image.Image:
    """Flat, evenly lit, straight: the page cut out where its edges show, shadows divided out, skew taken back."""
    grey = np.asarray(image, dtype=np.uint8)
    return Image.fromarray(_straight(_even(_flat(grey))))


def _ink(grey: Grey) -> Grey:
    ink: Grey = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15).astype(
        np.uint8
    )
    return ink


def _roughness(profile: NDArray[np.generic]) -> float:
    """How much a profile jumps from one row to the next, for its size: lines of text make it jump."""
    values = profile.astype(np.float64)
    return float(np.abs(np.diff(values)).mean() / (values.mean() + 1e-6))


def _even(grey: Grey) -> Grey:
    """Divide by the paper where its light is uneven: shadows become white.

    An evenly lit page is left as it is: white letters on a dark band would be taken for paper.
    """
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    dark, light = np.percentile(paper, (25, 90))
    if dark > _EVENLY_LIT * light:
        return grey
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    result: Grey = np.clip(grey.astype(np.float32) / np.maximum(full, 1.0) * 255.0, 0, 255).astype(np.uint8)
    return result


def _straight(grey: Grey) -> Grey:
    """Turn back a skew of up to 12°: the angle at which the lines' profile jumps most."""
    scale = 900 / max(grey.shape)
    small = _ink(np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8))
    angle = 0.0
    for step, reach in ((2.0, 12.0), (0.5, 1.5), (0.2, 0.4)):
        angles = np.arange(angle - reach, angle + reach + step / 2, step)
        angle = float(max(angles, key=lambda a: _roughness(_rotated(small, float(a), 0).sum(axis=1))))
    return grey if abs(angle) < 0.25 else _rotated(grey, angle, 255)


def _rotated(grey: Grey, angle: float, border: int) -> Grey:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned_back: Grey = cv2.warpAffine(
        grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(border,)
    ).astype(np.uint8)
    return turned_back


def _flat(grey: Grey) -> Grey:
    """The sheet alone, its perspective undone, where a bright four-sided sheet stands out from a darker table."""
    scale = 700 / max(grey.shape)
    reduced = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small: Grey = cv2.GaussianBlur(reduced, (5, 5), 0).astype(np.uint8)
    between, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # A shadow on the sheet is darker than its light part: the largest sheet that any threshold shows is the whole one.
    sheets = [_sheet(small, between * share) for share in (0.6, 0.7, 0.8, 0.9, 1.0)]
    found = [corners for corners in sheets if corners is not None]
    if not found:
        return grey
    largest = max(found, key=lambda corners: cv2.contourArea(corners))
    return _unwarped(grey, largest.astype(np.float32) / scale)


def _sheet(small: Grey, threshold: float) -> NDArray[np.float32] | None:
    """The four corners of the sheet that is brighter than a threshold, if that is the shape of one."""
    _, bright = cv2.threshold(small, threshold, 255, cv2.THRESH_BINARY)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
    share = cv2.contourArea(hull) / (small.shape[0] * small.shape[1])
    if len(corners) != 4 or not 0.3 < share < 0.97:
        return None
    flat: NDArray[np.float32] = corners.reshape(4, 2).astype(np.float32)
    return flat if _sides_at_edge(flat, small.shape) <= 1 and _square_enough(flat) else None


def _square_enough(corners: NDArray[np.float32]) -> bool:
    """Whether the angles are those of a sheet seen at a slant: none sharper than 65°."""
    before, after = np.roll(corners, 1, axis=0) - corners, np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    return bool((np.abs((before * after).sum(axis=1) / lengths) < _SLANT).all())


def _sides_at_edge(corners: NDArray[np.generic], shape: tuple[int, ...]) -> int:
    """How many sides of a sheet are those of the picture: two or more on a scan, whose dark band is no table."""
    height, width = shape[:2]
    across, down = corners[:, 0].astype(float) / width, corners[:, 1].astype(float) / height
    near = (across < _EDGE, across > 1 - _EDGE, down < _EDGE, down > 1 - _EDGE)
    return sum(int(side.sum() >= 2) for side in near)


def _unwarped(grey: Grey, corners: NDArray[np.float32]) -> Grey:
    by_sum, by_difference = corners.sum(axis=1), np.diff(corners, axis=1).ravel()
    ordered = np.array(
        [
            corners[by_sum.argmin()],
            corners[by_difference.argmin()],
            corners[by_sum.argmax()],
            corners[by_difference.argmax()],
        ],
        dtype=np.float32,
    )
    top_left, top_right, bottom_right, bottom_left = ordered
    width = int(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))
    height = int(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))
    if min(width, height) < 200:
        return grey
    target = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], dtype=np.float32)
    flat: Grey = cv2.warpPerspective(grey, cv2.getPerspectiveTransform(ordered, target), (width, height)).astype(
        np.uint8
    )
    return flat
