"""What doctors write, as patterns on the one spelling of `words`: clearances, refusals, limits, objects."""

import re

from validators.text.medical.no_limit import NO_LIMIT


def any_of(*ways: str) -> re.Pattern[str]:
    """Whole words: a space stands around each."""
    return re.compile(f" (?:{'|'.join(ways)})(?= )")


NEGATORS = frozenset(
    "absence aucune aucun aucunement pas sans non ni nulle nul exempt exempte indemne indemnes depourvu depourvue "
    "nullement jamais rien point ecarte ecarter exclut inexistence".split()
)
SURE_NEGATORS = frozenset("aucune aucun aucunement absence sans exempt exempte indemne indemnes inexistence".split())
FINITE = frozenset("presente presentent presentant existe souffre constitue entraine reste demeure".split())
"""Verbs that state what follows them, unless « ne » stands right before."""
PARTICIPLES = frozenset(
    "evidence constate decele releve trouve retrouve note observe revele revelee constatee decelee".split()
)
CAPABLE = frozenset("pouvant susceptible susceptibles nature ne n".split())
"""« pouvant entraîner »: what might be states nothing."""
HAS_ONE = re.compile(r" (?:il|elle|qui|enfant|patiente?|jour) a (?:une|des) $")
TURNING = tuple(
    "ex ec elim lev infirm certif attest garant affirm verif confirm assur conclu evalu recherch prononc juge".split()
)
"""How words begin that turn what « pas » denies: « pas pu éliminer »."""
FILLERS = frozenset(
    "de d des une un la le les l ce cette a avoir au jour date aujourd hui actuellement cliniquement clinique "
    "cliniques apparente apparentes apparent apparents signe signes symptome symptomes element elements affection "
    "affections "
    "pathologie pathologies maladie anomalie anomalies probleme trouble troubles quelconque toute tout medicale "
    "medicales medical medicaux constate constatee decele decelee releve trouve retrouve observe note eu ete mis"
    " mise "
    "en evidence revele fait apparaitre presente evidente evident connue formelle absolue relative susceptible "
    "susceptibles pouvant entrainer constituer justifier dans l examen son sa ses lors cours interrogatoire physique "
    "mlle mademoiselle mme "
    "plan aucune aucun etat actuel actuelle mes connaissances nos decelable decelables present presents sur issue "
    "consultation elle il lui ma mon contre sante nature infirmite infirmites lesion lesions "
    "donnees actuelles medicale perceptible visible notable particulier particuliere nouvel nouvelle chez".split()
)
"""What may stand between « pas » and what it negates; anything else might turn its sense."""
DOUBLED = re.compile(
    r" (?:n|ne|jene|ue) (?:\w+ ){0,4}(?:pas|point|plus|peut|peux|saurait|puis|etre) (?:\w+ ){0,4}"
    r"(?:absence|exclu\w*|ecarte\w*|sans|exempte?|indemne|aucune?|depourvue?) "
    r"|(?:pas|peux\w*|saurait|impossible) (?:\w+ ){0,4}absence |pas sans | (?:doute|incertitude) sur "
)
"""« il n'est pas exclu », « je ne peux certifier l'absence »."""

