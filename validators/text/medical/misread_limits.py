"""A word that may be one that limits, or what it limits: misread by OCR (« Éuiter les sants »), cut or run together."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.vocabulary import HESITANT, LEADING, RESTRAINING, UNNARROWED

_LONG, _SHORT, _SHORTEST = 8, 5, 3
_LITTLE = ("pas", "sans", "sauf", "hors", "non", "apres", "avant", "selon", "avec", "sous", "mois", "vaut", "ecart")
_OTHERS = """
    douce douces valable vaudra concerne lorsque exclus exclue autorisee duree fonction mois necessaires obligatoires
    recommandees deconseilles genouilleres bouchons reevaluer reduire couvert
    eviter evitera eviteront evitant sauts sauter sautes pointes portes danse danser sport sports effort efforts
    cours seance seances activite activites pratique exercice exercices impacts chocs torsions reception receptions
    ecarts acrobaties pirouettes mouvements mouvement competition spectacle interdit interdite interdits
    interdiction proscrire proscrit deconseille deconseillee suspendre hormis excepte exception uniquement seulement
    exclusivement limiter limitee reduire menager privilegier preferer adapter adapte adaptee amenager amenage
    prudence precaution precautions vigilance attention dispense dispensee exempt inapte inaptitude arret arreter
    repos reprise reprendre attelle genouillere chevillere ceinture corset semelles casque lunettes protection
    ventoline inhaler inhalateur bouffees obligatoire necessaire indispensable recommande conseille souhaitable
    porter portera maximum minutes semaines semaine douleur fatigue tolerance rythme pauses progressif progressive
    progressivement attente attendant surveillance controle traitement accord consolidation cicatrisation resultat
    resultats specialise demande provisoire temporaire partielle restriction reserve condition confirmer reevaluer
    jusqu pendant revoir malgre moderee moderation moderement intensite presence accompagnee assise fauteuil requise
    rapprochee fractionner amenagement definitif discutees strappee annule fragile echographie temps provisoirement
    ponctuellement occasionnellement raisonnablement doucement graduellement momentanement peu renouveler verifier
    avis revu
    """.split()
_LIMITING = RESTRAINING | HESITANT | {*_OTHERS, *(f"{other}s" for other in _OTHERS if other.endswith("e")), *_LITTLE}
_FORMS = tuple(sorted(_LIMITING))
_COMMON = UNNARROWED | LEADING | frozenset("porte nom prenom bas cas sang soit".split())
"""What stands on certificates, and is a slip away from what limits."""
_SMALL = frozenset((*_LITTLE, *"de des les le la un une".split()))
"""What runs together with its neighbour."""


@lru_cache(maxsize=4096)  # the same papers are asked after each reading
def meant(word: str) -> str:
    """The word itself, or that which limits of which it is a slip away, or two where it is long and no word."""
    if len(word) < _SHORTEST or not word.islower() or word in _COMMON or word in _LIMITING:
        return word
    forms = _LITTLE if len(word) == _SHORTEST else _FORMS
    slips = 2 if len(word) >= _LONG and not is_word(word) else 1
    near = ((Levenshtein.distance(word, form, score_cutoff=slips), form) for form in forms)
    return min((found for found in near if found[0] <= slips), default=(0, word))[1]


def spaced(said: Sequence[str]) -> list[str]:
    """The words, spaced as they were meant: « Pasde », « Repr ise »."""
    whole: list[str] = []
    for word in said:
        if whole and whole[-1] + word in _LIMITING and not (is_word(whole[-1]) and is_word(word)):
            whole[-1] += word
        else:
            whole += _apart(word)
    return whole


@lru_cache(maxsize=4096)
def _apart(word: str) -> tuple[str, ...]:
    """« horspointes », « sousréserwe »: the two words, of which one limits, that stand in one; else itself."""
    if len(word) < _SHORT or not word.isalpha() or word in UNNARROWED or is_word(word):
        return (word,)
    return next((both for both in _halves(word) if not _LIMITING.isdisjoint(both)), (word,))


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """The ways to part it in two words, or in a small one and another that may have been misread."""
    halves = [(word[:place], word[place:]) for place in range(_SHORTEST - 1, len(word) - 1)]
    yield from (both for both in halves if all(map(is_word, both)))
    yield from ((meant(one), meant(two)) for one, two in halves if one in _SMALL or two in _SMALL)


@lru_cache(maxsize=4096)
def may_be_a_limit(word: str) -> bool:
    """Whether a word is one that limits, or what it limits, or a slip away from one: « dans » from « sans »."""
    return any(_near(word, form, 1) for form in _FORMS)


@lru_cache(maxsize=4096)
def is_nearly_one(word: str) -> bool:
    """Whether a long word is three slips away from one that limits: one that is not is something else."""
    return any(_near(word, form, 3) for form in _FORMS if len(form) >= _LONG)


def _near(word: str, other: str, slips: int) -> bool:
    return Levenshtein.distance(word, other, score_cutoff=slips) <= slips
