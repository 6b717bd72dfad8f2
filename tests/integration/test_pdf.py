"""What a PDF claims of its pages, their number and their size, costs no more than we allow."""

import time
from pathlib import Path

import pypdfium2
import pytest
from hostile import pdf_bombs
from hostile.bill import bill_contents

from config.campaign import load
from tasks.reading.means import Means
from tasks.reading.readings import readings
from tasks.tools.page_scan import MAX_PIXELS
from tasks.tools.pdf import Pdf
from validators.model import Slot

PAGES = {"huge": pdf_bombs.huge_page(), **pdf_bombs.absurd_pages()}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES)
def test_a_page_of_any_size_is_drawn_within_the_cap(data: bytes) -> None:
    with Pdf(data) as document:
        picture = document.render(1, 200)
    assert 0 < picture.width * picture.height < 1.01 * MAX_PIXELS


def test_of_ten_thousand_pages_the_first_few_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_bombs.ten_thousand_pages(bill_contents()))
    campaign = load("2026-2027")
    means = Means(tmp_path, time.monotonic() + 60, with_ocr=False)
    *_, last = readings(tmp_path / "a.pdf", Slot.PROOF_OF_ADDRESS, campaign, means)
    assert last.file.page_count == 10_000
    assert [page.number for page in last.pages] == [*range(1, campaign.file.max_pages_read + 1)]


def test_the_library_that_opens_pdfs_was_built_without_what_runs_scripts() -> None:
    """Neither V8 for JavaScript nor XFA."""
    assert pypdfium2.PDFIUM_INFO.flags == ()


FORM = b"/AcroForm<</DR<</Font<</F1 5 0 R>>>>/DA(/F1 11 Tf 0 g)/Fields[6 0 R]/NeedAppearances true>>"
DRAWN = b"/AP<</N 7 0 R>>"
FIELD = b"/Subtype/Widget/FT/Tx/T(iban)/V(FR76 3000)"
NOTE = b"/Subtype/FreeText/Contents(FR76 3000)"
SHOWN, HIDDEN = 4, 2


def with_note(note: bytes, flags: int = SHOWN, form: bytes = b"") -> bytes:
    """A page that says « IBAN : », and what somebody typed behind it."""
    drawing = b"BT /F1 11 Tf 2 4 Td (FR76 3000) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % form,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>",
        b"<</Length 40>>stream\nBT /F1 11 Tf 60 786 Td (IBAN :) Tj ET      \nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot%s/Rect[200 780 400 800]/DA(/F1 11 Tf 0 g)/F %d/P 3 0 R>>" % (note, flags),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(drawing), drawing),
    )
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, item) for number, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n"


TYPED = {
    "into a form": with_note(FIELD + DRAWN, form=FORM),
    "into a form that draws nothing itself": with_note(FIELD, form=FORM),
    "onto the page": with_note(NOTE + DRAWN),
}


@pytest.mark.parametrize("data", TYPED.values(), ids=TYPED)
def test_what_was_typed_is_part_of_the_text_and_of_the_picture(data: bytes) -> None:
    with Pdf(data) as document:
        assert [[word.text for word in line.words] for line in document.text_page(1).lines] == [
            ["IBAN", ":", "FR76", "3000"]
        ]
        assert document.render(1, 72).crop((200, 42, 400, 62)).getextrema()[0] < 100


def test_what_is_hidden_was_not_typed_for_anybody() -> None:
    with Pdf(with_note(FIELD + DRAWN, HIDDEN, FORM)) as document:
        assert [line.text for line in document.text_page(1).lines] == ["IBAN :"]
        assert document.render(1, 72).crop((200, 42, 400, 62)).getextrema()[0] == 255


MAPPED = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfrange <30> <39> <0030> <2D> <2D> <00AD> endbfrange
endcmap end end"""


def test_a_soft_hyphen_that_is_drawn_is_a_hyphen() -> None:
    """As some writers map the one glyph that they have for both."""
    page = with_note(FIELD + DRAWN, HIDDEN, FORM).replace(b"(IBAN :) Tj ET      ", b"(12-05-2026) Tj ET  ")
    mapped = b"8 0 obj <</Length %d>>stream\n%s\nendstream endobj\ntrailer" % (len(MAPPED), MAPPED)
    data = page.replace(b"/Helvetica>>", b"/Helvetica/ToUnicode 8 0 R>>").replace(b"trailer", mapped)
    with Pdf(data) as document:
        assert document.text_page(1).lines[0].text == "12-05-2026"
