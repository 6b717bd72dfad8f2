"""Rows of characters that stand each in a box, freed of the boxes and moved together so that they are read as words.

Tesseract takes walls for ones, or loses such a row altogether. Boxes may be closed, apart, dotted, combs or mere
strokes to write on: what counts is that characters of one height stand at one pace, further apart than in a word.
`tests/integration/test_boxed_ibans.py` reads mandates of each kind.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image

from tasks.tools.blobs import boxes_around
from tasks.tools.image import Grey

_A4_HEIGHT, _A4_WIDTH = 11.69, 8.27
_AROUND, _FAINT, _OF_DARKEST = 0.12, 14, 0.35
"""Ink is that much darker than what lies around it (inches), in levels of grey and as a share of the darkest."""
_LEVEL, _UPRIGHT, _THIN = 0.13, 0.165, 0.03
"""Inches: strokes that long are no character's of a form; walls are thinner than a bold letter's stroke."""
_LEAST, _MOST = 0.045, 0.2
"""Inches that a character is high."""
_FEWEST = 14
_NARROW, _WIDE = 0.35, 1.1
"""Of its height: what is narrower may be a wall, or a one."""
_SAME = 0.28
"""Of a character's height: its top and foot lie no further from those of its row."""
_LINE_HEIGHT = 40
"""Pixels that a character is high where it is read."""


class _Spot(NamedTuple):
    """Ink that hangs together: a character, or what is left of a wall."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def foot(self) -> int:
        return self.top + self.height

    @property
    def is_wide(self) -> bool:
        return _NARROW * self.height <= self.width <= _WIDE * self.height


class BoxedRow(NamedTuple):
    """The picture of a row moved together, in groups of four; and where it stood: left, top, right, bottom (pixels)."""

    picture: Image.Image
    place: tuple[int, int, int, int]


def boxed_rows(page: Image.Image) -> Iterator[BoxedRow]:
    """The rows of a grey page, laid flat, whose characters may stand in boxes; top to bottom."""
    grey = np.asarray(page, dtype=np.uint8)
    dpi = max(page.height / _A4_HEIGHT, page.width / _A4_WIDTH)
    ink = _without_boxes(_ink(grey, dpi), dpi)
    spots = _spots(ink, dpi)
    for row in _rows([spot for spot in spots if spot.is_wide], dpi):
        for run in _runs(_of_row(row, spots, dpi)):
            yield BoxedRow(_together(grey, ink, run), _place(run))


def _ink(grey: Grey, dpi: float) -> Grey:
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    side = round(_AROUND * dpi)
    darker = cv2.subtract(cv2.blur(soft, (side, side)), soft)
    darkest = float(np.percentile(darker[::3, ::3], 99.5))
    return np.asarray(cv2.threshold(darker, max(_FAINT, _OF_DARKEST * darkest), 255, cv2.THRESH_BINARY)[1], np.uint8)


def _without_boxes(ink: Grey, dpi: float) -> Grey:
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(_LEVEL * dpi)), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(_UPRIGHT * dpi), 1), np.uint8))
    bars = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((1, max(round(_THIN * dpi), 3)), np.uint8))
    lines = cv2.dilate(cv2.max(level, cv2.subtract(upright, bars)), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.subtract(ink, lines), np.uint8)


def _spots(ink: Grey, dpi: float) -> list[_Spot]:
    """Those of a character's size, left to right."""
    boxes = boxes_around(ink)
    width, height = boxes[:, 2], boxes[:, 3]
    sized = (height >= _LEAST * dpi) & (height <= _MOST * dpi) & (width <= _MOST * dpi)
    return sorted(_Spot(*box) for box in boxes[sized].tolist())


