"""What a doctor says about dancing: cleared, not cleared, or partly; from whole sentences, negations included.

Every contra-indication on the page must be accounted for: negated, or part of a title. One that is stated refuses, and
one that stands there unexplained leaves it to a person, whatever else is said.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from validators.text.layout import Page, Span
from validators.text.medical.contra_indication import Said, answered, contra, spaced
from validators.text.medical.objects import objects
from validators.text.medical.remarks import misread_remark, remark
from validators.text.medical.sentence import misread, narrowed, taken_back
from validators.text.medical.wordings import ABOUT, ASKED, CLEAR, DOUBLED, NEGATED, REFUSAL, TAUGHT, TITLE, limited
from validators.text.medical.words import Wording, wording

_NEAR_DANCE = re.compile(
    r"\bjazz\b|\bclassique\b|\bartistique|\bconservatoire\b|\benseignement|\bhip.?hop\b|\bpointes\b"
)

_DANCE_UNTICKED = re.compile(r"☐\s?(?:(?:de )?la )?danse")
"""Of what OCR read, a tick that is missing may be one that it lost: the box itself has to be seen, and empty."""


class Clearance(StrEnum):
    """What a certificate says of dancing."""

    CLEARED = "cleared"
    NOT_FOR_DANCE = "not_for_dance"
    REFUSED = "refused"
    LIMITED = "limited"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Statement:
    """The clearance and the words it rests on, if there are any."""

    clearance: Clearance
    span: Span | None = None
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something said, and the words (from, to) that say it."""

    said: Said
    first: int
    last: int
    words: Wording

    @property
    def text(self) -> str:
        """The words that say it, but for dance itself, a space between and around them."""
        return spaced([word for word in self.words.words[self.first : self.last + 1] if word != "DANCE"])

    def statement(self, clearance: Clearance) -> Statement:
        return Statement(clearance, self.words.span(self.first, self.last), self.words.page)


def statement(pages: Sequence[Page], names: Collection[str] = (), *, by_ocr: bool = False) -> Statement:
    """What the pages state; a refusal beside a clearance is a limit, and so is an exception to it.

    `names` are the words of the family's names, folded: they may stand anywhere in a sentence. Of what OCR read, every
    word that leads up to a clearance must be known.
    """
    marks = [mark for page in pages if page.lines for mark in _chosen(_unrefused(list(_marks(wording(page)))))]
    clear = [mark for mark in marks if mark.said is Said.CLEAR]
    for mark in marks:
        if mark.said is Said.REFUSED:
            return mark.statement(Clearance.LIMITED if clear else Clearance.REFUSED)
    for mark in marks:
        if mark.said is Said.DOUBTFUL:
            return mark.statement(Clearance.LIMITED)
    titles = [mark for mark in marks if mark.said is Said.TITLE]
    if not clear:
        return titles[0].statement(Clearance.LIMITED) if titles else Statement(Clearance.SILENT)
    titled = any(objects(mark.words, mark.first, mark.last).dance for mark in titles)
    found = _of_clear(clear, titled, names, by_ocr=by_ocr)
    if by_ocr and any(_misread(mark, names) for mark in clear):
        return replace(found, clearance=Clearance.LIMITED)
    return _with_remarks(found, pages) if found.clearance is Clearance.CLEARED else found


def _with_remarks(cleared: Statement, pages: Sequence[Page]) -> Statement:
    """A clearance that another sentence of the paper limits."""
    for page in pages:
        limit = remark(wording(page).told())
        if limit is not None:
            return Statement(Clearance.LIMITED, limit, page)
    return cleared


def _misread(mark: _Mark, names: Collection[str]) -> bool:
    """Whether OCR may have lost what turns the sense of a clearance, or the very name of dance."""
    what = objects(mark.words, mark.first, mark.last, names)
    unread = not what.dance and narrowed(mark.words.told(mark.last), mark.last, what.length, names, by_ocr=True)
    said = misread(mark.words, mark.first, mark.last, names) or misread_remark(mark.words.told(mark.last), mark.last)
    return unread or said


def _of_clear(clear: Sequence[_Mark], titled: bool, names: Collection[str], *, by_ocr: bool) -> Statement:
    found = [(mark, objects(mark.words, mark.first, mark.last, names)) for mark in clear]
    for mark, what in found:
        if limited(mark.text + what.rest) or what.unmarked:
            return mark.statement(Clearance.LIMITED)
    for mark, what in found:
        if what.dance or (titled and what.open):
            narrow = narrowed(mark.words.told(mark.last), mark.last, what.length, names, by_ocr=by_ocr)
            return mark.statement(Clearance.LIMITED if narrow else Clearance.CLEARED)
    if any(what.unticked for _, what in found):
        plain = not by_ocr or any(_DANCE_UNTICKED.search(mark.words.page.folded) for mark, _ in found)
        return found[0][0].statement(Clearance.REFUSED if plain else Clearance.LIMITED)
    if not any(what.other for _, what in found) or not all(what.other or what.open for _, what in found):
        return found[-1][0].statement(Clearance.LIMITED)
    return found[-1][0].statement(Clearance.NOT_FOR_DANCE)


