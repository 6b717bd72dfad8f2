"""PDFs whose structure is not what it says: trees, tables and fonts that lie or go in circles."""

from hostile.bill import bill_contents
from hostile.raw_pdf import A4, CATALOG, FONT, one_page, packed, pdf_of, stream

TEXT = stream(bill_contents())
PAGE = b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % A4


def _tree(pages: bytes, **more: bytes) -> bytes:
    others = {int(number.removeprefix("o")): body for number, body in more.items()}
    return pdf_of({1: CATALOG, 2: pages, 3: PAGE, 4: TEXT, 5: FONT, **others})


def page_trees() -> dict[str, bytes]:
    """Trees that lie about their leaves, or have none, or are their own ancestors."""
    deep = {f"o{n}": b"<</Type/Pages/Parent %d 0 R/Count 1/Kids[%d 0 R]>>" % (n - 1, n + 1) for n in range(7, 5000)}
    return {
        "is its own child": _tree(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "goes in a circle": _tree(b"<</Type/Pages/Kids[6 0 R]/Count 1>>", o6=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "counts a million": _tree(b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"),
        "counts beyond numbers": _tree(b"<</Type/Pages/Kids[3 0 R]/Count 99999999999999>>"),
        "counts none": _tree(b"<</Type/Pages/Kids[3 0 R]/Count 0>>"),
        "counts below none": _tree(b"<</Type/Pages/Kids[3 0 R]/Count -5>>"),
        "has no children": _tree(b"<</Type/Pages/Kids[]/Count 0>>"),
        "has lost its child": _tree(b"<</Type/Pages/Kids[77 0 R]/Count 1>>"),
        "has numbers for children": _tree(b"<</Type/Pages/Kids[1 2 3]/Count 3>>"),
        "is 5,000 deep": _tree(
            b"<</Type/Pages/Kids[7 0 R]/Count 1>>", **deep, o5000=b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
        ),
        "is not there": pdf_of({1: b"<</Type/Catalog>>", 3: PAGE}),
        "is the catalogue": pdf_of({1: b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 1>>"}),
    }


def tables() -> dict[str, bytes]:
    """Cross-references that point nowhere, or at themselves."""
    good = one_page(TEXT)
    length = b"/Length %d" % len(bill_contents())
    start = good.rindex(b"xref\n0")
    return {
        "previous is itself": good.replace(b"/Root", b"/Prev %d/Root" % start),
        "start is beyond the end": good.replace(b"startxref\n%d" % start, b"startxref\n999999999"),
        "start is negative": good.replace(b"startxref\n%d" % start, b"startxref\n-1"),
        "size is enormous": good.replace(b"/Size 6", b"/Size 2147483647"),
        "all places are zero": good[:start] + b"xref\n0 6\n" + b"0000000000 00000 n \n" * 6 + good[start + 129 :],
        "root is a string": good.replace(b"/Root 1 0 R", b"/Root (1)"),
        "length is itself": good.replace(length, b"/Length 4 0 R"),
        "length is enormous": good.replace(length, b"/Length 4294967295"),
    }


def fonts() -> dict[str, bytes]:
    """Embedded fonts with broken tables."""
    head = b"\x00\x01\x00\x00\xff\xff\x00\x80\x00\x03\x00\x70"
    table = b"glyf\xff\xff\xff\xff\x00\x00\x00\x0c\xff\xff\xff\xff"
    bodies = {
        "table beyond the end": (head + table * 50, b"/FontFile2"),
        "all zeros": (bytes(5000), b"/FontFile2"),
        "all ones": (b"\xff" * 5000, b"/FontFile2"),
        "compact, endless": (b"\x01\x00\x04\x04" + b"\xff" * 4000, b"/FontFile3"),
        "type 1, no end": (b"%!PS-AdobeFont-1.0: X\n" + b"dup " * 4000, b"/FontFile"),
    }
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[%s]"
        b"/FontDescriptor 7 0 R>>" % (b"600 " * 224)
    )
    return {
        name: one_page(
            stream(bill_contents(b"/F2")),
            page=b"/Resources<</Font<</F2 6 0 R>>>>" + A4,
            more={
                6: font,
                7: b"<</Type/FontDescriptor/FontName/X/Flags 32/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0"
                b"/CapHeight 1/StemV 1%s 8 0 R>>" % key,
                8: packed(data, b"/Subtype/Type1C" if key == b"/FontFile3" else b""),
            },
        )
        for name, (data, key) in bodies.items()
    }
