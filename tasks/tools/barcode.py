"""Data Matrix codes on a page or photo (zxing-cpp), and the 2D-Docs among them."""

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageOps

from tasks.tools.signers import Seal, Signers, packaged
from validators.model import Box
from validators.two_d_doc import TwoDDoc, opened, read

_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.DataMatrix)
_CROP_SIDE = 500
_QUIET_ZONE = 24


@dataclass(frozen=True, slots=True)
class Symbol:
    """A Data Matrix code: its bytes as they are, and its place."""

    raw: bytes
    box: Box

    def __repr__(self) -> str:
        """The place only: the bytes are someone's data."""
        return f"Symbol({self.box})"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A 2D-Doc with what its signature is worth, and its place."""

    document: TwoDDoc
    seal: Seal
    box: Box


def two_d_docs(image: Image.Image, page: int = 1, signers: Signers | None = None) -> tuple[Sealed, ...]:
    """The 2D-Docs on a picture, whichever way it lies; their signatures held against tddoc's certificates."""
    return tuple(_sealed(read_codes(image, page), signers or packaged()))


def read_codes(image: Image.Image, page: int = 1) -> tuple[Symbol, ...]:
    """The Data Matrix codes on a picture, whichever way it lies. Pages: render at 200 dpi, then at 300 on a miss."""
    grey = image.convert("L")
    found = _read(grey, page, grey.size, 0, 1)
    if not found and max(grey.size) <= _CROP_SIDE:
        # A crop of the code alone: no reader finds one without its quiet zone.
        framed = ImageOps.expand(grey, _QUIET_ZONE, fill=255)
        large = framed.resize((framed.width * 3, framed.height * 3), Image.Resampling.BICUBIC)
        found = _read(large, page, grey.size, _QUIET_ZONE, 3)
    return found


def _read(image: Image.Image, page: int, size: tuple[int, int], margin: int, scale: int) -> tuple[Symbol, ...]:
    """The codes of an image that is the original of that size, framed by a margin, then enlarged."""
    codes = zxingcpp.read_barcodes(image, formats=_FORMATS, try_invert=False)
    return tuple(Symbol(code.bytes, _box(code.position, page, size, margin, scale)) for code in codes)


def _box(position: zxingcpp.Position, page: int, size: tuple[int, int], margin: int, scale: int) -> Box:
    corners = position.top_left, position.top_right, position.bottom_right, position.bottom_left
    across = [_fraction(corner.x / scale - margin, size[0]) for corner in corners]
    down = [_fraction(corner.y / scale - margin, size[1]) for corner in corners]
    return Box(page, min(across), min(down), max(across), max(down))


def _fraction(place: float, length: int) -> float:
    return min(max(place / length, 0.0), 1.0)


def _sealed(symbols: tuple[Symbol, ...], signers: Signers) -> Iterator[Sealed]:
    for symbol in symbols:
        envelope = opened(symbol.raw)
        document = read(envelope.message)
        if document is not None:
            yield Sealed(document, signers.seal(document, envelope), symbol.box)
