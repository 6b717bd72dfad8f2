"""What tesseract answers, by its library or its command: a table of words (TSV), or none at all."""

from collections.abc import Iterator
from itertools import islice

from validators.model import Box
from validators.text.layout import Word

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-fra"
LANGUAGE = "fra"
THRESHOLDING, GLOBAL, LOCAL = "thresholding_method", "0", "2"
"""How ink is told from paper: by one level of grey for the whole picture (Otsu), or by what lies around (Sauvola)."""
MAX_WORDS = 5000
_HEADER = "level"


class OcrFailed(Exception):
    """No words were had. `cause` is `tool_missing`, `crashed` or `deadline`."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


def words_of(table: str, size: tuple[int, int]) -> tuple[Word, ...]:
    """The words, in places on a page 1 of that size in pixels; ValueError for what is no such table."""
    return tuple(islice(_words(table, size), MAX_WORDS))


def _words(table: str, size: tuple[int, int]) -> Iterator[Word]:
    """Of the rows those that hold a word: rows of the layout have a confidence of −1."""
    width, height = size
    for row in table.splitlines():
        level, _, _, _, _, _, left, top, across, down, sure, text = row.split("\t")
        if level == _HEADER or float(sure) < 0 or not text.strip():
            continue
        right, bottom = int(left) + int(across), int(top) + int(down)
        box = Box(1, int(left) / width, int(top) / height, right / width, bottom / height)
        yield Word(text.strip(), box, min(float(sure) / 100, 1.0))
