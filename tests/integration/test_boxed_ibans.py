"""An IBAN that stands in boxes, one character in each, is read on a scan by a real tesseract, whatever the boxes are."""

import time

import numpy as np
import pytest
from papers import scan
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tasks.reading.means import Means
from tasks.reading.scans import scanned
from tasks.reading.sheet import Sheet
from tasks.tools.boxed_rows import boxed_rows
from tasks.tools.image import fit
from validators.case import FileFacts, Reading
from validators.model import Slot
from validators.text.ibans import ibans

BASE = Reading(FileFacts(1, "jpeg", opened=True, page_count=1))
GOOD = "FR7630006000011234567890189"
MANDATE = [
    (50, 780, 15, "MANDAT DE PRÉLÈVEMENT SEPA"),
    (50, 750, 10, "Référence unique du mandat : CRR-104422"),
    (50, 720, 10, "En signant ce formulaire de mandat, vous autorisez le conservatoire à débiter votre compte."),
    (50, 690, 10, "Titulaire : Madame Marie MARTIN, 12 rue des Lilas, 14000 CAEN"),
    (50, 640, 11, "IBAN"),
    (50, 580, 10, "Fait à Caen, le 12/05/2026"),
]
LEFT, TOP, PACE, HIGH = 240, 525, 40, 46
"""Pixels at 200 dpi: the first box, the step to the next, their height."""


def closed(draw, x, y):
    draw.rectangle((x, y, x + PACE, y + HIGH), outline=0, width=3)


def apart(draw, x, y):
    draw.rectangle((x, y, x + PACE - 6, y + HIGH), outline=0, width=2)


def comb(draw, x, y):
    draw.line((x, y + HIGH, x + PACE, y + HIGH), fill=0, width=3)
    for wall in (x, x + PACE):
        draw.line((wall, y + HIGH - 18, wall, y + HIGH), fill=0, width=3)


def dotted(draw, x, y):
    for step in range(0, HIGH, 8):
        draw.line((x, y + step, x, y + step + 3), fill=0, width=2)
    for step in range(0, PACE, 8):
        draw.line((x + step, y + HIGH, x + step + 3, y + HIGH), fill=0, width=2)


def underlined(draw, x, y):
    draw.line((x, y + HIGH, x + PACE - 8, y + HIGH), fill=0, width=3)


SHAPES = (closed, apart, comb, dotted, underlined)


def mandate(shape, iban, gap=0):
    """A mandate as a scanner leaves it, a little soft and noisy; `gap` pixels after every fourth box."""
    page = scan(MANDATE)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(30)
    for rank, char in enumerate(iban):
        x = LEFT + rank * PACE + rank // 4 * gap
        shape(draw, x, TOP)
        draw.text((x + PACE / 2 - 2, TOP + HIGH / 2), char, fill=20, font=font, anchor="mm")
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(0.6)), np.float64)
    noise = np.random.default_rng(5).normal(0, 4, soft.shape)
    return Image.fromarray((soft + noise).clip(0, 255).astype(np.uint8))


@pytest.fixture
def means(tmp_path):
    return Means(tmp_path, time.monotonic() + 120, iban_in_doubt=True)


def in_boxes(page, means):
    """What the look at the boxes adds to the page: the valid IBANs that are then on it."""
    sheet = Sheet(1, lambda dpi: fit(page, 12 * dpi), means.ocr)
    seen = scanned([sheet], BASE, Slot.SEPA_MANDATE, means, lambda: None)
    reading = next(reading for reading in seen if reading.stage == "ocr_boxes")
    return [found.text for found in ibans(reading.pages, by_ocr=True) if found.valid]


@pytest.mark.parametrize("gap", [0, 14])
@pytest.mark.parametrize("shape", SHAPES)
def test_an_iban_in_boxes_of_any_shape_is_read(shape, gap, means):
    assert in_boxes(mandate(shape, GOOD, gap), means) == [GOOD]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_wrong_digit_in_the_boxes_stays_wrong(shape, means):
    assert in_boxes(mandate(shape, GOOD.replace("6789", "6798")), means) == []


@pytest.mark.parametrize("missing", [GOOD[:-1], GOOD + "7", GOOD[:9] + GOOD[10:]])
def test_boxes_that_hold_too_much_or_too_little_are_no_iban(missing, means):
    assert in_boxes(mandate(closed, missing), means) == []


def test_the_boxes_are_looked_at_only_while_an_iban_is_in_doubt(means):
    means.iban_in_doubt = False
    sheet = Sheet(1, lambda dpi: fit(mandate(closed, GOOD), 12 * dpi), means.ocr)
    stages = [reading.stage for reading in scanned([sheet], BASE, Slot.SEPA_MANDATE, means, lambda: None)]
    assert "ocr_boxes" not in stages


def test_words_are_no_row_of_boxes():
    assert list(boxed_rows(scan(MANDATE))) == []
