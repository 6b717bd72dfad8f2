"""What limits a clearance from another sentence of the paper, and what such sentences speak of besides, as patterns.

All are on the one spelling of `words`, a space around each word.
"""

import re


def _any(*ways: str) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(ways)})(?= )")


_PURSUIT = (
    r"(?:DANCE|sports?|sportives?|eps|gym\w*|cours|seances?|lecons?|efforts?|activites?|pratiqu\w+|exercices?|sauts?"
    r"|sauter|pointes?|portes|portees?|impacts?|chocs?|torsions?|flexions?|(?:hyper)?extensions?|ecarts?|acrobat\w+"
    r"|receptions?|pirouettes?|pivots?|pivoter|barre|sol|mouvements?|amplitudes?|spectacles?|competitions?|courir"
    r"|course"
    r"|charges?|entrainements?|repetitions?|representations?|jazz|hip|classique|contemporaine?|cambr\w+)"
)
PURSUIT = _any(_PURSUIT)
"""What may be limited."""

_AID = (
    r"(?:attelles?|genouilleres?|chevilleres?|ceintures?|corset|minerve|straps?|strapping|contention|bandages?"
    r"|semelles"
    r"|bouchons?|casque|lunettes|protections?|orthese\w*|prothese\w*|platre|bequilles?|canne|talonnettes?|ventoline"
    r"|inhal\w+|bouffees?|bronchodilat\w+|adrenaline|stylo|trousse)"
)
_NEED = (
    r"(?:(?:port(?= d)|porte)(?! d\w* (?:semelles|lunettes(?! de protection)))|porter|portera|avec|avant|chaque"
    r"|disposition|necess\w+|indispens\w+|oblig\w+|recommand\w+|conseill\w+"
    r"|souhait\w+|requis\w*|impos\w+|imperati\w+|maint\w+|conserver|garder|couvert|munie?|doit|devra|pendant|prevoir)"
)
_PAIN = (
    r"(?:toleranc|fatig|douleur|essouf|etat|forme|capacit|possibil|ressenti|gene|malaise|crise|chaleur|vertig|palpit"
    r"|evolution|avis)\w*"
)
_FOR_SHORT = r"(?:mois|semaines|jours|trimestres?)"
_CARE = (
    r"(?:controle|consultation|avis|bilan|echographie|ecg|irm|radio\w*|scanner|epreuve|test|examen|visite"
    r"|reevaluation"
    r"|surveillance|suivi)"
)
_ORDERED = r"(?:indispensable|necessaire|impose\w*|imperati\w+|obligatoire|attente|exige\w*|requis\w*)"

ASKS = _any(
    "avez vous|as tu|es tu|etes vous|vous etes vous|t es tu|a t (?:il|elle)|est (?:il|elle)|ressen\\w+ (?:tu|vous)"
)
"""What a questionnaire asks."""

BINDING = _any(
    r"bucco dentaire|attendre|attendez|certificat (?:\w+ )?definitif|a titre (?:provisoire|temporaire)",
    r"ne (?:vaut|valent|concerne|couvre|autorise|inclut|comprend|s etend)|(?:vaut|concerne|couvre) (?:pas|que|plus)",
    r"(?:sous|avec|emets|emettre|emis) (?:\w+ )?reserves?",
    r"(?:[a-z]{3,5})?reserves? (?:sur|quant|pour|concernant|d|du|de)",
    r"(?:a|sous) conditions?|conditionnelle?\w*|conditionnee?s?",
    r"restrictions?|restreint\w*|restrictive?s?|partiel\w*|provisoire\w*|temporaire\w*|transitoirement|momentane\w*",
    r"inapt\w+|(?<! vous )confirmer|(?:sera|seront|etre|reste|restent) confirmee?s?|reevalu\w+|recontrol\w+"
    r"|reconsider\w+"
    r"|definiti(?:fs?|ves?) apres|(?:[nm]\wn|pas) definiti\w+",
    r"renouveler (?:dans|apres|avant|sous) (?!un an|une annee|1 an|12|douze)\w+"
    r"|annulee?(?! et remplace| tou|(?: (?:le|la|les|celui|ceux) (?!\d)))",
    rf"(?:valables?|valide|validite|accordee?|donnee?) (?:uniquement|seulement|que|jusqu|sous|apres"
    rf"|(?:pour |pendant )?(?:une duree de |les )?(?!12|douze|moins)\w+ (?:premiers? |prochains? )?{_FOR_SHORT})",
)
"""What limits even where the sentence speaks of the certificate itself."""

