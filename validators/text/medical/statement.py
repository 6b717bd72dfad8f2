"""What a doctor says about dancing: cleared, not cleared, or partly; from whole sentences, negations included.

Every contra-indication on the page must be accounted for: negated, or part of a title. One that is stated refuses, and
one that stands there unexplained leaves it to a person, whatever else is said.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from validators.text.layout import Page, Span
from validators.text.medical.contra_indication import Said
from validators.text.medical.elsewhere import is_limited_plainly, limit_elsewhere
from validators.text.medical.lead import misread
from validators.text.medical.marks import Mark, marks_of
from validators.text.medical.objects import objects
from validators.text.medical.sentence import narrowed
from validators.text.medical.signers import gives_a_doctors_name
from validators.text.medical.whole_title import is_established, is_whole_statement
from validators.text.medical.wordings import ONE_SPORT, limited
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
    """The clearance and the words it rests on, if there are any.

    `unread` where nothing limits it but words that OCR did not make out, so that another look may clear it.
    """

    clearance: Clearance
    span: Span | None = None
    page: Page | None = None
    unread: bool = False


def statement(pages: Sequence[Page], names: Collection[str] = (), *, by_ocr: bool = False) -> Statement:
    """What the pages state; a refusal beside a clearance is a limit, and so is an exception to it.

    `names` are the words of the family's names, folded: they may stand anywhere in a sentence. Of what OCR read, every
    word that leads up to a clearance must be known.
    """
    read = [wording(page, by_ocr=by_ocr) for page in pages if page.lines]
    marks = [mark for words in read for mark in marks_of(words)]
    clear = [mark for mark in marks if mark.said is Said.CLEAR]
    if not by_ocr:
        marks = [mark for mark in marks if not (mark.said is Said.REFUSED and _of_another_sport(mark, clear, names))]
    if (refused := next((mark for mark in marks if mark.said is Said.REFUSED), None)) is not None:
        limits = _for_a_while(refused) or (clear and (by_ocr or not _of_dance_alone(refused, clear, names)))
        return _stated(refused, Clearance.LIMITED if limits else Clearance.REFUSED)
    unexplained = {Said.DOUBTFUL} if _of_dance(clear, names) else {Said.DOUBTFUL, Said.ASKED}
    if (doubtful := next((mark for mark in marks if mark.said in unexplained), None)) is not None:
        return _stated(doubtful, Clearance.LIMITED)
    titles = [mark for mark in marks if mark.said is Said.TITLE]
    if not clear:
        return _of_titles(titles, read, names)
    titled = any(objects(mark.words, mark.first, mark.last).dance for mark in titles)
    found = _of_clear(clear, titled, names, by_ocr=by_ocr)
    if by_ocr and any(_misread(mark, names) for mark in clear):
        unread = found.unread or found.clearance is Clearance.CLEARED
        found = replace(found, clearance=Clearance.LIMITED, unread=unread)
    if found.unread:
        return replace(found, unread=by_ocr and not (_has_boxes(read) or is_limited_plainly(read, marks, names)))
    return _unless_limited(found, read, marks, names) if found.clearance is Clearance.CLEARED else found


def _for_a_while(refused: Mark) -> bool:
    """« contre-indique la danse jusqu'au 31 août. Reprise possible … »: whether it is over then is for a person."""
    return bool(_UNTIL.search(" ".join(refused.words.words[refused.last + 1 : refused.last + 1 + _BEHIND])))


_UNTIL = re.compile(r"\breprise (?:\w+ )?(?:possible|prevue|envisage\w+|autorisee)\b")
_BEHIND = 30


def _of_dance(clear: Sequence[Mark], names: Collection[str]) -> bool:
    """Whether a clearance names dance, so that what was asked is answered."""
    return any(objects(mark.words, mark.first, mark.last, names).dance for mark in clear)


def _has_boxes(read: Sequence[Wording]) -> bool:
    """Whether there are boxes to be ticked: whether they are, the first look said."""
    return any({"TICK", "BOX", "UNCLEAR"} & set(words.words) for words in read)


