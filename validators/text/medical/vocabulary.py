"""The words that may follow a clearance without narrowing it, in the one spelling of `words`.

« douce », « seulement », « après », « non », « mois » are not among them: a sentence with such a word is for a person.
"""

UNNARROWED = frozenset(
    """
    designe designee designees dessus ci mentionnee mentionnees indiquee indiquees visee visees CI CIV DANCE . : a
    evidence
    au aux avec ce cet cette ces celle dans de des dont du elle en est et il la le les leur l lui ou par pour que qu
    qui sa ses son sous sur tel telle un une y d n s m mme mlle melle mr dr pratique pratiques pratiquer exercice
    exercer enseignement enseignements enseignee apprentissage cours cour lecons activite activites discipline
    disciplines art arts stage stages atelier ateliers spectacle spectacles gala galas classique classiques
    caractere suive suivre suivent
    contemporaine contemporain jazz modern moderne hip hop urbaine urbaines africaine orientale baroque rythmique
    traditionnelle sportive sportives sportif sport sports physique physiques artistique artistiques musique
    musicale theatre theatrale chant maitrise instrument gymnastique natation gym eveil initiation corporelle
    expression scene scenique toute toutes tous tout autre autres notamment compris comprise comprises inclus
    incluse loisir loisirs competition competitions niveau ecole conservatoire orchestre caen regional departement
    rayonnement etablissement scolaire extra extrascolaire milieu cadre classe classes horaires amenages amenagees
    cycle cham chad cha trad cursus section amateur amateurs pre professionnel professionnelle intensive intensif
    vivement osteo articulaire cnci teleconsultation squat efr vems spo2
    battle battles examens suivant suivants maison maisons
    saison annee annees an ans rentree suivante suivantes prochaine courante durant pendant duree periode janvier
    fevrier mars avril mai juin juillet aout septembre octobre novembre decembre jour date heure aujourd hui
    actuellement actuel actuelle present presente cliniquement clinique cliniques medical medicale medicalement
    apparente apparent apparentes decelable decelables connue examen examinee examine interrogatoire consultation
    visite constatee constate etat sante bonne bon general enfant eleve fille fils garcon jeune patient patiente
    mademoiselle monsieur madame interesse interessee susnomme susnommee sus nomme nommee ne nee agee age demeurant
    domicilie domiciliee docteur medecin suivre faire participer continuer poursuivre reprendre danser collective
    collectives individuelle individuelles publique conformement article articles code arrete decret loi prevue
    prevu validite valable valide permet permettant possible autorisee autorise favorable compatible chez dispense
    dispensee dispenses neant nulle absolue relative aptitude apte certifie atteste je comme aucune aucun ainsi soit
    physiquement vaccins vaccinations issue mes connaissances certificat merci plan concernant associatif
    associative association associations club clubs federation francaise sein structure ensemble particulier
    particulierement specialement specifiquement precisement ayant ete vu vue decelee decele relevee trouvee notee
    observee retrouvee retrouve detectee quelle quelles forme formes style styles confondus confondues reguliere
    regulierement intense haut demandee souhaitee choisie envisagee concernee pratiquee organisees organisee
    dispensees assuree frequentation inscription integration poursuite continuation realisation participation
    representation representations concours audition auditions facon maniere titre securite parfaite parfait quelque
    meme psychologiquement mentalement psychique formation formations vie collectivite vaccination vaccinale
    obligatoires obligatoire periscolaire universitaire extrascolaires perceptible visible informations dispose
    integrer diplomant diplomante entree frequenter programme integralite tournee
    fasse requises requise incluant comprenant regulier reguliers entrainement
    unss usep crr crd chad cha academique aps normalement librement pleinement entreprendre admission signaler
    gal contemp decoulant etude etudes ladite
    fournies donnees parcours groupe groupes retenue retenues apparue lors education corporel corporels specialise
    integralite totalite sont normal normale ecg electrocardiogramme poids taille kg cm troupe compagnie public
    salon latine latines street break breakdance claquettes flamenco salsa tango rock country cabaret swing
    folklorique bretonne barre adulte adultes enfants debutant debutante repetition repetitions licence affiliation
    adhesion renouvellement demande mineur mineure majeur majeure susdesignee susdesigne precite precitee commune
    ville municipal municipale intercommunal intercommunale etudes generale studio centre groupement fonctionnelle
    fonctionnelles anatomique psychologique physiologique articulaire cardiaque respiratoire cardiologique etant sera
    auquel auxquels auxquelles laquelle lequel modernjazz entrainement entrainements afin ainsi alors aussi cela
    donc dont notre nous ont puis tres vers votre vous ici mes mon ma ils elles but maison reguliers
    choral chorale chorales choeur cpes afro ragga dancehall krump voguing house neo stretching improvisation
    continue poursuive reprenne dessous ordre encadree encadrees hate retrouver etude
    participe participent pratiquant susmentionnee susmentionnees susvisee susvisees precitees
    traversiere college colleges lycee lycees acrobatie acrobaties comedie arc table vtt bmx tir multisports
    multisport poney trampoline trapeze jonglage roller skate golf squash aikido taekwondo lutte randonnee marche
    pongiste alto contrebasse tuba trombone basson hautbois orgue accordeon mandoline recital orchestral lyrique
    enseigne enseignes enseignees proposees dispensent
    TICK BOX YES NO cochee cochees
    """.split()
)

