"""What leads up to a clearance, in its clause: it may deny it, suppose it, or have lost the word that does."""

import re
from collections.abc import Collection
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.known_words import BAD_SHORT, SHORT, accounted, hesitant, nearly
from validators.text.medical.lines import begins_anew
from validators.text.medical.misread_limits import spaced
from validators.text.medical.taking_back import denies_all, takes_back
from validators.text.medical.vocabulary import LEADING, UNNARROWED
from validators.text.medical.wordings import FILLERS, FINITE, NEGATORS, PARTICIPLES, TURNING
from validators.text.medical.words import Wording
from validators.text.month_names import month_of
from validators.text.same_name import same

_LEAD, _FAR = 9, 24
"""So many words lead up to a clearance; and so far back in its paragraph it may be denied outright."""
OPENING = frozenset(
    [".", "CI", "CIV", "et", "qui", "certifie", "atteste", "soussigne", "soussignee", "TICK", "BOX", "conclusion"]
)
_KNOWN = UNNARROWED | LEADING | FILLERS | FINITE | NEGATORS | PARTICIPLES
_PLAIN = 5
_FULL = 0.75
"""A line that reaches less far than that share of the longest one ends its paragraph."""
_TITLE, _TITLES = 6, frozenset(["certificat", "attestation"])
_NAME, _TITLED = 5, frozenset("dr docteur mlle mme".split())
"""From so many letters on, a word with a capital is a name, or one less behind « Dr » or all in capitals (« LAMY »); a
shorter one may be a « Pas » or a « Non » misread."""
_NE, _NEEDS_NO_NE = frozenset(["ne", "n"]), frozenset("absence inexistence exempt exempte indemne indemnes".split())
"""« je ne suis … en mesure d'attester l'absence »: that « ne » denies something else."""
_BORN = frozenset("e le la a au en".split())
"""« né(e) le »."""
_STATED, _WHO_STATES = frozenset(["certifie", "atteste"]), 8
"""« je ne peux certifier »: who states it, and that it is stated, stands right before."""
_CODES = frozenset(["CI", "CIV"])
_LETTERS = frozenset("abcdefgjklmnopqstvwyz")


def taken_back(words: Wording, first: int) -> bool:
    """Whether what stands before the words of a clearance, in its clause, denies, supposes or demands it."""
    start = _stated_from(words, first)
    before = words.words[start:first]
    if denies_all(f" {' '.join(words.words[_stated_from(words, first, _FAR) : first])} "):
        return True
    if words.words[first] in _NEEDS_NO_NE and any(
        one in _NE and two not in _BORN and "°" not in words.written(start + place)
        for place, (one, two) in enumerate(pairwise(before))
    ):
        return True
    lead = f" {' '.join(before)} "
    if start and words.words[start - 1] == "CIV":
        lead = lead.removeprefix(" en rien")  # « ne contre-indique en rien la danse, qu'elle peut … »
    return takes_back(lead)


def _stated_from(words: Wording, first: int, reach: int = _LEAD) -> int:
    """Where the clause begins; by « atteste », then with who states it: « je ne suis pas à même d'atteste »."""
    start = _clause(words, first, reach)
    if not start or words.words[start - 1] not in _STATED:
        return start
    farthest = max(start - _WHO_STATES, 0)
    return next((place for place in range(start, farthest, -1) if _begins_a_statement(words, place)), farthest)


def _begins_a_statement(words: Wording, place: int) -> bool:
    """Behind a full stop, or with « Je » at the head of a line: a title above denies nothing."""
    if words.words[place - 1] == ".":
        return True
    return words.words[place] == "je" and words.written(place)[:1].isupper() and begins_anew(words, place)


def _clause(words: Wording, first: int, reach: int) -> int:
    """Where the clause begins that leads up to a word; further back than usual, another paragraph is no part of it."""
    farthest, near = max(first - reach, 0), first - _LEAD
    for place in range(first - 1, farthest - 1, -1):
        if _opens(words, place) or (place < near and begins_anew(words, place + 1)):
            return place + 1
    return farthest


def _opens(words: Wording, place: int) -> bool:
    """Whether a clause begins behind that word; « qui elle » is « qu'elle » misread."""
    word, after = words.words[place], words.words[place + 1]
    if word == "et" and (after in _OF_ETE or _nearly_not(words.words[place - 1])):
        return False  # « n'a pas ét.é reconnue », whose « été » was cut
    return word in OPENING and not (word == "qui" and after in ("elle", "il"))


_OF_ETE = frozenset(["e", "es", "ee"])


def _nearly_not(word: str) -> bool:
    return any(Levenshtein.distance(word, little, score_cutoff=1) <= 1 for little in ("pas", "plus", "jamais"))


def misread(words: Wording, first: int, last: int, names: Collection[str]) -> bool:
    """Whether a word of the clause that leads up to a clearance, or of its own, is none that is known.

    « n'est pas sana contre-indication »: what OCR made of it may be the word that turns the sense.
    """
    shouted = words.written(first).isupper()
    start = max(_stated_from(words, first), _below_title(words, first))
    if not shouted:
        start = max(start, _below_a_short_line(words, first))
    own = _SPORTIVE.sub(" ", f" {' '.join(words.words[first : last + 1])} ").split()
    if "et" in own[:-1] and not _FAMILIAR.issuperset(own):
        return True  # « n'est pas guérie et présente une contre-indication »
    unknown = any(
        not _known(words.words[place], names, within=place > first and words.words[last] in _CODES)
        and not _stands_for_ne(words, place)
        and not _is_a_month(words, place)
        and not (place > first and words.words[last] not in _CODES and words.words[place].startswith(_OF_A_DENIAL))
        and not _is_a_name(words, place, shouted=shouted)
        for place in range(start, last + 1)
        if place != first
    )
    if first > start and _may_end_in_ne(words, first - 1, names):
        return True
    if any(one in _NE_READ and two in ("peut", "pourra") for one, two in pairwise(words.words[start : first + 1])):
        return True
    pairs = pairwise(words.words[start : last + 1])
    return unknown or any(not {*pair} <= _KNOWN and hesitant("".join(pair)) for pair in pairs)


