"""A screen in dark mode: pale letters on flat dark grounds. Turned over and evened out, it reads as paper does."""

import cv2
import numpy as np
from PIL import Image, ImageOps

_SIDE = 400
_DARK, _LIGHT = 75, 170
"""Levels of grey: no ground of a screen in dark mode is lighter, no paper darker."""
_MOSTLY, _LETTERS_ONLY, _FLAT = 0.4, 0.15, 0.3
_ABOUT = 2
_STROKE = 31
"""Pixels: no stroke of a letter is as wide, and no ground as narrow."""


def in_dark_letters(picture: Image.Image) -> Image.Image:
    """The picture as dark letters on white where it is a screen in dark mode; else as it is.

    A photo at night has no flat ground, and a scan before a black lid shows its paper.
    """
    if not _is_dark_mode(picture):
        return picture
    over = np.asarray(ImageOps.invert(picture.convert("L")), np.uint8)
    ground = cv2.morphologyEx(over, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    return Image.fromarray(np.asarray(cv2.divide(over, ground, scale=255), np.uint8))


def _is_dark_mode(picture: Image.Image) -> bool:
    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)
    counts = np.bincount(np.asarray(small, np.uint8).ravel(), minlength=256) / (small.width * small.height)
    ground = int(counts[:_DARK].argmax())
    flat = counts[max(ground - _ABOUT, 0) : ground + _ABOUT + 1].sum()
    return bool(counts[:_DARK].sum() >= _MOSTLY and counts[_LIGHT:].sum() < _LETTERS_ONLY and flat >= _FLAT)
