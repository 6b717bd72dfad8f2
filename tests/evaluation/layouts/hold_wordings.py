"""What doctors write, hold half (for measuring only). `{doctor}` is filled by the layout, the rest by the scenario."""

OPENING = [
    "Je soussignée, Docteure {doctor}, après examen de l'enfant {who} (date de naissance : {born}), atteste que son état ",
    "Certifie avoir examiné ce jour {who} né(e) {born} et ",
    "Le médecin soussigné certifie que {who}, né(e) le {born}, ",
]
OTHER_OPENING = "Docteur {doctor} : je certifie, après consultation de ce jour, que {who} (né(e) le {born}) "
# The endings that each opening takes, in the same order.
GOOD = [
    [
        "de santé ne présente pas, à la date de ce jour, de signe clinique contre-indiquant la pratique de la danse.",
        "clinique ne montre aucune contre-indication à l'enseignement de la danse qui lui est dispensé.",
        "actuel permet la pratique de la danse (classique, contemporaine, jazz) sans contre-indication.",
        "lui permet de suivre des cours de danse ; je n'ai pas relevé de contre-indication.",
        "de santé est compatible à ce jour avec l'apprentissage de la danse.",
    ],
    [
        "n'avoir pas trouvé ce jour de contre indication médicale à la pratique de la DANSE au conservatoire.",
        "ne pas avoir constaté, à ce jour, de contre-indication à la pratique des activités suivantes : danse, éveil corporel.",
        "constate l'absence de contre-indication à la pratique de la danse en loisir et en représentation.",
        "l'absence de tout signe contre-indiquant, à ce jour, les cours de danse classique.",
        "n'avoir mis en évidence aucune contre-indication à la danse jazz ni à la danse contemporaine.",
    ],
    [
        "est apte à suivre les cours de danse du conservatoire pour l'année scolaire.",
        "ne présente aucune contre-indication, cliniquement décelable ce jour, aux activités physiques et artistiques (danse, théâtre).",
        "peut pratiquer la danse ; absence de contre-indication constatée ce jour.",
        "ne présente pas, ce jour, de contre-indication à la pratique de : DANSE.",
        "est en mesure de pratiquer la danse sans contre-indication médicale.",
    ],
]
SPORT = [
    "est apte à la pratique du judo en compétition et ne présente aucune contre-indication.",
    "ne présente pas de contre-indication à la vie en collectivité et à la pratique du sport scolaire.",
    "ne présente ce jour aucune contre-indication à la pratique sportive.",
    "ne présente pas de contre-indication à la pratique de l'équitation.",
    "est apte à l'éducation physique et aux sorties scolaires.",
]
NEGATIVE = [
    "doit être dispensé(e) de toute pratique de la danse pendant trois mois.",
    "n'est pas apte à la pratique de la danse actuellement.",
    "présente ce jour des signes contre-indiquant la pratique de la danse.",
    "présente une contre-indication à la danse classique jusqu'à la consolidation de sa fracture.",
    "ne doit pas reprendre la danse avant un nouvel examen.",
    "est inapte temporairement à toute activité de danse.",
]
PARTIAL = [
    "peut pratiquer la danse sous réserve d'un avis cardiologique favorable, non fourni à ce jour.",
    "est apte à la danse à l'exclusion des pointes et des grands sauts.",
]
