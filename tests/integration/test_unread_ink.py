"""Ink that the second recogniser makes nothing of is seen: a box of a form says what no letter says."""

import cv2
import numpy as np
import pytest

from tasks.tools.line_reader import letters_of
from tasks.tools.unread_ink import unread_ink


def line(text: str, *, left: int = 20) -> np.ndarray:
    strip = np.full((60, 640), 240, np.uint8)
    cv2.putText(strip, text, (left, 45), cv2.FONT_HERSHEY_COMPLEX, 0.9, 30, 2, cv2.LINE_AA)
    return strip


def unread(strip: np.ndarray) -> list[tuple[int, int]]:
    return unread_ink(strip, [letter.middle for letter in letters_of(strip) if letter.text != " "], 50)


@pytest.mark.parametrize(("size", "filled"), [(16, False), (24, False), (30, False), (24, True), (30, True)])
def test_a_box_before_a_word_is_ink_without_a_letter(size, filled):
    strip = line("ne presente pas", left=70)
    cv2.rectangle(strip, (20, 45 - size), (20 + size, 45), 30, -1 if filled else 2)
    [(left, right)] = unread(strip)
    assert abs(left - 20) <= 3
    assert abs(right - 20 - size) <= 3


def test_letters_points_and_rules_are_none():
    assert unread(line("Je, soussigne, certifie : l'examen")) == []
    ruled = line("Lea Durand ......")
    cv2.line(ruled, (10, 55), (630, 55), 60, 2)
    assert unread(ruled) == []


def test_blank_paper_has_none():
    assert unread(np.full((60, 640), 240, np.uint8)) == []
