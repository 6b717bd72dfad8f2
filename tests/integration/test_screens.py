"""Screenshots of a phone: large letters, and pale ones on dark grounds."""

import time
from pathlib import Path

import pytest
from papers import png
from PIL import Image, ImageDraw, ImageFont

from config.campaign import load
from tasks.reading.means import Means
from tasks.reading.readings import readings
from tasks.tools.dark_mode import in_dark_letters
from tasks.tools.letter_size import letter_height, shrunk_for_reading
from validators.model import Slot

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
ACCOUNT = ["21:04", "Banque du Bocage", "Détails du compte", "Bénéficiaire", "Camille Lallemand", "IBAN",
           "FR76 1111 2222 3333 4444 5555 666", "Le 11/11/2026", "Partager les détails"]  # fmt: skip


def screen(ground: int, card: int, ink: int, size: int = 36) -> Image.Image:
    picture = Image.new("L", (975, 1700), ground)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((40, 240, 935, 900), 40, fill=card)
    for row, line in enumerate(ACCOUNT):
        draw.text((80, 60 + 100 * row), line, fill=ink, font=ImageFont.truetype(FONT, size))
    return picture


def read(picture: Image.Image, folder: Path) -> str:
    path = folder / "ecran.png"
    path.write_bytes(png(picture))
    *_, last = readings(path, Slot.BANK_DETAILS, load("2026-2027"), Means(folder, time.monotonic() + 120))
    return "\n".join(line.text for page in last.pages for line in page.lines)


@pytest.mark.parametrize(("ground", "card", "ink"), [(255, 255, 0), (17, 83, 255), (17, 130, 255), (0, 40, 200)])
def test_each_line_of_a_screen_is_read_in_light_and_in_dark_mode(ground, card, ink, tmp_path):
    assert read(screen(ground, card, ink), tmp_path).split("\n") == ACCOUNT


def test_only_a_screen_in_dark_mode_is_turned_over():
    light, night = screen(255, 200, 0), screen(17, 83, 255)
    on_black = Image.new("L", (1000, 1400), 8)
    on_black.paste(Image.new("L", (600, 900), 240), (50, 50))
    assert in_dark_letters(light) is light
    assert in_dark_letters(on_black) is on_black
    assert in_dark_letters(night) is not night


def test_large_letters_are_brought_to_the_size_of_a_pages():
    large = screen(255, 255, 0, size=44)
    side = shrunk_for_reading(large, 2400)
    assert side < 2400
    assert 15 < letter_height(large) * side / 1700 < 26
    assert shrunk_for_reading(large.resize((400, 700)), 700) == 700
