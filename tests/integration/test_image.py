"""A picture is opened within limits, upright, and grey as a person sees it on white paper."""

import struct
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from hostile import jpegs, pngs
from hostile.bill import bill_picture, saved
from papers import BILL, scan
from PIL import Image, ImageDraw, ImageFont

from tasks.tools.halves import halved
from tasks.tools.image import is_blurred, open_picture, sharpness, turned
from tasks.tools.unreadable_file import UnreadableFile

Opened = Callable[[bytes], Image.Image]
INK, BLACK = 60, 0


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def open_bytes(data: bytes) -> Image.Image:
        (tmp_path / "picture").write_bytes(data)
        return open_picture(tmp_path / "picture")

    return open_bytes


@pytest.mark.parametrize("orientation", jpegs.TURNS)
def test_a_picture_is_turned_and_mirrored_as_its_exif_says(orientation: int, opened: Opened) -> None:
    upright = bill_picture().convert("L")
    seen = opened(jpegs.oriented(orientation))
    assert seen.size == upright.size
    assert np.abs(np.asarray(seen, np.int16) - np.asarray(upright, np.int16)).mean() < 4


def two_pixels(mode: str, ink: object, ground: object, **options: object) -> bytes:
    picture = Image.new(mode, (2, 1), ground)  # type: ignore[arg-type]
    picture.putpixel((0, 0), ink)  # type: ignore[arg-type]
    if mode == "P":
        picture.putpalette([BLACK] * 3 + [INK] * 3)
    return saved(picture, "PNG", **options)


TRANSPARENT = {
    "by a layer": two_pixels("RGBA", (INK, INK, INK, 255), (BLACK, BLACK, BLACK, 0)),
    "by a layer over grey": two_pixels("LA", (INK, 255), (BLACK, 0)),
    "by a colour of the palette": two_pixels("P", 1, 0, transparency=0),
    "by a grey": two_pixels("L", INK, BLACK, transparency=0),
    "by a colour": two_pixels("RGB", (INK,) * 3, (BLACK,) * 3, transparency=(BLACK,) * 3),
}


@pytest.mark.parametrize("data", TRANSPARENT.values(), ids=TRANSPARENT)
def test_what_is_transparent_is_white_and_its_ink_is_dark(data: bytes, opened: Opened) -> None:
    assert list(opened(data).tobytes()) == [INK, 255]


def test_sixteen_bits_are_divided_and_not_cut_off(opened: Opened) -> None:
    deep = Image.frombytes("I;16", (3, 1), struct.pack("<3H", 0, 0x8000, 0xFFFF))
    assert list(opened(saved(deep, "PNG")).tobytes()) == [0, 128, 255]


@pytest.mark.parametrize(
    ("size", "seen"),
    [((9400, 9400), (4700, 4700)), ((12_000, 9000), (6000, 4500)), ((16_320, 12_240), (4080, 3060))],
    ids=["88 Mpx", "108 Mpx", "200 Mpx"],
)
def test_a_jpeg_that_the_portal_takes_is_opened_whatever_its_pixels(
    size: tuple[int, int], seen: tuple[int, int], opened: Opened
) -> None:
    assert opened(jpegs.white(*size)).size == seen


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (pngs.of(b"", 6400, 6400), "too_many_pixels"),
        (pngs.of(b"", 6300, 6300), "truncated"),  # it is begun
        (jpegs.claiming(65_500, 65_500), "too_many_pixels"),
    ],
    ids=["41 Mpx", "just under 40", "a JPEG of 4 Gpx"],
)
def test_more_than_40_megapixels_are_not_even_begun(data: bytes, trouble: str, opened: Opened) -> None:
    with pytest.raises(UnreadableFile, match=trouble):
        opened(data)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "WEBP", "JPEG2000", "PPM"])
def test_no_other_format_is_opened_whatever_the_library_knows(kind: str, opened: Opened) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        opened(saved(Image.new("L", (40, 30)), kind))


SHARP = 0.06


def test_a_page_with_a_number_in_its_corner_and_nothing_else_is_not_blurred() -> None:
    page = Image.new("L", (1654, 2339), 250)
    ImageDraw.Draw(page).text((1500, 2250), "4/4", 90, ImageFont.truetype("DejaVuSans.ttf", 22))
    assert not is_blurred(page, SHARP)
    assert is_blurred(Image.new("L", (1654, 2339), 250), SHARP)


def test_a_page_is_blurred_where_its_sharpness_is_low_wherever_its_text_stands() -> None:
    page = np.asarray(scan(BILL, 150))
    for ink in (page, page[::-1].copy(), np.full_like(page, 240)):
        for blur in (0.6, 2, 5, 9):
            picture = Image.fromarray(cv2.GaussianBlur(ink, (0, 0), blur))
            assert is_blurred(picture, SHARP) == (sharpness(picture) < SHARP)
    assert is_blurred(Image.fromarray(cv2.GaussianBlur(page, (0, 0), 9)), SHARP)
    assert not is_blurred(Image.fromarray(page), SHARP)


def test_a_picture_of_a_few_pixels_is_told_blurred_or_not() -> None:
    assert is_blurred(Image.new("L", (3, 1), 255), SHARP)


def test_a_copy_half_as_large_has_the_mean_of_each_four_pixels() -> None:
    grey = np.random.default_rng(5).integers(0, 256, (7, 9), np.uint8)
    means = grey[:6, :8].reshape(3, 2, 4, 2).mean(axis=(1, 3))
    assert np.abs(halved(grey) - means).max() <= 0.5
    assert halved(grey, 2).shape == (1, 2)


@pytest.mark.parametrize("quarters", range(5))
def test_a_picture_is_turned_anticlockwise(quarters: int) -> None:
    grey = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert (turned(grey, quarters) == np.rot90(grey, quarters)).all()