NEGATED = re.compile(r" (?:n|ne|ue|nest) (?:\w+ ){0,3}$")
"""Right before a clearance: it is none."""
REFUSAL = any_of(
    r"(?:inapte|inaptes|inaptitude)",
    r"(?:in|ln|1n|ni|\w*pas|pa5|plus|non) apte",
    r"n a pas l aptitude",
    r"(?:ne|n) (?:\w+ ){0,2}?(?:peut|doit|pourra|devra|saurait|est plus)",
    r"(?:ne|n) (?:\w+ ){0,2}?est pas (?:autorisee?|en mesure|en etat)",
    r"(?:peut|doit|pourra|permet|permettant) (?:pas|plus)"
    r"(?! de (?:\w+ ){0,2}?(?:decele|retrouve|releve|mettre en evidence|detecte|objective|identifie)r?\b)",
    r"(?:doit|devra|a) (?:\w+ )?(?:s abstenir|cesser|arreter|interrompre|suspendre|stopper|eviter)",
    r"(?:incompatible(?! avec)|defavorables?|proscrite?s?|proscrire|deconseille(?:r|e|s|es)?)",
    r"(?<!ne )s oppose (?:actuellement )?a",
    r"(?:dispensee?|dispense|exemption) (?:\w+ )?(?:d|de|des|du|pour|totale|temporaire|partielle)",
    r"exemptee? (?:\w+ )?(?:d|de|des|du) (?:\w+ ){0,2}?(?:DANCE|sports?|eps|cours|activites?|pratique)",
    r"(?:interdit|interdite|interdire|interdiction|interdits|temporairement)",
    r"arret (?:\w+ ){0,3}(?:sport|DANCE|activites?)",
    r"repos (?:sportif|complet|strict)",
)
TAUGHT = re.compile(
    r" (?:enseignements?|cours|lecons|formation|apprentissage)(?: \w+){0,9} dispense\w* "
    r"| dispense\w* (?:par|au|aux|dans|en) "
)
"""« l'enseignement qui lui est dispensé » (art. R. 362-2) excuses nobody."""
ABOUT = any_of(
    r"(?:DANCE|sport\w*|activit\w*|pratiqu\w*|cours|eps|effort\w*|gym\w*|saut\w*|pointes|physiques?|competition)"
)
_LIMIT = any_of(
    r"\w*exception\w*|except[eo]e?s?|sauf|hormis|en dehors|hors|a l exclusion|limitee? a|partiel\w*",
    r"sous reserve\w*|reserve|a condition|conditionn\w+|mais|toutefois|cependant|neanmoins|eviter|avec pr[eu]\w+",
    r"(?:pas de|ni|les|des|aux|sans) (?:sauts?|pointes?|portees?|impacts?|grands? ecarts?)",
    r"pointes|progressi\w+|amenagee?s?|adaptee?s?|moderee?|allegee?|rayer|en attente|reevalu\w+|a revoir"
    r"|provisoire\w*",
    r"avis (?:specialise|cardio\w*)|\w{0,3}ns (?!a jour )\w+ (?:sem\w+|mois|jours?)|jusqu (?:au|a)",
    r"a (?:partir|compter) d(?:u|e)(?! ce jour| la date| la presente)",
    r"DANCE (?!qui |et )(?:(?!n )\w+ )?(?:etant|est(?! apte a la vie)|reste|doit|ne|lui)",
    r"DANCE (?!qui |et )(?:\w+ )?n"
    r"(?! \d)(?! (?:ayant|a|est) (?:ete )?(?:\w*trouv|cons|de[ct]|rele|obse|not|mis|rete|appar|reve))",
)
_HOURS = re.compile(
    r" sauf (?:le |les )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|urgences?|vacances|jours feries)"
    r"| horaires amenages "
)
_SPORTS = (
    "sports? sportives? sportifs? judo karate football foot natation rugby tennis basket\\w* hand\\w* volley\\w* "
    "gymnastique gym athletisme equitation escrime ski cyclisme velo boxe escalade badminton eps education course "
    "patinage plongee voile martiaux musculation theatre chant musique collectivite creche yoga fitness crossfit"
    " step aerobic surf "
    "aviron twirling waterpolo water polo canoe\\w* triathlon cirque pilates zumba parkour piscine"
    " vtt bmx tir multisports? poney trampoline trapeze jonglage roller skate golf squash aikido taekwondo lutte"
    " randonnee comedie contrebasse tuba trombone basson hautbois orgue accordeon mandoline"
    " piano violon\\w* guitare flute clarinette saxo\\w* trompette batterie percussions? harpe solfege"
)
OTHER = any_of(*_SPORTS.split())
_ANY_SPORT = frozenset(["sports?", "sportives?", "sportifs?", "eps", "education", "gymnastique", "gym", "collectivite"])
ONE_SPORT = any_of(*(sport for sport in _SPORTS.split() if sport not in _ANY_SPORT))
"""A sport by its name: what is said of it is said of nothing else."""
SAME = any_of(
    r"cette|ces|ce s|sa|son|cet|ci dessus|ci dessous|ci apres|susvisee?|susmentionnee?|precitee?|l activite|ladite",
    r"suivante?s?|celle ci|designee?s?|mentionnee?s?|indiquee?s?|visee?s?|concernee?s?|demandee?s?",
)
"""« à cette activité »: named before."""
_POLITELY = "(?! (?:bien vouloir )?(?:trouver|croire|recevoir|agreer|accepter))"
ASKED = any_of(
    rf"merci de|veuillez{_POLITELY}|prier? de{_POLITELY}",
    r"priere de|sont munis|munie?s? d|fournir|a joindre|est demandee?|est exigee?|obligatoire",
    r"faire (?:remplir|etablir|completer|signer)|etablir un certificat"
    r"|un ?cer\w{3,8}t (?:\w?edi\w+ )?(?:attest|mention|stipul|indiqu|precis)ant",
    r"doi(?:t|vent) (?:etre )?(?:fourni|muni|produi|present|remett|joindre)\w*|\w assure(?:r|nt)|demander? un"
    r"|sollicite\w* (?:une?|ce)",
)
"""A paper that asks for a certificate is none."""
_FORMULAS = (
    r"certificat (?:\w+ )?(?:etabli|remis|delivre|fait)|fait (?:a|le|pour)|en foi|pour (?:servir|valoir"
    r"|faire valoir)",
    r"(?:bien )?(?:a vous|confraternellement|cordialement|amicalement|respectueusement)|salutations|je vous prie",
    r"remis|signature|cachet|etabli (?:a|le|pour|en)|delivre (?:a|le|pour)|le present",
)
FORMULA = any_of(*_FORMULAS)
"""What closes a certificate."""
ENDING = any_of(*_FORMULAS, "observations?")
"""What ends the sentence of a clearance."""
TITLE = re.compile(
    r" (?:cer\w{3,6}at|attestation|compte rendu|fiche|formulaire|visite|bilan|consultation|examen|certif|cert) "
    r"(?:medicale? |med )?(?:annuel(?:le)? |initiale? )?(?:de|d|e|attestant)(?: la| l)? $"
    r"| (?:objet|motif|sujet|concerne) : (?:l )?$"
)
TITLE_IN_SHORT = re.compile(r" (?:certificat|certif|cert) (?:medical |med )?non $")


def limited(text: str) -> bool:
    """Whether a stretch holds a limit; a doctor's hours are none."""
    return bool(_LIMIT.search(_HOURS.sub(" ", NO_LIMIT.sub(" ", text))))
