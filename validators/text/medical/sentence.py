"""Is the whole sentence of a clearance accounted for? What precedes it may take it back, what follows may narrow it.

A list of limits would never be whole (« assise uniquement », « si port d'une attelle », « : non »). So it is the other
way round: what follows a clearance must be words that are known to narrow nothing; one that is not is for a person.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from validators.model import Box
from validators.text.layout import Line
from validators.text.lexicon import is_word
from validators.text.medical.plain_words import limits_nothing
from validators.text.medical.vocabulary import HESITANT, LEADING, RESTRAINING, UNNARROWED
from validators.text.medical.wordings import FILLERS, FINITE, FORMULA, NEGATORS, NO_LIMIT, OTHER, PARTICIPLES
from validators.text.medical.words import Wording
from validators.text.names import same

_LEAD = 9
_OPENING = frozenset(
    [".", "CI", "CIV", "et", "qui", "certifie", "atteste", "soussigne", "soussignee", "TICK", "BOX", "conclusion"]
)
_TAKEN_BACK = re.compile(
    r" (?:pas|plus|point|jamais|non|impossible|saura\w*|doute\w*|incertain\w*|sembl\w+|parait|devra\w*|pourrai\w*"
    r"|condition\w*|reserve|si|faute|refus\w+|retir\w+|annul\w+|prononcer|avant de|sera|seront|assister"
    r"|difficile|premature\w*|attente|insuffisan\w+|ignor\w+|crain\w*|hypothese"
    r"|(?:notre|nos|mon|ma|mes) (?:\w+ )?(?:fil\w+|enfants?)|nous (?:\w+ ){0,2}parents"
    r"|(?:pour|afin d|en vue d)\w* (?:\w+ ){0,2}?(?:attest|verifi|etabli|obten|certifi)\w+)(?= )"
)
_KNOWN = UNNARROWED | LEADING | FILLERS | FINITE | NEGATORS | PARTICIPLES
_FARTHEST = 60
_FAR = 2
"""Line heights to the next line of another paragraph."""
_SHORT, _PLAIN = 2, 5
_TITLE, _TITLES = 6, frozenset(["certificat", "attestation"])
_NAME = 5
"""From so many letters on, a word with a capital is a name; a shorter one may be a « Pas » or a « Non » misread."""
_NAMED = 4
_BEARS_A_NAME = frozenset("ecole association club conservatoire studio centre compagnie college lycee ville".split())
_LEADS_TO_A_NAME = frozenset(["de", "a", "d"])
_AFTER_COLON = frozenset("a de des du en et l la le les un une il je elle nous DANCE CI YES NO".split())
_NE, _NEEDS_NO_NE = frozenset(["ne", "n"]), frozenset("absence inexistence exempt exempte indemne indemnes".split())
"""« je ne suis … en mesure d'attester l'absence »: that « ne » denies something else."""
_BORN = frozenset("e le la a au en".split())
"""« né(e) le »."""
_STATED, _WHO_STATES = frozenset(["certifie", "atteste"]), 8
"""« je ne peux certifier »: who states it, and that it is stated, stands right before."""
_CODES = frozenset(["CI", "CIV"])
_LETTERS = frozenset("acdejlmnsty")
_BAD_SHORT = frozenset(["si", "on"])
_LIKE_NO = re.compile(r"[hmnr][a-z]|[a-z]n")


def taken_back(words: Wording, first: int) -> bool:
    """Whether what stands before the words of a clearance, in its clause, denies, supposes or demands it."""
    before = words.words[_stated_from(words, first) : first]
    if words.words[first] in _NEEDS_NO_NE and any(one in _NE and two not in _BORN for one, two in pairwise(before)):
        return True
    return bool(_TAKEN_BACK.search(f" {' '.join(before)} "))


def _stated_from(words: Wording, first: int) -> int:
    """Where the clause begins; by « atteste », then with who states it: « je ne suis pas à même d'atteste »."""
    start = _clause(words, first)
    if not start or words.words[start - 1] not in _STATED:
        return start
    before = words.words[max(start - _WHO_STATES, 0) : start]
    return start - next((back for back, word in enumerate(reversed(before)) if word == "."), len(before))


