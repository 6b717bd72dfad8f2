"""Tesseract by its library and by its command: the same words in the same places."""

import subprocess
import sys

import pytest
from papers import BILL, scan
from PIL import Image, ImageOps

from tasks.tools import ocr, tesseract, tesseract_library
from tasks.tools.dark_bands import has_dark_band
from tasks.tools.tesseract_library import Library
from tasks.tools.tesseract_table import OcrFailed, words_of
from validators.model import Box


@pytest.fixture(params=["library", "command"])
def read(request, monkeypatch):
    monkeypatch.setenv("DOSSIERS_OCR", request.param)
    return ocr.engine.__wrapped__()


def test_each_way_reads_the_words_where_they_stand_and_leaves_nothing_behind(read, tmp_path):
    words = read(scan(BILL), tmp_path, 30)
    assert {"DURAND", "Facture", "2026"} <= {word.text for word in words}
    date = next(word for word in words if word.text == "DURAND")
    assert date.confidence > 0.8
    assert 0.1 < date.box.top < date.box.bottom < 0.2
    assert list(tmp_path.iterdir()) == []


def test_each_way_reads_a_word_of_our_own(read, tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "engine", lambda: read)
    assert ocr.trial({"tmp": str(tmp_path)})


def test_each_way_stops_when_its_time_is_up_and_reads_the_next_picture(read, tmp_path):
    with pytest.raises(OcrFailed, match="deadline"):
        read(scan(BILL), tmp_path, 0.01)
    assert read(scan(BILL, 100), tmp_path, 30)


@pytest.mark.parametrize("size", [(1, 1), (3, 3), (2, 500), (500, 2), (1654, 2339)])
def test_each_way_finds_no_word_where_there_is_none(read, size, tmp_path):
    assert read(Image.new("L", size, 255), tmp_path, 30) == ()


def test_each_way_reads_white_letters_on_a_dark_band(read, tmp_path):
    page = scan(BILL)
    head = page.crop((0, 150, page.width, 420))
    page.paste(ImageOps.invert(head), (0, 150))
    assert has_dark_band(page)
    assert "DURAND" in {word.text for word in read(page, tmp_path, 30)}


def test_who_only_asks_for_readings_loads_no_opencv():
    asked = "import sys; import tasks.examine; sys.exit('cv2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_dark_letters_are_no_dark_band_however_large():
    assert not has_dark_band(scan(BILL))
    assert not has_dark_band(scan([(60, 700, 60, "FACTURE"), (60, 640, 9, "Facture du 4 mai 2026")]))


def test_the_same_picture_gives_the_same_words_whatever_was_read_before(tmp_path):
    read = Library()
    first = read(scan(BILL), tmp_path, 30)
    read(scan(BILL, 90).rotate(5, fillcolor=255), tmp_path, 30)
    assert read(scan(BILL), tmp_path, 30) == first


def test_the_command_stands_in_where_the_library_finds_no_french(monkeypatch):
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(tesseract_library, "_PLACES", ())
    assert ocr.engine.__wrapped__() is tesseract.read_words


def test_the_command_stands_in_where_the_french_is_damaged(monkeypatch, tmp_path):
    (tmp_path / "fra.traineddata").write_bytes(b"cut short")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ocr.engine.__wrapped__() is tesseract.read_words


def test_rows_of_the_layout_and_blank_words_are_left_out():
    table = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t20\t30\t40\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t95.5\t \n"
        "5\t1\t1\t1\t1\t2\t10\t20\t30\t40\t95.5\tmai\n"
    )
    [word] = words_of(table, (100, 200))
    assert (word.text, word.box, word.confidence) == ("mai", Box(1, 0.1, 0.1, 0.4, 0.3), 0.955)


@pytest.mark.parametrize("rubbish", ["5\t1", "rubbish", "5\t1\t1\t1\t1\t2\tx\t20\t30\t40\t95.5\tmai"])
def test_what_is_no_table_is_not_taken_for_a_page_without_words(rubbish):
    with pytest.raises(ValueError, match=r"."):
        words_of(rubbish, (100, 200))
