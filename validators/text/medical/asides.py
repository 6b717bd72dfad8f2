"""What a certificate says besides its clearance, sentence by sentence: does any of it limit that?

A limit is as often the next sentence or a line of its own as part of the clearance's. So each of the others is asked:
does it hold a word that limits? If it speaks of hours, fees, papers or laws, or of what the doctor found, it does not.
"""

import re
from collections.abc import Collection, Iterable, Sequence, Set
from itertools import pairwise
from statistics import median

from validators.text.lexicon import is_word
from validators.text.medical.aside_words import (
    AID,
    ASKS,
    BINDING,
    CLOSING,
    COUNTED,
    ELSE,
    HEDGE,
    LIMIT,
    PAPERS,
    PURSUIT,
    RESUMED,
    SPOKEN_OF,
    TOUCHES,
)
from validators.text.medical.known_words import accounted
from validators.text.medical.likeness import is_known_to_limit_nothing, likeness
from validators.text.medical.lines import Part, parts
from validators.text.medical.misread_limits import is_nearly_one, meant, spaced
from validators.text.medical.no_limit import NO_LIMIT
from validators.text.medical.spelling import MARKS
from validators.text.medical.wordings import ONE_SPORT
from validators.text.medical.words import Wording


def limits(said: Sequence[str], *, clears: bool = False) -> bool:
    """Whether a sentence limits, besides what it `clears`: « la danse ne lui est pas » leads up to that."""
    text = SPOKEN_OF.sub(" ", NO_LIMIT.sub(" ", f" {' '.join(said)} "))
    if ASKS.search(text) or (clears and RESUMED.fullmatch(text.strip())):
        return False
    if _is_prescribed(text):
        return False
    if BINDING.search(text):
        return True
    limit, pursuit, papers = LIMIT.search(text), PURSUIT.search(text), PAPERS.search(text)
    if limit:
        return bool(pursuit or not papers)
    return not (papers or clears) and bool((pursuit and HEDGE.search(text)) or COUNTED.search(text))


_DOSE = re.compile(
    r" \d+ (?:mg|ml|ug|ui|cp|cps|comprimes?|gelules?|gouttes|sachets?|doses?|ampoules?|cuilleres?)(?= )"
    r"| qsp | matin et soir "
)


def _is_prescribed(text: str) -> bool:
    """What stands on the same paper as a medicine, and is nothing to be kept at hand: « 1 ampoule, à renouveler »."""
    return bool(_DOSE.search(text)) and not (PURSUIT.search(text) or AID.search(text))


def speaks_of_else(sentence: str, *, by_ocr: bool = False) -> bool:
    """Whether a sentence behind a clearance speaks of something else for sure: of papers, or what the doctor found."""
    said = sentence.split()
    if is_known_to_limit_nothing(sentence):
        return True
    told = not by_ocr and _TURNED.isdisjoint(said) and likeness(sentence) <= -_ALIKE
    return (told or bool(ELSE.search(f" {sentence} "))) and not limits(said)


_TURNED = frozenset("pas plus ne n ni non jamais cas".split())
"""« Ce n'est plus le cas », whatever it is like."""


def limited_aside(words: Wording, own: Set[int], names: Collection[str] = (), *, misread: bool = False) -> Part | None:
    """The first part of a page that limits; the places in `own` are the clearance's, `names` the family's.

    `misread`: or that may, if OCR read a word of it wrongly.
    """
    for start, end in parts(words):
        if _OF_THE_LAW.match(f" {' '.join(words.words[start:end])} "):
            continue
        if _is_field_of_none(words, start, end):
            continue
        if own.isdisjoint(range(start, end)) and is_known_to_limit_nothing(_as_written(words, range(start, end))):
            continue
        places = [place for place in range(start, end) if place not in own and not _names(words, place, names)]
        said = [words.words[place] for place in places]
        clears = len(places) < end - start and not own.isdisjoint(range(start, end))
        if not misread and "DANCE" not in said and ONE_SPORT.search(f" {' '.join(said)} "):
            continue  # « le karaté est déconseillé »: where OCR read it, dance may be what was misread
        if not misread and words.by_ocr and _is_guessed(words, places):
            continue  # « sport » and « ne » in what OCR made of small print: another look may tell
        if said and limits(_meant(words, places) if misread else spaced(said), clears=clears):
            return start, end
        below = bool(own) and start > max(own)
        if own and (below or not clears) and _is_like_a_limit(words, places, _ALIKE if below else _ALIKE_ABOVE):
            return start, end
        if misread and not clears and _may_limit(words, places):
            return start, end
    return None


