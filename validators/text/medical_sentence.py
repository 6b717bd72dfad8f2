"""Is the whole sentence of a clearance accounted for? What precedes it may take it back, what follows may narrow it.

A list of limits would never be whole (« assise uniquement », « si port d'une attelle », « : non »). So it is the other
way round: what follows a clearance must be words that are known to narrow nothing; one that is not is for a person.
"""

import re
from collections.abc import Collection, Iterator

from rapidfuzz.distance import Levenshtein

from validators.text.medical_vocabulary import UNNARROWED
from validators.text.medical_wordings import OTHER
from validators.text.medical_words import Wording

_LEAD = 9
_OPENING = frozenset([".", "CI", "CIV", "et", "qui", "certifie", "atteste", "soussigne", "soussignee", "TICK", "BOX"])
_TAKEN_BACK = re.compile(
    r" (?:pas|plus|point|jamais|non|impossible|saura\w*|doute\w*|incertain\w*|sembl\w+|parait|devra\w*|pourrai\w*"
    r"|condition\w*|reserve|si|faute|refus\w+|retir\w+|annul\w+|prononcer|avant de|sera|seront|assister|parents?"
    r"|notre|mon|ma|mes|(?:pour|afin d|en vue d)\w* (?:\w+ ){0,2}?(?:attest|verifi|etabli|obten|certifi)\w+)(?= )"
)
_NO_LIMIT = re.compile(
    r"\b(?:sans|aucune?|ni) (?:aucune? )?"
    r"(?:restriction|reserve|limitation|limite|danger|risque|probleme|difficulte)s?\b"
)
_SHORT = 2
_BAD_SHORT = frozenset(["si", "ni"])


def taken_back(words: Wording, first: int) -> bool:
    """Whether what stands before the words of a clearance, in its clause, denies, supposes or demands it."""
    before = list(words.words[max(first - _LEAD, 0) : first])
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _OPENING:
            before = before[place + 1 :]
            break
    return bool(_TAKEN_BACK.search(f" {' '.join(before)} "))


def narrowed(words: Wording, last: int, count: int, names: Collection[str]) -> bool:
    """Whether one of the `count` words behind a clearance, up to the end of its paragraph, is not accounted for.

    `names` are the family's, folded: a sentence may end in them.
    """
    said = " ".join(_paragraph(words, last + 1, last + 1 + count))
    return any(not _accounted(word, names) for word in _NO_LIMIT.sub(" ", said).split())


def _paragraph(words: Wording, start: int, end: int) -> Iterator[str]:
    """The words up to a line that begins with a capital or a figure: that is another paragraph or a field."""
    for index in range(start, min(end, len(words.words))):
        if index > start and _begins_anew(words, index):
            return
        yield words.words[index]


def _begins_anew(words: Wording, index: int) -> bool:
    begin, end = words.places[index]
    between = words.page.folded[words.places[index - 1][1] : begin]
    return "\n" in between and not words.page.span(begin, end, "").words[0].text[:1].islower()


def _accounted(word: str, names: Collection[str]) -> bool:
    if word in names or word in UNNARROWED or word.isdigit() or not word.isalnum():
        return True
    if len(word) <= _SHORT:
        return word not in _BAD_SHORT
    if OTHER.search(f" {word} "):
        return True
    slips = 2 if len(word) >= 9 else 1 if len(word) >= 6 else 0
    return bool(slips) and any(
        Levenshtein.distance(word, known, score_cutoff=slips) <= slips for known in UNNARROWED if len(known) >= 6
    )