LIMIT = _any(
    r"(?:evit(?:e|es|er|era|eront|ez|ons|ant|ees?)|abst\w+nir|abstient)",
    r"(?:interdi|proscri|deconseil|suspend|interromp|excluent|excluant|exclus?\b|exclues?\b|differer|stopp)\w*",
    r"sauf|hormis|excepte\w*|exceptions?|exclusion|uniquement|seulement|exclusivement|strictement(?! normal)|hors",
    r"(?:limit(?!rophe)|redui|fractionn|menag|privilegi|prefer|adapt|amenag|alleg|attenu|adouci|ralenti)\w*",
    r"(?:prudence|prudente?s?|prudemment|precautions?|precautionn\w+|vigilance|vigilante?s?|attention)",
    r"(?:reserver|reservee?s? (?!a |au |aux )\w+|dispens(?:e|ee|es|ees|er)|exempt(?:e|ee|es|ees|ion)"
    r"|contre indications?|CIV?|freiner|doser"
    r"|douce|doucement)",
    r"(?:arret|arreter|arretera|arretez|cesser|cessera|cessation|repos(?:er)?|reprise|reprises|reprendra)",
    r"a (?:revoir|refaire|recontroler|surveiller|discuter|verifier|explorer|demontrer|controler|bilanter|evaluer)",
    r"(?:doi(?:t|vent)|devr\w+|fau(?:t|dra))(?! (?:etre )?(?:renouvel|present|remi|remett|produi|date|fourni|etabli"
    r"|conserv|complet|rempli|joint|signe))",
    rf"{_PURSUIT} (?:\w+ ){{0,3}}\d+ pourcent|\d+ pourcent (?:\w+ ){{0,3}}{_PURSUIT}",
    r"(?:sauts?|pointes?|portee?s?|impacts?) : (?!YES|oui|ok|autoris|possib|permis|compris|inclu|aucun|sans)|refus\w*",
    r"jamais (?:sans|seule?s?|plus|sur|en)|en dehors d\w*|au dela|s arrete\w*|fragil\w+|strapp\w+",
    r"voir (?:\w+ ){0,4}(?:verso|dos|jointe?s?|annexe|protocole|courrier|ordonnance)|pai|protocole",
    r"(?:no\w?|nn|pas) (?:encore )?(?:parven|rec|fait|realis|disponib|conn|effectu|evalu|recherch)\w*",
    r"\w{4,9} etre (?:revu|modifi|annul|confirm|reconsider|remis|complet)\w*",
    r"(?:demand|preven|avert|inform|signal)\w* (?:\w+ ){0,3}(?:professeurs?|enseignante?s?|moniteurs?)",
    r"(?:pour|lors d\w|a l occasion d\w) (?:le |la |un |ce |son )?(?:seul )?(?:stage|gala|spectacle|concours|concert)",
    r"(?:sera|seront) (?:re )?(?:(?:re)?vue?s?|discutee?s?|decidee?s?)",
    rf"{_AID} (?:\w+ ){{0,4}}{_NEED}|{_NEED} (?:\w+ ){{0,4}}{_AID}|{_AID} (?:\w+ )?(?:retiree?s?|otee?s?|enlevee?s?)",
    r"(?:demi|mi) (?:seances?|temps|cours)|u\w \w+ sur (?:deux|trois|2|3)|(?:pas|jamais) plus|au plus|maxim\w+"
    r"|depass\w+",
    rf"(?:selon|suivant|fonction|si|en cas d\w*) (?:(?:\w{{1,3}}|toute?) )*{_PAIN}",
    r"intensite (?:\w+ )?(?:moder|faibl|leg|redui)\w*|au moindre|a \w{2,4} rythme|avec (?:\w+ )?pauses"
    r"|pauses|progressi\w+|lentement|lente|lent",
    r"en attente|(?:dans|pour) l attente|attente d\w*|en attendant|attendre|(?<! en )tant qu\w*|lorsqu\w*|des qu\w*"
    r"|u\w{1,2} \w?[fr]\w{2,3} (?:l|la|le|les|que|qu)|(?!de la )d\w{1,2} \w\w rentree",
    r"s(?!on |es |ans )\w{1,3} (?:couvert|surveillance|controle|traitement|anti\w+)|jusqu",
    r"(?:apres|avant|des|avec|sans) (?:(?:\w{1,3}|nouvel) )*(?:accord|avis|autorisation|consolid\w+"
    r"|cicatris\w+|guerison|retrait|ablation|result\w+|controle|bilan|operation|fin|reprise|chirurgie"
    r"|retablissement)",
    rf"{_CARE} (?:\w+ ){{0,4}}{_ORDERED}|{_CARE} (?:\w+ )?(?:est |sera )?demandee?s?|(?:nouvel|nouvelle|nouveau"
    rf"|autre) {_CARE}|{_CARE} (?:\w+ ){{0,2}}a faire",
    r"(?:surveill|echauff)\w+ (?:\w+ )*(?:impose\w*|imperati\w+|obligatoire|indispensable|necessaire|rapprochee?"
    r"|stricte?"
    r"|prolongee?|reguliere)|surveiller|veiller a",
    rf"(?:duree|pour|pendant|durant|periode|delai)(?: :)?(?: une duree)?(?: de| d)? (?!les|12|douze)\w+ {_FOR_SHORT}",
    r"attention a\w*|(?:presence|absence|accompagn\w+|encadrement|autorisation) (?:\w+ ){0,4}(?:requis\w*|necessaire"
    r"|obligatoire|indispensable"
    r"|exigee?|souhaitee?)",
    rf"{_PURSUIT} (?:\w+ ){{0,3}}(?:non|NO|ko|impossibles?|(?:: )?[nm][a-z]{{1,2}} $)|seule? (?:la |le |l )?{_PURSUIT}",
    r"si (?!vous |besoin |joint |possible )\w+|s (?:il|elle) (?!vous )\w+|en l absence|bien qu\w*|quoique|malgre"
    r"|autres? q?u\w*",
    r"(?<!ne )(?<!n )(?:exige|requiert|necessit|impliqu|impos)\w*|moyennant|incompl\w+|insuffisant\w*",
    rf"{_CARE} (?:\w+ ){{0,2}}a (?:prevoir|programmer|realiser|demander|effectuer)|de[a-z]{{1,2}} l[ae]|a titre d essai"
    rf"|par paliers",
    r"(?:premier|1er|second|deuxieme|2e|dernier) (?:trimestre|semestre)|au cas par cas|a (?:partir"
    r"|compter) d\w* (?!ce jour|la date)\w+",
    r"(?:pour|pendant|durant) (?!les|des|ses|vos|nos|tous|son|leurs)\w{1,6} (?:seances?|cours|heures?|minutes"
    r"|fois)|\d+ ?h \w+ max",
    r"toutefois|cependant|neanmoins|mais|pour avis|demande d avis|(?:adress|orient)\w+ (?:\w+ ){0,5}(?:confrere"
    r"|specialiste|avis|\w+logue|kine\w*|chirurgien|service|hopital)",
    r"toleree?s?|forcer|force|brusques?",
)
"""What limits in a sentence of its own, but one that speaks of hours, fees or papers."""

