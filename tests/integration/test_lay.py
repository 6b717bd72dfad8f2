"""How a page lies in its picture: every turn, slants, tables, shadows."""

from io import BytesIO

import cv2
import numpy as np
import pytest
from papers import BILL, CERTIFICATE, quarter_turned, scan
from PIL import Image

from tasks.tools.image import fit
from tasks.tools.lay import Lay, laid_flat, lay_of
from tasks.tools.orientation import letters_in
from tasks.tools.sheet_sides import corners_by_sides

PAGE = scan(BILL, 150)


def on_a_table(page: Image.Image, *, grain: bool = False) -> Image.Image:
    """The sheet as a phone sees it: from one side, on a darker table (of wood, if asked)."""
    sheet = np.asarray(page)
    height, width = sheet.shape
    corners = np.float32([[60, 80], [width + 30, 40], [width + 90, height + 60], [20, height + 100]])
    flat = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    size = (width + 140, height + 140)
    table = np.full(size[::-1], 90, np.uint8)
    if grain:
        lines = np.random.default_rng(1).integers(60, 120, size[0], dtype=np.uint8)
        table = np.broadcast_to(lines, table.shape).copy()
    through = cv2.getPerspectiveTransform(flat, corners)
    photo = cv2.warpPerspective(sheet, through, size, dst=table, borderMode=cv2.BORDER_TRANSPARENT)
    return Image.fromarray(photo)


def alike(one: Image.Image, other: Image.Image) -> float:
    """The correlation of two pages' inks, coarsely."""
    inks = [255.0 - np.asarray(picture.resize((70, 99), Image.Resampling.BOX)) for picture in (one, other)]
    return float(np.corrcoef(inks[0].ravel(), inks[1].ravel())[0, 1])


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("paper", [BILL, CERTIFICATE], ids=["bill", "certificate"])
def test_a_page_is_laid_upright_from_each_of_its_turns(paper, turns):
    page = scan(paper, 150)
    lay = lay_of(quarter_turned(page, turns))
    assert (lay.quarter_turns + 2 * lay.upside_down + turns) % 4 == 0
    assert alike(laid_flat(quarter_turned(page, turns), lay), page) > 0.9


@pytest.mark.parametrize(
    "like", [Lay(0, None, 0.0), Lay(0, None, 0.0, True), Lay(1, None, 0.0), Lay(1, None, 0.0, True)]
)
def test_a_page_that_does_not_say_how_it_lies_lies_as_the_first_does(like):
    lay = lay_of(Image.new("L", (1240, 1754), 250), like=like)
    assert (lay.quarter_turns, lay.upside_down) == (like.quarter_turns, like.upside_down)
    assert (lay_of(PAGE, like=like).quarter_turns, lay_of(PAGE, like=like).upside_down) == (0, False)


@pytest.mark.parametrize("angle", [-8.0, -1.2, 3.0, 11.0])
def test_a_slanted_page_is_straightened(angle):
    slanted = PAGE.rotate(angle, fillcolor=255, resample=Image.Resampling.BILINEAR)
    lay = lay_of(slanted)
    assert lay.skew == pytest.approx(-angle, abs=0.4)
    assert alike(laid_flat(slanted, lay), PAGE) > 0.9


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("grain", [False, True], ids=["plain", "wood"])
def test_a_sheet_on_a_table_is_cut_out_whichever_way_the_phone_was_held(turns, grain):
    photo = quarter_turned(on_a_table(PAGE, grain=grain), turns)
    lay = lay_of(photo)
    assert lay.corners is not None
    flat, page = (letters_in(np.asarray(fit(picture, 1600))) for picture in (laid_flat(photo, lay), PAGE))
    assert flat.uprightness > 0.3
    assert flat.level > 0.8 * page.level  # as many neighbours stand level as on the page itself


def shaded_from(photo: Image.Image, slant: float) -> Image.Image:
    """The photo with a soft shadow over what lies left of a slanting line: paper in it is darker than the table out."""
    grey = np.asarray(photo, np.float32)
    rows, columns = np.mgrid[: grey.shape[0], : grey.shape[1]]
    lit = np.clip((columns + slant * rows - grey.shape[1] * 0.45) / 150, 0, 1)
    return Image.fromarray((grey * (0.35 + 0.65 * lit)).astype(np.uint8))


@pytest.mark.parametrize("slant", [0.0, 0.3])
def test_a_sheet_half_in_shade_is_cut_out_along_its_own_sides(slant):
    plain, shaded = lay_of(on_a_table(PAGE, grain=True)), lay_of(shaded_from(on_a_table(PAGE, grain=True), slant))
    assert shaded.corners is not None
    assert np.abs(shaded.corners - plain.corners).max() < 0.015


