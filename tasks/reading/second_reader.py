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
from tasks.tools.rows_of_writing import Place, rows_of_writing
from tasks.tools.rules import without_rules
from tasks.tools.tesseract_table import OcrFailed
from tasks.tools.text_cells import cells_on
from tasks.tools.unread_ink import unread_ink
from validators.case import Reading
from validators.model import Box
from validators.text.layout import Page, Word, lines_of
from validators.text.medical.boxes import EMPTY, TICKED, UNCLEAR
from validators.text.medical.harmless_ink import without_harmless_ink

_SECONDS = 15.0
"""Without so much time left, nothing is begun."""
_A4_HIGH = 11.69
"""Inches."""
_MOST, _SHORTEST = 30, 3
"""What has more lines than that is no form; what is shorter is no word that limits anything."""
_NEAR, _LEVEL, _ALIKE = 2.5, 0.5, 2.2
"""Cells of one line stand so near (in heights), share so much of the lower one's height, and are about as high."""
_ROOM, _BESIDE, _LETTER, _WIDER = 0.12, 0.24, 0.5, 1.5
"""In heights of a line: the paper that it is cut out with, how wide a letter is, and how far a date may go on."""

_SURELY, _COVERED = 0.9, 0.8
"""What is as sure, and covers so much of its line, was read by tesseract as it stands."""
_MOSTLY, _MERGED = 0.5, 2.0
"""A line that fills so much of a place may end before it does, since of large letters the last may be missed; and one
that is so many times as high is several."""
_BOXES = (EMPTY, TICKED, UNCLEAR)


def second_reading(reading: Reading, means: Means, *, sparing: bool = False) -> Reading | None:
    """The same pages as the other recogniser reads them; None where it cannot: it sees no boxes. A second for a form.

    `sparing`: but for the lines of which tesseract read every word for sure.
    The digits of a date count for little where tesseract, asked for that line alone, nowhere reads the same.
    """
    pages = []
    if any(word.text in _BOXES for page in reading.pages for word in page.words):
        return None
    for page in reading.pages:
        picture = means.pictures.get(page.number)
        known = page.words if sparing else ()
        words = [] if picture is None or means.seconds_left < _SECONDS else words_on(picture, page.number, known)
        if picture is None or not words:
            return None
        words += [replace(word, text=UNCLEAR) for word in page.words if _is_missed(word, words)]
        lines = without_harmless_ink(lines_of(words, page.aspect))
        try:
            pages.append(confirmed(replace(page, lines=lines), page, picture, means.ocr))
        except OcrFailed:
            return None
    whole = replace(reading, pages=tuple(pages), stage="ocr_second", again=True, partial=False, last=True)
    return whole if pages else None


def _is_missed(word: Word, words: Sequence[Word]) -> bool:
    """Whether the second sees nothing where tesseract saw a word: that may limit what is said."""
    return len(word.text) >= _SHORTEST and not any(overlap(word.box, other.box) for other in words)


def second_look(reading: Reading, means: Means, box: Box) -> Reading | None:
    """The pages as they were read, but for what stands at a place: that as the other recogniser reads it. 50 ms."""
    picture = means.pictures.get(box.page)
    page = next((page for page in reading.pages if page.number == box.page), None)
    if picture is None or page is None or means.seconds_left < _SECONDS:
        return None
    place = _with_room(page, box)
    words = _words_at(picture, place)
    if not words:
        return None
    kept = [word for word in page.words if not _within(word.box, place)]
    seen = replace(page, lines=lines_of((*kept, *words), page.aspect))
    return replace(reading, pages=tuple(seen if other is page else other for other in reading.pages))


def _with_room(page: Page, box: Box) -> Box:
    """A place, wider by half the blanks beside it: a hand writes over the ends of what tesseract found of it."""
    high = (box.bottom - box.top) * _WIDER / page.aspect
    level = [word.box for word in page.words if box.top <= (word.box.top + word.box.bottom) / 2 <= box.bottom]
    before = max((other.right for other in level if other.right <= box.left), default=0.0)
    after = min((other.left for other in level if other.left >= box.right), default=1.0)
    left, right = max((before + box.left) / 2, box.left - high), min((after + box.right) / 2, box.right + high)
    return replace(box, left=left, right=right)


def _within(box: Box, place: Box) -> bool:
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return place.left <= middle[0] <= place.right and place.top <= middle[1] <= place.bottom


def _words_at(picture: Image.Image, place: Box) -> list[Word]:
    """The words of the lines whose middle stands at a place, as far as they do."""
    grey = np.array(picture)
    height, width = grey.shape
    top, bottom = round(place.top * height), round(place.bottom * height)
    start, stop = max(2 * top - bottom, 0), min(2 * bottom - top, height)
    dpi = round(max(picture.size) / _A4_HIGH)
    grey[start:stop] = without_rules(picture.crop((0, start, width, stop)), dpi, upright=False)
    left, right = round(place.left * width), round(place.right * width)
    lines = [
        (max(one[0], left), one[1] + start, min(one[2], right), one[3] + start)
        for one in _lines_on(grey[start:stop], dpi)
    ]
    known = (left, top, right, bottom)
    here = [_at(line, known) for line in lines if line[0] < line[2] and top <= (line[1] + line[3]) / 2 <= bottom]
    return [word for line in here or [known] for word in _words(grey, line, place.page, line[3] - line[1])]


def _at(line: Place, place: Place) -> Place:
    """A line as far as it stands at a place; the place itself where the lines around it were taken for one."""
    if line[3] - line[1] > _MERGED * (place[3] - place[1]):
        return place
    whole = line[2] - line[0] >= _MOSTLY * (place[2] - place[0])
    return (place[0], line[1], place[2], line[3]) if whole else line


def words_on(picture: Image.Image, number: int, known: Sequence[Word] = ()) -> list[Word]:
    """The words of a grey page, laid flat, the lines that are `known` as they are; none of more lines than a form's."""
    dpi = round(max(picture.size) / _A4_HIGH)
    grey = np.asarray(without_rules(picture, dpi, upright=False), np.uint8)
    places = _lines_on(grey, dpi) or rows_of_writing(grey, dpi)
    if not 0 < len(places) <= _MOST:
        return []
    usual = float(np.median([bottom - top for _, top, _, bottom in places]))
    boxes = [_box(number, place, grey) for place in places]
    here = [[word for word in known if _within(word.box, box)] for box in boxes]
    return [
        word
        for place, box, words in zip(places, boxes, here, strict=True)
        for word in (words if _is_surely_read(box, words) else _words(grey, place, number, usual))
    ]


def _is_surely_read(line: Box, words: Sequence[Word]) -> bool:
    """Whether nearly all of a line's width is words that are sure; figures take two who read them."""
    if any(char.isdigit() for word in words for char in word.text):
        return False
    covered = sum(word.box.right - word.box.left for word in words)
    sure = all(word.confidence >= _SURELY for word in words)
    return sure and covered >= _COVERED * (line.right - line.left)


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
