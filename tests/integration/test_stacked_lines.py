"""The lines of a page cut out and put one under another lose no ink, and what is read there has its place on the page."""

import time

import numpy as np
import pytest
from papers import scan
from PIL import Image, ImageDraw, ImageOps

from tasks.reading.means import Means
from tasks.reading.sheet import WHOLE, Sheet
from tasks.reading.stacked_strips import read_strips
from tasks.tools.dark_bands import has_dark_band
from tasks.tools.image import fit
from tasks.tools.stacked_lines import Stack, stacked
from validators.model import Box
from validators.text.fold import fold
from validators.text.layout import Word, lines_of

ACCENTS = [
    (60, 600 - 40 * row, size, "ÉLÈVE À NOËL : ÇA ÔTE L'ÂGE, île où… ÉTÉ") for row, size in enumerate((8, 10, 14))
]
COLUMNS = [
    *((50, 700 - 13 * row, 9, text) for row, text in enumerate(("Docteur Paule Martin", "Allergologue", "Tour B"))),
    *((330, 706 - 14 * row, 11, text) for row, text in enumerate(("M. DURAND PAUL", "12 RUE DES LILAS", "14000 CAEN"))),
    (50, 600, 8, "Nous soussignés reconnaissons avoir reçu la somme que voici, dont nous donnons quittance."),
]
TABLE = [
    (left, 500 - 16 * row, 10, text)
    for row, texts in enumerate((("Poste", "Montant"), ("Abonnement", "12,50"), ("Consommation", "184,03")))
    for left, text in zip((60, 420), texts, strict=True)
]
SIZES = [
    (50, 760, 30, "Facture"),
    (50, 700, 6, "Conformément à la loi, les sommes versées vous sont remboursées sous trente jours ouvrés."),
    (50, 660, 11, "Date de la facture : 12 mai 2026"),
]


def darkness(picture: Image.Image) -> float:
    grey = np.asarray(picture, np.float64)
    return float((255 - grey[grey < 200]).sum())


def turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def of(page: Image.Image, dpi: int = 200) -> Stack:
    stack = stacked(page, dpi)
    assert stack is not None
    return stack


def the_words(page: Image.Image, tmp_path, dpi: int = 200) -> tuple[Word, ...]:
    means = Means(tmp_path, time.monotonic() + 120)
    return read_strips(Sheet(1, lambda dpi: fit(page, 12 * dpi), means.ocr).bands(WHOLE), means.ocr)


def text_of(words: tuple[Word, ...]) -> list[str]:
    return [fold(line.text) for line in lines_of(words)]


@pytest.mark.parametrize("lines", [ACCENTS, COLUMNS, TABLE, SIZES], ids=["accents", "columns", "table", "sizes"])
@pytest.mark.parametrize("dpi", [200, 300])
def test_no_letter_accent_or_comma_is_cut_off(lines, dpi):
    page = scan(lines, dpi)
    stack = of(page, dpi)
    narrowed = stack.picture.width / stack.laid[0]
    assert darkness(stack.picture) == pytest.approx(narrowed * darkness(page), rel=0.06)


def test_the_paper_between_and_beside_the_lines_is_left_out():
    page = scan(SIZES)
    assert of(page).picture.height < page.height / 5


@pytest.mark.parametrize("degrees", [-0.5, 0.3, 1.0])
def test_lines_that_are_not_quite_level_are_kept_whole(degrees, tmp_path):
    read = " ".join(text_of(the_words(turned(scan(COLUMNS), degrees), tmp_path)))
    assert [word for word in ("durand", "lilas", "caen", "allergologue", "quittance") if word not in read] == []


def test_what_is_cut_out_has_its_place_on_the_page():
    page = scan(COLUMNS + TABLE)
    stack = of(page)
    width, height = stack.laid
    for cut in stack.cuts:
        across, down = cut.right - cut.left, cut.bottom - cut.top
        box = Box(1, cut.across / width, cut.down / height, (cut.across + across) / width, (cut.down + down) / height)
        place = stack.on_page(Word("x", box)).box
        assert (place.left * page.width, place.top * page.height) == pytest.approx((cut.left, cut.top), abs=0.5)
        assert (place.right * page.width, place.bottom * page.height) == pytest.approx((cut.right, cut.bottom), abs=0.5)


def test_words_are_read_where_they_stand(tmp_path):
    words = {fold(word.text): word.box for word in the_words(scan(COLUMNS + TABLE), tmp_path)}
    for word, left, foot in (
        ("docteur", 50, 700),
        ("14000", 330, 678),
        ("montant", 420, 500),
        ("allergologue", 50, 687),
    ):
        assert words[word].left == pytest.approx(left / 595, abs=0.006)
        assert words[word].bottom == pytest.approx(1 - foot / 842, abs=0.008)


def test_columns_at_different_heights_are_not_mixed(tmp_path):
    read = text_of(the_words(scan(COLUMNS), tmp_path))
    assert any("12 rue des lilas" in line for line in read)
    assert any(line.startswith("allergologue") for line in read)


def test_cells_of_one_line_stay_one_line(tmp_path):
    assert text_of(the_words(scan(TABLE), tmp_path)) == ["poste montant", "abonnement 12,50", "consommation 184,03"]


def test_large_and_small_type_are_read_with_their_accents(tmp_path):
    read = [word.text for word in the_words(scan(ACCENTS + SIZES[1:]), tmp_path)]
    assert read.count("ÉLÈVE") == len(ACCENTS)
    assert {"Conformément", "versées", "12", "mai"} <= set(read)


def test_a_form_with_rules_is_read_without_them(tmp_path):
    page = scan(TABLE)
    draw = ImageDraw.Draw(page)
    for foot in (494, 478, 462):
        draw.line((150, (842 - foot) * 200 / 72, 1500, (842 - foot) * 200 / 72), fill=0, width=2)
    assert text_of(the_words(page, tmp_path)) == ["poste montant", "abonnement 12,50", "consommation 184,03"]


def test_white_letters_on_a_dark_band_are_lines_like_those_close_above_and_below_it(tmp_path):
    page = scan([(60, 752, 14, "Votre facture"), (60, 720, 18, "EAUX DE CAEN"), (60, 688, 11, "Durand Paul"), *TABLE])
    band = page.crop((100, 280, 1500, 360))
    page.paste(ImageOps.invert(band).point(lambda level: 60 + level * 195 // 255), (100, 280))
    assert has_dark_band(page)
    stack = of(page)
    assert not has_dark_band(stack.picture)
    assert text_of(the_words(page, tmp_path))[:3] == ["votre facture", "eaux de caen", "durand paul"]


def test_a_page_with_hardly_a_letter_or_grain_alone_is_left_to_tesseract():
    assert stacked(scan([(50, 700, 11, "Page 2")]), 200) is None
    grain = np.random.default_rng(1).normal(200, 40, (2339, 1654)).clip(0, 255).astype(np.uint8)
    assert stacked(Image.fromarray(grain), 200) is None
