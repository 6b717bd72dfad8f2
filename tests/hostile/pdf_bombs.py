"""PDFs that ask for more memory, time or depth than there is."""

from hostile.bill import bill_contents
from hostile.raw_pdf import A4, CATALOG, FONT, one_page, packed, pdf_of, stream, zeros_deflated

TEXT = bill_contents()


def doubly_compressed_stream() -> bytes:
    """4 GiB in a few kilobytes."""
    return one_page(packed(zeros_deflated(1 << 32)).replace(b"/FlateDecode", b"[/FlateDecode/FlateDecode]", 1))


def nested_forms(levels: int = 8, fan: int = 10) -> bytes:
    """A form that draws ten forms that draw ten forms: 10^8 leaves."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    more = {
        6 + level: stream(b"/X Do " * fan, form + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level))
        for level in range(levels)
    }
    more[6 + levels] = stream(b"0 0 1 1 re f", form)
    return one_page(stream(b"/X Do " * fan), b"/XObject<</X 6 0 R>>", more=more)


def form_that_draws_itself() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    return one_page(stream(b"/X Do"), b"/XObject<</X 6 0 R>>", more={6: stream(b"/X Do /X Do", form)})


def glyph_that_draws_itself() -> bytes:
    """A Type 3 font whose letter is written in the same font."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97"
        b"/Widths[1000]/Encoding<</Type/Encoding/Differences[97/a]>>/CharProcs<</a 7 0 R>>"
        b"/Resources<</Font<</F2 6 0 R>>>>>>"
    )
    letter = stream(b"1000 0 d0 BT /F2 1000 Tf (aaaa) Tj ET")
    page = b"/Resources<</Font<</F2 6 0 R>>>>" + A4
    return one_page(stream(b"BT /F2 12 Tf 60 700 Td (a) Tj ET"), page=page, more={6: font, 7: letter})


def pattern_that_paints_itself() -> bytes:
    pattern = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
        b"/Resources<</Pattern<</P 6 0 R>>>>"
    )
    paint = b"/Pattern cs /P scn 0 0 595 842 re f"
    return one_page(stream(paint), b"/Pattern<</P 6 0 R>>", more={6: stream(paint, pattern)})


def endless_drawing() -> bytes:
    """Two million strokes, packed into some kilobytes."""
    return one_page(packed(b"0 0 m 595 842 l 595 0 l 0 842 l s\n" * 2_000_000))


def endless_text() -> bytes:
    return one_page(packed(b"BT /F1 12 Tf 60 700 Td " + b"(Facture kWh ) Tj\n" * 400_000 + b"ET"))


def ten_thousand_pages(contents: bytes = b"") -> bytes:
    kids = range(6, 10_006)
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
    return pdf_of(
        {
            1: CATALOG,
            2: b"<</Type/Pages%s/Resources<</Font<</F1 5 0 R>>>>/Count 10000/Kids[%s]>>"
            % (A4, b" ".join(b"%d 0 R" % kid for kid in kids)),
            4: stream(contents),
            5: FONT,
            **dict.fromkeys(kids, page),
        }
    )


def huge_page() -> bytes:
    return one_page(stream(TEXT), page=b"/MediaBox[0 0 200000 200000]")


def absurd_pages() -> dict[str, bytes]:
    """Page sizes that are no sizes."""
    boxes = {
        "empty": b"[0 0 0 0]",
        "inside out": b"[595 842 0 0]",
        "beyond numbers": b"[0 0 1e38 1e38]",
        "a hair": b"[0 0 0.0001 842]",
        "a ribbon": b"[0 0 1 200000]",
        "no numbers": b"[/A /B (C) null]",
    }
    return {name: one_page(stream(TEXT), page=b"/MediaBox" + box) for name, box in boxes.items()}


def deep_arrays() -> dict[str, bytes]:
    """Brackets 200,000 deep, in an object and in a content stream."""
    nest = b"[" * 200_000 + b"]" * 200_000
    return {
        "object": one_page(stream(TEXT), b"/X 6 0 R", more={6: nest}),
        "contents": one_page(packed(nest + b" TJ")),
        "dictionaries": one_page(stream(TEXT), b"/X 6 0 R", more={6: b"<</A" * 100_000 + b"1" + b">>" * 100_000}),
    }


def huge_images() -> dict[str, bytes]:
    """Pictures whose headers claim far more than they hold."""
    entry = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    jpx = bytes.fromhex("ff4fff51002f0000") + (60_000).to_bytes(4, "big") * 2 + bytes(8)
    jpx += (60_000).to_bytes(4, "big") * 2 + bytes(8) + b"\x00\x03" + b"\x07\x01\x01" * 3 + b"\xff\xd9"
    jbig2 = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + (100_000).to_bytes(4, "big") * 2 + bytes(11)
    bodies = {
        "raw": stream(b"\x00" * 100, entry),
        "flate": packed(b"\x00" * 100_000, entry),
        "bomb": stream(zeros_deflated(1 << 32)[:1_500_000], b"/Filter/FlateDecode" + entry),
        "jpx": stream(jpx, b"/Filter/JPXDecode" + entry),
        "jbig2": stream(jbig2, b"/Filter/JBIG2Decode" + entry.replace(b"8/ColorSpace/DeviceRGB", b"1")),
        "fax": stream(bytes(100), b"/Filter/CCITTFaxDecode" + entry.replace(b"8/ColorSpace/DeviceRGB", b"1")),
        "run length": packed(b"\x81\x00" * 500_000, entry).replace(b"/Filter/Flate", b"/Filter[/Flate", 1),
    }
    draw = stream(b"595 0 0 842 0 0 cm /I Do")
    return {name: one_page(draw, b"/XObject<</I 6 0 R>>", more={6: body}) for name, body in bodies.items()}