def _is_field_of_none(words: Wording, start: int, end: int) -> bool:
    """« Restrictions éventuelles » in one cell of a table, « aucune » in the next: a field that says there is none."""
    label, answer = " ".join(words.words[start:end]), words.words[end : end + 1]
    if not _FIELD.fullmatch(label) or answer[:1] not in _NONE or not words.begins_a_cell(end):
        return False
    return end + 1 == len(words.words) or words.begins_a_cell(end + 1) or "\n" in _between(words, end)


def _between(words: Wording, place: int) -> str:
    """What stands on the page between a word and the next."""
    return words.page.folded[words.places[place][1] : words.places[place + 1][0]]


_FIELD = re.compile(
    r"(?:\| )?(?:restrictions?|reserves?|limitations?|remarques?|observations?)(?: eventuelles?| particulieres?)?"
)
_NONE = frozenset((word,) for word in ("aucune", "neant", "ras", "NO", "non"))


def _is_guessed(words: Wording, places: Sequence[int]) -> bool:
    """Whether OCR hardly believes what it made of a line, most of it."""
    read = [words.span(place, place).confidence for place in places if words.words[place].isalnum()]
    return len(read) >= _LONG and median(read) < _BELIEVED


_BELIEVED = 0.4


def _names(words: Wording, place: int, names: Collection[str]) -> bool:
    """Whether a word is one of the family's names: « Saül » as well, which is nearly « sauf »."""
    return words.words[place] in names or _as_written(words, [place]) in names


def _is_like_a_limit(words: Wording, places: Sequence[int], least: float) -> bool:
    """« Lui laisser le temps de souffler »: more like what limits than like what speaks of something else.

    What OCR made of a stamp or of small print is no sentence: not all of it are words.
    """
    said = [words.words[place] for place in places]
    text = f" {' '.join(said)} "
    if not MARKS.keys().isdisjoint(said) or any(known.search(text) for known in (NO_LIMIT, CLOSING)):
        return False  # what is ticked in the row of a form is asked elsewhere
    if _is_prescribed(text):
        return False
    told = [word for word in SPOKEN_OF.sub(" ", text).split() if word.isalpha() and len(word) >= _SHORTEST]
    if sum(map(is_word, told)) < _SENTENCE or (words.by_ocr and not all(is_word(w) or accounted(w, ()) for w in told)):
        return False
    return likeness(_as_written(words, places)) >= least


def _as_written(words: Wording, places: Iterable[int]) -> str:
    """Words as they stand on the page, folded, a space between them."""
    return " ".join(words.page.folded[slice(*words.places[place])] for place in places)


_ALIKE, _ALIKE_ABOVE = 2.0, 12.0
"""Log-odds from which a sentence that nothing else tells is for a person: below the clearance, where limits stand; and
above it, among all that the doctor found, was asked, and prints on every paper."""


_OF_THE_LAW = re.compile(r" (?:\w+ ){1,3}\d{4} \d{1,3} (?:\w+ ){0,5}du code ")
"""« Articles R. 4127-28 et R. 4127-76 du code … », in the small print at the foot."""


def _meant(words: Wording, places: Sequence[int]) -> list[str]:
    """What the words may be; two that stand in one (« éca'rts ») are that one, if it is any."""
    if len(places) == 1 and len(words.words[places[0]]) <= _SHORTEST + 1:
        return [words.words[places[0]]]  # a signature may be « auf »
    said = [meant(words.words[place]) for place in places]
    for rank, (one, two) in enumerate(pairwise(places)):
        whole = words.words[one] + words.words[two]
        begin, end = words.places[one][1], words.places[two][0]
        between = words.page.folded[begin:end]
        if two == one + 1 and not re.search(r"['’\s]", between) and (is_word(whole) or meant(whole) != whole):
            said[rank : rank + 2] = [meant(whole), ""]
    return spaced([word for word in said if word])


def _may_limit(words: Wording, places: Sequence[int]) -> bool:
    """« Pas de sxvts », « Genuillres obligatoires »: a sentence of what may be limited, a word of which is unread."""
    text = SPOKEN_OF.sub(" ", f" {' '.join(words.words[place] for place in places)} ")
    if not TOUCHES.search(text) or ELSE.search(text):
        return False
    return any(_is_unread(words, place) for place in places if place == places[0] or words.written(place).islower())


def _is_unread(words: Wording, place: int) -> bool:
    word = words.words[place]
    unknown = len(word) > _SHORTEST and word.isalpha() and not is_word(word) and not accounted(word, ())
    return unknown and (len(word) < _LONG or is_nearly_one(word))


_SHORTEST, _LONG, _SENTENCE = 3, 9, 2
