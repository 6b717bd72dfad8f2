"""Where a form's boxes are in its picture: squares of straight strokes, two or more of one size, each by itself.

A letter is none: its strokes are short, or others stand close by. Nor are the cells of a date, one beside the other.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import cv2
import numpy as np

from tasks.tools.blobs import boxes_around
from tasks.tools.image import Grey

_LEAST, _MOST, _STRAIGHT = 0.09, 0.27, 0.072
"""Inches: the sides of a box, from that of small print to one made for a pen; a stroke so long is no curve's part."""
FRAME, _CLOSE = 0.02, 0.03
"""Inches: a frame is at least so thick once it is blurred; more than between letters, and less than a space."""
_SQUARE, _CLOSED, _ALIKE, _ROOM = 1.15, 0.85, 0.15, 1.0
"""How much longer one side may be; how much of each is there; by how much boxes differ; how far apart cells stand."""
_TICKS_END, _STICKS_OUT, _IN_LINE, _PLAIN = 0.3, 2.2, 0.3, 5
"""Shares of the side: what a tick's end may cover beside it; how far one sticks out; what stands in line; and how many
frames' thickness a box has from which a tick may stick out."""
_AROUND, _INK = 0.2, 14
_SLIP = 2
"""Pixels by which a box is smaller than another of its form that was drawn like it."""
_MANY = 60
"""More squares than that are a pattern."""

Edges = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""
Strokes = tuple[Grey, Grey, Grey]
"""The level ones, the upright ones, and all ink."""


def frames(grey: Grey, dpi: int) -> list[Edges]:
    """The boxes on a grey page at that resolution, from top to bottom; none where there are too many."""
    ink = _ink(grey, dpi)
    strokes = _strokes(ink, dpi)
    least = _LEAST * dpi
    stretches = boxes_around(np.asarray(cv2.bitwise_or(*strokes[:2]), np.uint8)).tolist()
    found = [(x, y, x + w, y + h) for x, y, w, h in stretches if min(w, h) >= least]
    thick = round(FRAME * dpi)
    framed = [edges for edges in found if _is_square(edges, dpi) and _is_frame(edges, strokes, thick)]
    alone = [edges for edges in framed if _stands_alone(edges, ink, round(_CLOSE * dpi))]
    if not 0 < len(alone) <= _MANY:
        return []
    others = [edges for edges in found if edges not in framed and max(_size(edges)) <= _MOST * dpi * _STICKS_OUT]
    alone += [frame for edges in others[:_MANY] if (frame := _struck_through(edges, alone, strokes, thick))]
    boxes = [one for one in alone if not any(_beside(one, other) for other in alone)]
    return sorted((one for one in boxes if sum(_alike(one, other) for other in boxes) > 1), key=lambda box: box[1::-1])


def _ink(grey: Grey, dpi: int) -> Grey:
    near = round(_AROUND * dpi) | 1
    return np.asarray(cv2.threshold(cv2.subtract(cv2.blur(grey, (near, near)), grey), _INK, 255, 0)[1], np.uint8)


def _strokes(ink: Grey, dpi: int) -> Strokes:
    """The level and the upright strokes that are straight for longer than a letter's curve, and the ink."""
    long = round(_STRAIGHT * dpi)
    thick = np.ones((3, 1), np.uint8)  # a line that is a little askew is a stair
    across = cv2.morphologyEx(cv2.dilate(ink, thick), cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(cv2.dilate(ink, thick.T), cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    return np.asarray(across, np.uint8), np.asarray(down, np.uint8), ink


def _size(edges: Edges) -> tuple[int, int]:
    return edges[2] - edges[0], edges[3] - edges[1]


def _is_square(edges: Edges, dpi: int) -> bool:
    less, more = sorted(_size(edges))
    return more <= min(_MOST * dpi, _SQUARE * less)


def _is_frame(edges: Edges, strokes: Strokes, thick: int) -> bool:
    """Whether a stroke runs along each of the four sides, into the corners."""
    left, top, right, bottom = edges
    across, down, ink = (stroke[top:bottom, left:right] for stroke in strokes)
    sides = (across[:thick].max(0), across[-thick:].max(0), down[:, :thick].max(1), down[:, -thick:].max(1))
    return min(float(side.mean()) for side in sides) >= 255 * _CLOSED and _has_corners(ink, thick - 1)


def _has_corners(ink: Grey, reach: int) -> bool:
    """Whether there is ink in all four corners: an O has none, and a D two."""
    ends = slice(None, reach), slice(-reach, None)
    return all(ink[rows, columns].any() for rows in ends for columns in ends)


def _struck_through(edges: Edges, boxes: Sequence[Edges], strokes: Strokes, thick: int) -> Edges | None:
    """The frame from which the strokes of a tick stick out: as large as a box that was found, in line with it."""
    less, more = sorted(_size(edges))
    for box, slip in product(boxes, range(_SLIP + 1)):
        side = box[2] - box[0] - slip
        if _PLAIN * thick <= side <= less and more <= side * _STICKS_OUT:
            for x, y in _places_in_line(edges, box, side):
                if _is_frame((x, y, x + side, y + side), strokes, thick):
                    return x, y, x + side, y + side
    return None


def _places_in_line(edges: Edges, box: Edges, side: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch a frame of that side may begin: below or above the box, or to its left or right."""
    near = round(_IN_LINE * side)
    columns, rows = range(edges[0], edges[2] - side + 1), range(edges[1], edges[3] - side + 1)
    yield from product((x for x in columns if abs(x - box[0]) <= near), rows)
    yield from product(columns, (y for y in rows if abs(y - box[1]) <= near))


def _stands_alone(edges: Edges, ink: Grey, reach: int) -> bool:
    """Whether so many pixels beside it are paper, but for the end of a tick: beside an O there are letters."""
    left, top, right, bottom = edges
    beside = (ink[top:bottom, max(left - reach, 0) : max(left - 1, 0)], ink[top:bottom, right + 1 : right + reach])
    return all(float(strip.max(1).mean()) <= 255 * _TICKS_END for strip in beside if strip.size)


def _beside(one: Edges, other: Edges) -> bool:
    """Whether two squares of one row nearly touch."""
    apart = max(other[0] - one[2], one[0] - other[2])
    level = min(one[3], other[3]) > max(one[1], other[1])
    return other is not one and _alike(one, other) and level and apart <= _ROOM * (one[2] - one[0])


def _alike(one: Edges, other: Edges) -> bool:
    side = one[2] - one[0]
    return abs(side - (other[2] - other[0])) <= _ALIKE * side
