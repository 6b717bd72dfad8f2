"""PNGs that are unusual, broken, or larger than they look."""

import struct
import zlib

from hostile.bill import bill_picture, saved
from hostile.raw_pdf import zeros_deflated
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes, length: int | None = None, crc: int | None = None) -> bytes:
    """One chunk; its length and checksum may be lies."""
    checksum = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data) if length is None else length) + kind + data + struct.pack(">I", checksum)


def header(width: int, height: int, depth: int = 8, colour: int = 0, interlaced: int = 0) -> bytes:
    return SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def of(data: bytes, *head: int) -> bytes:
    """A PNG of that header and that compressed data."""
    return header(*head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def two_and_a_half_gigapixels() -> bytes:
    return of(zeros_deflated(320 << 20), 50_000, 50_000, 1)


def just_under_the_cap() -> bytes:
    """39 Mpx of white at 16 bits and four channels: inside the cap on pixels, 312 MB once loaded."""
    row = b"\x00" + b"\xff" * 6200 * 8
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(6300)) + packer.flush()
    return of(data, 6200, 6300, 16, 6)


def bill_png(**options: object) -> bytes:
    return saved(bill_picture().convert("L"), "PNG", **options)


def with_chunk(kind: bytes, data: bytes, **lies: int) -> bytes:
    """The bill with one more chunk after its header."""
    good = bill_png()
    return good[:33] + chunk(kind, data, **lies) + good[33:]


def text_bomb() -> bytes:
    """Compressed comments, 256 MiB each."""
    bomb = b"Comment\x00\x00" + zeros_deflated(1 << 28)
    good = bill_png()
    return good[:33] + chunk(b"zTXt", bomb) * 4 + good[33:]


def profile_bomb() -> bytes:
    return with_chunk(b"iCCP", b"p\x00\x00" + zeros_deflated(1 << 30))


def many_comments() -> bytes:
    good = bill_png()
    return good[:33] + chunk(b"tEXt", b"k\x00v") * 100_000 + good[33:]


def sixteen_bits() -> bytes:
    """Grey at 16 bits: white is 65535, which naive readers turn all to white."""
    grey = bill_picture().convert("L")
    deep = Image.frombytes("I;16", grey.size, b"".join(bytes((value, value)) for value in grey.tobytes()))
    return saved(deep, "PNG")


def transparent_palette() -> bytes:
    """Black ink on a transparent ground, by a palette: naive readers see black on black."""
    black = bill_picture().convert("L").point(lambda value: 1 if value > 150 else 0).convert("P")
    black.putpalette([0, 0, 0, 0, 0, 0])
    return saved(black, "PNG", transparency=1)


def transparent_grey() -> bytes:
    grey = bill_picture().convert("L")
    return saved(Image.merge("LA", (Image.new("L", grey.size, 0), grey.point(lambda value: 255 - value))), "PNG")


def animated() -> bytes:
    return saved(bill_picture(), "PNG", save_all=True, append_images=[Image.new("RGB", bill_picture().size, "red")])


def black_and_white() -> bytes:
    return saved(bill_picture().convert("1"), "PNG")


def strip(width: int, height: int) -> bytes:
    return saved(Image.new("L", (width, height), "white"), "PNG")


def broken() -> dict[str, bytes]:
    """Chunks with bad lengths, sums, order and contents."""
    good = bill_png()
    data = good.index(b"IDAT") - 4
    return {
        "chunk of 4 GiB": with_chunk(b"tEXt", b"k\x00v", length=0xFFFFFFFF),
        "chunk of 2 GiB": with_chunk(b"tEXt", b"k\x00v", length=0x7FFFFFFF),
        "chunk of nothing known": with_chunk(b"\x00\x01\x02\x03", b"x"),
        "header twice": good[:33] + good[8:33] + good[33:],
        "header after data": SIGNATURE + good[33:] + good[8:33],
        "header's sum wrong": good[:29] + b"\x00\x00\x00\x00" + good[33:],
        "no pixels": of(b"", 100, 100),
        "no width": of(zlib.compress(bytes(101)), 0, 100),
        "width beyond numbers": of(zlib.compress(bytes(101)), 0xFFFFFFFF, 1),
        "depth 77": of(zlib.compress(bytes(101)), 10, 10, 77),
        "colour 9": of(zlib.compress(bytes(101)), 10, 10, 8, 9),
        "palette missing": of(zlib.compress(bytes(110)), 10, 10, 8, 3),
        "data is no zlib": header(100, 100) + chunk(b"IDAT", b"\xff" * 100) + chunk(b"IEND", b""),
        "no data": header(100, 100) + chunk(b"IEND", b""),
        "signature only": SIGNATURE,
        "cut before its data": good[:data],
        "cut in its data": good[: data + (len(good) - data) // 2],
    }
