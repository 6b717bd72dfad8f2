"""What limits a clearance elsewhere on the paper: in a field, a line or a sentence of its own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from validators.text.layout import Page, Span
from validators.text.medical.asides import limited_aside
from validators.text.medical.lines import sentence_end
from validators.text.medical.marks import Mark
from validators.text.medical.remarks import remark, unfilled
from validators.text.medical.sentence import until_formula
from validators.text.medical.wordings import limited
from validators.text.medical.words import Wording, wording


@dataclass(frozen=True, slots=True)
class Limit:
    """Words that limit a clearance; `unread` where they only may, since OCR did not make them out."""

    span: Span
    page: Page
    unread: bool = False


def limit_elsewhere(
    read: Sequence[Wording], marks: Sequence[Mark], cleared: Span | None, names: Collection[str]
) -> Limit | None:
    """The first limit of what is `cleared`; `names` are the family's, folded."""
    plain = [words if not words.by_ocr else wording(words.page) for words in read]
    for words in plain:
        if (span := remark(words.told()) or unfilled(words.page)) is not None:
            return Limit(span, words.page)
    for words in read:
        own = _own(words, marks, cleared)
        for doubting in (False, True)[: 1 + words.by_ocr]:
            part = limited_aside(words.told(), own, names, misread=doubting)
            if part is not None:
                return Limit(words.span(part[0], part[1] - 1), words.page, unread=doubting)
    return None


def is_limited_plainly(read: Sequence[Wording], marks: Sequence[Mark], names: Collection[str]) -> bool:
    """Whether a limit stands on the paper that no closer look would take back."""
    if any(limited(words.text) for words in read):
        return True
    limit = limit_elsewhere(read, marks, None, names)
    return limit is not None and not limit.unread


def _own(words: Wording, marks: Sequence[Mark], cleared: Span | None) -> set[int]:
    """The places of what states something, and of the clearance's own sentence, which `narrowed` asks."""
    own: set[int] = set()
    for mark in marks:
        if mark.words is words:
            own.update(range(mark.first, mark.last + 1))
            if cleared == words.span(mark.first, mark.last):
                own.update(range(mark.first, min(sentence_end(words, mark.last), until_formula(words, mark.last))))
    return own
