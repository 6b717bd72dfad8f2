"""What a certificate adds to its clearance, elsewhere on the page: « Éviter les sauts », « Restriction : pointes ».

A limit is as often the next sentence, or a line of its own, as part of the clearance's.
"""

import re

from validators.text.layout import Page, Span
from validators.text.medical.clearances import NO_REASON_FOUND
from validators.text.medical.notices import hidden
from validators.text.medical.words import Wording

_HARD = (
    r"(?:sauts?|pointes?|portees?|portes|impacts?|efforts?|ecarts?|chocs?|receptions?|torsions?|hyperextensions?"
    r"|acrobaties?|mouvements?|sol|DANCE|sports?|eps|gym\w*|competitions?)"
)
_ONE_FIELD = (
    r"(?:bucco|dentaire|auditi|visuel|cardi|pneumo|respirat|orthop|ophtalmo|orl|neurolog|dermato|rhumato|allergo"
    r"|psych|endocrin|podolog|locomoteur"
    r"|traumato|chirurgic|vascul|digest|gyneco|uro|nephro)\w*"
)
"""What one specialist answers for, and nobody else."""
_LIMITS = re.compile(
    r" (?:"
    rf"eviter (?:\w+ ){{0,3}}?{_HARD}"
    rf"|(?:pas|ni|aucune?|sans) (?:(?:de|d|des|les|l|travail|sur|en|trop|grands?|gros) ){{0,3}}{_HARD}"
    r"|(?:devra|doit) (?:etre (?!renouvel|present|remis|produi|date|fourni|etabli|conserv|complet|rempli|joint|signe)"
    r"|porter|revenir|consulter|faire|eviter)|(?:limitee?s?|reduite?s?) a"
    r"|sous (?:toute )?reserve (?!de (?:disponib|rendez)|de la (?:continuite|stabilite|constance) de )(?:d|qu)\w*"
    r"|(?:un|une|nouveau|nouvelle) (?:controle|reevaluation|bilan|evaluation) (?:\w+ ){0,2}"
    r"(?:sera|est|necessaire|indispensable|souhaitable|prevue?|demandee?|dans)"
    r"|(?:a|sera|seront) (?:revoir|revue?s?|reevaluee?s?|reevaluer|recontroler|reconsiderer)"
    r"|(?<! mme )(?<! mlle )(?<!melle )(?<! mr )(?<! m )(?<!nee )(?<!elle )"  # no strike is read
    r"(?:rayer|barrer|biffer) (?:(?:la|les|ou|le) )*(?:mentions?|termes?|phrases?) inutiles?"
    r"|ne pas (?:depasser|exceder|forcer|sauter|porter|solliciter|effectuer|faire|pratiquer|courir|travailler|monter"
    r"|charger|realiser|abuser|reprendre)"
    r"|(?:sur le|au|d un) (?:seul )?plan (?:strictement|purement|exclusivement|uniquement)"
    rf"|(?:plan|vue|etat) (?:(?:strictement|purement|uniquement) )?{_ONE_FIELD}(?! (?:{_ONE_FIELD} )*et )"
    r"|etat (?:\w+ )?dentaire|(?:releve|relevent|depend) d(?:u|e l|un) (?:medecin|avis)"
    r"|attestation parentale|en (?:ma |notre )?qualite de (?:representant|parent|mere|pere|tut)\w*"
    r"|(?:reprise|pratique|efforts?|activites?|DANCE) (?:\w+ ){0,2}?"
    r"(?:progressi\w+|moderee?s?|adaptee?s?|(?<!horaires )amenagee?s?|allegee?s?|(?<!sans )limitee?s?|seulement"
    r"|uniquement)"
    r")(?= )"
)
_FIELD = re.compile(
    r"(?:^|[.;] )\W*(?:restrictions?|reserves?|limitations?|limites?|precautions?|amenagements?|observations?"
    r"|remarques?|recommandations?|contre.?indications? (?:eventuelle|particuliere)s?)\b[a-z'() ]{0,40}:[ .…_]*"
    r"(?!(?:aucun|none\b|neant|ras\b|r\.a\.s|non\b|rien|sans\b|sans objet|date|fait|le\b|bonne?\b|normal"
    r"|excellent|favorable|cachet|signature|dr\b|docteur|nom\b))"
    r"[a-z0-9]",
    re.MULTILINE,
)


_HOURS = r"(?:lun|mar|mer|jeu|ven|sam|dim|d'?urgence|urgence|vacances|jours? ferie|rendez|rdv)"
_LINE = re.compile(
    r"^\W*(?:sous (?:toute )?reserve|a l'exception|a l'exclusion|sauf|hormis|except[eo]e?s?|uniquement|seulement"
    r"|limiter|reduire|adapter|amenager|menager|privilegier|proteger|surveiller|arreter|stopper|interrompre"
    r"|arret (?:si|en cas)|port d|a condition|hors (?:sauts?|pointes?|portes?)|pas avant"
    r"|reprise (?:dans|le|apres|a partir|possible)"
    rf"|avis (?:cardio\w*|specialise|complementaire)|en attente)\b(?! (?:le |les |l'|en |sur |cas )?{_HOURS})",
    re.MULTILINE,
)
"""What may begin a line of its own below a clearance; a doctor's hours may too (« sauf le jeudi »)."""


_UNFILLED = re.compile(
    r"\b(?:docteure?|dr|medecin)\b\.?\s?:?\s?[._…]{4,}(?=\s*(?:\n|$)|[\s,]+(?:certifie|atteste|declare)\b)",
    re.MULTILINE,
)


def unfilled(page: Page) -> Span | None:
    """« Docteur ………… certifie »: a form that no doctor has filled in; None where none waits for a name."""
    return next(page.find(_UNFILLED), None)


def remark(words: Wording) -> Span | None:
    """The first limit that stands anywhere on a page, or a field for limits that is filled in; None without one."""
    found = _LIMITS.search(NO_REASON_FOUND.sub(lambda none: re.sub(r"\w", "_", none.group()), hidden(words.text)))
    if found:
        return words.span(words.index(found.start()), words.index(found.end() - 1))
    return next((span for pattern in (_FIELD, _LINE) for span in words.page.find(pattern)), None)
