"""« Certificat de non contre-indication à la danse », a name, a date, a doctor: a title that is the whole statement.

Below it stand fields, names and places, and no sentence: one that was begun and does not say it is for a person.
"""

import re
from collections.abc import Collection

from validators.text.lexicon import is_word
from validators.text.medical.known_words import accounted, hesitant
from validators.text.medical.plain_words import limits_nothing
from validators.text.medical.vocabulary import RESTRAINING
from validators.text.medical.wordings import ASKED, NO_LIMIT, limited
from validators.text.medical.words import Wording

_SENTENCE = frozenset(
    "je soussigne soussignee certifie atteste declare reconnais avoir examine examinee vu vue merci veuillez joindre "
    "remplir completer apporter fournir rayer cocher objet madame monsieur model modele exemplaire vierge TICK BOX "
    "UNCLEAR YES NO".split()
)
_FIELDS = frozenset(
    "nom prenom prenoms ne nee naissance sexe adresse tel telephone fax mail rpps adeli finess date lieu signature "
    "signe cachet tampon identite identifiants patient patiente medecin docteur cabinet rue avenue bd boulevard place "
    "allee impasse chemin route cedex mode scene heures heure fait ins mg".split()
)
_BLANK = re.compile(r"[._…]{5,}")


def is_whole_statement(words: Wording, last: int, names: Collection[str]) -> bool:
    """Whether nothing more is said on the page than a title that ends with that word, and whom and when it concerns."""
    others = words.words[last + 1 :]
    text = f" {' '.join(others)} "
    if ASKED.search(words.text) or _BLANK.search(words.page.folded) or limited(text):
        return False
    told = NO_LIMIT.sub(" ", text).split()
    if _SENTENCE.intersection(words.words):
        return False
    named = {word for place, word in enumerate(words.words) if words.written(place)[:1].isupper() and not is_word(word)}
    return all(_says_nothing(word, names, named, told[:place]) for place, word in enumerate(told))


def is_established(words: Wording, last: int, names: Collection[str]) -> bool:
    """« Certificat de non contre-indication à la danse établi ce jour »: given, and not asked for, with no limit."""
    text = f" {' '.join(words.words[last + 1 :])} "
    given = _GIVEN.match(text)
    return bool(given) and not (ASKED.search(words.text) or limited(text) or _BLANK.search(words.page.folded))


_GIVEN = re.compile(r" (?:a |l |la |pratique |enseignement |de )*DANCE (?:\w+ ){0,6}?(?:etabli|delivre|remis) ce jour ")


def _says_nothing(word: str, names: Collection[str], named: Collection[str], before: list[str]) -> bool:
    if word in _FIELDS or accounted(word, names):
        return True
    if word in RESTRAINING or hesitant(word):
        return False
    return word in named or limits_nothing(word, before)