def _clause(words: Wording, first: int) -> int:
    """Where the clause begins that leads up to a word."""
    farthest = max(first - _LEAD, 0)
    return next((place + 1 for place in range(first - 1, farthest - 1, -1) if _opens(words, place)), farthest)


def _opens(words: Wording, place: int) -> bool:
    """Whether a clause begins behind that word; « qui elle » is « qu'elle » misread."""
    word, after = words.words[place], words.words[place + 1]
    return word in _OPENING and not (word == "qui" and after in ("elle", "il"))


def misread(words: Wording, first: int, last: int, names: Collection[str]) -> bool:
    """Whether a word of the clause that leads up to a clearance, or of its own, is none that is known.

    « n'est pas sana contre-indication »: what OCR made of it may be the word that turns the sense.
    """
    shouted = _written(words, first).isupper()
    start = max(_stated_from(words, first), _below_title(words, first))
    unknown = any(
        not _known(words.words[place], names, within=place > first and words.words[last] in _CODES)
        and not _stands_for_ne(words, place)
        and (shouted or len(words.words[place]) < _NAME or not _written(words, place)[:1].isupper())
        for place in range(start, last + 1)
    )
    pairs = pairwise(words.words[start : last + 1])
    return unknown or any(not {*pair} <= _KNOWN and _hesitant("".join(pair)) for pair in pairs)


def _below_title(words: Wording, first: int) -> int:
    """Where the words below the title begin, as far as the clause may reach: a letterhead leads up to nothing."""
    places = range(first - 1, max(first - _LEAD, 1) - 1, -1)
    return next((place for place in places if words.words[place] in _TITLES and _is_title(words, place)), 0)


def _is_title(words: Wording, place: int) -> bool:
    """Whether a word begins a short line with a capital: « CERTIFICAT MÉDICAL »."""
    begins = "\n" in words.page.folded[words.places[place - 1][1] : words.places[place][0]]
    return begins and _written(words, place)[:1].isupper() and len(_line(words, place).words) <= _TITLE


def _stands_for_ne(words: Wording, place: int) -> bool:
    """« we pas avoir constaté »: what is so short right before « pas » is « ne »."""
    word = words.words[place]
    return len(word) == _SHORT and word not in _BAD_SHORT and words.words[place + 1 : place + 2] == ("pas",)


def _known(word: str, names: Collection[str], *, within: bool) -> bool:
    """Whether a word before a clearance takes nothing back; `within`, between a negation and what it negates."""
    if len(word) <= _SHORT:
        return word in names or word in _KNOWN or word in _LETTERS or word[:1].isdigit() or not word.isalnum()
    if within:
        return word in FILLERS | NEGATORS | _CODES or word in names or (not _hesitant(word) and _nearly(word, FILLERS))
    if word in _KNOWN or word in names:
        return True
    if any(same(word, name, by_ocr=True) for name in names) and not _hesitant(word):
        return True
    return not _hesitant(word) and (_accounted(word, names) or (len(word) >= _PLAIN and is_word(word)))


def _hesitant(word: str) -> bool:
    """Whether a word may be, misread or not, one that takes back what it leads up to."""
    slips = 2 if len(word) >= 9 else 1
    return any(Levenshtein.distance(word, other, score_cutoff=slips) <= slips for other in HESITANT)


def _line(words: Wording, place: int) -> Line:
    word = words.page.span(*words.places[place], "").words[0]
    return next(line for line in words.page.lines if word in line.words)


def _box(words: Wording, place: int) -> Box:
    start, end = words.places[place]
    return words.page.span(start, end, "").box


