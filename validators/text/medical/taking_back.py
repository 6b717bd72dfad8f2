"""What takes back the clearance that it leads up to: denied, doubted, another's word, later, or for a condition."""

import re

from validators.text.medical.clearances import NO_REASON_FOUND
from validators.text.medical.wordings import any_of

_DENIED = (
    r"pas|plus|(?<!de mon )point(?! de vue medical)|jamais|non|impossible|saura\w*|refus\w+|retir\w+|annul\w+"
    r"|faux|inexact",
    r"(?:rien|aucune?) (?:\w+ ){0,3}?(?:ne |me |nous )+permet|permet (?:pas )?(?:de |d )(?:dire|affirmer|ecrire)",
    r"en rien|a aucune? (?:titre|moment)|en aucune? (?:facon|maniere|cas)|cesse|assister|observat\w+|spectat\w+",
)
_DOUBTED = (
    r"a priori|doute\w*|incertain\w*|sembl\w+|parait|pourrai\w*|probabl\w*|vraisembl\w+|en principe|theorique\w*"
    r"|hypothese",
    r"difficile|premature\w*|plutot|a peine|loin d|presque|quasi\w*|normalement|peut etre(?= $)|insuffisan\w+"
    r"|imprudent\w*",
    r"si|s il|puisse|condition\w*(?! physique)|reserve|faute|ignor\w+|crain\w*|pourvu (?:que|qu)|seule?s?|quand"
    r"|prononcer",
)
_ANOTHERS = (
    r"(?<!presence de sa )(?<!presence de son )(?:frere|soeur|pere|mere|jumeau|jumelle) \w\w|m a dit"
    r"|consulte pour|disent",
    r"(?:selon|d apres)(?! (?:mon|l|les|cet) (?:examen|interrogatoire|donnees|elements))|affirm\w+|rapport\w+",
    r"(?:pense|espere|suppose|souhaite|souhaitons|nie|conteste|dement|veut|voudrais|soutient|pretend|admet\w*|prouve"
    r"|ecri\w+|dire|dit) (?:que|qu)|demens|ecrire|m (?:assur|indiqu|declar)\w+",
    r"(?:notre|nos|mon|ma|mes) (?:\w+ )?(?:fil\w+|enfants?)|nous (?:\w+ ){0,2}parents",
)
_ASKED = (
    r"faut|faudra\w*|devra\w*|(?<!permet de )certifier|(?<!permet d )attester|attente",
    r"(?:a|doit|devra) (?:verifier|rechercher|demontrer|determiner|confirmer|etablir|prouver)",
    r"(?:pour|afin d|en vue d)\w* (?:\w+ ){0,2}?(?:attest|verifi|etabli|obten|certifi)\w+",
)
_LATER = (
    r"avant de|sera|seront|deviendra|redeviendra|une fois|a la rentree|dans (?:une?|deux|trois|quatre|six|\d+) "
    r"(?:mois|semaines?|jours?)",
    r"(?:en|des) (?:septembre|octobre|novembre|decembre|janvier)(?! dernier| 20)",
    r"apres (?:reeducation|guerison|consolidation|operation|retrait|controle|bilan|avis|radiographie|irm|echographie)",
    r"assise?|en fauteuil|sans sauter",
)
_TAKES_BACK = any_of(*_DENIED, *_DOUBTED, *_ANOTHERS, *_ASKED, *_LATER)

_DENIES_ALL = any_of(
    r"n est pas (?=(?:au|a|en|compte|actuellement|pour) )",
    r"(?:ne|n) (?:peux|puis|pense|crois|saurai[st]|suis) (?:\w+ )?pas|ne puis|doute",
    r"(?:rien|aucune? \w+) ne (?:me |nous )?permet",
    r"(?:savoir|demand\w+|dire|question|verifier) (?:si|s il|s elle)",
)
"""« n'est pas, au vu de tout l'examen, apte », « je doute fort, au terme de cet examen, que »: far before it, too."""

_WITHOUT = re.compile(
    r" sans (?:aucune |la moindre )?(?:reserve|restriction|limitation)(?= )(?! (?:autre|que|sauf|hormis) )"
)
"""« aptitude sans réserve, pas de … »."""
_NO_ILL = re.compile(
    r" (?:pas|sans|aucune?) (?:d |de )?(?:traitements?|antecedents?|symptomes?|problemes?|plaintes?|douleurs?|souffles?"
    r"|anomalies?|allergies?|malaises?|palpitations?)"
    r"(?: (?:notables?|particuliers?|medica\w+|de sante|en cours|connus?|connues?))*(?= )"
    r"| n est pas (?:atteinte?|porteu\w+) d(?:e|une?)? (?:\w+ ){1,2}?(?=(?:et )?(?:ne|n|que|qu) )"
    r"| accompagnee? (?:de|par) (?:\w+ ){0,4}?(?:sa|son|ses) (?:mere|pere|parents)(?= )"
)
"""« pas de traitement », « n'est pas atteinte de maladie contagieuse », « accompagnée de sa mère »: said besides."""


def takes_back(lead: str) -> bool:
    """Whether the words that lead up to a clearance (a space around each) take it back; « rien n'interdit » does "
    "not."""
    for besides in (_NO_ILL, _WITHOUT, NO_REASON_FOUND):
        lead = besides.sub(" ", lead)
    return bool(_TAKES_BACK.search(lead))


def denies_all(lead: str) -> bool:
    """Whether words further back, in the same paragraph, deny or ask for all that they lead up to."""
    return bool(_DENIES_ALL.search(lead))
