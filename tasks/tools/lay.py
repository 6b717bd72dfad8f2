"""How a page lies in its picture, by OpenCV: cut out where its edges show, turned, straightened, evenly lit.

What is found once, on a small copy, serves at every resolution. Only ever used in a sandbox's child.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tasks.tools.band_light import over_bands
from tasks.tools.halves import halved
from tasks.tools.image import Grey, levels, turned
from tasks.tools.orientation import letters_in, lines_run_down, telling_part
from tasks.tools.sheet_edges import Corners, cut_out, sheets_on

_EVENLY_LIT, _NEARLY_EVEN, _DARK_BAND, _WHITE = 0.97, 0.8, 0.6, 245
_PLAIN, _OVER, _PLAINLY_OVER = 0.35, -0.3, -0.6
"""How upright a page looks when it plainly is; below which it is taken to be upside down, which is rare; and below
which it is, beside a page that is not."""
_HALVINGS = 3
"""So small is the copy that shows the light."""
_ALONG_EDGES = 3.0
_SMALL_SIDE, _ROUGH_SIDE, _SKEW_SIDE = 1600, 800, 600


@dataclass(frozen=True, eq=False)
class Lay:
    """Quarter turns (anticlockwise) to take first, the sheet's corners after them as fractions, its skew in degrees.

    `upside_down` when it has to be turned over after that.
    """

    quarter_turns: int
    corners: Corners | None
    skew: float
    upside_down: bool = False

    def turned_over(self) -> "Lay":
        """The same page, the other way up."""
        return replace(self, upside_down=not self.upside_down)


def uncut(picture: Image.Image, lay: Lay) -> Lay:
    """The same way up, of the whole picture: what was taken for the sheet may be a part of it, or of the table."""
    small = _smaller(turned(np.asarray(picture, dtype=np.uint8), lay.quarter_turns))
    return replace(lay, corners=None, skew=_skew(small))


def lay_of(picture: Image.Image, quarter: int | None = None, like: Lay | None = None) -> Lay:
    """How the page lies in a picture of it; `quarter` is the turn that lays its lines across, where it is known.

    `like`: how another page of the same file lies, which counts where the letters of this one do not plainly tell.
    """
    small = _smaller(np.asarray(picture, dtype=np.uint8))
    if quarter is None:
        part, letters = telling_part(small)
        if letters.uprightness > _PLAIN:
            return Lay(0, *_sheet_and_skew(small))
        quarter = int(lines_run_down(part, letters)) if like is None else like.quarter_turns
    grey = turned(small, quarter)
    corners, skew = _sheet_and_skew(grey)
    sign = letters_in(_rotated(_even(cut_out(grey, corners)), skew, 255)).uprightness
    over = _OVER if like is None else _PLAIN if like.upside_down else _PLAINLY_OVER
    return Lay(quarter, corners, skew, sign < over)


def _smaller(grey: Grey) -> Grey:
    """A copy for what is only geometry."""
    scale = _SMALL_SIDE / max(grey.shape)
    if scale >= 1:
        return grey
    how = cv2.INTER_LINEAR if scale >= 0.5 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)


def _sheet_and_skew(grey: Grey) -> tuple[Corners | None, float]:
    """The sheet along whose edges the lines of text run: what looks like another one is a shadow on the table."""
    scale = _ROUGH_SIDE / max(grey.shape)
    rough = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    for corners in sheets_on(rough):
        skew = _skew(cut_out(rough, corners))
        if abs(skew) <= _ALONG_EDGES:
            return corners, skew
    return None, _skew(rough)


def laid_flat(picture: Image.Image, lay: Lay) -> Image.Image:
    """The page alone, upright, straight and evenly lit."""
    grey = turned(np.asarray(picture, dtype=np.uint8), lay.quarter_turns)
    flat = _rotated(_even(cut_out(grey, lay.corners)), lay.skew, 255)
    return Image.fromarray(turned(flat, 2 * lay.upside_down))


def _even(grey: Grey) -> Grey:
    """White paper: divided by the light that falls on it where that is uneven, and so rid of shadows.

    Where it is nearly even, what is much darker than the page is left dark: white letters on a dark band would be
    taken for paper. An evenly lit page is only made brighter.
    """
    if min(grey.shape) < 2**_HALVINGS:
        return grey
    coarse = halved(grey, _HALVINGS)
    paper = np.asarray(cv2.dilate(coarse, np.ones((5, 5), np.uint8)), np.uint8)
    dark, light = levels(paper, (25, 90))
    if dark > _EVENLY_LIT * light:
        return grey if light >= _WHITE else np.asarray(cv2.convertScaleAbs(grey, alpha=255 / max(light, 1)), np.uint8)
    paper = np.asarray(cv2.medianBlur(paper, 11), np.uint8)
    paper = over_bands(coarse, paper)
    if dark > _NEARLY_EVEN * light:
        paper = np.maximum(paper, np.uint8(_DARK_BAND * light))
    full = cv2.resize(np.maximum(paper, np.uint8(1)), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, full, scale=255), np.uint8)


def _skew(grey: Grey) -> float:
    """The angle (up to 12°) at which the profile of the lines jumps most: roughly, then more finely."""
    angle = 0.0
    rough, fine = _inked(grey, _SKEW_SIDE // 2), _inked(grey, _SKEW_SIDE)
    for ink, step, reach in ((rough, 2.0, 12.0), (fine, 0.5, 1.5), (fine, 0.2, 0.4)):
        angles = np.arange(angle - reach, angle + reach + step / 2, step)
        angle = float(max(angles, key=lambda a, ink=ink: _roughness(_profile(ink, float(a)))))  # type: ignore[misc]
    return angle if abs(angle) >= 0.25 else 0.0


def _inked(grey: Grey, side: int) -> NDArray[np.int32]:
    """Where the ink of a small copy is, in which lines of text are dark bands: a row of rows and one of columns."""
    scale = side / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, side // 30 | 1, 15)
    points = cv2.findNonZero(ink)
    return np.zeros((2, 0), np.int32) if points is None else np.asarray(points[:, 0, ::-1].T, np.int32, order="C")


def _profile(ink: NDArray[np.int32], angle: float) -> NDArray[np.int64]:
    """How much ink each row would have, were the page turned anticlockwise by that angle in degrees."""
    rows, columns = ink
    tilt = np.deg2rad(angle)
    turned_rows = np.rint(rows * np.cos(tilt) - columns * np.sin(tilt)).astype(np.int64)
    return np.bincount(turned_rows - turned_rows.min()) if len(rows) else np.zeros(2, np.int64)


def _roughness(profile: NDArray[np.int64]) -> float:
    """How much a profile jumps from one row to the next, for the ink in it: lines of text make it jump."""
    return float(np.abs(np.diff(profile)).sum() / (profile.sum() + 1e-6))


def _rotated(grey: Grey, angle: float, border: int) -> Grey:
    if angle == 0:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned_back = cv2.warpAffine(
        grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(border,)
    )
    return np.asarray(turned_back, np.uint8)
