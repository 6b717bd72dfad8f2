"""Is the whole sentence of a clearance accounted for? What follows it may narrow it.

A list of limits would never be whole (« assise uniquement », « si port d'une attelle », « : non »). So it is the other
way round: what follows a clearance must be words that are known to narrow nothing; one that is not is for a person.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from validators.text.lexicon import is_word
from validators.text.medical.known_words import SHORT, accounted, hesitant
from validators.text.medical.lead import OPENING
from validators.text.medical.plain_words import limits_nothing
from validators.text.medical.wordings import FORMULA, NO_LIMIT
from validators.text.medical.words import Wording

_FARTHEST = 60
_FAR = 2
"""Line heights to the next line of another paragraph."""
_NAMED = 4
_BEARS_A_NAME = frozenset("ecole association club conservatoire studio centre compagnie college lycee ville".split())
_LEADS_TO_A_NAME = frozenset(["de", "a", "d"])
_AFTER_COLON = frozenset("a de des du en et l la le les un une il je elle nous DANCE CI YES NO".split())


def narrowed(words: Wording, last: int, count: int, names: Collection[str], *, by_ocr: bool = False) -> bool:
    """Whether a word behind a clearance, up to the closing formula or the end of its paragraph, is not accounted for.

    The next sentence may limit it as well as the rest of its own, of `count` words, does; in its own, unless OCR
    read it, any plain word may stand that begins as none that limits. `names` are the family's,
    folded: a sentence may end in them.
    """
    paragraph = list(_paragraph(words, last + 1, until_formula(words, last)))
    answers = [after for before, after in pairwise(paragraph) if before == ":" and len(after) <= SHORT + 1]
    if any(answer not in _AFTER_COLON for answer in answers) or "non" in words.words[last + 1 : last + 3 + count]:
        return True
    said = " ".join(paragraph)
    if said.startswith("ni ") or said.count(" ni ") > 1:
        return True  # « (ne) peut pratiquer ni la danse ni le sport »
    told = NO_LIMIT.sub(" ", said).split()
    own = 0 if by_ocr else told.index(".") if "." in told else len(told)
    return any(
        not accounted(word, names) and not (place < own and limits_nothing(word, told[:place]))
        for place, word in enumerate(told)
    )


def until_formula(words: Wording, last: int) -> int:
    """The place of the closing formula behind a clearance (« Certificat remis… », « Fait à… »), else of the end."""
    end = min(last + 1 + _FARTHEST, len(words.words))
    formula = _CLOSES.search(f" {' '.join(words.words[last + 1 : end])} ")
    return last + 1 + formula.string.count(" ", 1, formula.start() + 1) if formula else end


_CLOSES = re.compile(rf"{FORMULA.pattern}| \. (?:dr|docteur) ")


def _paragraph(words: Wording, start: int, end: int) -> Iterator[str]:
    """The words up to a line that begins with a capital or a figure: that is another paragraph or a field."""
    for index in range(start, min(end, len(words.words))):
        if (index > start or words.words[index] in OPENING) and _begins_anew(words, index):
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


def _begins_anew(words: Wording, index: int) -> bool:
    between = words.page.folded[words.places[index - 1][1] : words.places[index][0]]
    if "\n" not in between:
        return False
    gap = words.span(index, index).box.top - words.span(index - 1, index - 1).box.bottom
    height = max(word.box.bottom - word.box.top for word in words.line_of(index - 1).words)
    return not words.written(index)[:1].islower() or gap > _FAR * height
