"""What is said on a page, each with its words: clearances, refusals, contra-indications; of boxes, the ticked ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from validators.text.medical.clearances import CLEAR, NO_REASON_FOUND
from validators.text.medical.contra_indication import ONCE, Said, answered, contra, spaced
from validators.text.medical.lead import taken_back
from validators.text.medical.lines import begins_anew
from validators.text.medical.notices import hidden
from validators.text.medical.wordings import (
    ABOUT,
    ASKED,
    DOUBLED,
    NEGATED,
    REFUSAL,
    TAUGHT,
    TITLE,
)
from validators.text.medical.words import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said, and the words (from, to) that say it."""

    said: Said
    first: int
    last: int
    words: Wording

    @property
    def text(self) -> str:
        """The words that say it, but for dance itself, a space between and around them."""
        return spaced([word for word in self.words.words[self.first : self.last + 1] if word != "DANCE"])


def marks_of(words: Wording) -> list[Mark]:
    """All that counts; what a refusal is made of clears nothing, nor does what is not ticked say anything."""
    marks = _unrefused(list(_marks(words)))
    return _chosen([_unless_denied(mark, marks) for mark in marks])


def _unless_denied(mark: Mark, marks: Sequence[Mark]) -> Mark:
    """« Rien qui soit de nature à déconseiller », « interdites : aucune »: a doubt, where a word of its sentence that
    belongs to no other statement may take a refusal back.
    """
    if mark.said is not Said.REFUSED:
        return mark
    said = mark.words.words
    start = max((other.last + 1 for other in marks if other.last < mark.first), default=0)
    before = said[max(start, mark.first - _DENIED_BEFORE, 0) : mark.first]
    sentence = before[len(before) - before[::-1].index(".") :] if "." in before else before
    forbids = said[mark.first].startswith(("interdi", "proscri", "deconseil"))
    of_nothing = forbids and _ANSWERED_NONE.match(spaced(said[mark.last + 1 : mark.last + 8]))
    return replace(mark, said=Said.DOUBTFUL) if of_nothing or _NOTHING.intersection(sentence) else mark


_DENIED_BEFORE = 20
_NOTHING = frozenset("rien aucun aucune nul nulle exempt exempte indemne".split())
_ANSWERED_NONE = re.compile(r" (?:(?!\.)\w+ ){0,3}: (?:aucune?s?|neant|nulle?|rien|ras|NO|0) ")


def _marks(words: Wording) -> Iterator[Mark]:
    for index, word in enumerate(words.words):
        if word in ("CI", "CIV") and not (_of_the_law(words, index) or _of_a_notice(words, index)):
            said, first, last = contra(words.words, index)
            if said is Said.DOUBTFUL and _forbids(words, index):
                said = Said.REFUSED
            if said is Said.CLEAR and _heads(words, first, last):
                said = Said.TITLE
            yield Mark(_asked(words, first, said), first, last, words)
    for match in CLEAR.finditer(words.text):
        first, last = words.index(match.start()), words.index(match.end() - 1)
        if not _waits_for_an_answer(words, first, last):
            yield Mark(_asked(words, first, _cleared(words, first, last)), first, last, words)
    yield from _refusals(words)


def _heads(words: Wording, first: int, last: int) -> bool:
    """« cours et stages - non contre-indication », above « Je soussigné »: what is certified, no statement."""
    return words.words[first] == "non" and words.words[last + 1 : last + 3] in _WHO_CERTIFIES


_WHO_CERTIFIES = (("je", "soussigne"), ("je", "soussignee"), ("je", "certifie"), ("je", "dr"))


def _of_the_law(words: Wording, index: int) -> bool:
    """« Les exploitants doivent s'assurer que les élèves sont munis d'un certificat … » (art. R. 362-2), quoted."""
    sentence = words.words[max(index - _STATUTE, 0) : index]
    start = next((back for back, word in enumerate(reversed(sentence)) if word == "."), len(sentence))
    return bool({"exploitants", "munis"} <= set(sentence[len(sentence) - start :]))


def _of_a_notice(words: Wording, index: int) -> bool:
    """« Toute blessure survenant après cette date peut constituer une … »: printed, and of nobody yet."""
    return hidden(words.text).split()[index : index + 1] == ["_" * len(words.words[index])]


_STATUTE = 40


def _forbids(words: Wording, index: int) -> bool:
    """« son état contre-indique la danse »: said outright, by a verb that nothing before it denies."""
    start, end = words.places[index]
    verb = words.page.folded[start:end].endswith(("indique", "indiquent"))
    object_ = words.words[index + 1 : index + 4]
    denied = {"ne", "n", "pas", "qui", "que"} & set(words.words[max(index - 4, 0) : index])
    return verb and not denied and object_[:1] in (("la",), ("toute",)) and bool({"DANCE", "pratique"} & set(object_))


def _waits_for_an_answer(words: Wording, first: int, last: int) -> bool:
    """« Aptitude à la danse : … »: a heading, which says nothing but for a « oui » or « non » behind it."""
    row = words.words[last + 1 : last + 6]
    colon = ":" in row and "." not in row[: row.index(":")]
    return words.words[first] == "aptitude" and colon and not answered(words.words, last)


def _cleared(words: Wording, first: int, last: int) -> Said:
    if answered(words.words, last) == "NO":
        return Said.REFUSED
    before = spaced(words.words[max(first - 6, 0) : first])
    denied = NEGATED.search(before) and words.words[first] not in _NONE_OF
    once = ONCE.intersection(words.words[max(first - _RIGHT_BEFORE, 0) : last])
    if denied or once or DOUBLED.search(spaced(words.words[max(first - 6, 0) : last + 2])):
        return Said.DOUBTFUL
    return Said.TITLE if TITLE.search(before) else Said.CLEAR


