"""Lines whose letters reach into one another, as a swinging hand's do: where each begins and ends."""

import cv2
import numpy as np
import pytest

from tasks.tools.image import Grey
from tasks.tools.rows_of_writing import rows_of_writing

HAND = cv2.FONT_HERSHEY_SCRIPT_COMPLEX
LINES = (
    "Je soussigne Dr Vernet certifie",
    "que Lea Durand ne presente pas",
    "de contre-indication a la danse",
    "pas de sauts",
)
FIRST, APART = 400, 70


def sheet(*, stroke: bool = True) -> Grey:
    """A page at 200 dpi; with a long stroke from each line's second word down into the next, as a « g » has."""
    page = np.full((2339, 1654), 245, np.uint8)
    for rank, text in enumerate(LINES):
        base = FIRST + APART * rank
        cv2.putText(page, text, (150, base), HAND, 1.6, 40, 3, cv2.LINE_AA)
        if stroke and rank < len(LINES) - 1:
            cv2.line(page, (300, base - 10), (290, base + APART - 20), 40, 4)
    return page


@pytest.mark.parametrize("stroke", [False, True])
def test_each_line_is_found_with_its_letters_and_no_other(stroke):
    found = rows_of_writing(sheet(stroke=stroke), 200)
    middles = [(top + bottom) / 2 for _, top, _, bottom in found]
    assert len(found) == len(LINES)
    assert all(abs(middle - (FIRST - 15 + APART * rank)) < APART / 3 for rank, middle in enumerate(middles))
    assert all(left < 170 and right > 400 for left, _, right, _ in found)


def test_what_stands_far_apart_in_one_row_is_two():
    page = np.full((2339, 1654), 245, np.uint8)
    for left, text in ((150, "Dr Vernet"), (1100, "le 12 mai")):
        cv2.putText(page, text, (left, 400), HAND, 1.6, 40, 3, cv2.LINE_AA)
    found = rows_of_writing(page, 200)
    assert len(found) == 2
    assert found[0][2] < found[1][0]


def test_paper_without_ink_and_without_size_has_none():
    assert rows_of_writing(np.full((2339, 1654), 245, np.uint8), 200) == []
    assert rows_of_writing(np.full((1, 2), 245, np.uint8), 200) == []
