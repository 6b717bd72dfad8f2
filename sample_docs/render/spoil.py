"""What goes wrong with files on their way: cut short, too heavy, named as what they are not."""

import zlib
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import numpy as np


def cut(data: bytes, share: float) -> bytes:
    """The first part of a file, as a broken upload leaves it."""
    return data[: int(len(data) * share)]


def heavier(pdf: bytes, size: int) -> bytes:
    """The same PDF with ballast before its end, of more than `size` bytes: what an overdone scan weighs.

    The ballast repeats, so that it costs the repository little once packed.
    """
    block = (
        np.random.default_rng(3).integers(0, 256, 4096, dtype=np.uint8).tobytes().replace(b"\n", b"\0").hex().encode()
    )
    body, end = pdf[: pdf.rindex(b"startxref")], pdf[pdf.rindex(b"startxref") :]
    lines = b"".join(b"%" + block + b"\n" for _ in range(size // (len(block) + 2) + 1))
    return body + lines + end


def docx(words: str) -> bytes:
    """A word processor's file of one paragraph."""
    out = BytesIO()
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    )
    types = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    with ZipFile(out, "w") as archive:
        for name, text in (("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", body)):
            archive.writestr(ZipInfo(name, (2026, 5, 1, 0, 0, 0)), text)
    return out.getvalue()


def heic(weight: int = 3000) -> bytes:
    """The start of an iPhone's own format, and nothing that can be shown after it."""
    brands = b"ftypheic" + bytes(4) + b"mif1heicmiaf"
    meta = b"meta" + bytes(4) + b"hdlr" + bytes(8) + b"pict"
    head = (len(brands) + 4).to_bytes(4, "big") + brands + (len(meta) + 4).to_bytes(4, "big") + meta
    filling = zlib.compress(np.random.default_rng(9).bytes(weight))
    return head + (len(filling) + 8).to_bytes(4, "big") + b"mdat" + filling
