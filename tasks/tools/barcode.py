"""Data Matrix codes on a page or photo (zxing-cpp), and the 2D-Docs among them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np
import zxingcpp
from PIL import Image

from tasks.tools.halves import halved
from tasks.tools.image import Grey
from tasks.tools.signers import Seal, Signers, packaged
from validators.model import Box
from validators.two_d_doc import TwoDDoc, opened, read

_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix)
_LARGE_SIDE = 2400
_CROP_SIDE = 500
_QUIET_ZONE = 24
_ENLARGED = 3.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A Data Matrix code: its bytes as they are (someone's data: not in `repr`), and its place."""

    raw: bytes = field(repr=False)
    box: Box


@dataclass(frozen=True, slots=True)
class Sealed:
    """A 2D-Doc with what its signature is worth, and its place."""

    document: TwoDDoc
    seal: Seal
    box: Box


@dataclass(frozen=True, slots=True)
class _View:
    """A picture as it is given to the reader: framed by a margin, then scaled; `size` is that of the original."""

    pixels: Grey
    size: tuple[int, int]
    scale: float = 1.0
    margin: int = 0

    def box(self, position: zxingcpp.Position, page: int) -> Box:
        """The place of a code on the original."""
        corners = position.top_left, position.top_right, position.bottom_right, position.bottom_left
        across = [self._fraction(corner.x, self.size[0]) for corner in corners]
        down = [self._fraction(corner.y, self.size[1]) for corner in corners]
        return Box(page, min(across), min(down), max(across), max(down))

    def _fraction(self, place: int, length: int) -> float:
        return min(max((place / self.scale - self.margin) / length, 0.0), 1.0)


def two_d_docs(image: Image.Image, page: int = 1, signers: Signers | None = None) -> tuple[Sealed, ...]:
    """The 2D-Docs on a picture, whichever way it lies; signatures held against tddoc's certificates if none are given.

    Render a PDF's page at 200 dpi, then at 300 on a miss: 20 and 60 ms.
    """
    return tuple(_sealed(read_codes(image, page), signers or packaged()))


def read_codes(image: Image.Image, page: int = 1) -> tuple[Symbol, ...]:
    """The Data Matrix codes on a picture, whichever way it lies; other ways of looking are tried until a 2D-Doc is."""
    found: tuple[Symbol, ...] = ()
    for view in _views(np.asarray(image.convert("L"), dtype=np.uint8)):
        codes = zxingcpp.read_barcodes(view.pixels, formats=_FORMATS, try_invert=False, try_downscale=False)
        found = tuple(Symbol(code.bytes, view.box(code.position, page)) for code in codes) or found
        if any(symbol.raw.startswith(b"DC") for symbol in found):
            break
    return found


def _views(grey: Grey) -> Iterator[_View]:
    """The picture, cheapest first. Half of a large one precedes the whole: it is faster, and a photo has less noise."""
    size = grey.shape[1], grey.shape[0]
    if max(size) > _LARGE_SIDE:
        yield _View(halved(grey), size, 0.5)
    yield _View(grey, size)
    if max(size) <= _CROP_SIDE:
        # A crop of the code alone: it has no quiet zone, and few pixels.
        framed = np.pad(grey, _QUIET_ZONE, constant_values=255)
        large = cv2.resize(framed, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
        yield _View(np.asarray(large, np.uint8), size, _ENLARGED, _QUIET_ZONE)


def _sealed(symbols: tuple[Symbol, ...], signers: Signers) -> Iterator[Sealed]:
    for symbol in symbols:
        envelope = opened(symbol.raw)
        document = read(envelope.message)
        if document is not None:
            yield Sealed(document, signers.seal(document, envelope), symbol.box)
