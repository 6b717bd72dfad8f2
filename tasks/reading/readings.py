"""A file → ever richer readings, cheapest first. Whoever asks stops as soon as every question is answered.

Only ever used in a sandbox's child: everything here opens a stranger's file.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image

from config.campaign import Campaign
from tasks.drop.files import WHOLE_UP_TO
from tasks.reading.form_boxes import BOXES_DPI, speaks_in_symbols, with_boxes_seen
from tasks.reading.means import Means
from tasks.reading.portraits import portrait_readings
from tasks.reading.scans import TICKED_FORMS, scanned
from tasks.reading.sheet import FINE, FIRST, Sheet
from tasks.reading.signed_codes import CODE_SLOTS, FINE_DPI, QUICK_DPI, code_of
from tasks.tools import filetype, image, pdf
from tasks.tools.dark_mode import in_dark_letters
from tasks.tools.letter_size import shrunk_for_reading
from tasks.tools.unreadable_file import UnreadableFile
from validators.case import FileFacts, Reading
from validators.model import Slot
from validators.text.layout import Page
from validators.text.quality import is_french

_TOO_SMALL = 420
_BLANK, _DARK, _BLURRED = 0.06, 0.12, 0.06
_SCAN, _HIDDEN, _PICTURED = 0.75, 0.5, 0.25
_PORTRAIT_DPI = 150
_SIDES = {FIRST: image.READING_SIDE, FINE: 3400}
"""The long side of a photo, in pixels, at the resolutions of a page."""


def readings(path: Path, slot: Slot | None, campaign: Campaign, means: Means) -> Iterator[Reading]:
    """All readings of a file, from what it is to its words at their best. The last one has `last` set."""
    content = filetype.content_of_file(path)
    file = FileFacts(path.stat().st_size, content.kind, content.noun)
    if file.size_bytes > WHOLE_UP_TO:  # its size has decided, and a parser may search for minutes in what is no PDF
        yield Reading(replace(file, opened=True), last=True)
        return
    try:
        if content.kind == "pdf":
            with pdf.Pdf(path) as document:
                opened = replace(file, opened=True, page_count=document.page_count)
                yield from _of_pdf(document, opened, slot, campaign, means)
        elif content.kind in ("jpeg", "png"):
            picture = image.open_picture(path)
            yield from _of_picture(picture, replace(file, opened=True, page_count=1), slot, means)
        else:
            yield Reading(file, last=True)
    except UnreadableFile as error:
        cut = error.trouble == "damaged" and filetype.is_cut_short(path, content.kind)
        yield Reading(replace(file, trouble="truncated" if cut else error.trouble), last=True)


def _of_pdf(
    document: pdf.Pdf, file: FileFacts, slot: Slot | None, campaign: Campaign, means: Means
) -> Iterator[Reading]:
    if slot is Slot.IDENTITY_PHOTO:
        yield from portrait_readings(document.render(1, _PORTRAIT_DPI), file, means)
        return
    numbers = range(1, min(document.page_count, campaign.file.max_pages_read) + 1)
    draw = _Drawing(document)
    texts = {number: page for number in numbers if (page := _trusted(document, number))}
    find_code = partial(code_of, draw, numbers)
    sought = slot is Slot.TAX_NOTICE or (slot in CODE_SLOTS and not texts)
    code = find_code(QUICK_DPI) if sought else None
    base = Reading(file, tuple(texts.values()), code, stage="barcode" if code and not texts else "text")
    unread = [number for number in numbers if number not in texts or document.image_share(number) > _PICTURED]
    photo = list(numbers) == unread == [1] and document.image_share(1) > _SCAN
    trouble = _too_poor(draw(1, QUICK_DPI)) if photo else ""
    if slot in TICKED_FORMS and any(document.draws_boxes(n) or speaks_in_symbols(page) for n, page in texts.items()):
        base = replace(base, pages=tuple(with_boxes_seen(page, draw(page.number, BOXES_DPI)) for page in base.pages))
    yield replace(base, trouble=trouble, last=not unread or bool(trouble))
    if unread and not trouble:
        sheets = [Sheet(number, partial(draw, number), means.ocr) for number in unread]
        yield from scanned(sheets, base, slot, means, lambda: find_code(FINE_DPI) if sought else None)


class _Drawing:
    """Draws pages of a PDF, the last ones once only; a page that cannot be drawn is blank."""

    def __init__(self, document: pdf.Pdf) -> None:
        self._render = lru_cache(maxsize=2)(document.render)

    def __call__(self, number: int, dpi: int) -> Image.Image:
        try:
            return self._render(number, dpi)
        except UnreadableFile:
            return Image.new("L", (1000, 1414), 255)


def _trusted(document: pdf.Pdf, number: int) -> Page | None:
    """The text layer of a page when it is one that a person would see there: not hidden, not rubbish."""
    try:
        page = document.text_page(number)
    except UnreadableFile:
        return None
    if not page.lines or not is_french([page]):
        return None
    if document.image_share(number) > _SCAN and document.invisible_share(number) > _HIDDEN:
        return None
    return page


def _of_picture(picture: Image.Image, file: FileFacts, slot: Slot | None, means: Means) -> Iterator[Reading]:
    if slot is Slot.IDENTITY_PHOTO:
        yield from portrait_readings(picture, file, means)
        return
    trouble = _too_poor(picture)
    if trouble:
        yield Reading(file, stage="picture", trouble=trouble, last=True)
        return
    sought = slot in CODE_SLOTS
    read = in_dark_letters(picture)
    side = shrunk_for_reading(read, _SIDES[FIRST])

    def draw(dpi: int) -> Image.Image:
        return image.fit(read, side * _SIDES[dpi] // _SIDES[FIRST])

    code = code_of(lambda _, dpi: image.fit(picture, _SIDES[dpi]), (1,)) if sought else None
    base = Reading(file, code=code, stage="barcode")
    if code:
        yield base
    sheet = Sheet(1, draw, means.ocr)
    yield from scanned([sheet], base, slot, means, lambda: code_of(lambda *_: picture, (1,)) if sought else None)


def _too_poor(picture: Image.Image) -> str:
    """Why a picture cannot be read, told in milliseconds: too small, blank, too dark or blurred."""
    if max(picture.size) < _TOO_SMALL:
        return "too_small"
    spread = image.spread(picture)
    if spread < _DARK:
        return "blank" if spread < _BLANK else "too_dark"
    return "blurred" if image.is_blurred(picture, _BLURRED) else ""
