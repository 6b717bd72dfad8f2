"""PDFs in which something is made of itself: a field, a colour, a mask, a font, a table of objects."""

from hostile.bill import bill_contents
from hostile.raw_pdf import A4, CATALOG, FONT, one_page, pdf_of, stream

TEXT = stream(bill_contents())
_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"


def circles() -> dict[str, bytes]:
    """Each file by what is its own ancestor."""
    return {
        "reference": one_page(TEXT, b"/X 6 0 R", more={6: b"6 0 R"}),
        "outline": _catalogue(
            b"/Outlines 6 0 R", b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R/Count 9/Title(x)>>"
        ),
        "tree of names": _catalogue(b"/Names<</Dests 6 0 R>>", b"<</Kids[6 0 R]/Limits[(a)(z)]>>"),
        "form's field": _catalogue(b"/AcroForm<</Fields[6 0 R]>>", b"<</FT/Tx/T(x)/Kids[6 0 R]/Parent 6 0 R>>"),
        "optional content": _catalogue(b"/OCProperties<</OCGs[6 0 R]/D<</Order[6 0 R]>>>>", b"[6 0 R [6 0 R]]"),
        "annotation": one_page(TEXT, page=A4 + b"/Annots[6 0 R 6 0 R]", more={6: _annotation(), 7: _appearance()}),
        "parent": _parent(),
        "colour": _painted(
            b"/ColorSpace<</C 6 0 R>>", b"/C cs 1 sc 0 0 595 842 re f", {6: b"[/Indexed 6 0 R 255 (abc)]"}
        ),
        "function": _painted(
            b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function 6 0 R>>>>",
            b"/S sh",
            {6: b"<</FunctionType 3/Domain[0 1]/Functions[6 0 R 6 0 R]/Bounds[.5]/Encode[0 1 0 1]>>"},
        ),
        "soft mask": _painted(
            b"/ExtGState<</G 6 0 R>>",
            b"/G gs 0 0 595 842 re f",
            {
                6: b"<</SMask<</S/Luminosity/G 7 0 R>>>>",
                7: stream(
                    b"/G gs 0 0 9 9 re f", _FORM + b"/Group<</S/Transparency>>/Resources<</ExtGState<</G 6 0 R>>>>"
                ),
            },
        ),
        "picture's mask": _painted(
            b"/XObject<</I 6 0 R>>",
            b"595 0 0 842 0 0 cm /I Do",
            {
                6: stream(
                    b"abcd", b"/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 6 0 R"
                )
            },
        ),
        "composite font": one_page(
            stream(bill_contents(b"/F2")),
            page=b"/Resources<</Font<</F2 6 0 R>>>>" + A4,
            more={
                6: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 6 0 R>>"
            },
        ),
        "stream's length and filter": one_page(
            TEXT, b"/X 6 0 R", more={6: b"<</Length 6 0 R/Filter 6 0 R>>\nstream\nx\nendstream"}
        ),
        "object stream": _object_stream(),
    }


def _catalogue(entry: bytes, body: bytes) -> bytes:
    return one_page(TEXT, more={6: body}).replace(CATALOG, CATALOG[:-2] + entry + b">>", 1)


def _painted(resources: bytes, drawing: bytes, more: dict[int, bytes]) -> bytes:
    return one_page(stream(drawing + b"\n" + bill_contents()), resources, more=more)


def _annotation() -> bytes:
    return b"<</Type/Annot/Subtype/Stamp/Rect[0 0 595 842]/AP<</N 7 0 R>>/Popup 6 0 R/Parent 6 0 R/IRT 6 0 R>>"


def _appearance() -> bytes:
    return stream(b"/X Do", _FORM + b"/Resources<</XObject<</X 7 0 R>>>>")


def _parent() -> bytes:
    """A page that inherits its size and fonts from ancestors in a circle."""
    page = b"<</Type/Page/Parent 6 0 R/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Parent %d 0 R/Kids[3 0 R]/Count 1>>"
    return pdf_of({1: CATALOG, 2: pages % 6, 3: page, 4: TEXT, 5: FONT, 6: pages % 2})


def _object_stream() -> bytes:
    """An object stream that holds itself and extends itself."""
    inside = b"6 0 6 0 <<>>"
    return one_page(TEXT, b"/X 6 0 R", more={6: stream(inside, b"/Type/ObjStm/N 2/First 8/Extends 6 0 R")})
