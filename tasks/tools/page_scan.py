"""The picture that a scanned page of a PDF is, taken as it lies in the file: a third of what drawing it takes.

Only ever used in a sandbox's child.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.image import Grey

MAX_PIXELS = 30_000_000
_PLAIN_COLOURS = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_DEVICERGB, pdfium.FPDF_COLORSPACE_ICCBASED)
_PLAIN_BITS = (8, 24)
_SAME_PLACE = 0.5
"""Points: how far a picture may end from the edge of the page that it fills."""


def scan_of(page: Any, size: tuple[int, int]) -> Image.Image | None:
    """The page in grey at that size in pixels, where one picture and nothing else is seen on it; else None.

    A mask that hides some of that picture has to be ruled out before.
    """
    picture = _only_visible(page)
    if picture is None or not _is_plain(picture) or not _fills(picture, page):
        return None
    grey = _grey(picture.get_bitmap(render=False).to_numpy())
    shrinks_much = size[0] < grey.shape[1] / 2
    return Image.fromarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA if shrinks_much else cv2.INTER_LINEAR))


def _grey(pixels: NDArray[np.uint8]) -> Grey:
    """One channel of a picture that has one, or blue, green, red and perhaps a filler."""
    if pixels.ndim < 3 or pixels.shape[2] == 1:
        return pixels.reshape(pixels.shape[:2])
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _only_visible(page: Any) -> Any | None:
    """The picture on an upright page on which nothing else is drawn, nor a note or a field of a form.

    A scanner that reads what it scans lays its words over the picture as text that nobody sees.
    """
    if page.get_rotation() or pdfium.FPDFPage_GetAnnotCount(page):
        return None
    seen = list(islice((item for item in page.get_objects(max_depth=1) if not _is_hidden(item)), 2))
    return seen[0] if len(seen) == 1 and seen[0].type == pdfium.FPDF_PAGEOBJ_IMAGE else None


def _is_hidden(item: Any) -> bool:
    text = item.type == pdfium.FPDF_PAGEOBJ_TEXT
    return bool(text and pdfium.FPDFTextObj_GetTextRenderMode(item.raw) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _is_plain(picture: Any) -> bool:
    """Whether its pixels are what is seen: no stencil, palette, clipping or colour seen through; and few enough."""
    about = picture.get_metadata()
    plain = about.colorspace in _PLAIN_COLOURS and about.bits_per_pixel in _PLAIN_BITS
    clipped = pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(picture)) > 0
    seen_through = pdfium.FPDFPageObj_HasTransparency(picture)
    return plain and not clipped and not seen_through and about.width * about.height <= MAX_PIXELS


def _fills(picture: Any, page: Any) -> bool:
    """Whether it lies upright on the whole page."""
    across, skewed, slanted, down, _, _ = picture.get_matrix().get()
    upright = across > 0 and down > 0 and not skewed and not slanted
    return upright and _near(picture.get_bounds(), page.get_bbox())


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(here - there) <= _SAME_PLACE for here, there in zip(one, other, strict=True))
