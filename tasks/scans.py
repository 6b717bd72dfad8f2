"""Pages without words of their own → ever richer readings by OCR: what answers first, then the rest, then finer.

Only ever used in a sandbox's child.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tasks.means import Means
from tasks.sheet import WHOLE, Sheet, Strip, read_strips
from tasks.tools.tesseract import OcrFailed
from validators.case import Reading
from validators.model import Slot
from validators.text.layout import Page
from validators.text.quality import legibility

_UPPER_PART = ((0.0, 0.55),)
_HEAD_AND_FOOT = ((0.0, 0.12), (0.93, 1.0))
_FIRST_BAND = {
    Slot.TAX_NOTICE: ((0.0, 0.5), (0.93, 1.0)),
    Slot.PROOF_OF_ADDRESS: _UPPER_PART,
    Slot.BANK_DETAILS: _UPPER_PART,
    Slot.DISABILITY_ATTESTATION: _UPPER_PART,
}
"""Where such documents carry their answers, as shares of a page's inked height. A certificate, which is short and may
take back at its end what it says at its beginning, is read whole; so is a mandate, whose answers stand anywhere."""
_UNREADABLE = 0.3


def scanned(sheets: Sequence[Sheet], base: Reading, slot: Slot | None, means: Means) -> Iterator[Reading]:
    """Readings of a document whose pages are `sheets`; `base` is what is known of it without them."""
    texts = {page.number: page for page in base.pages}
    done: list[Sheet] = []

    def reading(stage: str, *, partial: bool = False, again: bool = False, last: bool = False) -> Reading:
        pages = {**texts, **{sheet.number: sheet.page for sheet in done}}
        means.pictures.update({sheet.number: sheet.seen for sheet in done})
        trouble = "blurred" if last and _illegible(sheet.page for sheet in done) else ""
        return replace(
            base, pages=_ordered(pages), stage=stage, by_ocr=True, partial=partial, again=again, last=last, trouble=trouble
        )  # fmt: skip

    try:
        first = _first_sheets(sheets, slot)
        if slot in _FIRST_BAND:
            strips = [strip for sheet in first for strip in sheet.bands(*_band(slot, sheet is sheets[0]))]
            _read(first, strips, means)
            done += first
            yield reading("ocr_band", partial=True)
        for sheet in sheets:
            _read([sheet], sheet.rest(), means)
            if sheet is sheets[0] and _illegible([sheet.page]) and sheet.turn_where_legible():
                _read([sheet], sheet.bands(WHOLE), means)
            done += [sheet] if sheet not in done else []
            yield reading("ocr_page", partial=sheet is not sheets[-1])
        if means.places:
            doubtful = [sheet for sheet in sheets if any(box.page == sheet.number for box in means.places)]
            strips = [s for sheet in doubtful for s in sheet.around(b for b in means.places if b.page == sheet.number)]
            _read(doubtful, strips, means)
            yield reading("ocr_close", again=True)
        for sheet in sheets:
            _read([sheet], [strip] if (strip := sheet.fine()) else [], means)
            yield reading("ocr_300", again=True, last=sheet is sheets[-1])
    except OcrFailed as error:
        yield replace(reading("ocr_page", last=True), trouble=error.cause)


def _first_sheets(sheets: Sequence[Sheet], slot: Slot | None) -> Sequence[Sheet]:
    """A notice has to be whole, so each of its pages is looked at first; of others, the first page answers."""
    return sheets if slot is Slot.TAX_NOTICE else sheets[:1]


def _band(slot: Slot, first: bool) -> tuple[tuple[float, float], ...]:
    return _FIRST_BAND[slot] if first else _HEAD_AND_FOOT


def _read(sheets: Sequence[Sheet], strips: Sequence[Strip], means: Means) -> None:
    words = read_strips(strips, means.ocr)
    for sheet in sheets:
        sheet.take(words, strips)


def _illegible(pages: Iterable[Page]) -> bool:
    return legibility([page for page in pages if page.lines]) < _UNREADABLE


def _ordered(pages: dict[int, Page]) -> tuple[Page, ...]:
    return tuple(pages[number] for number in sorted(pages))