def _written(words: Wording, place: int) -> str:
    """A word as it stands on the page."""
    start, end = words.places[place]
    return words.page.span(start, end, "").words[0].text.lstrip("(«\"'")


def narrowed(words: Wording, last: int, count: int, names: Collection[str], *, by_ocr: bool = False) -> bool:
    """Whether a word behind a clearance, up to the closing formula or the end of its paragraph, is not accounted for.

    The next sentence may limit it as well as the rest of its own, of `count` words, does; in its own, unless OCR
    read it, any plain word may stand that begins as none that limits. `names` are the family's,
    folded: a sentence may end in them.
    """
    paragraph = list(_paragraph(words, last + 1, until_formula(words, last)))
    answers = [after for before, after in pairwise(paragraph) if before == ":" and len(after) <= _SHORT + 1]
    if any(answer not in _AFTER_COLON for answer in answers) or "non" in words.words[last + 1 : last + 3 + count]:
        return True
    said = " ".join(paragraph)
    if said.startswith("ni ") or said.count(" ni ") > 1:
        return True  # « (ne) peut pratiquer ni la danse ni le sport »
    told = NO_LIMIT.sub(" ", said).split()
    own = 0 if by_ocr else told.index(".") if "." in told else len(told)
    return any(
        not _accounted(word, names) and not (place < own and limits_nothing(word, told[:place]))
        for place, word in enumerate(told)
    )


def until_formula(words: Wording, last: int) -> int:
    """The place of the closing formula behind a clearance (« Certificat remis… », « Fait à… »), else of the end."""
    end = min(last + 1 + _FARTHEST, len(words.words))
    formula = FORMULA.search(f" {' '.join(words.words[last + 1 : end])} ")
    return last + 1 + formula.string.count(" ", 1, formula.start() + 1) if formula else end


def _paragraph(words: Wording, start: int, end: int) -> Iterator[str]:
    """The words up to a line that begins with a capital or a figure: that is another paragraph or a field."""
    for index in range(start, min(end, len(words.words))):
        if (index > start or words.words[index] in _OPENING) and _begins_anew(words, index):
            return
        if not _names_a_place(words, index):
            yield words.words[index]


def _names_a_place(words: Wording, index: int) -> bool:
    """« à l'école Arabesque de Bayeux »: a capital within a sentence of small letters, behind what bears a name."""
    word, before = words.words[index], words.words[index - 1]
    titled = _written(words, index)[:1].isupper() and not _written(words, index - 1).isupper()
    if not titled or len(word) < _NAMED or _hesitant(word) or word.endswith("ment"):
        return False
    return before in _BEARS_A_NAME or (before in _LEADS_TO_A_NAME and not is_word(word))


def _begins_anew(words: Wording, index: int) -> bool:
    between = words.page.folded[words.places[index - 1][1] : words.places[index][0]]
    if "\n" not in between:
        return False
    gap = _box(words, index).top - _box(words, index - 1).bottom
    height = max(word.box.bottom - word.box.top for word in _line(words, index - 1).words)
    return not _written(words, index)[:1].islower() or gap > _FAR * height


def _accounted(word: str, names: Collection[str]) -> bool:
    if word in names or word in UNNARROWED or word.isdigit() or not any(char.isalnum() for char in word):
        return True
    if len(word) <= _SHORT:
        return word.isalpha() and word not in _BAD_SHORT and not _LIKE_NO.fullmatch(word)
    if OTHER.search(f" {word} "):
        return True
    return _nearly(word, UNNARROWED) and not _nearly(word, RESTRAINING)


def _nearly(word: str, known: Collection[str]) -> bool:
    """Whether a word of six letters or more is a known one with a slip or two."""
    slips = 2 if len(word) >= 9 else 1 if len(word) >= 6 else 0
    return bool(slips) and any(
        Levenshtein.distance(word, other, score_cutoff=slips) <= slips for other in known if len(other) >= 6
    )
