"""Page numbers in the margins, as the second recogniser reads each by itself."""

import cv2
import numpy as np
import pytest
from PIL import Image

from tasks.reading.page_numbers import numbers_in, numbers_seconded
from tasks.reading.stacked_strips import Strip
from validators.model import Box
from validators.text.layout import Word


def foot(text: str) -> Strip:
    """The lower end of an A4 page at 300 dpi with some small text in its corner."""
    sheet = np.full((3508, 2480), 235, np.uint8)
    cv2.putText(sheet, text, (2000, 3400), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 90, 2, cv2.LINE_AA)
    return Strip(1, Image.fromarray(sheet), 300, 3200, 3508)


@pytest.mark.parametrize("text", ["1/2", "Page 1/2", "Feuillet 2/4"])
def test_a_number_of_several_pages_is_read_in_its_place_and_refuses_nobody_by_itself(text):
    words = numbers_seconded([foot(text)])
    assert " ".join(word.text for word in words) == text
    assert all(0.5 <= word.confidence <= 0.6 for word in words)
    assert all(0.75 < word.box.left < word.box.right < 0.95 and 0.94 < word.box.top < 0.99 for word in words)


@pytest.mark.parametrize("text", ["Total", "12", "14000 CAEN", "01/06/25"])
def test_nothing_else_is(text):
    assert numbers_seconded([foot(text)]) == ()


@pytest.mark.parametrize(
    ("read", "text", "sure"), [("171", "1/1", 1.0), ("1/2", "1/2", 1.0), ("1/4", "1/4", 0.7), ("12", "12", 0.7)]
)
def test_a_number_that_both_read_alike_but_for_its_stroke_is_beyond_doubt(read, text, sure):
    drawn = {"1/4": "1/1", "12": "3/4"}.get(read, text)

    def ocr(sheet):
        return (Word(read, Box(1, 0.1, 0.4, 0.5, 0.6), 0.7),)

    [word] = numbers_in([foot(drawn)], ocr)
    assert (word.text, word.confidence) == (text, sure)