def test_a_dark_band_at_its_head_belongs_to_the_sheet():
    banded = np.asarray(PAGE).copy()
    banded[: len(banded) // 12] = 40
    lay, plain = lay_of(on_a_table(Image.fromarray(banded))), lay_of(on_a_table(PAGE))
    assert np.abs(lay.corners - plain.corners).max() < 0.015


@pytest.mark.parametrize("turns", range(4))
def test_a_band_as_dark_as_the_table_belongs_to_the_sheet_where_letters_stand_in_it(turns):
    written, blank = np.asarray(PAGE).copy(), np.asarray(PAGE).copy()
    written[: len(written) // 12] = blank[: len(written) // 12] = 90
    for rank in range(12):
        cv2.putText(written, "SAUR", (60 + 95 * rank, 90), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 230, 4)
    whole, cut = (lay_of(quarter_turned(on_a_table(Image.fromarray(sheet)), turns)) for sheet in (written, blank))
    plain = lay_of(quarter_turned(on_a_table(PAGE), turns))
    assert np.abs(whole.corners - plain.corners).max() < 0.04
    assert np.abs(cut.corners - plain.corners).max() > 0.05


@pytest.mark.parametrize("size", [(8, 3000), (3000, 8), (500, 60)])
def test_on_a_narrow_strip_no_sheet_is_sought(size):
    assert corners_by_sides(np.full(size, 128, np.uint8)) is None


def in_uneven_light(page: np.ndarray) -> np.ndarray:
    """Half of its width in a soft shadow."""
    across = np.linspace(0, 1, page.shape[1])
    return (page * (0.4 + 0.6 * np.clip((across - 0.3) * 4, 0, 1))).astype(np.uint8)


def test_a_dark_band_stays_dark_in_uneven_light_so_that_its_white_letters_can_be_seen():
    banded = np.asarray(PAGE).copy()
    banded[:140] = 70
    cv2.putText(banded, "Date de facture : 13/09/2026", (700, 90), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 250, 3)
    flat = np.asarray(laid_flat(Image.fromarray(in_uneven_light(banded)), Lay(0, None, 0.0)))
    assert np.median(flat[20:120]) < 110
    assert np.percentile(flat[60:95, 700:1200], 97) > 220
    assert np.median(flat[200:]) > 240


def test_paper_in_a_shadow_with_a_sharp_edge_becomes_white_all_the_same():
    shaded = np.asarray(PAGE).copy()
    shaded[:500] = shaded[:500] * 0.45
    flat = np.asarray(laid_flat(Image.fromarray(in_uneven_light(shaded)), Lay(0, None, 0.0)))
    assert np.median(flat[20:480]) > 240


def test_what_fills_its_picture_has_no_sides():
    page = np.asarray(PAGE).copy()
    page[300:900, 100:700] = page[300:900, 100:700] // 2 + 90  # a tinted panel
    assert corners_by_sides(page) is None


def test_what_is_found_on_a_small_copy_serves_at_every_resolution():
    photo = on_a_table(PAGE)
    lay = lay_of(fit(photo, 1200))
    assert alike(laid_flat(photo, lay), laid_flat(fit(photo, 900), lay)) > 0.98


def test_a_shadow_over_half_of_the_page_becomes_white():
    shaded = np.asarray(PAGE).astype(np.float32)
    shaded[:, : shaded.shape[1] // 2] *= 0.45
    flat = np.asarray(laid_flat(Image.fromarray(shaded.astype(np.uint8)), lay_of(PAGE)))
    assert np.median(flat[:, 20:80]) > 240


def test_grey_paper_is_made_white_and_a_dark_band_keeps_its_white_letters():
    grey = Image.fromarray((np.asarray(PAGE) * 0.6).astype(np.uint8))
    grey.paste(20, (0, 0, grey.width, 60))
    flat = np.asarray(laid_flat(grey, lay_of(grey)))
    assert np.median(flat) > 240
    assert flat[:50].mean() < 60


def test_a_blank_page_lies_as_it_is():
    lay = lay_of(Image.new("L", (800, 1100), 250))
    assert (lay.quarter_turns, lay.corners, lay.upside_down) == (0, None, False)


def test_letters_tell_up_from_down_even_in_a_compressed_photo():
    data = BytesIO()
    scan(CERTIFICATE, 150).save(data, "JPEG", quality=30)
    upright = np.asarray(Image.open(data))
    assert letters_in(upright).uprightness > 0.2
    assert letters_in(np.ascontiguousarray(np.rot90(upright, 2))).uprightness < -0.2


def test_a_page_in_nearly_even_light_is_evened_and_its_dark_bands_stay_dark():
    page = np.asarray(PAGE).copy()
    page[40:140] = 70  # the band of a letterhead
    light = np.linspace(1.0, 0.83, page.shape[1])[None, :]
    flat = np.asarray(laid_flat(Image.fromarray((page * light).astype(np.uint8)), Lay(0, None, 0.0)))
    paper = flat[-60:]
    assert paper.min() > 240
    assert flat[60:120].max() < 160
