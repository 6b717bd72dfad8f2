import multiprocessing
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from sample_docs.render.portrait import look, portrait
from tasks.tools.drawn_face import is_drawn
from tasks.tools.faces import faces

PEOPLE = [portrait(look(number)) for number in range(8)]


def card(person: Image.Image) -> Image.Image:
    """A card of printed lines with a small face on it."""
    sheet = Image.new("RGB", (1000, 630), (214, 228, 240))
    sheet.paste(person.resize((210, 270)), (40, 180))
    draw = ImageDraw.Draw(sheet)
    for line in range(8):
        draw.text((300, 60 + 60 * line), "UNE CARTE INVENTEE 0123456789", fill=(20, 20, 40), font_size=30)
    return sheet


@pytest.mark.parametrize("number", range(8))
def test_one_face_is_found_on_each_portrait(number: int):
    (face,) = faces(PEOPLE[number])
    assert face.left < 0.5 < face.right
    assert face.top < 0.5 < face.bottom
    assert face.share > 0.1


@pytest.mark.parametrize("side", [150, 420, 3000])
def test_the_size_of_the_picture_changes_nothing(side: int):
    assert len(faces(PEOPLE[0].resize((side, side * 9 // 7)))) == 1


@pytest.mark.parametrize("angle", [-20, -8, 8, 20])
def test_a_head_held_a_little_askew_is_found(angle: int):
    assert len(faces(PEOPLE[0].rotate(angle, Image.Resampling.BICUBIC, fillcolor=(206, 211, 214)))) == 1


def test_a_soft_dark_picture_is_found():
    assert len(faces(PEOPLE[0].filter(ImageFilter.GaussianBlur(2)).point(lambda value: value // 2))) == 1


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_pictures_of_every_colour_mode_are_looked_at(mode: str):
    assert len(faces(PEOPLE[0].convert(mode))) == 1


def test_two_people_are_two_faces():
    pair = Image.new("RGB", (840, 540))
    pair.paste(PEOPLE[0], (0, 0))
    pair.paste(PEOPLE[2], (420, 0))
    assert len(faces(pair)) == 2


def test_the_face_on_a_card_is_a_small_share_of_it():
    assert all(face.share < 0.03 for face in faces(card(PEOPLE[0])))


def test_a_page_of_text_has_no_face():
    page = Image.new("L", (1240, 1754), 255)
    draw, rng = ImageDraw.Draw(page), Random(3)
    for line in range(60):
        words = " ".join("".join(rng.choices("aeioulmnrst", k=rng.randint(2, 9))) for _ in range(12))
        draw.text((80, 60 + 28 * line), words, fill=0, font_size=20)
    assert faces(page) == ()


def test_a_stick_man_is_no_face():
    drawing = Image.new("L", (560, 700), 250)
    draw = ImageDraw.Draw(drawing)
    draw.ellipse((170, 110, 390, 330), outline=0, width=5)
    for x in (240, 320):
        draw.ellipse((x - 8, 192, x + 8, 208), outline=0, width=3)
    draw.arc((225, 205, 335, 275), 20, 160, fill=0, width=5)
    assert faces(drawing) == ()


@pytest.mark.parametrize("size", [(1, 1), (2, 900), (900, 2), (24, 24)])
def test_pictures_of_strange_sizes_have_no_face(size: tuple[int, int]):
    assert faces(Image.new("RGB", size)) == ()


def test_noise_has_no_face():
    noise = np.random.default_rng(5).integers(0, 256, (600, 480), dtype=np.uint8)
    assert faces(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(3))) == ()


def _count(number: int) -> int:
    return len(faces(PEOPLE[number]))


def test_a_forked_child_finds_what_its_parent_does():
    faces(PEOPLE[0])
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(_count, (0,)).get(timeout=30) == 1


def drawn(line: tuple[int, int, int], paper: tuple[int, int, int]) -> Image.Image:
    """A head in lines, on paper in shade."""
    page = Image.new("RGB", (336, 420), paper)
    draw = ImageDraw.Draw(page)
    draw.ellipse((102, 66, 235, 198), outline=line, width=4)
    for x in (144, 192):
        draw.ellipse((x - 5, 115, x + 5, 126), outline=line, width=3)
    draw.arc((134, 118, 204, 166), 25, 155, fill=line, width=3)
    draw.line((168, 198, 168, 312), fill=line, width=4)
    light = Image.linear_gradient("L").resize(page.size).point(lambda value: 140 + value * 100 // 255).rotate(180)
    shaded = Image.composite(page, Image.new("RGB", page.size, (90, 88, 84)), light)
    return shaded.filter(ImageFilter.GaussianBlur(1.2))


@pytest.mark.parametrize(("line", "paper"), [((45, 110, 120), (238, 228, 210)), ((240, 240, 240), (40, 60, 50))])
def test_a_face_in_lines_is_drawn_whatever_shade_lies_on_the_paper(
    line: tuple[int, int, int], paper: tuple[int, int, int]
):
    assert is_drawn(np.asarray(drawn(line, paper).convert("L"))[60:205, 95:242])


@pytest.mark.parametrize("number", range(8))
def test_a_face_with_light_and_dark_parts_is_not(number: int):
    (face,) = faces(PEOPLE[number])
    grey = PEOPLE[number].convert("L").filter(ImageFilter.GaussianBlur(3))
    edges = (face.left * grey.width, face.top * grey.height, face.right * grey.width, face.bottom * grey.height)
    assert not is_drawn(np.asarray(grey.crop(tuple(map(int, edges)))))


def test_what_is_drawn_does_not_count_as_a_face(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tasks.tools.faces.is_drawn", lambda box: True)
    assert faces(PEOPLE[0]) == ()
