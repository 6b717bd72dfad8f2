"""Is a contra-indication that stands on the page negated, stated, or only part of the paper's title?"""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from validators.text.medical.wordings import (
    CAPABLE,
    DOUBLED,
    FILLERS,
    FINITE,
    HAS_ONE,
    NEGATORS,
    PARTICIPLES,
    SURE_NEGATORS,
    TITLE,
    TITLE_IN_SHORT,
    TURNING,
)

_REACH, _QUESTION, _DENIED = 20, 14, 6
_ASKED_OF = frozenset(
    "a au aux de des du la le les l et ou : DANCE pratique pratiquer pratiques enseignement apprentissage exercice "
    "cours classique contemporaine jazz moderne eveil initiation loisir competition amateur activite activites"
    " artistique medicale apparente toute toutes ce jour s "
    "temporaire temporaires definitive definitives partielle relative absolue "
    "particuliere particulieres eventuelle eventuelles".split()
)
"""What may stand between a question and its boxes: nothing else is asked in between."""
_OF_A_KIND = frozenset("temporaire temporaires definitive definitives partielle relative absolue".split())
"""So many words may stand between a negation and what it negates."""
_NONE = re.compile(r"(?=.{0,40}:)(?:\w+ ){0,4}?(?:: |s )?(?:neant|aucune?|ras|nulle|0)\b(?! (?:pour|de ce))")
_REFERS = re.compile(r"(?:(?:absolues?|relatives?|generales?) )?: (?:se referer|se reporter|voir|cf|consulter)\b")
"""« Contre-indications : voir le règlement »: of nobody in particular."""
_NOT = re.compile(r"(?:pas|aucunement|en rien)\b")
_QUALIFIED = re.compile(r"(?:medicale )?(?:temporaire|partielle|relative|absolue|formelle|definitive|totale)\b")
_EITHER = re.compile(r" present\w* (?:ou )?(?:\w+ )?(?:ne? )?(?:ne)?present\w* (?:\w )?\w+ $")
"""« présente / ne présente pas »: one of them was to be struck out."""
_OF = frozenset(["de", "d", "e"])
_RULES_OUT = ("exclu", "ecart", "elimin", "infirm")
_TURNS = frozenset("mais sauf car raison malgre cependant toutefois".split())
_OTHERS = frozenset(["autre", "autres"])
_NOT_NE = frozenset(["ne", "n"])
_CLOSED_BY_NE = frozenset(["absence", "sans"])
"""What a « ne » behind them no longer concerns."""
_AUXILIARY_NOT = frozenset(["pas", "jamais", "point"])


_NOBODY = frozenset(["aucun", "aucune"])
_NO_LONGER = re.compile(
    r" ne? (?:y )?(?:presente|a|existe|constate|retrouve|trouve|decele|releve|note|observe|vois|souffre|reste|est)"
    r"(?: (?:elle|il))?(?: (?:a ce jour|ce jour|desormais|actuellement|maintenant|aujourd hui))? $"
)
"""« ne présente plus », now: not « ne présentera plus »."""
_LIFTED = re.compile(
    r"(?:est|sont|a ete|ont ete) (?:(?:donc|ainsi|desormais|maintenant|aujourd hui|ce jour) )?levees?$"
)
_BOXES = frozenset(["TICK", "BOX", "UNCLEAR"])
_NO_IN_ENGLISH = frozenset(["no", "any"])
_FARTHEST = 24


ONCE, _RIGHT_BEFORE = frozenset("etait etaient serait seraient avait aurait".split()), 3
"""« était apte », « n'était pas contre-indiquée »: then, or if."""


class Said(StrEnum):
    """What some words come to."""

    CLEAR = "clear"
    REFUSED = "refused"
    TITLE = "title"
    DOUBTFUL = "doubtful"
    ASKED = "asked"


