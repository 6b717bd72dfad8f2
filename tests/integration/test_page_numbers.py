"""Page numbers in the margins, as the second recogniser reads each by itself."""

import cv2
import numpy as np
import pytest
from PIL import Image

from tasks.reading.page_numbers import numbers_seconded
from tasks.reading.stacked_strips import Strip


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
