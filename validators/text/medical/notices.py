"""Sentences printed on certificates that say nothing of this pupil: how long they hold, what would call for another.

All are on the one spelling of `words`, to the end of their sentence: one that goes on otherwise is no notice.
"""

import re

_HEALTH_GOES_ON = (
    r"(?:la (?:continuite|stabilite|constance)|l absence (?:de |d )(?:modification|changement|aggravation))"
    r" (?:de |dans )(?:l |son )etat(?: de sante|(?= *(?:\.|$)))"
)
_QUESTIONNAIRE = (
    r"(?:(?:remplir|completer|renseigner|repondre (?:a|au))(?: (?:le|un|l|au|auto))* "
    r"|(?<=sous reserve du ))questionnaire"
    r"(?: (?:de sante|medical|annuel|qs|sport|cerfa|n|\d+))*"
)
_ILLNESS = r"(?:maladie|blessure|affection|pathologie|accident|traumatisme)"
_LATER = (
    r"(?:survenant|survenue|apparaissant|apparue) (?:apres|posterieurement a|a compter de) "
    r"(?:cette date|ce jour|l examen|la (?:presente )?date(?: (?:de ce jour|du certificat|de l examen))?)"
)
_SAID = r"(?:antecedents|renseignements|informations|declarations|reponses|donnees|elements)"
NOTICE = (
    rf"\b(?:certificat (?:etabli|delivre|valable) )?sous reserve (?:de (?:l exactitude|la sincerite"
    rf"|la veracite) des {_SAID}"
    r"(?: (?:declare|fourni|donne|transmi|communique)\w*)?(?: par (?:la famille|l[ae] patiente?|l interessee?"
    r"|les parents))?"
    rf"|des {_SAID} de l interrogatoire|des dispositions (?:reglementaires|legales) en vigueur)(?= aucune? CI"
    rf"| *(?:\.|$))"
    rf"|\bsous reserve de l absence de (?:modification|changement) de (?:l |son )etat de sante"
    r"(?: dans l intervalle| entre temps| d ici la)? *(?=\.|$)|"
    rf"\bvalable (?:(?:un|1) an |(?:12|douze) mois )?sous reserve de {_HEALTH_GOES_ON}"
    rf"(?! (?:et|ou|mais|ni|\w{{1,4}} d(?:[eu]|es)?)\b)"
    r"|\b(?:ce certificat est )?(?:etabli |delivre |valable )?sous reserve de (?:toute )?(?:modification"
    r"|evolution|aggravation)"
    r"(?: ulterieure)? (?:de |d )(?:l |son )etat de sante *(?=\.|$)"
    rf"|\b(?:valable|validite)(?: :| de)? \w+ ans (?:(?:pour|chez) (?:les"
    rf"|des) (?:\w+ ){{1,2}})?sous reserve d[eu] {_QUESTIONNAIRE} *(?=\.|$)"
    r"|\btoute (?:modification|evolution|aggravation) de (?:l |son )etat(?: de sante)? (?:doit|devra) faire l objet "
    r"d un (?:nouvel (?:avis|examen)|nouveau certificat)(?: medical)? *(?=\.|$)"
    rf"|\btoute {_ILLNESS}(?: (?:ou|et) {_ILLNESS})? {_LATER} (?:peut|pourra|pourrait) constituer une CI"
    r"(?: (?:et )?(?:doit|devra) faire l objet d un (?:nouvel )?(?:avis|examen)(?: medical)?)? *(?=\.|$)"
)
_NOTICE = re.compile(NOTICE)


def hidden(text: str) -> str:
    """The text with as many words of the same length that say nothing where a notice stood."""
    return _NOTICE.sub(lambda found: re.sub(r"\w", "_", found.group()), text)
