"""What the words beside a date say it is there for: issued, due, born, from … to …"""

import re
from enum import StrEnum

from validators.text.weekdays import WEEKDAY, without_weekday


class Role(StrEnum):
    """Why a date stands on a document; in the order in which wordings are tried, the exact before the general.

    LEGAL is also of a street's name (« rue du 11 novembre 1918 »), PRINT of a document edited that day, COPY of one
    printed or downloaded again: that says nothing of its age.
    """

    LEGAL = "texte de loi"
    BIRTH = "naissance"
    NEXT = "prochaine facture"
    COPY = "copie"
    PREVIOUS = "facture précédente"
    DUE = "échéance"
    DEBIT = "prélèvement"
    VALIDITY = "validité"
    SINCE = "début de contrat"
    PAID = "paiement"
    READING = "relevé de compteur"
    ISSUE = "émission"
    PRINT = "édition"
    PERIOD = "période"
    NONE = "sans libellé"


_DATE_OF = (
    r"factur|fact\b|piece|titre\b|comptable|mise a disposition|em\b|emission|emise"
    r"|edition (?:du (?:doc|cert)|de la fact)|l'avis|avis|document|redaction"
    r"|etablissement|certificat|examen|bilan|envoi|consultation|quittance|signature|delivrance|courrier|visite|attestation|decision"
    r"|notification|recouvrement|declaration|creation|recu\b"
)
_WORDINGS: dict[Role, tuple[str, ...]] = {
    Role.LEGAL: (
        r"\b(?:loi|decret|(?<!d')arrete|reglement \(?ue|directive|convention collective|rcs|siret|deliberation)\b",
        r"\bart(?:icle|\.)? [lrd]\b|\bordonnance n|\bord\. du$",
        r"\bl'arr\w{2,3} du$|\boff\w{1,3}iel du$|\bindice de r\w{3}rence\b|\bpub\w{2,3}e? (?:le|ls|au)\b",
        r"\b(?:rue|place|avenue|av\.?|boulevard|bd|square|quai|allee|esplanade|impasse|cours|cite) d[eu]s?\s?$",
    ),
    Role.BIRTH: (
        r"\bne{1,2}\s?(?:\(?-?e\)?)?s?\s?(?:,\s)?(?:(?:le|:|en|a\b.{0,40}\ble)\s?:?)?$",
        r"naissance|\bnaiss\b|\bddn\b|\bnele\b|\bne\(e\)|\bnee [a-z' -]{2,30} le\s?:?$",
    ),
    Role.NEXT: (
        r"prochain|suivant|a venir|\bfutur|\bvers le\b|\bsera\b.{0,30}(?:adress|envoy|emise|etabli)",
        r"\bprevue?s? (?:le|pour le|au)\b|\bbilan annuel\b",
    ),
    Role.COPY: (
        r"imprim|impression|\b\w?dup[a-z]{0,3}c[a-z]{2,4}\b",
        r"telecharg|extrait le|consulte le|reedit|\bcopie\b|visualise",
        r"(?<!attestation )(?<!certificat )\bgenere(?!es?\b)(?!.{0,50}\ba [a-z-]+,? le$)",
    ),
    Role.PREVIOUS: (
        r"derniere? (?:mise a jour|revision|modification)\b",
        r"precedent|derniere? (?:facture|quittance|releve|paiement|reglement|index|appel|visite|consultation|examen)",
        r"ancien(?:ne)? (?:facture|releve|index)",
        r"vaccin|\bdtp\b|rappel|deja (?:facture|regle|paye)|solde anterieur|report|impaye|relance|\bannul"
        r"|remplace(?!ment|e?s? par (?:le |la )?(?:dr\b|docteur|mme\b|m\.|madame|monsieur))"
        r"|\b(?:voir|cf\.?|selon|conformement a)\s(?:notre|votre|le|la|l'|ce)\s?(?:courrier|lettre|avis|document)\b"
        r"|(?:paiement|reglement|concernant|suite a|relati[vf]e? a|reference a|avoir sur) (?:de )?"
        r"(?:la |votre |notre )?facture",
    ),
    Role.DUE: (
        r"^(?:.* - )?(?:1(?:er|ere|re)|premiere?|derniere?)(?: mensualite| echeance| prelevement)?\s?:?$",
        r"echeance|limite|au plus tard|avant le|exigib|regler? (?:avant|pour)",
        r"(?:a (?:payer|regler|verser|acquitter)|payable).{0,30}(?:avant|plus tard|jusqu|pour le|le\b|\bau\b)",
        r"paiement.{0,30}(?:avant|plus tard|jusqu|pour le)",
    ),
    Role.DEBIT: (r"prelev|debit[e ]|debiterons|^(?:mensualite|versement|terme) (?:n\W{0,2})?\d{1,2}$",),
    Role.VALIDITY: (
        r"val(?:able|ide|idite)|jusqu'?\s?au|expir|\bfin (?:de (?:contrat|droits)|d'engagement)|renouvel|peremption",
        r"\breprise\b|\brentree\b|\ba jour (?:au|du)\b",
    ),
    Role.SINCE: (
        r"depuis(?! (?:votre|mon|notre|l'|un|son) ?(?:espace|site|appli|compte|agence))",
        r"souscri|(?:date|prise) d'effet|mise en service|entree (?:dans|en|le)|date d'(?:entree|emmenagement)",
        r"\barrivee\b|revision|indexation|\b(?:conditions|tarifs?|baremes?|grilles?)\b.{0,50}\ba jour le\s?:?$",
        r"\b(?:compte|contrat|espace|client|dossier|profil)\b.{0,20}\bcreee? le\s?:?$",
        r"bail (?:du|signe|conclu)|adhesion|\bactive\b",
        r"en vigueur(?! (?:a la date|ce jour|au jour))|\b(?:tarifs?|tarifaire|bareme|prix) (?:du|au|le)\b",
        r"\b(?:mandat|sepa|offre|bail?|contrat|convention|avenant|souscription|devis)\b.{0,40}\bsigne",
        r"a (?:compter|partir) du|^(?!.*attestation).*titulaire .{0,40}contrat|client depuis",
        r"date de (?:debut|signature du bail|location)",
        r"compteur .{0,20}pose|\bpose (?:du compteur )?le\b",
        r"debut (?:de|du) (?:contrat|bail)|ouvert(?:ure)? (?:le|du)|contrat (?:n.{0,25} )?(?:du|signe|conclu)|installe",
    ),
    Role.PAID: (
        r"\b(?:pay[ee]{1,2}|regle|acquitte|encaisse|verse|recu) (?:ce jour )?(?:le|par|en date|du)",
        r"\bdate (?:\w{3,6} )?(?:du |de |de l')(?:paiement|reglement|virement|encaissement|operation|valeur)",
        r"\bacomptes? (?:du|le|verse|recu)",
        r"(?<!calendrier de )paiement (?:recu|effectue|du)|virement|reglement (?:du|recu|effectue)"
        r"|cheque(?!s? (?:est |sont )?accept)",
    ),
    Role.READING: (
        r"relev(?!es? (?:de compte|bancaire))|index|compteur|telereleve|\breel\b|estime|^(?:ancien|nouvel)(?:le|ne)?$",
    ),
    Role.ISSUE: (
        r"(?:date|dte?|jour)s?\s?(?:de |d'|d |du |de l'|de la )?\s?(?:la |l'|votre |cette )?(?:presente? )?"
        rf"(?:{_DATE_OF})",
        r"(?:factur|fact\b|doc\b|titre\b|echeancier|calendrier|quittance|attestation|certificat|recu|avis|courrier|document"
        r"|releves? (?:de compte|bancaire))(?:(?!periode|couvre|consomm|abonne|sera ).){0,45}"
        r"\b(?:du|en date du|emise? le|etablie? le|editee? le|le|date du)\s?:?$",
        r"\bemise? (?:le|ce|par .{2,40} le)|\betablie? (?:le|a\b.{0,40}\ble|ce)|delivree? (?:le|a\b.{0,30}\ble|ce)",
        r"\bfait\b.{0,50}(?:\ble|,)\s?:?$|\bfait (?:a|le)\b|signee? (?:le|a)|\bdatee?(?: du)?\s?:?$|redigee? le",
        r"^(?:(?:document|echeancier|calendrier|plan|attestation)\b.{0,20})?creee? le\s?:?$",
        r"\ben vigueur a la date du$|\bdate d'arrete\b",
        r"en date du|\bdate\s?(?:du jour)?\s?:?$|\blieu,?(?: et)? date\b",
        r"\ben ce jour|\bce jour\b",
        r"examine[e ()]*(?:(?:au (?:cabinet|centre|service)|en consultation|par mes soins) )?(?:ce jour|le)",
        r"\b(?:(?:tele)?consultation|examen|visite)(?: medicale?| (?:en )?video| a distance| en ligne)?"
        r"(?: n\W{0,3}\d+)? d[ue]\s?:?$|\bce\s?:?$",
        r"^certificat(?: medical)? [-–—]$",
        r"\bpour acquit\b\W{0,3}(?:le)?\s?:?$",
        r"\bpratiquee? le\s?:?$|\bsignee? (?:electroniquement|numeriquement)\b.{0,60}\ble\s?:?$",
        r"mise? en recouvrement|\ble\s?:$|^(?:date d')?(?:emission|etablissement|facturation|emise?)\s?:?$",
        r"^(?:ma |ta |votre |mes )?facture"
        r"(?: (?:de |d')?(?:eau|gaz|electricite|energies?|naturel|propane|et|potable|n)){0,4}"
        r"(?: ?n?\W{0,2}[\w./ -]*\d[\w./ -]*)?\s?[-:/|(,]?$",
        r"rendue? executoire (?:le|du)|^n(?:°|o|um(?:ero)?)?\s?:?\s?[\w /.-]*\d[\w /.-]* du\s?:?$",
        r"^envoyee?\s?(?:le)?\s?:?$",
        r"\b(?:gerante?|bailleur|bailleresse|proprietaire|mandataire|comptable|direct(?:eur|rice)|president\w*)\b"
        r".{0,30}[, ] ?le\s?:?$",
    ),
    Role.PRINT: (r"edite|edition|\bgeneree\b",),
    Role.PERIOD: (
        r"periode|\bdu\b\s?:?$|\bau\b\s?:?$|consomm|abonnement|\bloyers?\b|pour le mois|\bmois d|terme|trimestre",
        r"\bmois\s?:?$|entre le|\bet le\s?:?$|(?<!cette )annee|saison",
    ),
}
_PATTERNS = {role: re.compile("|".join(wordings)) for role, wordings in _WORDINGS.items()}
_OWN_BILL = re.compile(
    r"\bfacture\b.{0,60}?"
    r"(?:\bdu|\ben date du|\b(?:emise|etablie|editee|datee|generee|produite)(?: le| du))\s?:?$"
)
_NOT_OWN = re.compile(
    r"preced|derniere?s?\b|prochain|suivant|futur|impay|relance|rappel|annul|remplace|avoir|duplicata|copie|acompte|\best\b"
    r"|[-:,(|] ?relev|periode|couvre|consomm|abonne|(?:paiement|reglement|concernant|suite a|report)\b"
    r"|prelev|payer|regler|solde"
)
"""« Facture sur relevé du … »: the bill's own date, unless something else is said of the bill."""


