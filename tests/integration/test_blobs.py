"""Blobs found by their outlines are those that labelling every pixel finds."""

import cv2
import numpy as np
import pytest

from tasks.tools.blobs import boxes_around, labelled
from tasks.tools.image import Grey


def specks(share: float) -> Grey:
    """Random ink; where there is much of it, blobs lie in the holes of others."""
    return (np.random.default_rng(3).random((90, 140)) < share).astype(np.uint8) * 255


def frames() -> Grey:
    """A speck in a frame in a frame, and a line to a corner of the picture."""
    ink = np.zeros((60, 60), np.uint8)
    for edge in (5, 15, 25):
        cv2.rectangle(ink, (edge, edge), (59 - edge, 59 - edge), 255)
    ink[0:3, 0:2] = 255
    return ink


@pytest.mark.parametrize("ink", [specks(0.05), specks(0.4), specks(0.6), frames()])
def test_each_blob_has_the_box_that_its_pixels_fill(ink: Grey) -> None:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    assert sorted(map(tuple, boxes_around(ink).tolist())) == sorted(map(tuple, stats[1:, :4].tolist()))
    labels, boxes = labelled(ink)
    for number, (left, top, width, height) in enumerate(boxes.tolist()[1:], 1):
        rows, columns = np.nonzero(labels == number)
        assert (columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1) == (left, top, width, height)


def test_boxes_come_from_top_to_bottom() -> None:
    tops = boxes_around(specks(0.05))[:, 1]
    assert (np.diff(tops) >= 0).all()


def test_where_no_ink_is_there_is_no_box() -> None:
    assert boxes_around(np.zeros((20, 20), np.uint8)).shape == (0, 4)
    labels, boxes = labelled(np.zeros((20, 20), np.uint8))
    assert not labels.any()
    assert len(boxes) == 1
