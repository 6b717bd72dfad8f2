"""Scans of the bill in every packing that a PDF allows: sound, then cut short or spoilt."""

import io
import struct

from hostile.bill import bill_jpeg, bill_picture, saved
from hostile.raw_pdf import one_page, packed, stream
from PIL import Image, ImageChops

_FORMATS = ("jpeg 2000", "jbig2", "fax", "four inks", "one bit")


def sound() -> dict[str, bytes]:
    """The bill's picture in a PDF, by its packing."""
    return {name: _page(name, _packed(name)) for name in _FORMATS}


def cut() -> dict[str, bytes]:
    """The same with half of the picture's data."""
    return {name: _page(name, data[: len(data) // 2]) for name in _FORMATS if (data := _packed(name))}


def spoilt() -> dict[str, bytes]:
    """The same with rubbish in the picture's head."""
    return {
        name: _page(name, data[:20] + bytes(range(180, 256)) + data[96:])
        for name in _FORMATS
        if (data := _packed(name))
    }


def _packed(name: str) -> bytes:
    if name == "jpeg 2000":
        return saved(bill_picture().convert("L"), "JPEG2000", quality_mode="rates", quality_layers=[20])
    if name == "jbig2":
        return _jbig2()
    if name == "fax":
        return _fax()
    if name == "four inks":
        return saved(bill_picture().convert("CMYK"), "JPEG", quality=80)
    return bill_picture().convert("1").tobytes()


def _page(name: str, data: bytes) -> bytes:
    width, height = bill_picture().size
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height)
    one_bit = b"/BitsPerComponent 1/ColorSpace/DeviceGray"
    entries = {
        "jpeg 2000": b"/Filter/JPXDecode",
        "jbig2": b"/Filter/JBIG2Decode" + one_bit,
        "fax": b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns %d/Rows %d>>" % (width, height) + one_bit,
        "four inks": b"/Filter/DCTDecode/BitsPerComponent 8/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
        "one bit": one_bit,
    }
    body = packed(data, size + one_bit) if name == "one bit" else stream(data, size + entries[name])
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), b"/XObject<</I 6 0 R>>", more={6: body})


def _fax() -> bytes:
    """Group 4, as a TIFF holds it: all rows in one strip, ink as ones."""
    out = io.BytesIO()
    ImageChops.invert(bill_picture().convert("1")).save(
        out, "TIFF", compression="group4", tiffinfo={278: bill_picture().height}
    )
    with Image.open(out) as tiff:
        (place,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
    return out.getvalue()[place : place + length]


def _jbig2() -> bytes:
    """One page of one generic region, whose data are those of a fax (MMR)."""
    size = struct.pack(">II", *bill_picture().size)
    region = size + bytes(8) + b"\x00" + b"\x01" + _fax()
    return _segment(0, 48, size + bytes(8) + b"\x00\x00\x00") + _segment(1, 38, region)


def _segment(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


def picture_of_another_size() -> bytes:
    """A picture whose PDF says another size than the picture itself."""
    size = (
        b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode"
    )
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), b"/XObject<</I 6 0 R>>", more={6: stream(bill_jpeg(), size)})
