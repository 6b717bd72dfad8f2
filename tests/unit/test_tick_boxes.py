"""The boxes of forms are seen in pictures, drawn by machine and ticked by hand; what is no box, or no tick, is neither."""

from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tasks.reading.form_boxes import taken_out
from tasks.tools.tick_boxes import squares

DPI = 200
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
HANDS = {
    "": [],
    "a cross": [[(0.15, 0.15), (0.85, 0.85)], [(0.15, 0.85), (0.85, 0.15)]],
    "a large cross": [[(-0.25, -0.25), (1.25, 1.25)], [(-0.25, 1.25), (1.25, -0.25)]],
    "a check mark": [[(0.15, 0.5), (0.4, 0.85), (0.9, 0.1)]],
    "a stroke": [[(0.1, 0.9), (0.9, 0.1)]],
}
SCRIBBLE = [[(0.0, 0.1 * rank), (1.0, 0.1 * rank + 0.1)] for rank in range(10)]


def form(marks: list[list[list[tuple[float, float]]]], side: int, frame: int = 2, pen: int = 4) -> Image.Image:
    """Boxes under one another before a line each; each mark in strokes, in shares of its box."""
    page = Image.new("L", (1654, 160 + 90 * len(marks)), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 30)
    for rank, strokes in enumerate(marks):
        left, top = 200, 120 + 90 * rank
        draw.rectangle((left, top, left + side, top + side), outline=0, width=frame)
        draw.text((left + side + 14, top + side / 2), "apte à la Danse, DOCTEUR DODO", 0, font, "lm")
        for stroke in strokes:
            draw.line([(left + x * side, top + y * side) for x, y in stroke], 60, pen)
    return page


def scanned(page: Image.Image, seed: int = 0) -> Image.Image:
    """Blurred, noisy and a little askew."""
    grey = cv2.GaussianBlur(np.asarray(page, np.float32), (0, 0), 0.8) * 0.9 + 15
    grey += np.random.default_rng(seed).normal(0, 6, grey.shape)
    turn = cv2.getRotationMatrix2D((800, 300), Random(seed).uniform(-0.25, 0.25), 1)
    grey = cv2.warpAffine(grey, turn, (page.width, page.height), borderValue=240)
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


@pytest.mark.parametrize("side", [22, 26, 34, 44])
@pytest.mark.parametrize("hand", [name for name in HANDS if name])
def test_a_tick_by_hand_is_seen_beside_empty_boxes(hand: str, side: int) -> None:
    for seed in range(3):
        found = squares(scanned(form([[], HANDS[hand], []], side), seed), DPI)
        assert [box.ticked for box in found] in ([False, True, False], [False, None, False])


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_a_box_from_which_a_tick_sticks_out_is_seen_though_it_is_a_little_smaller_than_the_others(cut: int) -> None:
    page = form([[], [], []], 44)
    draw = ImageDraw.Draw(page)
    draw.rectangle((190, 200, 260, 260), fill=255)
    draw.rectangle((200, 210, 244 - cut, 254), outline=0, width=2)
    draw.line([(203, 251), (240, 213)], 0, 4)
    draw.line([(203, 213), (246, 262)], 0, 4)
    assert [box.ticked for box in squares(page, DPI)] == [False, True, False]


@pytest.mark.parametrize("side", [20, 26, 34, 44])
def test_an_empty_box_never_looks_ticked(side: int) -> None:
    for seed in range(3):
        page = scanned(form([[], [], [], []], side, frame=3), seed)
        assert not any(box.ticked for box in squares(page, DPI))


def test_a_box_that_was_blackened_is_neither_ticked_nor_empty() -> None:
    assert [box.ticked for box in squares(form([SCRIBBLE, [], []], 34), DPI)] == [None, False, False]


def test_of_two_marks_by_one_hand_the_much_darker_one_may_be_crossed_out() -> None:
    crossed_out = [*HANDS["a cross"], [(0.1, 0.5), (0.9, 0.5)], [(0.5, 0.1), (0.5, 0.9)]]
    words, _ = taken_out(form([crossed_out, HANDS["a stroke"], []], 44), DPI)
    assert [word.text for word in words] == ["▩", "☒", "☐"]


def test_a_tinted_box_without_a_mark_is_empty() -> None:
    """So a PDF's fields are shown on a screen; the same mark is a tick in either."""
    page = np.asarray(form([HANDS["a cross"], [], []], 44)).copy()
    tinted = np.where(page > 200, 215, page).astype(np.uint8)
    for rank in range(3):
        top = 120 + 90 * rank
        page[top : top + 45, 200:245] = tinted[top : top + 45, 200:245]
    assert [box.ticked for box in squares(Image.fromarray(page), DPI)] == [True, False, False]


def test_a_box_that_alone_was_coloured_may_be_meant_as_ticked() -> None:
    page = np.asarray(form([HANDS["a cross"], [], []], 44)).copy()
    page[213:252, 203:242] = 205
    words, _ = taken_out(Image.fromarray(page), DPI)
    assert [word.text for word in words] == ["☒", "▩", "☐"]


def test_letters_that_are_set_wide_apart_are_no_boxes() -> None:
    page = form([], 34)
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf", 28)
    for rank, letter in enumerate("CERTIFICAT DE NON CONTRE-INDICATION"):
        ImageDraw.Draw(page).text((100 + 34 * rank, 60), letter, 0, font)
    assert squares(page, DPI) == squares(scanned(page), DPI) == ()


def test_letters_and_the_cells_of_a_date_are_no_boxes() -> None:
    page = form([], 34)
    draw = ImageDraw.Draw(page)
    draw.text((200, 20), "DOCTEUR O. DODO D O B E H", 0, ImageFont.truetype(FONT, 40))
    for cell in range(8):
        draw.rectangle((200 + 44 * cell, 90, 234 + 44 * cell, 124), outline=0, width=2)
    assert squares(page, DPI) == ()


def test_what_is_read_of_the_page_is_the_rest_of_it() -> None:
    page = form([HANDS["a cross"], []], 34)
    words, rest = taken_out(page, DPI)
    assert [word.text for word in words] == ["☒", "☐"]
    assert squares(rest, DPI) == ()
    assert np.asarray(rest)[:, 250:].tobytes() == np.asarray(page)[:, 250:].tobytes()
