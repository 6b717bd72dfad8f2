"""What a clearance is for: the words after it up to the end of its sentence, else those before it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from validators.text.medical.lines import begins_anew
from validators.text.medical.wordings import ENDING, OTHER, SAME
from validators.text.medical.words import Wording

_BEFORE, _AFTER = 40, 60
_BOXES, _LED = {"TICK", "BOX"}, 6
"""A box this near before a clearance is its own."""
_STATED = frozenset(["CI", "CIV", "apte", "inapte"])
_FIELD = re.compile(
    r" certificat (?:medical )?(?:: |pour |de )(?:la )?(?:pratique de )?(?:la )?DANCE "
    r"| (?:activites?|disciplines?) (?:l (?:enseignement|apprentissage) de )?(?:la )?DANCE "
    r"| (?:examen|visite|consultation|bilan)(?: (?!CIV? )\w+){0,6} (?:en vue de|pour|prealable a) (?:la |l )?"
    r"(?:pratique (?:de )?(?:la )?)?DANCE "
    r"| (?:activites?|disciplines?|sports?|pratiquee?s?|pratique|pour|objet|motif|specialite) (?:\w+ ){0,3}: "
    r"(?:\w+ ){0,6}DANCE "
)
_REFERRED = re.compile(
    r" sports?(?: s)? (?=(?:ci des|sus|(?:mentionn|indiqu|cit|vis|design|precit|concern|demand)ee?s? ))"
    r"| (?:ce s|ces|ce) sports?(?: s)?(?= )"
)
"""« du ou des sport(s) mentionné(s) », « du sport ci-dessus »: named before."""
_LIST_LINE = re.compile(
    r"\W{0,4}(?:[a-z0-9]{1,2}\W{1,3})?(?:de la|du|de l'|des|d'|de tous?|la|le(?! \d)|les|l'|danse|sport)\b"
)
_FIELD_LINE = re.compile(r"^(?:ne\W{0,3}e?\W{0,2}le|vue? le|le medecin|la patiente|le patient|l'enfant|l'eleve)\b ?:")
"""« Né le : 31.10.2014 »."""
_WHO = re.compile(
    r" (?:pour|chez|a|par)(?: (?:l|la|le|cet|cette|ce|jeune|enfant|eleve|patiente?|mlle|mademoiselle|mme|madame"
    r"|mr?|monsieur))+(?= )"
    r"| (?:pour|chez|a|par) (?=$|a ce jour|ce jour)"
)
_LED_BY_ONE = frozenset("encadrement encadrer arbitrage arbitrer jugement juger enseigner".split())
"""« ☒ l'encadrement de la danse », of a federation's form, is not dancing."""
_SEEN = frozenset(["TICK", "BOX", "UNCLEAR", "YES", "NO"])
_TO_BE_TICKED = frozenset(["cochee", "cochees"])
_LISTED, _SHORT_LINE = 2, 4
_HEADING = 5
_BULLETS = frozenset("-–—.+>•*·▪►➢●")


@dataclass(frozen=True, slots=True)
class Object:
    """`dance`: dance is named there; `other`: something else is; `open`: nothing is, or « cette activité ».

    `rest` is the sentence from the clearance on, of `length` words. Of a list to be ticked, `unmarked` says that no
    tick was read, `unticked` that dance is in it and another line is the one that is ticked.
    """

    dance: bool
    other: bool
    open: bool
    rest: str
    length: int
    unmarked: bool = False
    unticked: bool = False


def objects(words: Wording, first: int, last: int, names: Collection[str] = ()) -> Object:
    """The object of the clearance that stands in these words; `names`, the family's, are none."""
    answers = _is_an_answer(words, first, last)
    after = [] if answers else _until_end(words.words[last + 1 : last + 1 + _AFTER])
    if label := _row_label(words, first):
        return Object("DANCE" in label, bool(OTHER.search(label)), False, " ", 0)
    if _BOXES & set(words.words[max(first - _LED, 0) : first + 1]):
        after = _of_the_ticked(after)
    after = _without_school(after)
    own = after[: _of_the_paragraph(words, last, after)]
    rest = f" {' '.join(own)} "
    within = f" {' '.join(words.words[first : last + 1])} "
    if _BOXES & set(after):
        ticked = _ticked(after)
        head = after[: next(place for place, word in enumerate(after) if word in _BOXES)]
        if "DANCE" in head and "DANCE" not in after[len(head) :] and ticked:
            other = bool(OTHER.search(f" {' '.join(ticked)} "))  # « de la danse : ☒ classique ☐ jazz », of one pursuit
            return Object(True, other, False, rest, len(after), unmarked=other)
        unticked = bool(ticked) and "DANCE" in after and "DANCE" not in ticked
        unmarked = not ticked or bool(_LED_BY_ONE.intersection(ticked))
        return Object("DANCE" in ticked, bool(ticked), False, rest, 0, unmarked, unticked)
    dance = "DANCE" in after or " DANCE " in within
    other = bool(OTHER.search(_REFERRED.sub(" ", rest)))
    end = last + len(after)
    unmarked = dance and (_listed(words, last, end) or _set_apart(words, last, last + len(own)))
    unmarked = unmarked or bool(_TO_BE_TICKED.intersection(after) and "TICK" not in words.words)
    reaches_back = not other and (not _named(_nobody(after, names)) or bool(SAME.search(rest)))
    if (
        not dance
        and reaches_back
        and (_before(words.told(), first) or (SAME.search(rest) and _named_above(words, first)))
    ):
        dance = True
    return Object(dance, other, reaches_back, rest, len(own), unmarked)


