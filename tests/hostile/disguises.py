"""Files that are not what their name says, or several things at once."""

import io
import zipfile

from hostile.bill import bill_jpeg, bill_pdf
from hostile.raw_pdf import pdf_of

HTML = b"<!DOCTYPE html><html><head><title>Ma facture</title></head><body>Connectez-vous</body></html>"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00\x00\x01\x00meta" + bytes(4000)
GIF = b"GIF89a\x10\x00\x10\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x10\x00\x10\x00\x00\x02\x0e;"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "<xml/>" * 50)
    return out.getvalue()


def archive() -> bytes:
    return _zip("facture.txt")


def word_document() -> bytes:
    return _zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def pdf_and_zip() -> bytes:
    """Both a bill and an archive: readers of the one look at the head, of the other at the tail."""
    return bill_pdf() + archive()


def gif_and_pdf() -> bytes:
    return GIF + b"\n" + bill_pdf()


def html_and_pdf() -> bytes:
    return b"<!DOCTYPE html><html><script>alert(1)</script><!--\n" + bill_pdf() + b"\n--></html>"


def jpeg_and_pdf() -> bytes:
    """A picture with a whole PDF in its comment."""
    inside = b"\n" + pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})
    comment = b"\xff\xfe" + (len(inside) + 2).to_bytes(2, "big") + inside
    return bill_jpeg()[:2] + comment + bill_jpeg()[2:]
