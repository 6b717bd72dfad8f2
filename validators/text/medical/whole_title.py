"""« Certificat de non contre-indication à la danse », a name, a date, a doctor: a title that is the whole statement.

Below it stand fields, names and places, and no sentence: one that was begun and does not say it is for a person.
"""

import re
from collections.abc import Collection, Iterator

from validators.text.fold import fold
from validators.text.lexicon import is_word
from validators.text.medical.known_words import begins_a_limit, hesitant
from validators.text.medical.no_limit import NO_LIMIT
from validators.text.medical.vocabulary import RESTRAINING, UNNARROWED
from validators.text.medical.wordings import ASKED, limited
from validators.text.medical.words import Wording

_SENTENCE = frozenset(
    "tout chaque produit produire produisent fournit fournissent eleves je soussigne soussignee certifie atteste "
    "declare reconnais avoir examine examinee vu vue merci veuillez joindre "
    "remplir completer apporter fournir rayer cocher objet madame monsieur model modele exemplaire vierge TICK BOX "
    "UNCLEAR YES NO".split()
)
_FIELDS = frozenset(
    "nom prenom prenoms ne nee naissance sexe adresse tel telephone fax mail rpps adeli finess date lieu signature "
    "signe cachet tampon identite identifiants patient patiente medecin docteur cabinet rue avenue bd boulevard"
    " place "
    "allee impasse chemin route cedex mode scene heures heure fait ins mg".split()
)
_BLANK = re.compile(r"[._…]{5,}")


def is_whole_statement(words: Wording, last: int, names: Collection[str]) -> bool:
    """Whether nothing more is said on the page than a title that ends with that word, and whom and when it concerns."""
    text = f" {' '.join(words.words[last + 1 :])} "
    if ASKED.search(words.text) or _BLANK.search(words.page.folded) or "?" in words.page.folded or limited(text):
        return False
    if _SENTENCE.intersection(words.words):
        return False
    named = {word for place, word in enumerate(words.words) if words.written(place)[:1].isupper() and not is_word(word)}
    told = NO_LIMIT.sub(" ", f" {' '.join(_said(words, last))} ").split()
    return all(_says_nothing(word, names, named) for word in told)


def _said(words: Wording, last: int) -> Iterator[str]:
    """The words behind that one, but for those of letterheads, addresses and « Fait à …, le … »."""
    for place in range(last + 1, len(words.words)):
        if not _LETTERHEAD.search(fold(words.line_of(place).text)):
            yield words.words[place]


def is_established(words: Wording, last: int) -> bool:
    """« Certificat de non contre-indication à la danse établi ce jour »: given, and not asked for, with no limit."""
    text = f" {' '.join(words.words[last + 1 :])} "
    if ASKED.search(words.text) or _BLANK.search(words.page.folded) or limited(text) or _FOR_A_WHILE.search(text):
        return False
    return bool(_GIVEN.match(text))


_FOR_A_WHILE = re.compile(r" (?:mois|semaines?|jours|jusqu) ")
_GIVEN = re.compile(
    r" (?:a |l |la |pratique |enseignement |de )*DANCE (?:(?!pas |non |jamais |ne? |plus |refus |avis |annul"
    r"|impossible )\w+ ){0,6}?"
    r"(?:etabli|delivre|remis) ce jour "
)
_LETTERHEAD = re.compile(
    r"^\W*(?:drs?|docteure?s?|cabinet|centre|maison|msp|pole|hopital|chu|clinique)\b|@|\btel\b|\brpps\b|\badeli\b"
    r"|^\W*(?:fait a\b|le \d|[a-z' -]{2,30}, le \d)|\b\d{5}\b"
    r"|\b(?:rue|avenue|av|bd|boulevard|place|allee|impasse|chemin|route|quai|square|cedex)\b"
)
"""Lines of a letterhead, a stamp, an address."""


def _says_nothing(word: str, names: Collection[str], named: Collection[str]) -> bool:
    """Whether a word is of a field or an address, or a name: any other of the language may say something."""
    if word in _FIELDS or word in names or not word.isalpha():
        return True
    if word in RESTRAINING or hesitant(word) or begins_a_limit(word) or word.startswith("dispens"):
        return False
    return word in UNNARROWED or (word in named and not is_word(word))
