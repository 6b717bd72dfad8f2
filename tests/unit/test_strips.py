"""The evidence as it is cut: the words large enough, framed in red, in few bytes."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw

from tasks.reading.strips import MAX_BYTES, TALLEST, WIDTH, strips
from validators.model import Box, Facts, Finding, Outcome, Reason, Status, Verdict

A4 = (1240, 1754)
DATE = Box(1, 0.7, 0.1, 0.8, 0.12)


def cut(page: Image.Image, box: Box) -> Image.Image:
    """The one strip of a verdict that rests on that box."""
    finding = Finding("document_age", Outcome.FAILS, Reason.OUT_OF_DATE, box=box)
    verdict = Verdict(Status.NON_COMPLIANT, (Reason.OUT_OF_DATE,), (finding,), Facts(), 1.0, "ocr_band", 1)
    [data] = strips(Path("unused"), verdict, {1: page}).values()
    assert len(data) <= MAX_BYTES
    return Image.open(BytesIO(data)).convert("RGB")


def blank() -> Image.Image:
    return Image.new("L", A4, "white")


def noise() -> Image.Image:
    return Image.frombytes("L", A4, Random(6).randbytes(A4[0] * A4[1]))


def frame(strip: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is red."""
    red = Image.frombytes("L", strip.size, bytes(255 * (r > 150 and g < 60) for r, g, _ in strip.get_flattened_data()))
    found = red.getbbox()
    assert found
    return found


def test_words_are_shown_larger_than_the_whole_page_s_width_would_show_them():
    strip = cut(blank(), DATE)
    left, _, right, _ = frame(strip)
    assert strip.width == WIDTH
    assert right - left > 1.4 * (DATE.right - DATE.left) * 900


@pytest.mark.parametrize("left", [0.0, 0.45, 0.9])
def test_words_at_any_edge_stand_whole_in_their_frame(left):
    page = blank()
    ImageDraw.Draw(page).rectangle((left * A4[0], 0.1 * A4[1], (left + 0.1) * A4[0], 0.12 * A4[1]), fill=0)
    strip = cut(page, Box(1, left, 0.1, left + 0.1, 0.12))
    within = strip.crop(frame(strip))
    assert sum(strip.convert("L").histogram()[:40]) == sum(within.convert("L").histogram()[:40]) > 0


@pytest.mark.parametrize("page", [blank(), noise()], ids=["blank", "noise"])
@pytest.mark.parametrize(
    "box", [DATE, Box(1, 0, 0, 1, 1), Box(1, 0, 0.98, 0.01, 1), Box(1, 0.1, 0.5, 0.9, 0.53), Box(1, 0.5, 0.5, 0.5, 0.5)]
)
def test_a_strip_of_any_place_is_small_and_its_frame_is_red(page, box):
    strip = cut(page, box)
    assert strip.width <= WIDTH
    assert strip.height <= TALLEST
    frame(strip)


def test_the_frame_of_a_grey_scan_is_red_as_well():
    strip = cut(Image.linear_gradient("L").resize(A4), DATE)
    left, top, right, bottom = frame(strip)
    assert (
        strip.getpixel((left, (top + bottom) // 2)) == strip.getpixel((right - 1, (top + bottom) // 2)) == (200, 0, 0)
    )


def test_a_piece_that_passes_has_no_evidence():
    held = Finding("document_age", Outcome.HOLDS, box=DATE)
    verdict = Verdict(Status.COMPLIANT, (), (held,), Facts(), 1.0, "text", 0)
    assert strips(Path("unused"), verdict, {1: blank()}) == {}
