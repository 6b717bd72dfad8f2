"""Pages without words of their own → ever richer readings by OCR: what answers first, then the rest, then finer.

Only ever used in a sandbox's child.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from tasks.reading.means import Means
from tasks.reading.page_numbers import numbers_in, numbers_seconded
from tasks.reading.sheet import FINE, FIRST, WHOLE, Sheet
from tasks.reading.stacked_strips import Strip, read_strips
from tasks.tools.boxed_rows import boxed_rows
from tasks.tools.tesseract_table import Look, OcrFailed
from validators.case import MARGINS, Code, Reading
from validators.model import Slot
from validators.text.boxed_ibans import boxed_iban
from validators.text.quality import is_illegible, may_be_turned

_UPPER_PART = ((0.0, 0.55),)
_HEAD_AND_FOOT = ((0.0, 0.12), (0.93, 1.0))
_FIRST_BAND = {
    Slot.TAX_NOTICE: ((0.0, 0.36), (0.93, 1.0)),
    Slot.PROOF_OF_ADDRESS: _UPPER_PART,
    Slot.BANK_DETAILS: _UPPER_PART,
    Slot.DISABILITY_ATTESTATION: _UPPER_PART,
}
"""Where such documents carry their answers, as shares of a page's inked height. A certificate, which is short and may
take back at its end what it says at its beginning, is read whole; so is a mandate, whose answers stand anywhere."""
TICKED_FORMS = (Slot.MEDICAL_CERTIFICATE,)
"""Where a form's boxes may turn what it says."""


def scanned(
    sheets: Sequence[Sheet], base: Reading, slot: Slot | None, means: Means, fine_code: Callable[[], Code | None]
) -> Iterator[Reading]:
    """Readings of a document whose pages are `sheets`; `base` is what is known of it without them.

    `fine_code` looks for its 2D-Doc once more, with all means.
    """
    scan = _Scan(sheets, base, means, slot in TICKED_FORMS)
    try:
        if slot in _FIRST_BAND:
            yield scan.first_band(slot)
        yield from scan.rest()
        if slot is Slot.TAX_NOTICE and means.pages_in_doubt:
            yield scan.margins(FINE)
        if slot is Slot.TAX_NOTICE and means.pages_in_doubt:
            yield scan.margins(FIRST)  # another look: a number that was seen once refuses nobody
        if means.iban_in_doubt:
            yield scan.boxes()
        if means.places:
            yield scan.closer()
        scan.base = replace(base, code=base.code or fine_code())
        yield from scan.finer()
    except OcrFailed as error:
        yield replace(scan.reading("ocr_page", last=True), trouble=error.cause)


@dataclass
class _Scan:
    """The pages of a document, and which of them were read so far."""

    sheets: Sequence[Sheet]
    base: Reading
    means: Means
    form: bool
    begun: list[Sheet] = field(default_factory=list)
    tried: list[Sheet] = field(default_factory=list)

    def first_band(self, slot: Slot) -> Reading:
        """A notice has to be whole, so all its pages are looked at; of others, the first page answers."""
        first, *others = self.sheets
        self._read([first], first.bands(*_FIRST_BAND[slot]))
        if self._turned(first):
            self._read([first], first.bands(*_FIRST_BAND[slot]))
        if not first.is_nearly_empty:
            for sheet in others:
                sheet.lies_like(first)
        if slot is Slot.TAX_NOTICE:
            self._read(others, [strip for sheet in others for strip in sheet.bands(*_HEAD_AND_FOOT)])
        return self.reading("ocr_band", partial=True)

    def rest(self) -> Iterator[Reading]:
        """Page by page, what was not read yet."""
        for sheet in self.sheets:
            self._read([sheet], sheet.rest())
            if self._turned(sheet):
                self._read([sheet], sheet.bands(WHOLE))
            yield self.reading("ocr_page", partial=sheet is not self.sheets[-1])

    def _turned(self, sheet: Sheet) -> bool:
        """Whether a page that is hardly legible as it lies, or lies on its side, was turned another way up; tried once.

        A first page of which hardly a word was read is illegible; any other may well be the blank back of a sheet.
        """
        empty = sheet is self.sheets[0] and sheet.is_nearly_empty
        amiss = empty or may_be_turned(sheet.page) or sheet.lies_on_its_side
        if sheet in self.tried or not amiss:
            return False
        self.tried.append(sheet)
        return sheet.turn_where_legible()

    def margins(self, dpi: int) -> Reading:
        """The heads and feet of all pages as rows of text, and each small piece of it by itself.

        Of a small number there, nothing is seen on a whole page. Where tesseract finds none, the other one looks.
        """
        ocr = self.means.ocr
        words = read_strips([strip for sheet in self.sheets for strip in sheet.margins(dpi)], ocr, Look.ROWS)
        edges = {sheet.number: sheet.edges(dpi) for sheet in self.sheets}
        numbers = numbers_in([edge for ends in edges.values() for edge in ends], partial(ocr, look=Look.ROWS))
        for sheet in self.sheets:
            found = [word for word in numbers if word.box.page == sheet.number]
            sheet.add(words, found or numbers_seconded(edges[sheet.number]))
        return self.reading(MARGINS)

    def boxes(self) -> Reading:
        """The IBANs that stand in boxes, a character in each, moved together: on a whole page such a row is lost."""
        for sheet in self.sheets:
            for row in boxed_rows(sheet.flat(FINE)):
                words = self.means.ocr(row.picture, Look.ACCOUNT)
                sheet.put_iban(boxed_iban("".join(word.text for word in words)), row.place)
        return self.reading("ocr_boxes")

    def closer(self) -> Reading:
        """The lines that a doubt rests on, finer."""
        strips: list[Strip] = []
        for sheet in self.sheets:
            boxes = [box for box in self.means.places if box.page == sheet.number]
            strips += sheet.around(boxes) if boxes else []
        self._read([sheet for sheet in self.sheets if any(strip.page == sheet.number for strip in strips)], strips)
        return self.reading("ocr_close", again=True)

    def finer(self) -> Iterator[Reading]:
        """Page by page, everything once more, finer; what was illegible, as a page in uneven light."""
        for sheet in self.sheets:
            self._read([sheet], sheet.fine(), Look.SHADED if is_illegible([sheet.page]) else Look.PAGE)
            yield self.reading("ocr_300", again=True, last=sheet is self.sheets[-1])

    def reading(self, stage: str, *, partial: bool = False, again: bool = False, last: bool = False) -> Reading:
        """All that was read so far."""
        pages = {page.number: page for page in self.base.pages} | {sheet.number: sheet.page for sheet in self.begun}
        return replace(
            self.base,
            pages=tuple(pages[number] for number in sorted(pages)),
            stage=stage,
            by_ocr=True,
            partial=partial,
            again=again,
            trouble="blurred" if last and is_illegible(pages.values()) else "",
            last=last,
        )

    def _read(self, sheets: Sequence[Sheet], strips: Sequence[Strip], look: Look = Look.PAGE) -> None:
        words = read_strips(strips, self.means.ocr, look, form=self.form)
        for sheet in sheets:
            sheet.take(words, strips)
            self.means.pictures[sheet.number] = sheet.seen
        self.begun += [sheet for sheet in sheets if sheet not in self.begun]
