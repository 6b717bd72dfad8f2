"""What doctors write, tune half. `{doctor}` is filled by the layout, the rest by the scenario."""

OPENING = [
    "Je soussigné(e), Docteur {doctor}, certifie avoir examiné ce jour {who}, né(e) le {born}, ",
    "Je soussigné Dr {doctor} certifie que l'état de santé de {who}, né(e) le {born}, examiné(e) ce jour, ",
    "Je, soussigné, {doctor}, docteur en médecine, certifie que {who} ({born}) ",
]
OTHER_OPENING = "Je soussigné(e), Docteur {doctor}, certifie que {who}, né(e) le {born}, examiné(e) ce jour, "
# The endings that each opening takes, in the same order.
GOOD = [
    [
        "et n'avoir pas constaté de contre-indication à la pratique de la danse.",
        "et n'avoir décelé aucune contre-indication à la pratique de la danse classique.",
        "et atteste l'absence de contre-indication à la pratique de la danse, y compris en compétition.",
        "et avoir constaté l'absence de contre-indication à l'apprentissage de la danse.",
        "et que rien ne s'oppose, ce jour, à la pratique de la danse contemporaine.",
        "et n'avoir relevé aucun signe de contre-indication à la danse en milieu scolaire et associatif.",
    ],
    [
        "ne contre-indique pas la pratique de la danse.",
        "ne présente pas de contre-indication apparente à la pratique de la danse et de la gymnastique.",
        "est compatible avec la pratique de la danse et ne présente aucune contre-indication à cette activité.",
        "lui permet la pratique de la danse, aucune contre-indication n'ayant été constatée.",
        "ne fait apparaître aucune contre-indication à la danse classique et contemporaine.",
    ],
    [
        "ne présente à ce jour aucune contre-indication cliniquement décelable à la pratique de la danse.",
        "est apte à la pratique de la danse classique.",
        "ne présente pas de contre-indication à la pratique du sport et en particulier de la danse.",
        "ne présente aucun signe clinique décelable contre-indiquant la pratique de la danse.",
        "peut suivre un enseignement de danse, en l'absence de toute contre-indication médicale.",
    ],
]
SPORT = [
    "ne présente pas de contre-indication à la pratique du sport en général.",
    "ne présente aucune contre-indication à la pratique du football et de la natation.",
    "ne présente pas de contre-indication apparente à la pratique de l'éducation physique et sportive.",
    "peut participer aux activités physiques et sportives de l'école, sans contre-indication.",
    "ne présente pas de contre-indication à la pratique de la gymnastique rythmique.",
]
NEGATIVE = [
    "présente une contre-indication temporaire à la pratique de la danse pour une durée de six semaines.",
    "ne peut pas pratiquer la danse jusqu'à nouvel avis.",
    "présente une contre-indication à la pratique de la danse et du sport.",
    "doit cesser la danse pendant deux mois ; une réévaluation sera nécessaire.",
    "est inapte à la danse du fait de son état de santé actuel.",
    "présente une contre-indication partielle à la danse : ni sauts ni réceptions.",
]
PARTIAL = [
    "ne présente pas de contre-indication à la pratique de la danse, à l'exception du travail sur pointes qui lui est interdit jusqu'à contrôle.",
    "est apte à la pratique de la danse, sauf le travail des sauts pendant un mois.",
]