def _rows(wide: Sequence[_Spot], dpi: float) -> list[list[_Spot]]:
    """Spots of one height side by side, none much further from the next than two boxes are."""
    rows: list[list[_Spot]] = []
    for spot in wide:
        beside = [row for row in rows if spot.left - row[-1].left < 0.75 * dpi and _alike(row[-1], spot)]
        if beside:
            max(beside, key=lambda row: row[-1].left).append(spot)
        else:
            rows.append([spot])
    return sorted((row for row in rows if len(row) >= _FEWEST // 2), key=lambda row: row[0].top)


def _alike(one: _Spot, other: _Spot) -> bool:
    low, high = sorted((one.height, other.height))
    return high < 1.45 * low and abs(one.top + one.foot - other.top - other.foot) < 0.7 * high


def _of_row(row: Sequence[_Spot], spots: Sequence[_Spot], dpi: float) -> list[_Spot]:
    """The characters that stand in the row, ones among them, and no walls; empty where they form words."""
    lefts = [spot.left for spot in row]
    tops, feet = (_slanted(lefts, ends) for ends in zip(*((s.top, s.foot) for s in row), strict=True))
    height = float(np.median([spot.height for spot in row]))
    slack, reach = _SAME * height, 2 * dpi
    there = _joined(
        spot
        for spot in spots
        if abs(spot.top - tops(spot.left)) < slack
        and abs(spot.foot - feet(spot.left)) < slack
        and lefts[0] - reach < spot.left < lefts[-1] + reach
    )
    wide = [spot.middle for spot in there if spot.width >= _NARROW * height]
    pace = _pace(wide)
    if pace < height:
        return []
    return [spot for spot in there if spot.width >= _NARROW * height or not _is_wall(spot, wide, pace)]


def _slanted(lefts: Sequence[int], ends: Sequence[int]) -> Callable[[int], float]:
    """Where the row's ends are at a place across it: they lie on a straight line."""
    slope, start = map(float, np.polyfit(lefts, ends, 1))
    return lambda left: slope * left + start


def _joined(spots: Sequence[_Spot] | Iterator[_Spot]) -> list[_Spot]:
    """Parts of a broken character, one above the other, as one."""
    whole: list[_Spot] = []
    for spot in spots:
        if whole and spot.left < whole[-1].left + whole[-1].width - 1:
            last = whole.pop()
            top, right = min(last.top, spot.top), max(last.left + last.width, spot.left + spot.width)
            spot = _Spot(last.left, top, right - last.left, max(last.foot, spot.foot) - top)
        whole.append(spot)
    return whole


def _pace(middles: Sequence[float]) -> float:
    steps = [after - before for before, after in pairwise(middles)]
    return float(np.percentile(steps, 40)) if len(steps) >= _FEWEST // 2 else 0.0


def _is_wall(thin: _Spot, wide: Sequence[float], pace: float) -> bool:
    """Whether it stands half way between two characters."""
    return 0.3 * pace < min(abs(middle - thin.middle) for middle in wide) < 0.7 * pace


def _runs(spots: Sequence[_Spot]) -> Iterator[list[_Spot]]:
    """Stretches at one pace, or with gaps between groups: a label before them stands closer together."""
    pace = _pace([spot.middle for spot in spots])
    run: list[_Spot] = []
    for spot in spots:
        if run and not 0.62 * pace <= spot.middle - run[-1].middle <= 2.3 * pace:
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append(spot)
    if len(run) >= _FEWEST:
        yield run


def _place(run: Sequence[_Spot]) -> tuple[int, int, int, int]:
    last = run[-1]
    return run[0].left, min(spot.top for spot in run), last.left + last.width, max(spot.foot for spot in run)


def _together(grey: Grey, ink: Grey, run: Sequence[_Spot]) -> Image.Image:
    """The characters side by side on paper, a space after every fourth."""
    _, top, _, foot = _place(run)
    rows = slice(max(top - 3, 0), foot + 3)
    height = float(np.median([spot.height for spot in run]))
    near = cv2.dilate(ink[rows], np.ones((5, 5), np.uint8))
    paper = int(np.percentile(grey[rows], 75))
    clean = np.where(near > 0, grey[rows], np.uint8(paper))
    parts: list[Grey] = []
    for rank, spot in enumerate(run):
        space = 0.75 if rank % 4 == 0 else 0.12
        parts.append(np.full((len(clean), max(round(space * height), 1)), paper, np.uint8))
        parts.append(clean[:, max(spot.left - 2, 0) : spot.left + spot.width + 2])
    margin = round(height)
    line = cv2.copyMakeBorder(np.hstack(parts), margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    scale = _LINE_HEIGHT / height
    return Image.fromarray(cv2.resize(line, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC).astype(np.uint8))
