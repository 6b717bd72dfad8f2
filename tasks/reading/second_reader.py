"""Pages read once more by another recogniser: what tesseract made of handwriting has somebody to agree with.

Only ever used in a sandbox's child.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from tasks.reading.dates_confirmed import confirmed
from tasks.reading.means import Means
from tasks.reading.stacked_strips import overlap
from tasks.tools.image import Grey
from tasks.tools.line_reader import Letter, letters_of
from tasks.tools.rules import without_rules
from tasks.tools.tesseract_table import OcrFailed
from tasks.tools.text_cells import cells_on
from tasks.tools.unread_ink import unread_ink
from validators.case import Reading
from validators.model import Box
from validators.text.layout import Page, Word, lines_of
from validators.text.medical.boxes import EMPTY, TICKED, UNCLEAR

_SECONDS = 15.0
"""Without so much time left, nothing is begun."""
_A4_HIGH = 11.69
"""Inches."""
_MOST, _SHORTEST = 30, 3
"""What has more lines than that is no form; what is shorter is no word that limits anything."""
_NEAR, _LEVEL, _ALIKE = 2.5, 0.5, 2.2
"""Cells of one line stand so near (in heights), share so much of the lower one's height, and are about as high."""
_ROOM, _BESIDE, _LETTER = 0.12, 0.24, 0.5
"""In heights of a line: the paper that it is cut out with, and how wide a letter is."""

_BOXES = (EMPTY, TICKED, UNCLEAR)

Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
Rows = tuple[float, float]
"""Upper and lower end, as shares of a page's height."""


def second_reading(reading: Reading, means: Means) -> Reading | None:
    """The same pages as the other recogniser reads them; None where it cannot: it sees no boxes. A second for a form.

    The digits of a date count for little where tesseract, asked for that line alone, nowhere reads the same.
    """
    pages = []
    if any(word.text in _BOXES for page in reading.pages for word in page.words):
        return None
    for page in reading.pages:
        picture = means.pictures.get(page.number)
        words = [] if picture is None or means.seconds_left < _SECONDS else words_on(picture, page.number)
        if picture is None or not words:
            return None
        words += [replace(word, text=UNCLEAR) for word in page.words if _is_missed(word, words)]
        try:
            pages.append(confirmed(replace(page, lines=lines_of(words, page.aspect)), page, picture, means.ocr))
        except OcrFailed:
            return None
    whole = replace(reading, pages=tuple(pages), stage="ocr_second", again=True, partial=False, last=True)
    return whole if pages else None


def _is_missed(word: Word, words: Sequence[Word]) -> bool:
    """Whether the second sees nothing where tesseract saw a word: that may limit what is said."""
    return len(word.text) >= _SHORTEST and not any(overlap(word.box, other.box) for other in words)


def second_look(reading: Reading, means: Means, box: Box) -> Reading | None:
    """The pages as they were read, but for the line at a place: that as the other recogniser reads it. 0.2 s."""
    picture = means.pictures.get(box.page)
    if picture is None or means.seconds_left < _SECONDS:
        return None
    words = words_on(picture, box.page, (box.top, box.bottom))
    if not words:
        return None
    return replace(
        reading, pages=tuple(_with(page, words) if page.number == box.page else page for page in reading.pages)
    )


def words_on(picture: Image.Image, number: int, rows: Rows = (0.0, 1.0)) -> list[Word]:
    """The words of the lines whose middle stands in some rows of a grey page, laid flat."""
    dpi = round(max(picture.size) / _A4_HIGH)
    grey = np.asarray(without_rules(picture, dpi, upright=False), np.uint8)
    height = len(grey)
    places = _lines_on(grey, dpi)
    within = [place for place in places if rows[0] <= (place[1] + place[3]) / 2 / height <= rows[1]]
    if not 0 < len(within) <= _MOST:
        return []
    usual = float(np.median([bottom - top for _, top, _, bottom in places]))
    return [word for place in within for word in _words(grey, place, number, usual)]


def _with(page: Page, words: list[Word]) -> Page:
    """A page with those words in place of what was read in their rows."""
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    kept = [word for word in page.words if not top <= (word.box.top + word.box.bottom) / 2 <= bottom]
    return replace(page, lines=lines_of((*kept, *words), page.aspect))


def _lines_on(grey: Grey, dpi: int) -> list[Place]:
    """The places of the lines: cells on one level, near each other, belong together."""
    cells = cells_on(grey, dpi)
    lines: list[Place] = []
    for cell in sorted(map(tuple, cells.ink.tolist())) if cells else ():
        beside = next((line for line in lines if _of_one_line(line, cell)), None)
        if beside is not None:
            lines.remove(beside)
            cell = (*map(min, beside[:2], cell[:2]), *map(max, beside[2:], cell[2:]))
        lines.append(cell)
    return lines


def _of_one_line(line: Place, cell: Place) -> bool:
    lower, higher = sorted((line[3] - line[1], cell[3] - cell[1]))
    shared = min(line[3], cell[3]) - max(line[1], cell[1])
    return shared > _LEVEL * lower and cell[0] - line[2] < _NEAR * higher and higher < _ALIKE * lower


def _words(grey: Grey, place: Place, number: int, usual: float) -> Iterator[Word]:
    """The words of a line, each as sure as its least sure letter; `usual` is how high lines are on the page."""
    left, top, right, bottom = place
    high = bottom - top
    room, beside = max(round(_ROOM * high), 2), max(round(_BESIDE * high), 2)
    start, stop = max(left - beside, 0), min(right + beside, grey.shape[1])
    half = _LETTER * high / 2
    line = grey[max(top - room, 0) : bottom + room, start:stop]
    letters = letters_of(line)
    seen = [letter.middle for letter in letters if letter.text != " "]
    for ends in unread_ink(line, seen, max(usual, high)):
        yield Word(UNCLEAR, _box(number, (start + ends[0], top, start + ends[1], bottom), grey), 0.0)
    for word in split(letters):
        first, last = (start + letter.middle * (stop - start) for letter in (word[0], word[-1]))
        box = _box(number, (max(first - half, 0), top, min(last + half, grey.shape[1]), bottom), grey)
        yield Word("".join(letter.text for letter in word), box, min(letter.confidence for letter in word))


def split(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Words end at a blank; and where print goes over into a hand, whose capital or figure may follow without one."""
    word: list[Letter] = []
    for letter in letters:
        begins = word and word[-1].text.islower() and (letter.text.isupper() or letter.text.isdigit())
        if word and (begins or letter.text == " "):
            yield word
            word = []
        if letter.text != " ":
            word.append(letter)
    if word:
        yield word


def _box(number: int, place: tuple[float, float, float, float], grey: Grey) -> Box:
    height, width = grey.shape
    return Box(number, place[0] / width, place[1] / height, place[2] / width, place[3] / height)