def contra(words: Sequence[str], index: int) -> tuple[Said, int, int]:
    """What is said of the contra-indication that stands there, and the first and last word that say it.

    The nearest of a negation and a verb that states it decides; one that nothing explains is doubtful.
    """
    after = " ".join(words[index + 1 : index + 6])
    if _NO_IN_ENGLISH & set(words[max(index - 3, 0) : index]) or "responsable" in words[max(index - 4, 0) : index]:
        return Said.TITLE, index, index  # a translation states nothing by itself, nor does a disclaimer
    if ONCE.intersection(words[max(index - _RIGHT_BEFORE, 0) : index]):
        return Said.DOUBTFUL, index, index
    if (said := _by_an_answer(words, index)) is not None:
        none_of_that_kind = said is Said.TITLE
        return said, index, words.index("NO", index) if none_of_that_kind else index
    if _NONE.match(after) and _BOXES.intersection(words[index + 1 : index + 9]):
        return Said.DOUBTFUL, index, index  # « : ☐ aucune ☒ danse », of which a box was lost
    if _NONE.match(after):
        return Said.CLEAR, index, min(index + 2, len(words) - 1)
    if _REFERS.match(after):
        return Said.TITLE, index, index
    denied = _NOT.match(after)
    if words[index] == "CIV" and denied and _NOT_NE & set(words[max(index - 2, 0) : index]):
        return Said.CLEAR, index - 1, index + len(denied.group().split())
    if words[index] == "CIV" and tuple(words[index + 1 : index + 3]) in _BY_NOTHING:
        return Said.CLEAR, index, index + 2
    if (lifted := _lifted(words, index)) is not None:
        return Said.CLEAR, index, lifted
    return _by_what_precedes(words, index)


def _by_an_answer(words: Sequence[str], index: int) -> Said | None:
    """What a « oui » or « non » behind it says of it; None where it is no question."""
    answer = answered(words, index)
    said = words[max(index - _DENIED, 0) : index]
    before = set(said[len(said) - said[::-1].index(".") :] if "." in said else said)
    if answer == "NO" and not _OF_A_KIND.isdisjoint(words[index + 1 : index + 4]):
        return Said.TITLE  # « contre-indication temporaire : non », of which there may be another
    if answer and "vous" in before:
        return Said.DOUBTFUL  # « avez-vous une contre-indication ? Non »: the patient's word
    if answer and NEGATORS & before:
        return Said.CLEAR if answer == "YES" else Said.DOUBTFUL  # « absence de … : ☒ oui »
    if answer:
        return Said.CLEAR if answer == "NO" else Said.REFUSED
    return None


def _by_what_precedes(words: Sequence[str], index: int) -> tuple[Said, int, int]:
    """The nearest of a negation and a verb that states it, within the sentence."""
    for place in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if words[place] in (".", "CI", "CIV"):
            break  # a negation serves one contra-indication only
        if words[place] in _NOBODY and words[place - 1] == "plus":
            continue  # « plus aucune », whose « plus » decides
        said = _decides(words, place, index)
        if said is not None:
            return said, place, index
    return _unexplained(words, index, " ".join(words[index + 1 : index + 6])), index, index


def answered(words: Sequence[str], index: int) -> str:
    """`YES` or `NO` where a question about what stands there is ticked behind it (« : ☐ oui ☒ non »); empty if not."""
    until = words[index + 1 : index + 1 + _QUESTION]
    first = next((word for word in until if word not in _ASKED_OF), "")
    return first if first in ("YES", "NO") else ""


def _decides(words: Sequence[str], place: int, index: int) -> Said | None:
    word = words[place]
    if word in NEGATORS or (word == "plus" and _NO_LONGER.search(spaced(words[max(place - 6, 0) : place]))):
        return _negated(words, place, index)
    if word in _TURNS:
        return None if word == "raison" and words[place - 1] in _NOBODY else Said.REFUSED
    if word in FINITE and words[place - 1] in _AUXILIARY_NOT and place:
        return None  # « n'a pas présenté », whose « pas » decides
    if word in FINITE and not CAPABLE & set(words[max(place - 2, 0) : place]):
        return Said.REFUSED if all(w in FILLERS for w in words[place + 1 : index]) else Said.DOUBTFUL
    if word in PARTICIPLES and not (NEGATORS | _NOT_NE) & set(words[max(place - 4, 0) : place]):
        return Said.REFUSED
    return None


