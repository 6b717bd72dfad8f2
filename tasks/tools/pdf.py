"""PDF by PDFium: what opens, the words of its text layer with their places, and its pages as pictures.

PDFium decides what is unreadable. Only ever used in a sandbox's child.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from tasks.tools.page_scan import MAX_PIXELS, scan_of
from tasks.tools.unreadable_file import UnreadableFile
from validators.model import Box
from validators.text.layout import Page, Word, lines_of

MAX_CHARS = 60_000
_SOFT_HYPHEN = "\u00ad"
"""What some programs write for any hyphen: « 27­03­2026 ». Where it is drawn it is one."""
_GRID = 100_000
_BOX, _STROKES = (5.0, 20.0), 10
"""Points: the sides of a box to be ticked; and so many strokes as two of them have."""
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A letter of a name, as a file may also write it."""
_TROUBLE = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "password"}


class Pdf:
    """An open PDF. Pages count from 1."""

    def __init__(self, file: Path | bytes) -> None:
        """Open it, and make sure that its first page can be loaded; UnreadableFile when not."""
        try:
            self._document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile(_TROUBLE.get(getattr(error, "err_code", 0), "damaged")) from None
        self.page_count = len(self._document)
        self._file = file
        self._shown: tuple[int, Any] | None = None
        self._loaded(1).close()  # a form has to be there before its pages are
        with suppress(pypdfium2.PdfiumError):  # a form that PDFium cannot set up is shown without its fields
            self._document.init_forms()

    @cached_property
    def _names_a_mask(self) -> bool:
        """Whether a picture may have one: its dictionary stands in the file as it is, and PDFium does not tell."""
        data = self._file if isinstance(self._file, bytes) else self._file.read_bytes()
        return b"Mask" in _ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), data)

    def _page(self, number: int) -> Any:
        """A page, open until another is asked for; UnreadableFile where the file promises more pages than it has."""
        if self._shown is None or self._shown[0] != number:
            self._leave()
            page = self._loaded(number)
            if _typed_on(page):
                page.close()
                page = self._loaded(number)
            self._shown = number, page
        return self._shown[1]

    def _loaded(self, number: int) -> Any:
        try:
            return self._document[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            raise UnreadableFile("damaged") from None

    def _leave(self) -> None:
        if self._shown is not None:
            self._shown[1].close()
            self._shown = None

    def text_page(self, number: int) -> Page:
        """The text layer of a page, as words in places; a page without one has no lines."""
        page = self._page(number)
        text = page.get_textpage()
        try:
            words = list(_words(page.raw, text.raw, number))
            width, height = page.get_size()
        finally:
            text.close()
        aspect = width / height if height > 0 else 1.0
        return Page(number, lines_of(words, aspect), aspect)

    def invisible_share(self, number: int) -> float:
        """The share (0 to 1) of text objects that are drawn invisibly, as hidden OCR layers are."""
        page = self._page(number)
        modes = [
            pdfium.FPDFTextObj_GetTextRenderMode(item.raw)
            for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=2)
        ]
        return modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) / len(modes) if modes else 0.0

    def image_share(self, number: int) -> float:
        """The share (0 to 1) of a page that its largest picture covers: near 1 on a scan."""
        page = self._page(number)
        width, height = page.get_size()
        largest = 0.0
        for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
            left, bottom, right, top = item.get_bounds()
            largest = max(largest, (right - left) * (top - bottom))
        return min(largest / (width * height), 1.0) if width * height > 0 else 0.0

    def draws_boxes(self, number: int) -> bool:
        """Whether a page may have boxes of a form that are no letters: fields, or what is drawn as small as those."""
        page = self._page(number)
        kinds = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
        drawn = page.get_objects(filter=kinds, max_depth=3)
        return bool(pdfium.FPDFPage_GetAnnotCount(page)) or any(_may_be_boxes(item) for item in drawn)

    def render(self, number: int, dpi: int) -> Image.Image:
        """A page as a grey picture, at that resolution or at what MAX_PIXELS allows."""
        page = self._page(number)
        width, height = page.get_size()
        scale = dpi / 72
        pixels = max(width * height, 1.0) * scale * scale
        if pixels > MAX_PIXELS:
            scale *= (MAX_PIXELS / pixels) ** 0.5
        size = (ceil(width * scale), ceil(height * scale))
        return (None if self._names_a_mask else scan_of(page, size)) or _drawn(page, scale)

    def close(self) -> None:
        self._leave()
        self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _typed_on(page: Any) -> bool:
    """Make what was typed into a form, or onto the page, part of the page; whether there was any: it is to be reloaded.

    The text layer knows nothing of fields and notes, and a mandate filled in on a screen is nothing else.
    """
    if pdfium.FPDFPage_GetAnnotCount(page) <= 0:
        return False
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _may_be_boxes(item: Any) -> bool:
    """Small, or many strokes drawn as one."""
    left, bottom, right, top = item.get_bounds()
    small = _BOX[0] <= max(right - left, top - bottom) <= _BOX[1]
    return bool(
        small or (item.type == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(item.raw) >= _STROKES)
    )


def _drawn(page: Any, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True)
    image: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    return image


def _words(page: Any, text: Any, number: int) -> Iterator[Word]:
    """Characters joined into words at every space; places as PDFium would draw them (rotation and crop included)."""
    letters: list[str] = []
    box: list[float] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    refs = tuple(map(ctypes.byref, (left, right, bottom, top)))
    for index in range(min(pdfium.FPDFText_CountChars(text), MAX_CHARS)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index) or 32).replace(_SOFT_HYPHEN, "-")
        if char.isspace() or char in "\x00\ufffe\uffff":
            if letters:
                yield _word(page, "".join(letters), box, number)
                letters, box = [], []
            continue
        if not pdfium.FPDFText_GetCharBox(text, index, *refs):
            continue
        here = [left.value, bottom.value, right.value, top.value]
        if letters and _jumps(box, here):
            yield _word(page, "".join(letters), box, number)
            letters, box = [], []
        letters.append(char)
        box = here if len(letters) == 1 else _grown(box, here)
    if letters:
        yield _word(page, "".join(letters), box, number)


def _jumps(box: list[float], here: list[float]) -> bool:
    """A letter far from the word so far begins another word (columns set without a space between them)."""
    height = max(box[3] - box[1], here[3] - here[1], 1.0)
    return here[0] - box[2] > height or box[0] - here[2] > height or abs(here[1] - box[1]) > 2 * height


def _grown(box: list[float], here: list[float]) -> list[float]:
    return [min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])]


def _word(page: Any, text: str, box: list[float], number: int) -> Word:
    x, y = ctypes.c_int(), ctypes.c_int()
    places = []
    for corner in ((box[0], box[3]), (box[2], box[1])):
        pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, *corner, ctypes.byref(x), ctypes.byref(y))
        places.append((x.value / _GRID, y.value / _GRID))
    (x0, y0), (x1, y1) = places
    return Word(text, Box(number, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
