"""A scanned page is taken as it lies in the file only where a viewer would show just that."""

import ctypes
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hostile.raw_pdf import one_page, packed
from papers import BILL, scan
from PIL import Image

from tasks.tools import pdf
from tasks.tools.page_scan import scan_of
from tasks.tools.pdf import Pdf

SIZE = (595, 842)
PAPER = scan(BILL)


def made(document: Any, across: float = SIZE[0], left: float = 0, bits: str = "L") -> Any:
    """A picture of the paper as an object of a page, so wide and so far from the left."""
    jpeg = io.BytesIO()
    PAPER.convert(bits).save(jpeg, "JPEG", quality=80)
    picture = pypdfium2.PdfImage.new(document)
    picture.load_jpeg(jpeg)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(across, SIZE[1]).translate(left, 0))
    return picture


def page_with(*pictures: Callable[[Any], Any]) -> Any:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(*SIZE)
    for picture in pictures:
        page.insert_obj(picture(document))
    page.gen_content()
    return page


def difference(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).mean())


@pytest.mark.parametrize("bits", ["L", "RGB"])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_page_that_is_one_picture_looks_as_if_it_were_drawn(bits: str, dpi: int) -> None:
    page = page_with(lambda document: made(document, bits=bits))
    drawn = pdf._drawn(page, dpi / 72)
    taken = scan_of(page, drawn.size)
    assert taken is not None
    assert difference(taken, drawn) < 2


@pytest.mark.parametrize(
    "pictures",
    [
        (),
        (lambda document: made(document, across=300),),
        (lambda document: made(document, left=40),),
        (made, lambda document: made(document, across=100)),
    ],
    ids=["empty", "half a page", "beside its edge", "two"],
)
def test_any_other_page_is_drawn(pictures: tuple[Callable[[Any], Any], ...]) -> None:
    assert scan_of(page_with(*pictures), SIZE) is None


def written(mode: int) -> Callable[[Any], Any]:
    """A word over the picture, drawn that way."""

    def text(document: Any) -> Any:
        word = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", 60)
        codes = (ctypes.c_uint32 * 4)(*b"PAID")
        pdfium.FPDFText_SetCharcodes(word, codes, len(codes))
        pdfium.FPDFTextObj_SetTextRenderMode(word, mode)
        return pypdfium2.PdfObject(word, pdf=document)

    return text


def test_a_scan_with_the_words_that_its_scanner_read_is_taken_and_looks_as_if_it_were_drawn() -> None:
    page = page_with(made, written(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE))
    drawn = pdf._drawn(page, 150 / 72)
    taken = scan_of(page, drawn.size)
    assert taken is not None
    assert difference(taken, drawn) < 2


def test_a_scan_with_words_that_are_seen_is_drawn() -> None:
    assert scan_of(page_with(made, written(pdfium.FPDF_TEXTRENDERMODE_FILL)), SIZE) is None
    assert scan_of(page_with(made, written(pdfium.FPDF_TEXTRENDERMODE_STROKE)), SIZE) is None


def test_words_that_nobody_sees_are_no_picture() -> None:
    assert scan_of(page_with(written(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)), SIZE) is None


def test_a_page_that_is_turned_by_its_file_is_drawn() -> None:
    page = page_with(made)
    page.set_rotation(90)
    assert scan_of(page, SIZE) is None


def test_a_page_with_a_note_on_it_is_drawn() -> None:
    page = page_with(made)
    assert pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    assert scan_of(page, SIZE) is None


def test_a_page_cropped_to_a_part_of_its_picture_is_drawn() -> None:
    page = page_with(made)
    page.set_cropbox(100, 100, 400, 700)
    assert scan_of(page, SIZE) is None


def with_its_picture(path: Path, change: Callable[[Any, Any], None]) -> Any:
    """A page whose only picture's dictionary was changed."""
    PAPER.convert("RGB").save(path, resolution=72)
    writer = pypdf.PdfWriter(clone_from=path)
    [picture] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    change(writer, picture.get_object())
    writer.write(path)
    return pypdfium2.PdfDocument(path)[0]


def masked(writer: Any, picture: Any) -> None:
    half = pypdf.generic.StreamObject()
    half.set_data(bytes([255, 0]))
    for key, value in {"/Width": 2, "/Height": 1, "/BitsPerComponent": 8}.items():
        half[pypdf.generic.NameObject(key)] = pypdf.generic.NumberObject(value)
    for key, name in {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}.items():
        half[pypdf.generic.NameObject(key)] = pypdf.generic.NameObject(name)
    picture[pypdf.generic.NameObject("/SMask")] = writer._add_object(half)


def inverted(_: Any, picture: Any) -> None:
    numbers = [pypdf.generic.NumberObject(number) for number in (1, 0, 1, 0, 1, 0)]
    picture[pypdf.generic.NameObject("/Decode")] = pypdf.generic.ArrayObject(numbers)


@pytest.mark.parametrize("name", [b"/SMask", b"/SM#61sk", b"/S#4d#61sk", b"/SMas#6B"])
def test_a_picture_behind_a_mask_is_drawn(tmp_path: Path, name: bytes) -> None:
    """Whose name may be written with escapes."""
    path = tmp_path / "a.pdf"
    with_its_picture(path, masked)
    path.write_bytes(path.read_bytes().replace(b"/SMask", name))
    with Pdf(path) as document:
        assert difference(document.render(1, 72), pdf._drawn(pypdfium2.PdfDocument(path)[0], 1)) == 0


def test_a_picture_of_which_a_colour_is_seen_through_is_drawn() -> None:
    """Set within the page's contents, whose compressed words nobody finds in the file."""
    picture = b"BI /W 2 /H 1 /BPC 8 /CS /RGB /Mask [0 0 0 0 0 0] ID " + bytes(3) + b"\xff\x80\x80" + b" EI"
    document = pypdfium2.PdfDocument(one_page(packed(b"q 595 0 0 842 0 0 cm " + picture + b" Q")))
    assert scan_of(document[0], SIZE) is None


def test_a_picture_stored_inverted_looks_as_if_it_were_drawn(tmp_path: Path) -> None:
    page = with_its_picture(tmp_path / "a.pdf", inverted)
    drawn = pdf._drawn(page, 1)
    taken = scan_of(page, drawn.size)
    assert taken is None or difference(taken, drawn) < 2


def test_a_scan_in_a_file_is_rendered_at_the_size_that_was_asked_for(tmp_path: Path) -> None:
    PAPER.save(tmp_path / "a.pdf", resolution=200)
    with Pdf(tmp_path / "a.pdf") as document:
        for dpi in (100, 200, 300):
            assert document.render(1, dpi).width == pytest.approx(PAPER.width * dpi / 200, abs=2)