def _may_end_in_ne(words: Wording, place: int, names: Collection[str]) -> bool:
    """« Léa DURAND e peut », « DURANDne peut »: what stands right before may be a « ne »."""
    word = words.words[place]
    if words.words[place + 1] not in _DENIED_BY_NE or word in names:
        return False
    return word in _NE_CUT or (len(word) > _NAME and word.endswith("ne"))


_NE_CUT = frozenset("e n r m h me re he nc no".split())
_NE_READ = frozenset("e he re nc".split())
_DENIED_BY_NE = frozenset("peut pourra permet autorise est rend".split())


def _is_a_name(words: Wording, place: int, *, shouted: bool) -> bool:
    """Whether a word begins with a capital where others do not; where all are capitals, with that alone."""
    word, written = words.words[place], words.written(place)
    if not written[:1].isupper() or (shouted and written.isupper()) or len(spaced([word])) > 1:
        return False  # « Pasde » begins a sentence, and is no name
    titled = written.isupper() or (place > 0 and words.words[place - 1] in _TITLED)
    short = len(word) == _NAME - 1 and titled and not is_word(word)
    return len(word) >= _NAME or (short and all(Levenshtein.distance(word, little) > 1 for little in _LITTLE))


def _below_title(words: Wording, first: int) -> int:
    """Where the words below the title begin, as far as the clause may reach: a letterhead leads up to nothing."""
    places = range(first - 1, max(first - _LEAD, 1) - 1, -1)
    return next((place for place in places if words.words[place] in _TITLES and _is_title(words, place)), 0)


def _below_a_short_line(words: Wording, first: int) -> int:
    """Where the paragraph begins, as far as the clause may reach: behind a line that ended before its margin."""
    margin = max(line.box.right for line in words.page.lines)
    places = range(first, max(first - _LEAD, 1) - 1, -1)
    anew = (place for place in places if begins_anew(words, place))
    return next((place for place in anew if words.line_of(place - 1).box.right < _FULL * margin), 0)


def _is_title(words: Wording, place: int) -> bool:
    """Whether a word begins a short line with a capital: « CERTIFICAT MÉDICAL »."""
    begins = "\n" in words.page.folded[words.places[place - 1][1] : words.places[place][0]]
    return begins and words.written(place)[:1].isupper() and len(words.line_of(place).words) <= _TITLE


def _stands_for_ne(words: Wording, place: int) -> bool:
    """« we pas avoir constaté »: what is so short right before « pas » is « ne »; or a finding's « : RAS »."""
    word = words.words[place]
    if words.words[place - 1 : place + 1] in _AS_THEY_STAND:
        return True
    return len(word) == SHORT and word not in BAD_SHORT and words.words[place + 1 : place + 2] == ("pas",)


def _is_a_month(words: Wording, place: int) -> bool:
    """« née le 6 mal 2009 »: what stands between a day and a year, whatever OCR made of it."""
    day, year = words.words[place - 1 : place] or ("",), words.words[place + 1 : place + 2] or ("",)
    return (
        day[0].isdigit() and year[0].isdigit() and len(year[0]) == _YEAR and month_of(words.words[place])[0] is not None
    )


_YEAR = 4


def _known(word: str, names: Collection[str], *, within: bool) -> bool:
    """Whether a word before a clearance takes nothing back; `within`, between a negation and what it negates."""
    if len(word) <= SHORT:
        return word in names or word in _KNOWN or word in _LETTERS or word[:1].isdigit() or not word.isalnum()
    if within:
        plain = not hesitant(word) and (
            nearly(word, FILLERS) or (_is_plain(word) and not word.startswith(TURNING) and not _may_be_other(word))
        )
        return word in FILLERS | NEGATORS | _CODES | _NO_MORE or word in names or plain
    if word in _KNOWN or word in names:
        return True
    if any(same(word, name, by_ocr=True) for name in names) and not hesitant(word):
        return True
    return not hesitant(word) and (accounted(word, names) or _is_plain(word))


def _is_plain(word: str) -> bool:
    """Whether a word is one of the language, and long enough, or unlike enough, to be no little one that turns it."""
    if len(word) >= _PLAIN or len(word) < _PLAIN - 1:
        return len(word) >= _PLAIN and is_word(word)
    return is_word(word) and all(Levenshtein.distance(word, little) > 1 for little in _LITTLE)


def _may_be_other(word: str) -> bool:
    """« aucune antre contre-indication »: there is one."""
    return any(Levenshtein.distance(word, other, score_cutoff=2) <= 2 for other in ("autre", "autres"))


_SPORTIVE = re.compile(r" physiques et sportives(?= )")
_OF_A_DENIAL = ("interdi", "empech", "deconseil", "proscri", "oppos", "conditions")
"""What « rien n' » denies, and what « remplit les »: without these words it would be no clearance."""
_LITTLE = ("pas", "non", "sans", "sauf", "hors", "mais", "peu", "sous", "plus", "sera")
_AS_THEY_STAND = ((":", "ras"), ("present", "certificat"))
_FAMILIAR = FILLERS | NEGATORS | _CODES | {"et"}
_NO_MORE = frozenset(["plus", "qui"])
"""« ne présente plus aucune », « aucune affection qui »."""
