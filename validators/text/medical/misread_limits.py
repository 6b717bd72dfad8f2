"""Of what OCR read, a word that is none may be one that limits, or what it limits: « Éuiter les sants »."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.vocabulary import HESITANT, RESTRAINING, UNNARROWED

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
    jusqu pendant revoir malgre moderee intensite presence accompagnee assise fauteuil
    """.split()
_FORMS = tuple(sorted(RESTRAINING | HESITANT | set(_OTHERS)))


@lru_cache(maxsize=4096)  # the same papers are asked after each reading
def meant(word: str) -> str:
    """The word itself, or that which limits of which it is a slip or two away and no word."""
    if len(word) < _SHORTEST or word.isdigit() or word in UNNARROWED or is_word(word) or not word.islower():
        return word
    if len(word) < _SHORT:
        return next((little for little in _LITTLE if _near(word, little, 1)), word)
    slips = 2 if len(word) >= _LONG else 1
    return next((form for form in (*_FORMS, *_LITTLE) if _near(word, form, slips)), word)


@lru_cache(maxsize=4096)
def may_be_a_limit(word: str) -> bool:
    """Whether a word is one that limits, or what it limits, or a slip away from one: « dans » from « sans »."""
    return any(_near(word, form, 1) for form in (*_FORMS, *_LITTLE))


def _near(word: str, other: str, slips: int) -> bool:
    return Levenshtein.distance(word, other, score_cutoff=slips) <= slips


@lru_cache(maxsize=4096)
def is_nearly_one(word: str) -> bool:
    """Whether a long word is three slips away from one that limits: one that is not is something else."""
    return any(_near(word, form, 3) for form in _FORMS if len(form) >= _LONG)