def _is_an_answer(words: Wording, first: int, last: int) -> bool:
    """« Avis : favorable », « Conclusion : apte », behind which another line begins: what it answers stands before."""
    led = ":" in words.words[max(first - 1, 0) : last]
    if not led or words.words[last] not in _VERDICTS or last + 1 == len(words.words):
        return False
    behind = f" {' '.join(words.words[last + 1 : last + 1 + _NEXT])} "
    if OTHER.search(behind) or _GOES_ON.match(behind):
        return False  # « Conclusion : apte », and in the next line « Pour la natation »
    return begins_anew(words, last + 1) or ":" in words.words[last + 2 : last + 4]


_NEXT = 4
_GOES_ON = re.compile(r" (?:pour|a|au|aux|en|avec|sous|sauf|apres|si|mais|seulement|uniquement) ")
_VERDICTS = frozenset(["favorable", "apte", "autorisee", "YES"])


def _without_school(after: list[str]) -> list[str]:
    """« du théâtre au conservatoire de danse »: where another pursuit is named, the school's name names none."""
    school = next((place for place, word in enumerate(after) if word in _SCHOOLS), len(after))
    other = OTHER.search(f" {' '.join(after[:school])} ") and "DANCE" not in after[:school]
    named = after.index("DANCE") if "DANCE" in after else len(after)
    if _NAMED_ANEW.search(f" {' '.join(after[school:named])} "):
        return after  # « à l'association sportive du collège, à la danse »
    return [word if place < school or word != "DANCE" else "d" for place, word in enumerate(after)] if other else after


_NAMED_ANEW = re.compile(
    r" (?:dont|ainsi qu\w*|notamment) (?:a )?(?:la |l )?$| et (?:a )?(?:la |l )$"
    r"| (?:a|au) (?:la )?(?:pratique de (?:la )?)?$"
)
_SCHOOLS = frozenset("conservatoire ecole centre academie association club studio compagnie".split())


def _of_the_paragraph(words: Wording, last: int, after: list[str]) -> int:
    """How many of the words after a clearance are its own: once dance is named, the next paragraph is not."""
    if not after or "DANCE" not in after or _BOXES & set(after):
        return len(after)
    place = after.index("DANCE") + 1
    while place < len(after) and not begins_anew(words, last + 1 + place):
        place += 1
    return place


def _row_label(words: Wording, first: int) -> str:
    """« Danse    ☒ sans contre-indication    ☐ contre-indiquée »: the pursuit that a row of a table begins with."""
    row = words.row(first)
    label = row[: next((place for place, word in enumerate(row) if word in _BOXES), 0)]
    text = f" {' '.join(label)} "
    return text if len(label) <= _HEADING and ("DANCE" in label or OTHER.search(text)) else ""


def _of_the_ticked(after: list[str]) -> list[str]:
    """What a statement that is ticked is for: its own words, else those that follow the last statement to be ticked."""
    own = after[: next((place for place, word in enumerate(after) if word in _BOXES), None)]
    others = [place for place, word in enumerate(after) if word in _STATED and place > len(own)]
    if "DANCE" in own or OTHER.search(f" {' '.join(own)} ") or not others:
        return own
    behind = after[others[-1] + 1 :]
    return behind if "DANCE" in behind or OTHER.search(f" {' '.join(behind)} ") else own


