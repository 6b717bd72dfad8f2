"""The bare paper around a page's ink is left out, and nothing else."""

import numpy as np
from PIL import Image, ImageDraw

from tasks.tools.bare_paper import inked_part


def page(grain: float = 0.0) -> Image.Image:
    noise = np.random.default_rng(1).normal(248, grain, (2200, 1600)) if grain else np.full((2200, 1600), 248)
    return Image.fromarray(noise.clip(0, 255).astype(np.uint8))


def written(picture: Image.Image, *places: tuple[int, int], ink: int = 0) -> Image.Image:
    for place in places:
        ImageDraw.Draw(picture).text(place, "le 4 mai 2026", fill=ink, font_size=26)
    return picture


def test_a_blank_page_has_no_ink_however_grainy_its_paper() -> None:
    assert inked_part(page()) is None
    assert inked_part(page(grain=6)) is None


def test_what_is_left_holds_all_letters_and_some_paper_around() -> None:
    left, top, right, bottom = inked_part(written(page(grain=6), (300, 400), (700, 900))) or (0, 0, 0, 0)
    assert 240 <= left <= 300
    assert 340 <= top <= 410
    assert 860 <= right <= 960
    assert 915 <= bottom <= 980


def test_a_small_number_and_faint_letters_are_ink() -> None:
    numbered = page()
    ImageDraw.Draw(numbered).text((1500, 2150), "1/4", fill=60, font_size=22)
    _, _, right, bottom = inked_part(written(numbered, (300, 400))) or (0, 0, 0, 0)
    assert right > 1530
    assert bottom > 2170
    assert inked_part(written(page(), (300, 400), ink=190)) is not None


def test_a_page_that_is_written_all_over_stays_whole() -> None:
    full = written(page(), *((across, down) for across in (20, 700, 1400) for down in range(20, 2180, 80)))
    assert inked_part(full) == (0, 0, 1600, 2200)
