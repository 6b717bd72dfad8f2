"""A file → ever richer readings, cheapest first. Whoever asks stops as soon as every question is answered.

Only ever used in a sandbox's child: everything here opens a stranger's file.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from config.campaign import Campaign
from tasks.tools import filetype, image, pdf, tesseract
from tasks.tools.barcode import Sealed, two_d_docs
from tasks.tools.faces import faces
from validators.case import Code, FileFacts, Picture, Reading
from validators.model import Slot
from validators.text.layout import Page
from validators.text.quality import is_french, legibility
from validators.two_d_doc.kinds import kind_signed

WITH_CODE = frozenset({Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS})
"""The slots whose documents may carry a 2D-Doc."""
_CODE_PAGES = 2
_LEGIBLE = 0.5
_TOO_SMALL = 420
_BLANK, _BLURRED = 0.06, 0.06
_SCAN, _HIDDEN, _PICTURED = 0.75, 0.5, 0.25
_FEW_LETTERS = 25


@dataclass
class Means:
    """What a reading may use: a folder, and time. It counts the OCR calls and keeps each page as it was read."""

    folder: Path
    until: float
    ocr: bool = True
    ocr_calls: int = 0
    pictures: dict[int, Image.Image] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)

    @property
    def seconds_left(self) -> float:
        return self.until - time.monotonic()


def readings(path: Path, slot: Slot | None, campaign: Campaign, means: Means) -> Iterator[Reading]:
    """All readings of a file, from what it is to its words at their best. The last one has `last` set."""
    content = filetype.content_of_file(path)
    file = FileFacts(path.stat().st_size, content.kind, content.noun)
    if content.kind == "pdf":
        yield from _of_pdf(path, file, slot, campaign, means)
    elif content.kind in ("jpeg", "png"):
        yield from _of_picture(path, file, slot, means)
    else:
        yield Reading(file, last=True)


def _of_pdf(path: Path, file: FileFacts, slot: Slot | None, campaign: Campaign, means: Means) -> Iterator[Reading]:
    try:
        document = pdf.Pdf(path)
    except pdf.UnreadableFile as error:
        yield Reading(replace(file, trouble=error.trouble), last=True)
        return
    with document:
        opened = replace(file, opened=True, page_count=document.page_count)
        numbers = range(1, min(document.page_count, campaign.file.max_pages_read) + 1)
        if slot is Slot.IDENTITY_PHOTO:
            yield from _of_portrait(document.render(1, 150), opened, means)
            return
        texts = {number: page for number in numbers if (page := _trusted(document, number))}
        base = Reading(opened, tuple(texts.values()), stage="text")
        code = _code(document, numbers) if slot in WITH_CODE and (slot is Slot.TAX_NOTICE or not texts) else None
        base = replace(base, code=code, stage="barcode" if code and not texts else "text")
        unread = [number for number in numbers if number not in texts or document.image_share(number) > _PICTURED]
        yield replace(base, last=not unread)
        if unread:
            yield from _scans(document, base, texts, unread, means)


def _trusted(document: pdf.Pdf, number: int) -> Page | None:
    """The text layer of a page when it is one that a person would see there: not hidden, not rubbish."""
    try:
        page = document.text_page(number)
    except pdf.UnreadableFile:
        return None
    if not page.lines or not is_french([page]):
        return None
    if document.image_share(number) > _SCAN and document.invisible_share(number) > _HIDDEN:
        return None
    return page


def _scans(
    document: pdf.Pdf, base: Reading, texts: dict[int, Page], unread: list[int], means: Means
) -> Iterator[Reading]:
    """OCR of the pages without text, and of those that are pictures too: each once, then once more and finer."""
    pages = dict(texts)
    for stage, dpi in (("ocr_200", 200), ("ocr_300", 300)):
        for number in unread:
            try:
                pages[number] = _scan(document, number, dpi, means)
            except tesseract.OcrFailed as error:
                yield replace(base, pages=_ordered(pages), stage=stage, by_ocr=True, trouble=error.cause, last=True)
                return
            last = dpi > 200 and number == unread[-1]
            yield replace(base, pages=_ordered(pages), stage=stage, by_ocr=True, last=last)


def _scan(document: pdf.Pdf, number: int, dpi: int, means: Means) -> Page:
    """One page by OCR; a page that is blank, or that cannot be drawn, has no words."""
    try:
        picture = document.render(number, dpi)
    except pdf.UnreadableFile:
        return Page(number, ())
    if image.spread(picture) < _BLANK:
        return Page(number, ())
    return _best_turn(picture, number, means, first=dpi == 200)


def _of_picture(path: Path, file: FileFacts, slot: Slot | None, means: Means) -> Iterator[Reading]:
    try:
        picture = image.open_picture(path)
    except pdf.UnreadableFile as error:
        yield Reading(replace(file, trouble=error.trouble), last=True)
        return
    opened = replace(file, opened=True, page_count=1)
    if slot is Slot.IDENTITY_PHOTO:
        yield from _of_portrait(picture, opened, means)
        return
    trouble = _too_poor(picture)
    if trouble:
        yield Reading(opened, stage="picture", trouble=trouble, last=True)
        return
    code = _first_code(picture, 1) if slot in WITH_CODE else None
    base = Reading(opened, code=code, stage="barcode")
    if code:
        yield base
    for stage, side in (("ocr_200", image.READING_SIDE), ("ocr_300", 3400)):
        try:
            page = _best_turn(image.fit(picture, side), 1, means, first=side == image.READING_SIDE)
        except tesseract.OcrFailed as error:
            yield replace(base, stage=stage, by_ocr=True, trouble=error.cause, last=True)
            return
        illegible = "blurred" if stage == "ocr_300" and legibility([page]) < 0.3 else ""
        yield replace(base, pages=(page,), stage=stage, by_ocr=True, trouble=illegible, last=stage == "ocr_300")


def _of_portrait(picture: Image.Image, file: FileFacts, means: Means) -> Iterator[Reading]:
    """A photo is looked at before it is read: words are sought where no face was found, or where letters may stand."""
    found = faces(picture)
    share = max((face.share for face in found), default=0.0)
    seen = Picture(len(found), share, image.sharpness(picture), image.spread(picture))
    base = Reading(file, picture=seen, stage="picture")
    if image.letter_like(picture) < _FEW_LETTERS:
        yield base
    try:
        page = _best_turn(image.fit(picture, image.READING_SIDE), 1, means, first=True)
    except tesseract.OcrFailed as error:
        yield replace(base, picture=None, trouble=error.cause, last=True)
        return
    yield replace(base, pages=(page,), stage="ocr_200", by_ocr=True, last=True)


def _too_poor(picture: Image.Image) -> str:
    """Why a picture cannot be read, told in milliseconds: too small, blank or blurred."""
    if max(picture.size) < _TOO_SMALL:
        return "too_small"
    if image.spread(picture) < _BLANK:
        return "blank"
    return "blurred" if image.sharpness(picture) < _BLURRED else ""


def _best_turn(picture: Image.Image, number: int, means: Means, first: bool) -> Page:
    """The page read the right way up: as its lines run, then upside down, then across, until it is legible.

    A later reading takes the turn that the first found best.
    """
    if not first and number in means.turns:
        upright = image.cleaned(image.turned(picture, means.turns[number]))
        means.pictures[number] = upright
        return _ocr(upright, number, means)
    side = 1 if image.lines_run_down(picture) else 0
    best = Page(number, ())
    for turns in (side, side + 2, 1 - side, 3 - side):
        upright = image.cleaned(image.turned(picture, turns))
        page = _ocr(upright, number, means)
        if not best.lines or legibility([page]) > legibility([best]):
            best, means.pictures[number], means.turns[number] = page, upright, turns
        if legibility([best]) >= _LEGIBLE and is_french([best]):
            break
    return best


def _ocr(picture: Image.Image, number: int, means: Means) -> Page:
    if not means.ocr:
        raise tesseract.OcrFailed("tool_missing")
    if means.seconds_left < 1:
        raise tesseract.OcrFailed("deadline")
    means.ocr_calls += 1
    return tesseract.read_page(picture, number, means.folder, means.seconds_left)


def _code(document: pdf.Pdf, numbers: range) -> Code | None:
    """The first 2D-Doc of the first pages: at 200 dpi, then at 300."""
    for dpi in (200, 300):
        for number in numbers[:_CODE_PAGES]:
            try:
                code = _first_code(document.render(number, dpi), number)
            except pdf.UnreadableFile:
                continue
            if code:
                return code
    return None


def _first_code(picture: Image.Image, number: int) -> Code | None:
    for sealed in two_d_docs(picture, number):
        return _as_code(sealed)
    return None


def _as_code(sealed: Sealed) -> Code:
    document, seal = sealed.document, sealed.seal
    return Code(
        signature=str(seal.signature),
        kind=kind_signed(document.kind, seal.signer),
        issued=document.issued,
        income_year=document.income_year,
        holders=document.names,
        box=sealed.box,
    )


def _ordered(pages: dict[int, Page]) -> tuple[Page, ...]:
    return tuple(pages[number] for number in sorted(pages))