_HEDGE = (
    r"(?:pas|ne|n|sans|ni|non|jamais|apres|avant|pendant|durant|selon|avec|doit|doivent|devra|devront|devrait|faut"
    r"|faudra"
    r"|necess\w+|indispens\w+|obligatoires?|recommand\w+|conseill\w+|souhaitables?|requis\w*|imperati\w+|impos\w+"
    r"|port(?= d)"
    r"|porter|bilan|controle|suivi|legers?|legeres?|doux|assise?|faible|simples?|minutes|quinzaine|peu|trop|moins"
    r"|dose"
    r"|mais|toutefois|cependant|fauteuil|si|sous|debutante?s?|NO|moder(?!n)\w*|difficil\w*|risques?|danger\w*"
    r"|seule?s?|intensite)"
)
HEDGE = _any(_HEDGE)
"""What limits where a pursuit is named in the same sentence."""

TOUCHES = re.compile(rf"{HEDGE.pattern}|{PURSUIT.pattern}| (?:{_AID}|{_NEED}|{_CARE}|{_FOR_SHORT})(?= )")
"""What a limit is made of: with a word that OCR did not make out, it may be one."""

COUNTED = re.compile(
    r"^ (?:(?:a raison de|deux|trois|une?|\d+)) (?:\w+ )?(?:heures?|h(?! \d)|cours|seances?|fois|minutes|min|mn) "
    r"|^ \d+h (?!\d)"
    rf"|^ (?:(?!depuis|age|il)\w{{2,7}} ){{0,4}}(?:: )?(?:une?|deux|trois|quatre|six|\d) {_FOR_SHORT} $"
    r"|^ \w{1,4} (?:temps|seances?) $"
)
"""« Deux heures par semaine », as a sentence."""