_AS_OF = re.compile(r"(?<!jusqu')\b(?:en vigueur|en cours(?: de validite)?|actif|valide)s? a la date du\s?:?$")
"""« en cours de validité à la date du … »: the day on which it is attested."""
_FALLEN_DUE = re.compile(r"\b(?:terme|loyers?|mois)\b.{0,12}\bechus? (?:le|au)\s?:?$")
"""« en règlement du terme échu le … »: the last day of what is paid."""
_OF_A_DAY = re.compile(rf"\b(?:maison|cabinet|centre|permanence) medicale? du {WEEKDAY}$")
"""« Maison médicale du samedi », over a date: the house is of every Saturday."""
_SHORT = re.compile(r"\b(naiss|fact|doc|dt|em)\.")
"""Words cut short, whose full stop ends no sentence."""
_COMMA_LOST = re.compile(r"(\bfait a [a-z' -]{2,30})\. (?=le\b)")
"""« Fait à Paris. le … »: OCR's full stop ends no sentence."""


def told(context: str) -> Role:
    """The role a wording tells; the words nearest to the date count, after the last sentence's end."""
    text = without_weekday(re.sub(r"[.…_]{2,}", " ", _SHORT.sub(r"\1", context)))
    text = re.split(r"(?<=[a-z]{3})[.;] ", _COMMA_LOST.sub(r"\1, ", text))[-1][-70:]
    if _OF_A_DAY.search(context):
        return Role.NONE
    if _AS_OF.search(text):
        return Role.ISSUE
    if _FALLEN_DUE.search(text):
        return Role.PERIOD
    own = _OWN_BILL.search(text)
    if own and not _NOT_OWN.search(text):
        return Role.ISSUE
    return next((role for role, pattern in _PATTERNS.items() if pattern.search(text)), Role.NONE)