def names_dance(pages: Sequence[Page]) -> bool:
    """Whether dance, or what may stand for it, is named anywhere."""
    return any("DANCE" in wording(page).words or _NEAR_DANCE.search(page.folded) for page in pages)


def _marks(words: Wording) -> Iterator[_Mark]:
    for index, word in enumerate(words.words):
        if word in ("CI", "CIV"):
            said, first, last = contra(words.words, index)
            if said is Said.DOUBTFUL and _forbids(words, index):
                said = Said.REFUSED
            yield _Mark(_asked(words, first, said), first, last, words)
    for match in CLEAR.finditer(words.text):
        first, last = words.index(match.start()), words.index(match.end() - 1)
        yield _Mark(_asked(words, first, _cleared(words, first, last)), first, last, words)
    yield from _refusals(words)


def _forbids(words: Wording, index: int) -> bool:
    """« son état contre-indique la danse »: said outright, by a verb that nothing before it denies."""
    start, end = words.places[index]
    verb = words.page.folded[start:end].endswith(("indique", "indiquent"))
    object_ = words.words[index + 1 : index + 4]
    denied = {"ne", "n", "pas", "qui", "que"} & set(words.words[max(index - 4, 0) : index])
    return verb and not denied and object_[:1] in (("la",), ("toute",)) and bool({"DANCE", "pratique"} & set(object_))


def _cleared(words: Wording, first: int, last: int) -> Said:
    if answered(words.words, last) == "NO":
        return Said.REFUSED
    before = spaced(words.words[max(first - 6, 0) : first])
    if NEGATED.search(before) or DOUBLED.search(spaced(words.words[max(first - 6, 0) : last + 2])):
        return Said.DOUBTFUL
    return Said.TITLE if TITLE.search(before) else Said.CLEAR


def _refusals(words: Wording) -> Iterator[_Mark]:
    for match in REFUSAL.finditer(words.text):
        first, last = words.index(match.start()), words.index(match.end() - 1)
        about = ABOUT.search(spaced(words.words[max(first - 10, 0) : last + 9]))
        if about and not TAUGHT.search(spaced(words.words[max(first - 11, 0) : last + 2])):
            yield _Mark(Said.REFUSED, first, last, words)


def _asked(words: Wording, first: int, said: Said) -> Said:
    """What is asked for, or taken back, is not said."""
    if said in (Said.CLEAR, Said.TITLE) and ASKED.search(spaced(words.words[max(first - 14, 0) : first])):
        return Said.DOUBTFUL
    return Said.DOUBTFUL if said is Said.CLEAR and taken_back(words, first) else said


def _unrefused(marks: list[_Mark]) -> list[_Mark]:
    """« n'est pas apte », « ne peut pratiquer »: the refusal takes its own words from the clearance."""
    refused = [mark for mark in marks if mark.said is Said.REFUSED]
    return [
        mark
        for mark in marks
        if mark.said is not Said.CLEAR
        or not any(mark.first <= other.last and other.first <= mark.last for other in refused)
    ]


def _chosen(marks: list[_Mark]) -> list[_Mark]:
    """Of statements to be ticked, those that are; where no tick was read, none of them says anything.

    Nor does any but a ticked refusal on a form with a box that is neither ticked nor empty for sure.
    """
    led = {id(mark): _box(mark) for mark in marks}
    if any("UNCLEAR" in mark.words.words for mark in marks):
        return [mark if mark.said is Said.REFUSED and led[id(mark)] == "TICK" else _unsure(mark) for mark in marks]
    if any(led.values()) and "TICK" not in led.values():
        return [_unsure(mark) for mark in marks]  # the tick that was not seen may stand before any of them
    return [_ticked(mark, led[id(mark)]) for mark in marks if led[id(mark)] != "BOX"]


def _unsure(mark: _Mark) -> _Mark:
    return mark if mark.said is Said.TITLE else replace(mark, said=Said.DOUBTFUL)


def _ticked(mark: _Mark, box: str) -> _Mark:
    """« ☒ une contre-indication », beside « ☐ l'absence de … », refuses."""
    before = mark.words.words[mark.first - 1] if mark.first else ""
    stated = box == "TICK" and mark.said is Said.DOUBTFUL and mark.words.words[mark.first] == "CI"
    return replace(mark, said=Said.REFUSED) if stated and before in ("une", "des", "TICK") else mark


def _box(mark: _Mark) -> str:
    before = mark.words.words[max(mark.first - 6, 0) : mark.first + 1]
    return next((word for word in reversed(before) if word in ("TICK", "BOX")), "")