_BUT = r"(?: (?:hormis|sauf|en dehors d|excepte)(?: (?:un|une|d|de|l|le|la|des|ses))*"
_HURT = (
    r"(?:antecedents?|souffle|anomalies?|particularites?|signes?|troubles?|pathologies?|lesions?|affections?"
    r"|maladies?"
    r"|retentissements?|consequences?|asymetrie|gibbosite|deformation|douleurs?|symptomes?|allergies?|traitements?"
    r"|medicaments?|suivi|surveillance|limitations?|restrictions?|reserves?|precautions?|contre indications?|CI"
    r"|probleme"
    r"|amenagements?|adaptation|objections?|difficultes?|limites?|plaintes?|malaises?|gene|fievre|raideur|instabilite"
    r"|crises?|recidives?|conditions?|sequelles?|arythmie|essoufflement|exceptions?|evenement|doute|risques?|dangers?"
    r"|incidences?|impact sur|influence|lieu)"
)
_KNOWN_ILLS = rf"(?:{_HURT}|asthme|scoliose|myopie|eczema|appendic\w+)"
SPOKEN_OF = re.compile(
    rf" (?:pas|sans|aucune?s?|ni|(?<!en l )absence|non|jamais)(?: (?:d|de|des|du|l|un|une|eu|autre|necessite"
    rf"|necessaire|presente"
    rf"|presence|notion|signale|retrouve|connue?s?|particulier|particuliere))* {_HURT}"
    rf"(?: (?:ni|ou|et) (?:d |de |aucune? )?{_HURT})*(?: (?:connue?s?|notables?|particuli\w+|en cours|recents?"
    rf"|recentes?))*{_BUT} {_KNOWN_ILLS})?"
    rf"| {_AID} (?:\w+ )?(?:a ete |est |sont )?(?:retiree?s?|otee?s?|enlevee?s?|arretee?s?)(?= )"
    rf"| (?:normal\w*|stables?|stabilise\w*|equilibre\w*|controle\w*|suivie?|traitee?|bien|bon|bonne)(?: \w+)?"
    rf" sous (?:traitement|controle)(?: \w+)?"
    rf"| (?:examen|ecg|electrocardiogramme|pouls|fc|ta|tension|saturation|frequence|rythme)(?: \w+){{0,3}} repos"
    rf"| (?:asthme|epreuve|test|ecg|electrocardiogramme|souffle|examen)(?: \w+){{0,2}} (?:d|l) effort"
    rf"| (?:a l|d) effort(?= )"
    rf"| (?:antecedents?|normal\w*|particularites?|ras|rien|anomalies?|aucune?)(?: \w+){{0,3}}{_BUT} {_KNOWN_ILLS})"
    rf"| {_AID} portee?s?| non reglementee?s?"
    rf"| reprise(?: \w+){{0,5}} (?:a ete|est) (?:complete|effective|totale|faite|acquise|bien)"
    rf"| horaires amenage\w+| en l absence d\w+ (?:medecin|docteur|dr|secretari\w+)| (?:au|en|du) cours(?= )"
    rf"| (?:prochaine?s?|prochains) (?:\w+ )?(?:controle|consultation|visite|rendez|rdv|rappel"
    rf"|vaccin|bilan|examen|suivi)(?: a prevoir| prevue?)?"
    rf"| (?:controle|visite|consultation|suivi|bilan) (?:annuel\w*|habituel\w*|systematique|de routine)"
    rf"(?: (?:dans|en|a) .{{0,20}})?"
    rf"| (?:restrictions?|reserves?|limitations?|precautions?|amenagements?|contre indications?|CI|allergies?)"
    rf"(?: \w+){{0,5}} :(?= (?:aucune?s?|neant|ras|NO|rien|sans|BOX)? ?(?: |$))"
    rf"| (?:salle|liste|file) d attente| (?:a|l) l? ?attention (?:de|du|des|d)"
    rf"| (?:en particulier|y compris|notamment|sans reserve|sans restriction|sans limitation|sans limite)"
    rf"| (?:hors|sans|non|ni|en|de) (?:la |toute )?competitions?| mesures? de prevention"
    rf"| (?:avant|pour|lors|apres) (?:l |son |la |sa |le debut |toute )*(?:inscription|rentree|reinscription|saison)"
    rf"| (?:apres|avant|avec|lors) (?:l |un |une |avoir |mon |son )*(?:interrogatoire|examen|examine|consultation"
    rf"|visite)"
    rf"| (?:medecine|exercice|activite) (?:exclusive|exclusif|liberale)| date limite| limite d age"
    rf"| limites? de validite"
    rf"| (?:fracture|entorse|plaie|operation|intervention|lesion|blessure|platre"
    rf"|attelle)s?(?: \w+){{0,5}} (?:guerie?s?"
    rf"|consolidee?s?|cicatrisee?s?|resolue?s?|ancienne?s?)"
    rf"| (?:peut|pourra) (?:donc )?(?:\w+ ){{0,2}}(?:reprendre|continuer|poursuivre)(?= )"
    rf"| (?:arret|dispense|repos|restriction|interdiction|contre indication|CI|traitement|reeducation"
    rf"|eviction)s?(?: \w+){{0,9}}"
    rf" (?:n a plus lieu(?: d etre)?|n est plus (?:necessaire|utile|de mise)|terminee?s?|levee?s?|finie?s?|pris fin"
    rf"|acheve\w*)"
    rf"| {_CARE}(?: \w+){{0,2}} n (?:est|sont|etait) (?:pas|plus) (?:necessaires?|utiles?|indispensables?"
    rf"|indiquee?s?)"
    rf"| (?:demand\w+|savoir|dire|question|verifier) (?:si|s il|s elle)(?= )"
    rf"| (?:supplementation|cure|traitement|antibio\w+|vitamine\w*|medicament)(?: \w+){{0,4}} (?:pendant|pour"
    rf"|durant) \w+"
    rf" {_FOR_SHORT}"
    rf"| sous reserve d\w* (?:disponib\w+|rendez|places?|paiement|reglement)"
    rf"| ni (?=(?:a|au|aux|pour) )"
    rf"|(?<=reproduction) (?:meme )?partielle"
    rf"| (?:echauffements?|etirements?|alimentation|sommeil|hydratation)(?: (?:progressi\w+|regulie\w+|suffisant\w*"
    rf"|equilibree?"
    rf"|bon|bonne|doux|adaptee?))+(?: de \w+ min\w*)?(?: (?:avant|apres|en debut de|en fin de) (?:chaque |les? |l "
    rf"|la )?"
    rf"(?:cours|seances?|entrainements?|efforts?))?"
    rf"| (?:boire|hydrat\w+|echauffer|collation)(?: (?!pas|sans|ne|evit)\w+){{0,6}}? (?:efforts?|cours|seances?"
    rf"|sport)"
)
"""Words that limit nothing where they stand so: a finding that is absent, over or under control, an empty field."""

