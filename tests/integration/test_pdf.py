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
