"""PDFs written object by object, so that each can be wrong in one way of our own choosing."""

import zlib

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
A4 = b"/MediaBox[0 0 595 842]"


def pdf_of(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of those numbered objects (1 is the catalogue), with a sound cross-reference table."""
    out = bytearray(HEAD)
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<<%s/Length %d>>\nstream\n" % (entries, len(data)) + data + b"\nendstream"


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body, compressed."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def one_page(contents: bytes, resources: bytes = b"", page: bytes = A4, more: dict[int, bytes] | None = None) -> bytes:
    """One page (object 3) whose contents are the object body given; Helvetica is /F1, further objects begin at 6."""
    return pdf_of(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (page, resources),
            4: contents,
            5: FONT,
            **(more or {}),
        }
    )


def zeros_deflated(size: int) -> bytes:
    """A zlib stream of that many zero bytes (a multiple of 16 MiB), written without going through them all."""
    block = 1 << 24
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = (size % 65521) << 16 | 1  # Adler-32 of zeros
    return b"\x78\xda" + piece * (size // block) + b"\x03\x00" + checksum.to_bytes(4, "big")
