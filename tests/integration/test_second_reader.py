"""A second recogniser reads what tesseract does not: pages written in a drawn hand, by the real tools."""

import time
from dataclasses import replace
from datetime import datetime

import cv2
import numpy as np
import pytest
from pages import FAMILY, STUDENT, page
from PIL import Image

from config.campaign import load
from tasks.reading import second_reader as module
from tasks.reading.dates_confirmed import confirmed
from tasks.reading.examination import verdict_on
from tasks.reading.job import Job
from tasks.reading.means import Means
from tasks.reading.second_reader import second_look, second_reading, split, words_on
from tasks.tools.line_reader import Letter, letters_of
from tasks.tools.tesseract_table import Look
from validators.case import FileFacts, Reading
from validators.model import Box, Slot, Status, Upload
from validators.text.dates import dates
from validators.text.layout import Page, Word, lines_of
from validators.text.medical.boxes import UNCLEAR

CAMPAIGN = load("2026-2027")
HAND, PRINT = cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX
CERTIFICATE = [
    (PRINT, "CERTIFICAT MEDICAL"),
    (PRINT, "Je soussigne, docteur Vernet, certifie avoir examine"),
    (HAND, "Lea Durand"),
    (PRINT, "et n'avoir constate aucune contre-indication a la pratique"),
    (HAND, "de la danse"),
    (PRINT, "Fait a Caen, le"),
    (HAND, "le 16/05/2026"),
]


def written(*lines: tuple[int, str]) -> Image.Image:
    """An A4 page at 200 dpi, a line a line, in drawn letters: a hand's or print."""
    sheet = np.full((2339, 1654), 255, np.uint8)
    for rank, (font, text) in enumerate(lines):
        cv2.putText(sheet, text, (120, 300 + 120 * rank), font, 1.5, 40, 3, cv2.LINE_AA)
    return Image.fromarray(cv2.GaussianBlur(sheet, (0, 0), 0.8))


def text_on(picture: Image.Image) -> list[str]:
    return [line.text for line in lines_of(words_on(picture, 1))]


def test_a_line_of_handwriting_is_read_with_its_accents_and_places():
    strip = np.full((80, 900), 255, np.uint8)
    cv2.putText(strip, "Lea Durand 16/05/2026", (20, 55), HAND, 1.5, 40, 3, cv2.LINE_AA)
    letters = letters_of(strip)
    assert "".join(letter.text for letter in letters) == "Lea Durand 16/05/2026"
    assert [letter.middle for letter in letters] == sorted(letter.middle for letter in letters)
    assert min(letter.confidence for letter in letters) > 0.5
    assert all(0 <= letter.middle <= 1 for letter in letters)


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (400, 2)])
def test_a_strange_picture_is_read_as_whatever_it_is(size):
    letters = letters_of(np.full(size, 200, np.uint8))
    assert all(0 <= letter.middle <= 1 and 0 <= letter.confidence <= 1 for letter in letters)


def test_a_page_is_read_line_by_line():
    read = text_on(written(*CERTIFICATE))
    assert read[2] == "Lea Durand"
    assert read[4] == "de la danse"
    assert read[6].endswith("16/05/2026")


def test_a_line_that_tesseract_read_surely_is_kept_as_it_is():
    picture = written((PRINT, "Certificat medical"), (HAND, "Lea Durand"))
    row = (300 - 20) / picture.height
    place = Box(1, 0.07, row - 0.01, 0.34, row + 0.01)
    read = "Certificat medical"
    for word, confidence, text in (("CERTIFICAT", 0.95, "CERTIFICAT"), ("CERTIFICAT", 0.8, read), ("2026", 0.95, read)):
        lines = lines_of(words_on(picture, 1, [Word(word, place, confidence)]))
        assert [line.text for line in lines] == [text, "Lea Durand"]


def test_nothing_is_read_on_blank_paper():
    assert not words_on(Image.new("L", (1654, 2339), 255), 1)


def test_a_date_counts_where_tesseract_reads_it_too():
    second, nothing = page("Fait le 16/05/2026"), page("")

    def ocr(reads: str):
        return lambda picture, look: tuple(
            Word(text, Box(1, 0.3 * rank, 0.1, 0.3 * rank + 0.2, 0.9))
            for rank, text in enumerate(reads.split() if look is Look.FIGURES else ())
        )

    picture = Image.new("L", (1000, 1400), 255)
    assert confirmed(second, nothing, picture, ocr("16/05/2026")) == second
    assert confirmed(second, page("le 16/05/2026"), picture, ocr("")) == second
    for read in ("", "18/05/2026", "16/05/2028"):
        words = confirmed(second, page("le 15/05/2026"), picture, ocr(read)).words
        assert [word.confidence for word in words] == [1.0, 1.0, 0.5]


def test_a_date_counts_where_the_second_reads_it_alike_in_other_looks():
    picture = written((HAND, "Fait le 16/05/2026"))
    read = words_on(picture, 1)
    drawn = Page(1, lines_of(tuple(replace(word, confidence=0.6) for word in read), 0.707), 0.707)
    [found] = dates(drawn)
    agreed = confirmed(drawn, page(""), picture, lambda picture, look: ())
    assert all(word.confidence == 0.9 for word in agreed.words if word.text in found.span.text.split())
    other = written((HAND, "Fait le 16/08/2026"))
    denied = confirmed(drawn, page(""), other, lambda picture, look: ())
    assert all(word.confidence == 0.5 for word in denied.words if word.text in found.span.text.split())


