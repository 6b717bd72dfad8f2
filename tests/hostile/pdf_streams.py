"""PDFs whose streams are packed, measured or painted beyond reason."""

from hostile.bill import bill_contents
from hostile.raw_pdf import A4, one_page, packed, stream, zeros_deflated

TEXT = bill_contents()


def filters() -> dict[str, bytes]:
    """Contents behind filters that are too many, too wide or not there."""
    flate = b"/FlateDecode"
    return {
        "a thousand": one_page(packed(TEXT).replace(flate, b"[" + flate * 1000 + b"]", 1)),
        "unknown": one_page(stream(TEXT, b"/Filter/NoSuchDecode")),
        "columns beyond numbers": _predicted(b"/Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16"),
        "columns below none": _predicted(b"/Predictor 15/Columns -1"),
        "hexadecimal without end": one_page(stream(b"42 54 " * 1000, b"/Filter/ASCIIHexDecode")),
        "base 85 of nothing": one_page(stream(b"z" * 500_000, b"/Filter/ASCII85Decode")),
        "lzw of one code": one_page(stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 9999, b"/Filter/LZWDecode")),
        "checksum wrong": one_page(packed(TEXT).replace(b"\nendstream", b"XXXX\nendstream", 1)),
        "bomb in the metadata": one_page(
            stream(TEXT), b"/M 6 0 R", more={6: stream(zeros_deflated(1 << 30), b"/Filter/FlateDecode")}
        ),
        "crypt without a key": one_page(stream(TEXT, b"/Filter/Crypt/DecodeParms<</Name/StdCF>>")),
    }


def _predicted(parameters: bytes) -> bytes:
    return one_page(packed(TEXT, b"/DecodeParms<<%s>>" % parameters))


def drawings() -> dict[str, bytes]:
    """Contents that are unbalanced, out of scale or endless."""
    lines = {
        "a million saved states": b"q " * 1_000_000,
        "restored states that were none": b"Q " * 1_000_000,
        "texts begun and never ended": b"BT " * 500_000,
        "picture without end": b"BI /W 99999 /H 99999 /CS /RGB /BPC 8 ID " + bytes(10_000),
        "dashes of no length": b"[0 0 0] 0 d 99999 w 0 0 m 595 842 l S ",
        "scale beyond numbers": b"1e38 0 0 1e38 1e38 1e38 cm ",
        "scale of nothing": b"0 0 0 0 0 0 cm ",
        "letters a million points high": b"BT /F1 1000000 Tf (Facture) Tj ET ",
        "operands without operator": b"1 " * 2_000_000,
        "operators unknown": b"xx yy zz " * 200_000,
        "a path of a million curves": b"0 0 m " + b"1 2 3 4 5 6 c " * 1_000_000 + b"f ",
    }
    return {name: one_page(packed(before + b"\n" + TEXT)) for name, before in lines.items()}


def tables_of_fonts() -> dict[str, bytes]:
    """Fonts that promise a width or a meaning for four thousand million letters."""
    wide = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[%s]>>"
    )
    cmap = b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
    composite = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>"
    page = b"/Resources<</Font<</F2 6 0 R>>>>" + A4
    return {
        name: one_page(
            stream(bill_contents(b"/F2")), page=page, more={6: composite, 7: wide % widths, 8: packed(meaning)}
        )
        for name, widths, meaning in (
            ("widths of all", b"0 4294967295 600", b""),
            ("widths of many", b"0 [" + b"600 " * 300_000 + b"]", b""),
            ("meanings of all", b"", cmap),
            ("meanings of nothing", b"", b"beginbfrange " * 50_000),
        )
    }


def samples() -> dict[str, bytes]:
    """Functions and shadings with more samples than there is memory."""
    shade = b"/Shading<</S<</ShadingType %d/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Coords[0 0 1 1]/Function 6 0 R%s>>>>"
    sampled = b"/FunctionType 0/Domain[0 1]/Range[0 1 0 1 0 1]/Size[2147483647]/BitsPerSample 32"
    deep = b"{" * 20_000 + b"}" * 20_000
    draw = stream(b"/S sh\n" + TEXT)
    return {
        "too many samples": one_page(draw, shade % (2, b""), more={6: stream(bytes(100), sampled)}),
        "too deep a formula": one_page(
            draw, shade % (1, b""), more={6: stream(deep, b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1]")}
        ),
        "a mesh of nothing": one_page(
            draw,
            shade % (7, b"/BitsPerCoordinate 32/BitsPerFlag 8/BitsPerComponent 16/Decode[0 1]"),
            more={6: stream(bytes(9), sampled)},
        ),
    }