def _negated(words: Sequence[str], place: int, index: int) -> Said:
    if words[place] in _AUXILIARY_NOT and words[place - 1].startswith(_RULES_OUT):
        return Said.DOUBTFUL  # « n'exclut pas une affection s'opposant à la danse »
    if _of_a_title(words, place, index):
        return Said.TITLE
    before = ["." if word in ("CI", "CIV") else word for word in words[max(place - 6, 0) : place + 1]]
    if _EITHER.search(spaced(before)):
        return Said.DOUBTFUL
    if DOUBLED.search(spaced(before)) and words[place] in SURE_NEGATORS | {"exclut", "ecarte", "ecarter"}:
        return Said.DOUBTFUL
    between = _ON_THAT_DAY.sub(" ", spaced(words[place + 1 : index])).split()
    if between[:2] == ["de", "certificat"]:
        return Said.DOUBTFUL  # « absence de certificat de … »: none was given
    if _OTHERS & set(between):
        return Said.DOUBTFUL  # « pas d'autre contre-indication »: there is one
    if ("de", "une") in pairwise(between):
        return Said.DOUBTFUL  # « ne révèle pas de / une contre-indication »: one of the two was to be struck out
    if words[place] in _CLOSED_BY_NE and words[index] == "CI" and _NOT_NE & set(between):
        return Said.DOUBTFUL  # « en l'absence d'échographie, je ne peux exclure une contre-indication »
    if words[place] not in SURE_NEGATORS and ("DANCE" in between or any(_excludes(word) for word in between)):
        return Said.DOUBTFUL
    return Said.CLEAR


def _of_a_title(words: Sequence[str], place: int, index: int) -> bool:
    """« certificat de non contre-indication », however « certificat » was read."""
    if words[place] == "non" and words[place - 1] in _OF and place == index - 1:
        return True
    led = words[max(place - 5, 0) : place]
    return bool(TITLE.search(spaced(led)) or TITLE_IN_SHORT.search(spaced([*led, words[place]])))


_ON_THAT_DAY = re.compile(r" (?:a la date|au jour) d[ue] (?:(?:ce|present) )*certificat(?= )")


def _excludes(word: str) -> bool:
    """« il n'est pas exclu », « je n'ai pas pu éliminer une contre-indication »: whatever begins so turns the sense."""
    return word.startswith(TURNING) and word not in FILLERS and not word.startswith("examin")


_ENDED = re.compile(r"(?:\w+ ){0,6}(?:est|sont|a ete|etait) (?:\w+ )?(?:leve|annule|termine|caduque|perime)")
"""« la contre-indication temporaire posée en mars est annulée »: what that makes of it, a person may say."""


def _lifted(words: Sequence[str], index: int) -> int | None:
    """The place of « levée », where « la contre-indication … est levée » in the same sentence; None elsewhere."""
    for place in range(index + 1, min(index + _FARTHEST, len(words))):
        said = words[index + 1 : place + 1]
        if words[place] in (".", "CI", "CIV") or words[place] in _NOT_LIFTED:
            return None
        if words[place].startswith("lev") and _LIFTED.search(" ".join(said)):
            return None if _LATER.match(" ".join(words[place + 1 : place + 5])) else place
    return None


_BY_NOTHING = (("par", "aucune"), ("par", "rien"))
"""« n'est contre-indiquée par aucun élément »."""
_LATER = re.compile(r"(?:le|en|au|des|dans|pour|a (?!ce jour|compter de ce jour|partir de ce jour))\b")
"""« levée le 15 septembre », « levée pour la natation »: not now, or not for all."""
_NOT_LIFTED = frozenset("pas plus non ni ne n si sera seront lorsque quand jusqu tant partiellement avant".split())


def _unexplained(words: Sequence[str], index: int, after: str) -> Said:
    if _ENDED.match(" ".join(words[index + 1 : index + 12])):
        return Said.DOUBTFUL
    if HAS_ONE.search(spaced(words[max(index - 4, 0) : index])) or _QUALIFIED.match(after):
        return Said.REFUSED
    if words[index] == "CIV" and index and words[index - 1] in ("est", "sont"):
        return Said.REFUSED
    return Said.DOUBTFUL


def spaced(words: Sequence[str]) -> str:
    """Words with a space between and around them, as the patterns want them."""
    return f" {' '.join(words)} "
