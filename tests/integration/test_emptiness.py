import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from sample_docs.render.portrait import look, portrait
from tasks.tools.emptiness import emptiness, printed_share

PEOPLE = [portrait(look(number)).convert("L") for number in range(8)]


def drawing() -> Image.Image:
    """A stick man on paper."""
    sheet = Image.new("L", (560, 700), 250)
    draw = ImageDraw.Draw(sheet)
    draw.ellipse((170, 110, 390, 330), outline=40, width=6)
    draw.line((280, 330, 280, 560), fill=40, width=6)
    draw.ellipse((20, 20, 80, 80), fill=190)
    return sheet


def test_an_even_frame_is_blank_with_its_noise() -> None:
    noise = np.random.default_rng(1).normal(6, 2, (640, 480)).clip(0, 255).astype(np.uint8)
    assert emptiness(Image.new("L", (413, 531), 255)) == "blank"
    assert emptiness(Image.fromarray(noise)) == "blank"


def test_lines_and_flat_patches_on_paper_are_a_drawing() -> None:
    assert emptiness(drawing()) == "drawing"


@pytest.mark.parametrize("person", PEOPLE)
def test_a_portrait_is_neither_however_pale_dark_or_blurred(person: Image.Image) -> None:
    pale, dark = person.point(lambda grey: 150 + grey // 3), person.point(lambda grey: grey // 5)
    for picture in (person, pale, dark, person.filter(ImageFilter.GaussianBlur(8))):
        assert emptiness(picture) == ""


def test_a_print_that_lies_on_a_sheet_is_no_drawing_and_takes_its_own_share() -> None:
    sheet = Image.new("L", (1240, 1754), 255)
    sheet.paste(PEOPLE[0].resize((280, 360)), (480, 300))
    assert emptiness(sheet) == ""
    assert printed_share(sheet) == pytest.approx(280 * 360 / (1240 * 1754), rel=0.3)
    assert printed_share(Image.fromarray(cv2.blur(np.asarray(PEOPLE[0]), (9, 9)))) > 0.3