_RIGHT_BEFORE = 2
_NONE_OF = frozenset(["aucun", "aucune", "pas", "rien"])
"""« je ne vois aucune objection »: with « ne », one negation."""


def _refusals(words: Wording) -> Iterator[Mark]:
    for match in REFUSAL.finditer(NO_REASON_FOUND.sub(lambda found: _hidden(found.group()), words.text)):
        first, last = words.index(match.start()), words.index(match.end() - 1)
        about = ABOUT.search(spaced(_around(words.words, first, last)))
        doubtful = _NO_SUCH.search(spaced(words.words[max(first - 3, 0) : first])) or words.words[first] in _INFINITIVE
        said = Said.DOUBTFUL if doubtful else Said.REFUSED
        if about and not TAUGHT.search(spaced(words.words[max(first - 11, 0) : last + 2])):
            yield Mark(said, first, last, words)


_NO_SUCH = re.compile(r" (?:pas|pas d|pas de|aucune?|sans|absence d|absence de|ni) $")
"""« pas d'inaptitude » refuses nobody."""
_INFINITIVE = frozenset(["interdire", "deconseiller"])
"""« On m'a demandé s'il fallait lui interdire la danse »: by itself it forbids nothing."""


def _hidden(text: str) -> str:
    """As many words of the same length that say nothing: « aucune raison de déconseiller » refuses nothing."""
    return re.sub(r"\w", "_", text)


def _around(words: Sequence[str], first: int, last: int) -> Sequence[str]:
    """The words around some, in their sentence."""
    before, after = words[max(first - 10, 0) : first], words[last + 1 : last + 9]
    start = len(before) - before[::-1].index(".") if "." in before else 0
    end = after.index(".") if "." in after else len(after)
    return [*before[start:], *words[first : last + 1], *after[:end]]


def _asked(words: Wording, first: int, said: Said) -> Said:
    """What is asked for, or taken back, is not said."""
    farthest, near = max(first - _ASKED_BEFORE, 0), max(first - _ASKED_NEAR, 0)
    anew = (place for place in range(near, farthest, -1) if _begins(words, place))
    before = words.words[next(anew, farthest) : first]
    if "exploitants" in words.words[max(first - _STATUTE, 0) : first] and "." in before:
        before = before[len(before) - before[::-1].index(".") :]  # the law was quoted, and its sentence is over
    if said in (Said.CLEAR, Said.TITLE) and ASKED.search(spaced(before)):
        return Said.DOUBTFUL
    if said is Said.CLEAR and words.words[first] == "aptitude" and _ASKED_OF_ME.search(spaced(before)):
        return Said.ASKED
    taken = said is Said.CLEAR and (taken_back(words, first) or words.asks(first))
    return Said.DOUBTFUL if taken else said


def _begins(words: Wording, place: int) -> bool:
    """Whether a sentence or a paragraph begins with that word."""
    return words.words[place - 1] == "." or begins_anew(words, place)


_ASKED_BEFORE, _ASKED_NEAR = 22, 14
"""So many words before what is asked for may ask for it, in its sentence or in the one before."""
_ASKED_OF_ME = re.compile(r" vous (?:me |m )(?:avez )?(?:demand|interrog|sollicit)(?:ez|e) (?:(?!\.|CIV? )\w+ ){0,6}?$")
"""« Vous me demandez mon avis sur l'aptitude de Léa à … »: an answer that names dance settles it."""


def _unrefused(marks: list[Mark]) -> list[Mark]:
    """« n'est pas apte », « ne peut pratiquer »: the refusal takes its own words from the clearance."""
    refused = [mark for mark in marks if mark.said is Said.REFUSED]
    return [
        mark
        for mark in marks
        if mark.said is not Said.CLEAR
        or not any(mark.first <= other.last and other.first <= mark.last for other in refused)
    ]


def _chosen(marks: list[Mark]) -> list[Mark]:
    """Of statements to be ticked, those that are; where no tick was read, none of them says anything.

    Nor does any but a ticked refusal on a form with a box that is neither ticked nor empty for sure.
    """
    led = {id(mark): _box(mark) for mark in marks}
    if any("UNCLEAR" in mark.words.words for mark in marks):
        return [mark if mark.said is Said.REFUSED and led[id(mark)] == "TICK" else _unsure(mark) for mark in marks]
    if any(led.values()) and "TICK" not in led.values():
        return [_unsure(mark) for mark in marks]  # the tick that was not seen may stand before any of them
    return [_ticked(mark, led[id(mark)]) for mark in marks if led[id(mark)] != "BOX"]


def _unsure(mark: Mark) -> Mark:
    return mark if mark.said is Said.TITLE else replace(mark, said=Said.DOUBTFUL)


def _ticked(mark: Mark, box: str) -> Mark:
    """« ☒ une contre-indication », beside « ☐ l'absence de … », refuses."""
    before = mark.words.words[mark.first - 1] if mark.first else ""
    stated = box == "TICK" and mark.said is Said.DOUBTFUL and mark.words.words[mark.first] == "CI"
    return replace(mark, said=Said.REFUSED) if stated and before in ("une", "des", "TICK") else mark


def _box(mark: Mark) -> str:
    before = mark.words.words[max(mark.first - 6, 0) : mark.first + 1]
    return next((word for word in reversed(before) if word in ("TICK", "BOX")), "")
