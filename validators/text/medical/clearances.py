"""How doctors clear a pupil, as patterns on the one spelling of `words`: « apte », « autorise », « rien "
"n'interdit »."""

from validators.text.medical.wordings import any_of

_DOES = (
    r"(?:pratiquer|participer|faire|suivre|continuer|poursuivre|reprendre|exercer|s adonner|frequenter|se livrer"
    r"|entreprendre|se consacrer|s engager|danser|s inscrire"
    r"|prendre part|prendre des cours|integrer|etre (?:inscrite?|admise?)|(?<! \w\w )(?<! une )(?<! cette )DANCE)"
)
_TAKEN = r"(?:pratique|exercice|enseignement|apprentissage|DANCE)"
NO_REASON = (
    r"(?:(?:aucune?|pas de|pas d|sans) (?:raison|motif|argument)s?|pas lieu) (?:(?!pas |plus )\w+ ){0,3}?(?:de|d"
    r"|pour|a) (?:(?:lui|l|leur|la) )*"
    r"(?:deconseiller|interdire|interdite|proscrire|suspendre|refuser|dispenser|(?:s|m|nous) opposer|CIV|empecher"
    r"|restreindre|limiter)"
    r"|(?:rien|aucune? \w+)(?: (?!pas |mais )\w+){0,8}? ne justifie (?:qu on|que l on) (?:la |le |l |lui )"
    r"(?:dispense|prive|ecarte|interdise|limite)"
)
_UNLESS = (
    r"(?! (?:qu|avec|sous|apres|si|mais|des|sauf|pour|a partir|en|dans|le|jusqu|au|un|une|deux"
    r"|par moments|par sa|l an|a la (?:barre(?! au sol)|maison|rentree))\b)"
)
_NONE = r"(?:rien|aucune? (?!CI |CIV )\w+(?: (?!CI |CIV |mais |sauf |car |ni )\w+){0,3})"
_FORBIDS = (
    r"(?:interdi(?:te?|se|sent|ra)|deconseill(?:e|era)|empeche(?:nt)?|defende?(?:nt)?|proscri(?:t|ve|vent)"
    r"|limite(?:nt)?|entrave(?:nt)?|restreint|restreignent|compromet(?:tent)?|contrarie(?:nt)?"
    r"|vien(?:t|nent) (?:limiter|entraver|contrarier|empecher|CIV|interdire))"
)
_SPARED = r"(?:dispense|restriction|limitation|interdiction|exclusion|CI)"
NOT_FORBIDDEN = (
    rf"{_NONE} (?:dans (?:(?!mais )\w+ ){{1,8}}?)?(?:n|ne|qui|qui ne) (?:(?:lui|l|leur) )?{_FORBIDS}(?! (?:pas|que))",
    rf"(?:n|ne) (?:(?:lui|l|leur) )?{_FORBIDS} (?:pas|nullement|aucunement|en rien)",
    r"(?:n|ne) (?:(?:lui|leur) )?(?:est|sont) (?:pas|nullement|aucunement|en rien) (?:medicalement )?"
    r"(?:deconseillee?s?|interdite?s?|defendue?s?|proscrite?s?)",
    r"aucune? (?!CI |CIV )\w+(?: (?!CI |CIV |mais |sauf )\w+){0,3} qui s oppose\w*",
    r"aucune? (?:\w+ )?(?:element|signe|facteur|argument)(?: \w+)? defavorable",
    rf"{_NONE} (?:(?:ne|n) )?(?:justifie|impose|motive)(?:nt)? (?:(?:de|d) (?:lui |l )?(?:interdire"
    rf"|deconseiller|ecarter|exclure|CIV)|(?:une? )?{_SPARED})",
    rf"{_NONE} (?:ne|n) (?:lui )?(?:fait|font|constitue|constituent) (?:un )?obstacle",
    rf"{_NONE} (?:faisant obstacle|genant|limitant|entravant|compromettant)",
    r"ne (?:saurai[st]|peux|puis) (?:m |nous |s )opposer",
    r"rien (?:(?:a signaler|d anormal|de particulier) )?(?:qui |ne )?s oppos\w+",
    r"(?:aucune|absence d|pas (?:(?:revele|retrouve|constate|decele|trouve|releve) )?d) ?inaptitude",
    r"ne (?:pose|souleve) (?:aucune?|pas d|pas de) (?:\w+ )?(?:probleme|difficulte|objection)",
)
"""« rien n'interdit », « n'est pas déconseillée »: words of a refusal, denied."""
CLEAR = any_of(
    *NOT_FORBIDDEN,
    r"ok DANCE(?= (?:\.|toutes|$))",
    rf"(?:ok|feu vert(?: medical)?|bon(?:ne)?) pour (?:la |l |sa )?(?:(?:reprise|pratique|enseignement) (?:d(?:e"
    rf"|es|u) )?"
    rf"(?:la |l )?)?(?:cours de (?:la )?)?DANCE{_UNLESS}",
    r"DANCE (?:: )?(?:ok|ras|possible|permise)(?= (?:\.|$))",
    rf"DANCE : pas de (?:souci|probleme)s?(?: medical| de sante)?{_UNLESS}",
    rf"ne (?:m |nous )oppos(?:e|ons) (?:donc )?(?:pas|nullement|aucunement|en rien){_UNLESS}",
    r"ne s oppos\w+ a (?:la |sa |une )?(?:pratique|DANCE)(?: de)?(?: la)?(?: DANCE)?(?: en \w+)? aucune? (?:signe"
    r"|element)",
    r"rien (?:(?!pas |sauf |mais |si )\w+ ){0,4}?ne (?:lui )?(?:fait|font|faisant) (?:donc )?obstacle",
    rf"DANCE (?:est |reste |demeure |: )(?:(?:tout a fait|medicalement|parfaitement|donc) )?(?:possible"
    rf"|permise){_UNLESS}",
    rf"DANCE (?:lui )?est (?:medicalement )?admise{_UNLESS}",
    rf"DANCE (?:est|reste|demeure) sans (?:aucune? )?(?:danger|risque)(?: pour (?:elle|lui|l enfant|l eleve"
    rf"|sa sante))?{_UNLESS}",
    r"DANCE n appelle (?:aucune|pas de) (?:reserve|remarque|restriction|objection)s?(?! (?:que|sauf|autre))",
    rf"DANCE lui (?:est|sont) (?:medicalement )?(?:possibles?|permise?s?|ouvertes?){_UNLESS}",
    rf"DANCE (?:\w+ )?peut etre (?:envisagee|poursuivie|pratiquee|continuee|debutee|commencee|reprise"
    rf"|maintenue){_UNLESS}",
    rf"(?:en capacite(?: physique)?|a meme|physiquement capable) de (?:\w+ ){{0,3}}?{_DOES}",
    r"rempli(?:t|ssant) (?:toutes )?les conditions (?:\w+ ){0,3}?(?:requises|exigees|necessaires|medicales) (?:pour|a)",
    r"a (?:toutes )?les capacites (?:\w+ ){0,2}?(?:pour|necessaires a|requises pour)",
    r"donne (?:mon|notre) accord (?:medical )?(?:a|pour)",
    r"ne? (?:court|encourt) aucune? risque(?: \w+)? (?:a|en)",
    r"aucune? (?:risque|danger)(?: particulier)? a (?:la pratique|pratiquer|la DANCE)",
    r"DANCE ne (?:presente|comporte) (?:pas de|aucune?) (?:danger|risque)",
    r"(?:satisfait|repond) aux (?:conditions|exigences) (?:\w+ ){0,3}?(?:pour|de|a)",
    r"(?:dispose d(?:e|es)|possede|a) (?:(?:toutes )?(?:la|les) )?(?:condition|capacites?) physiques? "
    r"(?:necessaires?|requises?) (?:pour|a)",
    r"(?:medicalement|physiquement) prete? (?:pour|a)",
    r"aptitude : YES",
    r"(?:examen|conclusion)s? (?:medicale?s? )?favorables?",
    r"(?:activite|discipline|pratique) autorisee(?! (?::|sous|avec|apres|a|mais|des|sauf|partiel\w*|par|seulement"
    r"|uniquement))",
    r"(?<!in )(?<!ln )(?<!1n )(?<!ni )(?<!plus )(?<!pas )(?<!pa5 )(?<!non )(?:apte|aptes(?= (?:a|au|aux|pour)))",
    r"aptitude (?:(?!TICK |BOX |UNCLEAR )\w+ ){0,6}?(?:a|au|aux|pour)",
    rf"(?:peut|pourra|peuvent) (?!pas |plus |en aucun |qu |pa5 |elle "
    rf"|il )(?:sans (?:\w+ ){{1,4}}?)?(?:\w+ ){{0,4}}?{_DOES}",
    rf"(?:autorisee? a|en mesure de|en etat de|capable de|permet(?:tant|tent)? (?:de|d)) (?:\w+ ){{0,4}}?{_DOES}",
    r"(?:est|sont|soit|reste|demeure|sante|clinique|satisfaisant|bonne?|normale?|et|physique|generale?|examen"
    r"|constitution) "
    r"(?:(?:a )?ce jour |actuellement |parfaitement |pleinement |entierement |tout a fait )?compatibles? avec",
    r"(?:etat|examen)(?: (?!pas |peu |p |eu |plus |non |in)\w+){1,5}? compatibles? avec",
    r"(?:presente|possede|a) (?:toutes )?les aptitudes (?:\w+ ){0,3}?(?:a|au|aux|pour)",
    rf"permet(?:tant|tent)? (?!pas |plus |pa5 |point )(?:\w+ ){{0,3}}?(?:la |une |l )?{_TAKEN}",
    r"(?:rien|aucun \w+(?: \w+){0,3}|aucune \w+(?: \w+){0,3}) (?:\w+ ){0,8}?(?:ne )?s (?:y )?oppos\w+",
    r"ne s oppos\w+ (?:\w+ )?(?:pas|aucunement|nullement|en rien)",
    rf"(?<!ne )autoris(?:e|ent|ant) (?!difficil|partiel|pas |plus |pa5 |point |en rien )(?:(?!que "
    rf"|qu )\w+ ){{0,3}}?(?:la |une |l )?{_TAKEN}",
    rf"autorise (?!pas |plus |pa5 |point )(?:(?!que |qu |pas )\w+ ){{0,5}}?a {_DOES}",
    NO_REASON,
    r"(?:ne|n) (?:fait|font|constitue|constituent|est) (?:\w+ )?(?:pas|aucunement) (?:d |un )?(?:obstacle"
    r"|empechement)",
    r"(?:avis |est |suis |sommes )(?:medical )?favorable",
    r"DANCE : (?:avis )?(?:medical )?favorable(?= (?:\.|$))",
    r"aptitude(?: a la)? DANCE : favorable(?= (?:\.|$))",
    r"ras (?:pour|a) (?:la )?(?:pratique de (?:la )?)?DANCE",
    r"(?:en mesure|en etat|capable|a meme|permet(?:tant|tent)?|capacite) (?:de|d) DANCE(?= (?:\.|et|au|dans|en"
    r"|sans|$))",
    r"en (?:parfait|bon|tres bon|excellent) etat (?:de sante |physique |general )?pour (?:la |sa )?(?:pratique|DANCE)",
    r"(?:etat (?:de sante|general)|examen(?: clinique)?|condition physique)(?: (?!pas |peu |ne |n |in)\w+){0,6}?"
    r" (?:satisfaisante?|suffisante?) pour",
    r"(?:pas de|aucune?) (?:probleme|souci)(?: medical| de sante)? (?:pour|a) (?:la |sa |une )?(?:pratique|DANCE)",
    r"(?:aucune|pas de|sans) (?:restriction|reserve|limite|limitation)s?(?: medicale)? (?:a|quant a|pour"
    r"|concernant|sur)"
    r" (?:la |sa |l |une )?(?:pratique|DANCE|enseignement|exercice)",
    r"(?:avis|conclusion|decision)(?: (?!CIV? )\w+){0,9} : favorable",
    r"(?:aucune|pas d|absence d) ?incompatibilite(?: medicale)?(?: \w+){0,8}? (?:avec|et)",
    r"(?:n emets|n emet|ne formule) (?:aucune|pas de) (?:reserve|objection|restriction)",
    r"(?<!sans )(?<!un )(?<! l )(?<! d )(?<!aucune )accord medical pour (?:la |sa |l )?(?:participation|pratique"
    r"|inscription|DANCE)",
    r"(?<!pas de )(?<!sans )feu vert(?: medical)? (?:a (?:\w+ ){1,4})?(?:pour|a) (?:la |sa |l )?(?:participation"
    r"|pratique"
    r"|inscription|DANCE)",
    r"(?:lui est|il est|il lui est) loisible de (?:pratiquer|suivre|DANCE)",
    r"ni (?:\w+ ){1,12}?ne s oppos\w+ a",
    r"activites? (?:de |d )?(?:la )?DANCE (?:et (?:de |d )?(?:la |l )?(?:\w+ ){1,3}?)?autorisees?"
    r"(?! (?:sous|avec|apres|a|mais|des|sauf|partiel\w*|par|seulement|uniquement))",
    r"(?:condition physique|sante) suffisante (?:pour|a)",
    r"en (?:bonne|parfaite|excellente) condition physique pour (?:pratiquer|suivre|DANCE|la (?:pratique|DANCE))",
    r"medicalement admise? a (?:suivre|pratiquer|participer)",
    r"TICK (?:avis )?(?:medical )?favorable",
    r"aucune? (?:signe|affection|element|anomalie|pathologie|symptome)(?: \w+){0,3} "
    r"(?:faisant|ne fait|ne font|constituant|ne constitue|pouvant (?:faire|constituer)) (?:un )?obstacle",
    r"toutes (?:les )?(?:activites|disciplines) (?:physiques|sportives|artistiques| |et|ou)*(?:autorisees"
    r"|permises|possibles)"
    r" (?:y compris (?:la )?|dont (?:la )?)?DANCE(?: comprise| incluse)?",
    r"n y a (?:donc |aujourd hui )?pas (?:de mon point de vue )?(?:d |de )(?:obstacle|objection)",
    r"permet (?:donc )?(?:la |l |cette |ladite )activite (?:(?:sportive|physique) )?"
    r"(?:mentionnee|indiquee|citee|demandee|ci dessus|designee)",
    r"(?:aucun|nul|pas d|sans|aucune)(?: (?!autre)\w+)? (?:obstacle|objection|restriction|inconvenient|empechement)",
    r"(?:est|soit|etre|reste) (?:medicalement )?autorisee?(?! qu| avec)",
    r"DANCE (?:et \w+ )?(?:: |est |sont )?autorisee?s?(?! qu| avec| sous| apres| a | mais| des| partiel)",
    r"TICK (?:medicalement )?(?:autorisee?|permise|possible)(?! qu| avec| sous)",
    r"pratique (?:(?![nmhu]\w? |pas |plus |non |qu)\w+ ){0,6}(?:est |lui est )(?:possible|autorisee|permise)(?! qu)",
)
NO_REASON_FOUND = any_of(NO_REASON, *NOT_FORBIDDEN)
