"""Is the whole sentence of a clearance accounted for? What follows it may narrow it.

A list of limits would never be whole (« assise uniquement », « si port d'une attelle », « : non »). So it is the other
way round: what follows a clearance must be words that are known to narrow nothing; one that is not is for a person.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from validators.text.lexicon import is_word
from validators.text.medical.aside_words import RESUMED
from validators.text.medical.asides import limits, speaks_of_else
from validators.text.medical.known_words import SHORT, accounted, hesitant
from validators.text.medical.lead import OPENING
from validators.text.medical.lines import begins_anew
from validators.text.medical.misread_limits import spaced
from validators.text.medical.no_limit import NO_LIMIT
from validators.text.medical.plain_words import limits_nothing
from validators.text.medical.vocabulary import LEADING
from validators.text.medical.wordings import FORMULA
from validators.text.medical.words import Wording

_FARTHEST = 60
_SIGNS = frozenset("dr docteur fait signature cachet le".split())
_NAMED = 4
_BEARS_A_NAME = frozenset("ecole association club conservatoire studio centre compagnie college lycee ville".split())
_LEADS_TO_A_NAME = frozenset(["de", "a", "d"])
_ON = re.compile(r" (?!(?:ce|et|tel) )[a-z]{1,4} (?:que|qu)(?= )")
"""« dès que », « tant que », and what OCR makes of them."""
_PERIOD = re.compile(r" d\w \d+(?:er)? (?:\w+ )?(?:(20\d\d) )?au \d+(?:er)? (?:\w+ )?(20\d\d)?")
_ASKED_ELSEWHERE = frozenset("CI CIV dispense dispensee dispenses dispensees".split())
"""Whether a statement is a refusal was asked before: « l'enseignement qui lui est dispensé »."""
_AFTER_COLON = frozenset("a de des du en et l la le les un une il je elle nous DANCE CI YES NO".split())


def narrowed(words: Wording, last: int, count: int, names: Collection[str], *, by_ocr: bool = False) -> bool:
    """Whether a word behind a clearance, up to the closing formula or the end of its paragraph, is not accounted for.

    The next sentence may limit it as well as the rest of its own, of `count` words, does, unless it speaks of something
    else (`asides` asks it then). In its own any plain word may stand that begins as none that limits. `names` are the
    family's, folded: a sentence may end in them.
    """
    if "non" in words.words[last + 1 : last + 3 + count]:
        return True
    paragraph = " ".join(_paragraph(words, last + 1, until_formula(words, last)))
    of_none = words.words[last] in _CONTRA
    if of_none:
        paragraph = _OF_ANY_SORT.sub("", paragraph)
    own, *others = NO_LIMIT.sub(" ", paragraph).split(" . ")
    if of_none:
        own = _EXAMINED.sub("", _ANSWERED_NO.sub("", own))
    if _is_short(_PERIOD.search(f" {paragraph} ")):
        return True
    neither = not of_none and (paragraph.startswith("ni ") or paragraph.count(" ni ") > 1)
    if neither or _answered(own) or _ON.search(f" {own} "):
        return True  # « (ne) peut pratiquer ni la danse ni le sport »
    told = spaced(own.split())
    if limits([word for word in told if word not in _ASKED_ELSEWHERE], clears=True):
        return True
    named = told.index("DANCE") if "DANCE" in told else -1
    if not all(
        accounted(word, names) or ((n > named or word in LEADING) and limits_nothing(word, told[:n], by_ocr=by_ocr))
        for n, word in enumerate(told)
    ):
        return True  # what leads from the clearance to dance is known: « à l'écoute des cours de danse » is not
    others = [other for other in others if not _RESUMED.fullmatch(other.strip(" .")) and not _AGAIN.fullmatch(other)]
    return any(not speaks_of_else(other, by_ocr=by_ocr) and _goes_on(other, names) for other in others)


_RESUMED = re.compile(rf"{RESUMED.pattern}(?: CI)+")
_AGAIN = re.compile(
    r"\W*(?:(?:il|elle|je|on|nous) )?(?:(?:n|ne) )?(?:(?:existe|y a|presente|note|retrouve|constate|releve"
    r"|a) )?(?:donc )?"
    r"CI(?: CI)*(?: (?:a ce jour|ce jour|constatee|relevee|decelee|medicale|apparente|connue|a l examen))*\W*"
)
"""« Il n'existe pas de contre-indication. », in a sentence of its own."""
_CONTRA = frozenset(["CI", "CIV"])
_OF_ANY_SORT = re.compile(r"^(?:ni (?:absolue|relative|medicale|clinique|temporaire|definitive|permanente|formelle) )+")
"""« aucune contre-indication, ni absolue ni relative »."""
_ANSWERED_NO = re.compile(r" : NO(?: \.)?$")
"""« Contre-indication à la danse (classique, jazz) : néant », whose answer was asked before."""
_EXAMINED = re.compile(
    r" apres (?:(?:l|un|mon|son) )?(?:examen|interrogatoire)(?: (?:clinique|medical|complet|general|physique))?"
    r"(?: (?:de ce|du|ce) jour)?(?: \.)?$"
)
"""« Absence de contre-indication …, après examen clinique »: that was done, for what was not found."""


def _is_short(period: re.Match[str] | None) -> bool:
    """« du 1er au 30 juin 2026 »: no season, which begins in one year and ends in the next."""
    return period is not None and (period[1] is None or period[1] == period[2])


def _goes_on(sentence: str, names: Collection[str]) -> bool:
    return _answered(sentence) or not all(accounted(word, names) for word in sentence.split())


def _answered(sentence: str) -> bool:
    """Whether what stands behind a colon may be a « non »."""
    pairs = pairwise(sentence.split())
    return any(
        one == ":" and len(two) <= SHORT + 1 and two not in _AFTER_COLON and not two.isdigit() for one, two in pairs
    )


def until_formula(words: Wording, last: int) -> int:
    """The place of the closing formula behind a clearance (« Certificat remis… », « Fait à… »), else of the end."""
    end = min(last + 1 + _FARTHEST, len(words.words))
    formula = _CLOSES.search(f" {' '.join(words.words[last + 1 : end])} ")
    return last + 1 + formula.string.count(" ", 1, formula.start() + 1) if formula else end


_CLOSES = re.compile(rf"{FORMULA.pattern}| (?:\. |p o )(?:dr|docteur) ")


def _paragraph(words: Wording, start: int, end: int) -> Iterator[str]:
    """The words up to a line that begins with a capital or a figure: that is another paragraph or a field."""
    for index in range(start, min(end, len(words.words))):
        if (index > start or words.words[index] in OPENING | _SIGNS) and begins_anew(words, index):
            return
        if not _names_a_place(words, index):
            yield words.words[index]


def _names_a_place(words: Wording, index: int) -> bool:
    """« à l'école Arabesque de Bayeux »: a capital within a sentence of small letters, behind what bears a name."""
    word, before = words.words[index], words.words[index - 1]
    titled = words.written(index)[:1].isupper() and not words.written(index - 1).isupper()
    if not titled or len(word) < _NAMED or hesitant(word) or word.endswith("ment"):
        return False
    return before in _BEARS_A_NAME or (before in _LEADS_TO_A_NAME and not is_word(word))
