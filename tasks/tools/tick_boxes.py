"""Which boxes of a form are ticked, by its picture.

OCR makes letters of boxes, or nothing; the words of a text layer leave them out where they are drawn.
`tests/unit/test_tick_boxes.py` draws them by machine and by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from tasks.tools.box_frames import FRAME, Edges, frames
from tasks.tools.image import Grey

_MIDDLE = 0.3
"""What is left out of each side to see the middle alone: the frame of a small box, blurred, darkens the rest."""
_NONE, _SOME, _BLURRED, _BESIDE_IT = 0.05, 0.1, 0.1, 0.15
"""How dark a box is: up to the first its middle is empty, if all of it is no darker than the third; from the second on
there is a tick in it, and so there is from the first on where all of it is as dark as the last. On drawn forms, empty
middles were up to 0.01, ticks from 0.09 on."""
_THICK, _MOSTLY = 0.22, 0.45
"""Of the side: no frame is thicker; and how dark it is."""
_UNMARKED, _TINTED = 75, 0.6
"""The percentile of a box's grey that a mark leaves as it was, and how dark a tint may be: darker, it is blackened."""
_WHITE, _LEFT_WHITE, _MOST_LEFT = 0.75, 2.0, 0.45
"""How light paper is, against what is around; the share that a tick leaves so, for each inch of a side, and at most."""


@dataclass(frozen=True, slots=True)
class Square:
    """A box in pixels with its frame; how dark its middle is, and all within the frame (0: as the paper, to 1).

    `white` is how much of it is left white, against the least that a tick leaves in a box of its size; `tint` how
    light its paper is against that around it.
    """

    left: int
    top: int
    right: int
    bottom: int
    middle: float
    within: float
    white: float
    tint: float = 1.0

    @property
    def ticked(self) -> bool | None:
        """None where that is not sure: specks, or a box that was blackened, as one does to take a tick back."""
        if self.middle <= _NONE and self.within <= _BLURRED:
            return False
        marked = self.middle >= _SOME or (self.middle > _NONE and self.within >= _BESIDE_IT)
        return True if marked and self.white >= 1.0 else None


def squares(picture: Image.Image, dpi: int) -> tuple[Square, ...]:
    """The boxes on a grey page at that resolution, from top to bottom."""
    grey = np.asarray(picture, dtype=np.uint8)
    return tuple(_square(grey, edges, dpi) for edges in frames(grey, dpi))


def without(picture: Image.Image, boxes: Sequence[Square]) -> Image.Image:
    """The page with paper where the boxes are."""
    if not boxes:
        return picture
    page, grey = picture.copy(), np.asarray(picture, dtype=np.uint8)
    for box in boxes:
        edges = (box.left - 2, box.top - 2, box.right + 2, box.bottom + 2)
        page.paste(_paper(grey, edges), edges)
    return page


def _square(grey: Grey, edges: Edges, dpi: int) -> Square:
    side, around = edges[2] - edges[0], max(_paper(grey, edges), 1)
    frame = _thickness(grey, edges, around, round(FRAME * dpi)) + 1
    within = _cut(grey, edges, frame)
    paper = _own_paper(within, around)
    middle = _cut(grey, edges, max(frame, round(_MIDDLE * side)))
    white = float((within >= _WHITE * paper).mean()) if within.size else 0.0
    white /= min(_LEFT_WHITE * side / dpi, _MOST_LEFT)
    return Square(*edges, _dark(middle, paper), _dark(within, paper), white, paper / around)


def _own_paper(within: Grey, around: int) -> int:
    """What a mark in a box is dark against: a box may be tinted, as those are that are filled in on a screen."""
    own = int(np.percentile(within, _UNMARKED)) if within.size else around
    return own if _TINTED * around <= own < around else around


def _dark(part: Grey, paper: int) -> float:
    return max(0.0, 1.0 - float(part.mean()) / paper) if part.size else 1.0


def _thickness(grey: Grey, edges: Edges, paper: int, least: int) -> int:
    """How many pixels thick the frame is: so far in, most of what is around the middle is dark."""
    most = round(_THICK * (edges[2] - edges[0]))
    for margin in range(least, most):
        ring, inner = _cut(grey, edges, margin), _cut(grey, edges, margin + 1)
        light = (float(ring.sum()) - float(inner.sum())) / max(ring.size - inner.size, 1)
        if light > (1.0 - _MOSTLY) * paper:
            return margin
    return max(least, most)


def _cut(grey: Grey, edges: Edges, margin: int) -> Grey:
    left, top, right, bottom = edges
    return grey[top + margin : bottom - margin, left + margin : right - margin]


def _paper(grey: Grey, edges: Edges) -> int:
    """What most of the surroundings are."""
    left, top, right, bottom = edges
    side = right - left
    around = grey[max(top - side // 2, 0) : bottom + side // 2, max(left - side, 0) : right + side]
    return int(np.median(around))