def _until_end(words: tuple[str, ...]) -> list[str]:
    taken: list[str] = []
    for word in words:
        if word == "." or ENDING.search(f" {' '.join([*taken, word])} "):
            break
        taken.append(word)
        if word in _ANSWERS:
            break
    return taken


_ANSWERS = frozenset(["YES", "NO"])


def _nobody(words: Collection[str], names: Collection[str]) -> str:
    """The words without those who are spoken of: « pour Léa », « chez cette enfant » names no pursuit."""
    return _WHO.sub(" ", f" {' '.join(word for word in words if word not in names)} ")


def _named(rest: str) -> bool:
    """Whether an object of any sort follows: « à la pratique de …, à … »."""
    return bool(
        re.search(
            r" (?:a|aux|au|pour) (?:la|les|l|un|une|tous?|toutes?|\w{4,})? ?(?!ce jour|la date|l examen)\w+", rest
        )
    ) and not re.search(r"^ (?:(?:\w+ ){0,4}(?:a ce jour|a la date|a l examen|a l issue))", rest)


def _named_above(words: Wording, first: int) -> bool:
    """« Danse classique, barre au sol », a line above « à la pratique de cette activité », and nothing else."""
    above = _ITS_SCHOOL.sub(" ", _OF_SPORTS.sub(" ", f" {' '.join(words.words[:first])} "))
    return not words.by_ocr and " DANCE " in above and not OTHER.search(above)


_OF_SPORTS = re.compile(r" (?:medecins?|medecine)(?: \w+){0,2} du sport(?= )")
_ITS_SCHOOL = re.compile(rf" (?:{'|'.join(sorted(_SCHOOLS))})(?: \w+){{0,4}}? DANCE(?= )")
"""A letterhead's « médecine du sport » is no other pursuit, a school's name none at all."""


def _before(words: Wording, first: int) -> bool:
    """Dance named before, since the doctor began to speak: in the sentence, or as « activité : danse »."""
    start = max(first - _BEFORE, 0)
    before = list(words.words[start:first])
    for opening in ("soussigne", "soussignee", "certifie"):
        if opening in before:
            before = before[before.index(opening) :]
            break
    else:
        if "." in before:
            before = before[len(before) - before[::-1].index(".") :]
        anew = next((place for place in range(first, start, -1) if begins_anew(words, place)), first)
        if "DANCE" in words.words[anew:first]:
            before = before[-(first - anew) :]  # a letterhead's « médecin du sport » is no other pursuit
    text = f" {' '.join(before)} "
    return ("DANCE" in before and not OTHER.search(text)) or bool(_FIELD.search(words.text))


def _ticked(words: list[str]) -> list[str]:
    """The words behind a tick, each up to the next box."""
    found: list[str] = []
    on = False
    for word in words:
        if word in _BOXES:
            on = word == "TICK"
        elif on:
            found.append(word)
    return found


def _listed(words: Wording, last: int, end: int) -> bool:
    """Whether what follows is a list, a line each: its boxes may have been lost, and a colon before it too."""
    least = _LISTED if ":" in words.words[last + 1 : last + 6] else _LISTED + 1
    begin, stop = words.places[last][1], words.places[min(end, len(words.places) - 1)][1]
    lines = words.page.folded[begin:stop].split("\n")[1:]
    listed = [
        line for line in lines if not _FIELD_LINE.match(line) and (_LIST_LINE.match(line) or _names_a_pursuit(line))
    ]
    bullets = {line[:1] for line in listed}
    enumerated = len(bullets) == 1 and bullets <= _BULLETS  # the same dash before each: none is ticked, all are meant
    told = len(listed) > 1 and all(line.rstrip().endswith((",", ";")) for line in listed[:-1])
    return len(listed) >= least and not (enumerated or (told and not words.by_ocr))


def _set_apart(words: Wording, last: int, end: int) -> bool:
    """Whether what follows a colon stands in columns: « : de la danse    du sport », whose boxes were lost."""
    said = words.words[last + 1 : end + 1]
    led = ":" in said[:5] and not _SEEN.intersection(said)
    return led and any(words.begins_a_cell(place) for place in range(last + 2, min(end + 1, len(words.words))))


def _names_a_pursuit(line: str) -> bool:
    """« C] Gymnastique »: a short line with a sport or dance on it, whatever OCR made of its box."""
    words = re.findall(r"[a-z0-9]+", line)
    return len(words) <= _SHORT_LINE and bool(OTHER.search(f" {' '.join(words)} ") or "danse" in words)