def _of_titles(titles: Sequence[Mark], read: Sequence[Wording], names: Collection[str]) -> Statement:
    """A title names what is certified: where it is all there is, it is the statement; OCR may have lost the rest."""
    if not titles:
        return Statement(Clearance.SILENT)
    title = titles[0]
    dance = objects(title.words, title.first, title.last, names).dance
    whole = (
        len(titles) == 1 and dance and not title.words.by_ocr and gives_a_doctors_name([words.page for words in read])
    )
    if whole and (is_whole_statement(title.words, title.last, names) or is_established(title.words, title.last)):
        return _unless_limited(_stated(title, Clearance.CLEARED), read, titles, names)
    return _stated(title, Clearance.LIMITED)


def _of_another_sport(refusal: Mark, clear: Sequence[Mark], names: Collection[str]) -> bool:
    """« Le rugby lui est déconseillé. Aucune contre-indication à la danse »: two sentences, two pursuits."""
    sentence = refusal.words.sentence(refusal.first, refusal.last)
    one = ONE_SPORT.search(f" {' '.join(sentence)} ") and "DANCE" not in sentence
    apart = [mark for mark in clear if "." in mark.words.words[slice(*sorted((mark.last, refusal.first)))]]
    return bool(one) and any(objects(mark.words, mark.first, mark.last, names).dance for mark in apart)


def _of_dance_alone(refusal: Mark, clear: Sequence[Mark], names: Collection[str]) -> bool:
    """« apte au sport, inapte à la danse »: dance is refused outright, and what is cleared is something else."""
    what = objects(refusal.words, refusal.first, refusal.last, names)
    if not what.dance or what.other or limited(refusal.text + what.rest):
        return False
    cleared = [objects(mark.words, mark.first, mark.last, names) for mark in clear]
    return all(other.other and not other.dance for other in cleared)


def _unless_limited(
    cleared: Statement, read: Sequence[Wording], marks: Sequence[Mark], names: Collection[str]
) -> Statement:
    """A clearance, unless something else on the paper limits it."""
    limit = limit_elsewhere(read, marks, cleared.span, names)
    return Statement(Clearance.LIMITED, limit.span, limit.page, limit.unread) if limit else cleared


def _misread(mark: Mark, names: Collection[str]) -> bool:
    """Whether OCR may have lost what turns the sense of a clearance, or the very name of dance."""
    what = objects(mark.words, mark.first, mark.last, names)
    unread = not what.dance and narrowed(mark.words.told(mark.last), mark.last, what.length, names, by_ocr=True)
    said = misread(mark.words, mark.first, mark.last, names)
    return unread or said


def _of_clear(clear: Sequence[Mark], titled: bool, names: Collection[str], *, by_ocr: bool) -> Statement:
    found = [(mark, objects(mark.words, mark.first, mark.last, names)) for mark in clear]
    for mark, what in found:
        if limited(mark.text + what.rest) or what.unmarked:
            return _stated(mark, Clearance.LIMITED)
    for mark, what in found:
        if what.dance or (titled and what.open):
            narrow = narrowed(_without(clear, mark), mark.last, what.length, names, by_ocr=by_ocr)
            stated = _stated(mark, Clearance.LIMITED if narrow else Clearance.CLEARED)
            return replace(stated, unread=narrow)
    if any(what.unticked for _, what in found):
        plain = not by_ocr or any(_DANCE_UNTICKED.search(mark.words.page.folded) for mark, _ in found)
        return _stated(found[0][0], Clearance.REFUSED if plain else Clearance.LIMITED)
    if not any(what.other for _, what in found) or not all(what.other or what.open for _, what in found):
        return replace(_stated(found[-1][0], Clearance.LIMITED), unread=True)
    return _stated(found[-1][0], Clearance.NOT_FOR_DANCE)


def names_dance(pages: Sequence[Page]) -> bool:
    """Whether dance, or what may stand for it, is named anywhere."""
    return any("DANCE" in wording(page).words or _NEAR_DANCE.search(page.folded) for page in pages)


def _without(clear: Sequence[Mark], mark: Mark) -> Wording:
    """The page's words, those that clear once more behind a clearance being accounted for."""
    told = mark.words.told(mark.last)
    words = list(told.words)
    for other in clear:
        if other.words is mark.words and other.first > mark.last:
            words[other.first : other.last + 1] = ["CI"] * (other.last + 1 - other.first)
    return replace(told, words=tuple(words))


def _stated(mark: Mark, clearance: Clearance) -> Statement:
    return Statement(clearance, mark.words.span(mark.first, mark.last), mark.words.page)
