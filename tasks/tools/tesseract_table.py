"""What tesseract answers, by its library or its command: a table of words (TSV), or none at all."""

from collections.abc import Iterator
from enum import Enum
from itertools import islice
from string import ascii_uppercase, digits

from PIL import Image

from validators.model import Box
from validators.text.layout import Word

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-fra"
LANGUAGE = "fra"
MAX_WORDS = 5000
_UNSURE_LINE = "0.7"
"""A line less sure than that is read again as white letters: tesseract's own value."""
_HEADER = "level"


class Look(Enum):
    """How a picture is looked at: a page as it comes, one in uneven light, rows far apart, a single line.

    How ink is told from paper (Otsu's one level of grey, or Sauvola's by what lies around), tesseract's segmentation
    (3 finds the blocks of a page and drops small things far from any; 6 takes all there is, row by row; 7 is one line),
    and the only characters there are, where that is known: in an IBAN, in a day's figures.
    """

    PAGE = ("0", 3, "")
    SHADED = ("2", 3, "")
    ROWS = ("0", 6, "")
    ACCOUNT = ("0", 7, ascii_uppercase + digits)
    LINE = ("0", 7, "")
    FIGURES = ("0", 7, digits + "/.-")

    @property
    def segmentation(self) -> int:
        """Tesseract's page segmentation mode."""
        return self.value[1]

    @property
    def alphabet(self) -> str:
        """The characters that may be read; empty for any."""
        return self.value[2]


def settings(image: Image.Image, look: Look) -> dict[str, str]:
    """Tesseract's variables for a picture: what it would try in vain is left out."""
    from tasks.tools.dark_bands import has_dark_band  # here: who only asks where the engine is need not load OpenCV

    return {
        "thresholding_method": look.value[0],
        "invert_threshold": _UNSURE_LINE if has_dark_band(image) else "0",
        "tessedit_char_whitelist": look.alphabet,
        "textord_all_prop": "1",  # typewriters' letters need no pitch found: its neural network cuts no line into cells
    }


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