RESUMED = re.compile(
    r"reprise (?:des (?:cours|activites) |de (?:la DANCE|l activite) )?(?:est )?(?:autorisee|possible|permise)"
)
"""What is left of « Reprise autorisée sans restriction », whose end clears."""

PAPERS = _any(
    r"honoraires?|reglements?|regler|cheques?|carte|vitale|tiers|paiement|payant|rembours\w+|assurance|secu\w*|cpam"
    r"|ameli",
    r"consultations? (?:sur|sans|du|le|les|uniquement|au|a|libre)\w*|rendez|rdv|urgences?|appele[rz]|samu|absente?s?",
    r"ouvert\w*|ferme\w*|horaires?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|parking|etage|acces|interphone"
    r"|bus|tram|matin|midi",
    r"agree[es]?|secret|confidenti\w+|diffus\w+|document|electroni\w+|signee?|signature|verif\w+|qr|page|imprim\w+"
    r"|logiciel|edite|copie|photocopie|falsifi\w+|authenti\w+|scann\w+|horodat\w+|tampon|cachet",
    r"\d{5} [a-z]{2,}",
    r"adresse|tel|telephone|fax|mail|www|example|siret|rpps|adeli|finess|ins|conventionn\w+|secteur|secretariat"
    r"|repondeur"
    r"|diplom\w+|faculte|universit\w+|capacite|ancienne?|interne|hopita\w+|attachee?|chef|maison|cabinet",
    r"vaccin\w*|rappels?|dtp|dtpca|bcg|hpv|ror|carnet|hepatite|meningo\w*",
    r"certificats?|attestation|questionnaire|formulaire|imprime|inscription|etablie?|delivree?|remise?|demande de"
    r"|de droit"
    r"|valoir",
    r"article|code|decret|loi|(?<!s )(?<!elle )arrete|legifrance|circulaire|exploitants?|legislation"
    r"|reglementation|reglementees?",
    r"modification|passible|poursuites|reproduction|fraude|usage de faux|animaux|tabac|mutuelle|annul\w+|retard"
    r"|facture|garde|vente|vendu|adherents?|statuts",
)
"""What speaks of hours, fees, papers, laws, the doctor: limits nobody, unless it names a pursuit and a limit of"
" it."""

_FINDINGS = (
    r"examens?|auscultation|coeur|cardiaque|cardio\w*|poumons?|pulmonaire|poids|taille|ta|tension|imc|fc|pouls|ecg"
    r"|efr|spo2"
    r"|electrocardiogramme|vue|acuite|audition|rachis|scoliose|souffle|asthme|allergies?|entorses?|fractures?"
    r"|antecedents?"
    r"|atcd|traitements?|vaccin\w*|developpement|sante|dossier|questionnaire|articulation\w*|abdomen|neurologique"
    r"|lunettes|locomoteur|interrogatoire|bilan|normale?s?|normaux|puberte|staturo|croissance",
    r"souhaite|continuation|felicit\w+|plaisir|belle|depuis|deja|harmonieux|excellente?",
)
ELSE = re.compile(rf"{PAPERS.pattern}| (?:{'|'.join(_FINDINGS)})(?= )|{SPOKEN_OF.pattern}")
"""What tells a sentence of the paragraph that follows a clearance from one that goes on about it."""