@pytest.fixture
def examined(tmp_path):
    """The verdict on a page in the slot of certificates, uploaded on 20 May 2026."""

    def verdict(picture: Image.Image):
        file = tmp_path / "piece.png"
        picture.save(file)
        moment = datetime.fromisoformat("2026-05-20T10:00")
        slot = Slot.MEDICAL_CERTIFICATE
        upload = Upload("P", "P", "F1", STUDENT.id, "", slot, file.name, file.name, moment, file.stat().st_size, "00")
        return verdict_on(
            Job(str(file), upload, FAMILY, (STUDENT,), 120.0), CAMPAIGN, Means(tmp_path, time.monotonic() + 120)
        )

    return verdict


@pytest.mark.slow
def test_a_form_filled_in_by_hand_is_decided(examined, monkeypatch):
    lifted = examined(written(*CERTIFICATE))
    assert (lifted.status, lifted.stage) == (Status.COMPLIANT, "ocr_second")
    monkeypatch.setattr("tasks.reading.examination.second_reading", lambda *_, **__: None)
    assert examined(written(*CERTIFICATE)).status is Status.TO_CHECK


def test_a_box_is_no_letter_and_nothing_is_made_of_it():
    picture = written((PRINT, "    apte a la danse"), (PRINT, "    inapte a la danse"))
    pixels = np.array(picture)
    for rank in range(2):
        cv2.rectangle(pixels, (125, 268 + 120 * rank), (157, 300 + 120 * rank), 40, 3)
    read = text_on(Image.fromarray(pixels))
    assert read == [f"{UNCLEAR} apte a la danse", f"{UNCLEAR} inapte a la danse"]


def test_print_and_what_a_hand_put_right_behind_it_are_words_apart():
    letters = [Letter(text, 1.0, rank / 20) for rank, text in enumerate("jourLea le16/05 DURAND")]
    assert ["".join(letter.text for letter in word) for word in split(letters)] == [
        *("jour", "Lea", "le", "16/05", "DURAND"),
    ]


@pytest.mark.slow
def test_a_form_of_somebody_else_or_that_refuses_does_not_pass(examined):
    other = [(font, text.replace("Lea Durand", "Zoe Lemoine")) for font, text in CERTIFICATE]
    refused = [(font, text.replace("aucune", "une")) for font, text in CERTIFICATE]
    assert examined(written(*other)).status is not Status.COMPLIANT
    assert examined(written(*refused)).status is not Status.COMPLIANT


def test_a_word_that_tesseract_saw_and_the_second_does_not_is_no_letter_either(tmp_path):
    picture = written((PRINT, "Certificat"), (PRINT, "apte a la danse"))
    means = Means(tmp_path, time.monotonic() + 60, pictures={1: picture})
    below = Word("saof", Box(1, 0.1, 0.8, 0.2, 0.82))
    first = Reading(FileFacts(1, "png"), (Page(1, lines_of([below])),), by_ocr=True)
    second = second_reading(first, means)
    assert second is not None
    assert second.pages[0].lines[-1].text == UNCLEAR


def test_a_form_with_boxes_is_not_read_again(tmp_path):
    means = Means(tmp_path, time.monotonic() + 60, pictures={1: written((PRINT, "apte a la danse"))})
    assert second_reading(Reading(FileFacts(1, "png"), (page("☐ apte à la danse"),), by_ocr=True), means) is None


def test_the_date_that_decides_is_read_by_the_second_alone(tmp_path):
    picture = written((PRINT, "Certificat"), (HAND, "le 16/05/2026"))
    means = Means(tmp_path, time.monotonic() + 60, pictures={1: picture})
    row = (300 + 120 - 20) / picture.height
    first = Reading(FileFacts(1, "png"), (page("Certificat\nle 18/05/2026"),), by_ocr=True)
    look = second_look(first, means, Box(1, 0.1, row - 0.015, 0.4, row + 0.015))
    assert look is not None
    assert "16/05/2026" in look.pages[0].folded


def test_what_stands_beside_the_date_stays_as_it_was_read(tmp_path):
    picture = written((PRINT, "Certificat"), (HAND, "Fait      16/05/2026"))
    means = Means(tmp_path, time.monotonic() + 60, pictures={1: picture})
    row = (300 + 120 - 20) / picture.height
    ends = [(120 + cv2.getTextSize(text, HAND, 1.5, 3)[0][0]) / picture.width for text in ("Fait", "Fait      ")]
    label = Word("delivre", Box(1, 0.07, row - 0.015, ends[0], row + 0.015))
    day = Word("18/05/2026", Box(1, ends[1], row - 0.015, 0.45, row + 0.015))
    first = Reading(FileFacts(1, "png"), (Page(1, lines_of([label, day])),), by_ocr=True)
    look = second_look(first, means, day.box)
    assert look is not None
    assert look.pages[0].folded.split() == ["delivre", "16/05/2026"]


def test_a_line_that_ends_before_its_place_is_read_to_its_end_and_several_taken_for_one_as_the_place_alone():
    place = (100, 30, 300, 56)
    assert module._at((100, 32, 260, 54), place) == (100, 32, 300, 54)
    assert module._at((100, 0, 260, 80), place) == place
    assert module._at((110, 32, 150, 54), place) == (110, 32, 150, 54)
