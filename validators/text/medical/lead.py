"""What leads up to a clearance, in its clause: it may deny it, suppose it, or have lost the word that does."""

import re
from collections.abc import Collection
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.clearances import NO_REASON_FOUND
from validators.text.medical.known_words import BAD_SHORT, SHORT, accounted, hesitant, nearly
from validators.text.medical.lines import begins_anew
from validators.text.medical.misread_limits import spaced
from validators.text.medical.vocabulary import LEADING, UNNARROWED
from validators.text.medical.wordings import FILLERS, FINITE, NEGATORS, PARTICIPLES, TURNING
from validators.text.medical.words import Wording
from validators.text.month_names import month_of
from validators.text.same_name import same

_LEAD = 24
OPENING = frozenset(
    [".", "CI", "CIV", "et", "qui", "certifie", "atteste", "soussigne", "soussignee", "TICK", "BOX", "conclusion"]
)
_TAKEN_BACK = re.compile(
    r" (?:a priori|pas|plus|(?<!de mon )point(?! de vue medical)|jamais|non|impossible|saura\w*|doute\w*"
    r"|incertain\w*|sembl\w+|parait|devra\w*"
    r"|pourrai\w*"
    r"|condition\w*(?! physique)|reserve|si|faute|refus\w+|retir\w+|annul\w+|prononcer|avant de|sera|seront|assister"
    r"|observat\w+|spectat\w+"
    r"|(?<!presence de sa )(?<!presence de son )(?:frere|soeur|pere|mere|jumeau|jumelle) \w\w"
    r"|m a dit|consulte pour|disent|affirm\w+|rapport\w+"
    r"|(?:selon|d apres)(?! (?:mon|l|les|cet) (?:examen|interrogatoire|donnees|elements))"
    r"|probabl\w*|vraisembl\w+|en principe|theorique\w*|difficile|premature\w*|attente"
    r"|plutot|a peine|loin d|presque|quasi\w*|peut etre(?= $)|m (?:assur|indiqu|declar)\w+"
    r"|insuffisan\w+|ignor\w+|crain\w*|hypothese|faut|faudra\w*|(?<!permet de )certifier|(?<!permet d )attester"
    r"|permet (?:pas )?(?:de |d )(?:dire|affirmer|ecrire)|(?:rien|aucune?) (?:\w+ ){0,3}?(?:ne |me |nous )+permet"
    r"|(?:pense|espere|suppose|souhaite|souhaitons|nie|conteste|dement|veut|voudrais|soutient|pretend|admet\w*|pourvu|faux"
    r"|inexact|prouve|ecri\w+|dire|dit) (?:que|qu)|puisse|ecrire|quand|cesse|deviendra|redeviendra|normalement|seule?s?"
    r"|une fois|apres (?:reeducation|guerison|consolidation|operation|retrait|controle|bilan|avis)"
    r"|dans (?:une?|deux|trois|quatre|six|\d+) (?:mois|semaines?|jours?)"
    r"|(?:en|des) (?:septembre|octobre|novembre|decembre|janvier)(?! dernier| 20)|a la rentree"
    r"|assise?|en fauteuil|sans sauter|(?<!CIV )en rien|a aucune? (?:titre|moment)|en aucune? (?:facon|maniere"
    r"|cas)|s il"
    r"|apres (?:radiographie|irm|echographie)|demens"
    r"|(?:a|faut|doit|devra) (?:verifier|rechercher|demontrer|determiner|confirmer|etablir|prouver)|imprudent\w*"
    r"|(?:notre|nos|mon|ma|mes) (?:\w+ )?(?:fil\w+|enfants?)|nous (?:\w+ ){0,2}parents"
    r"|(?:pour|afin d|en vue d)\w* (?:\w+ ){0,2}?(?:attest|verifi|etabli|obten|certifi)\w+)(?= )"
)
_WITHOUT = re.compile(
    r" sans (?:aucune |la moindre )?(?:reserve|restriction|limitation)(?= )(?! (?:autre|que|sauf|hormis) )"
)
"""« aptitude sans réserve, pas de … »."""
_NO_ILL = re.compile(
    r" (?:pas|sans|aucune?) (?:d |de )?(?:traitements?|antecedents?|symptomes?|problemes?|plaintes?|douleurs?"
    r"|souffles?|anomalies?"
    r"|allergies?)(?: (?:notables?|particuliers?|medica\w+|de sante|en cours|connus?|connues?))*(?= )"
    r"| accompagnee? (?:de|par) (?:\w+ ){0,4}?(?:sa|son|ses) (?:mere|pere|parents)(?= )"
)
"""« pas de traitement, pas d'antécédent », « accompagnée de sa mère »: found or said besides."""
_NOT_ILL = re.compile(r" n est pas (?:atteinte?|porteu\w+) d(?:e|une?)? (?:\w+ ){1,2}?(?=(?:et )?(?:ne|n|que|qu) )")
"""« n'est pas atteinte de maladie contagieuse, ne présente … », of which the « pas » denies only that."""
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
    if words.words[first] in _NEEDS_NO_NE and any(
        one in _NE and two not in _BORN and "°" not in words.written(start + place)
        for place, (one, two) in enumerate(pairwise(before))
    ):
        return True
    lead = _NOT_ILL.sub(" ", NO_REASON_FOUND.sub(" ", _WITHOUT.sub(" ", _NO_ILL.sub(" ", f" {' '.join(before)} "))))
    if start and words.words[start - 1] == "CIV":
        lead = lead.removeprefix(" en rien")  # « ne contre-indique en rien la danse, qu'elle peut … »
    return bool(_TAKEN_BACK.search(lead))


def _stated_from(words: Wording, first: int) -> int:
    """Where the clause begins; by « atteste », then with who states it: « je ne suis pas à même d'atteste »."""
    start = _clause(words, first)
    if not start or words.words[start - 1] not in _STATED:
        return start
    farthest = max(start - _WHO_STATES, 0)
    return next((place for place in range(start, farthest, -1) if _begins_a_statement(words, place)), farthest)


def _begins_a_statement(words: Wording, place: int) -> bool:
    """Behind a full stop, or with « Je » at the head of a line: a title above denies nothing."""
    if words.words[place - 1] == ".":
        return True
    return words.words[place] == "je" and words.written(place)[:1].isupper() and begins_anew(words, place)


def _clause(words: Wording, first: int) -> int:
    """Where the clause begins that leads up to a word."""
    farthest = max(first - _LEAD, 0)
    return next((place + 1 for place in range(first - 1, farthest - 1, -1) if _opens(words, place)), farthest)


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
    pairs = pairwise(words.words[start : last + 1])
    return unknown or any(not {*pair} <= _KNOWN and hesitant("".join(pair)) for pair in pairs)


def _may_end_in_ne(words: Wording, place: int, names: Collection[str]) -> bool:
    """« Léa DURAND e peut », « DURANDne peut »: what stands right before may be a « ne »."""
    word = words.words[place]
    if words.words[place + 1] not in _DENIED_BY_NE or word in names:
        return False
    return word in _NE_CUT or (len(word) > _NAME and word.endswith("ne"))


_NE_CUT = frozenset("e n r m h me re he nc no".split())
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