LEADING = frozenset(
    """
    ai avis demande avoir eu mile te rue mere pere suis existe soussigne soussignee docteurs met mets font bilan
    souffre atteinte atteint revele decouvert detecte objective signale interroge apres lors suite cadre fins
    effectue pratiquement actuelle physiquement medicalement rien elle lui laquelle lequel celui lesquelles oppose
    opposent opposant s indique indiquent contre reconnais declare declarons constatons atteste attestons certifions
    trouvee trouve examine examinee examen complet soigneux rigoureux cardio vasculaire cardiovasculaire pulmonaire
    osteo articulaire orthopedique locomoteur rachis
    clinique anamnese antecedents porteur porteuse souhaite souhaitant desire pratique pratiquant peut pourra
    peuvent permet autorise autorisee mesure capable etat favorable possible docteur medecin generaliste cabinet
    signature document restriction obstacle objection inconvenient empechement
    """.split()
)
"""The words that may lead up to a clearance without taking it back."""

RESTRAINING = frozenset(
    """
    eviter evite sauts pointes portes impacts controle controles restriction restrictions reserve reserves surveillance
    surveille moderee moderees modere progressive progressivement amenagee amenagees amenage adaptee adaptees limitee
    limitees limite partielle partiel partiellement allegee uniquement seulement exception hormis excepte exceptee
    interdit interdite interdits dispense dispensee traitement reevaluation reevaluer temporaire temporairement
    provisoire prudence prudente repos attelle compter jusqu confirmer
    """.split()
)
"""Words that narrow a clearance; what is a slip away from one narrows nothing for sure only if it is a word"
" itself."""

NARROWING = tuple(
    """
    except exclu seul uniqu toutefois cependant neanmoins pourvu lorsqu malgre
    apres avant depuis jusqu pendant reserv condition quoique
    moder douc doux leger lent partiel limit redui alleg adapt amenag progress prud precaut mesur faible petit
    moins plutot rythme intensit calme simple facile
    assis fauteuil attelle genouill chevill lunett casque protec bandage semell corset prothe platr canne bequill
    content strap ceintur orthes bouchon pompe
    asthm ventoline inhal trait medicament douleur bless entors fractur scolios dos genou hanche lomba epaule tendin
    allerg epilep diabet malais fatigu surpoids souffl maladi patholog troubl handicap
    doi devra devront devoir faut faudra evit menag atten respect prevoir privilegi conseil recommand necess prefer
    surveill control suivi revoir reevalu bilan veill accompagn aide encadr presence assist
    interdi proscri dispens arret stop suspend exempt inapt contre deconseil impossib jamais refus
    saut point port acrobat ecart impact choc effort tour cambr flexion torsion grand mouvement figure
    semaine mois jour tempor provisoi repris delai fois minute quinzaine debut fin echeance
    selon partir compter possibil capacit toleran ressent fonction moyen
    essai crise absence therap palier voir discut debatt adulte incompl insuffis gradu echelon envie convalesc
    temps etape vacanc echograph scanner radiograph avis speciali ordonnance complement result question doute risque
    danger autorisation accord confirm verif raison
    printemps automne hiver puis
    priori maxim minim cardio pneumo ortho neuro kine psych osteo dietet rendez ulterieur futur nouve second deuxieme
    """.split()
)
"""How words begin that may narrow a clearance in its own sentence, whatever else they mean."""

NARROWING_WHOLE = frozenset(
    "dehors sauf hors hormis mais sinon quand tant des bien meme si pas plus non ni sans trop peu sol cas max "
    "min".split()
)
"""Short words that do."""

HESITANT = frozenset(
    """
    doute doutes douteux douteuse incertain incertaine incertitude difficile premature prematuree attente attends
    insuffisant insuffisante ignore ignorons ignorant crains craindre hypothese exclure exclu exclue exclus ecarter
    ecarte manque manquent refus refuse refusons probable probablement semble sembler presque plutot eventuel
    eventuelle eventuellement encore aucunement interdit interdite interdire suspendre suspendu suspendue suspens
    inapte inaptitude condition conditions reserve reserves reservee limitation restriction demandent exige
    contraire deconseille deconseillee surseoir reporter reporte reportee empeche empechent oppose opposer abstenir
    abstient attenuer sinon faute
    """.split()
)
"""Words, and one slip away from them, that may take back the clearance that they lead up to."""
