"""What doctors write, by half. `{doctor}` is filled by the layout; the other fields by the scenario."""

from datetime import date
from random import Random

from tests.evaluation.frenchdates import say
from tests.evaluation.people import Someone, plain

OPENING = {
    "tune": [
        "Je soussigné(e), Docteur {doctor}, certifie avoir examiné ce jour {who}, né(e) le {born}, ",
        "Je soussigné Dr {doctor} certifie que l'état de santé de {who}, né(e) le {born}, examiné(e) ce jour, ",
        "Je, soussigné, {doctor}, docteur en médecine, certifie que {who} ({born}) ",
    ],
    "hold": [
        "Je soussignée, Docteure {doctor}, après examen de l'enfant {who} (date de naissance : {born}), atteste que son état ",
        "Certifie avoir examiné ce jour {who} né(e) {born} et ",
        "Le médecin soussigné certifie que {who}, né(e) le {born}, ",
    ],
}
GOOD = {
    "tune": [
        ["et n'avoir pas constaté de contre-indication à la pratique de la danse.", "et n'avoir décelé aucune contre-indication à la pratique de la danse classique.",
         "et atteste l'absence de contre-indication à la pratique de la danse, y compris en compétition."],
        ["ne contre-indique pas la pratique de la danse.", "ne présente pas de contre-indication apparente à la pratique de la danse et de la gymnastique.",
         "est compatible avec la pratique de la danse et ne présente aucune contre-indication à cette activité."],
        ["ne présente à ce jour aucune contre-indication cliniquement décelable à la pratique de la danse.", "est apte à la pratique de la danse classique.",
         "ne présente pas de contre-indication à la pratique du sport et en particulier de la danse."],
    ],
    "hold": [
        ["de santé ne présente pas, à la date de ce jour, de signe clinique contre-indiquant la pratique de la danse.", "clinique ne montre aucune contre-indication à l'enseignement de la danse qui lui est dispensé.",
         "actuel permet la pratique de la danse (classique, contemporaine, jazz) sans contre-indication."],
        ["n'avoir pas trouvé ce jour de contre indication médicale à la pratique de la DANSE au conservatoire.", "ne pas avoir constaté, à ce jour, de contre-indication à la pratique des activités suivantes : danse, éveil corporel.",
         "constate l'absence de contre-indication à la pratique de la danse en loisir et en représentation."],
        ["est apte à suivre les cours de danse du conservatoire pour l'année scolaire.", "ne présente aucune contre-indication, cliniquement décelable ce jour, aux activités physiques et artistiques (danse, théâtre).",
         "peut pratiquer la danse ; absence de contre-indication constatée ce jour."],
    ],
}  # fmt: skip
SPORT = {
    "tune": ["ne présente pas de contre-indication à la pratique du sport en général.", "ne présente aucune contre-indication à la pratique du football et de la natation.",
             "ne présente pas de contre-indication apparente à la pratique de l'éducation physique et sportive."],
    "hold": ["est apte à la pratique du judo en compétition et ne présente aucune contre-indication.", "ne présente pas de contre-indication à la vie en collectivité et à la pratique du sport scolaire.",
             "ne présente ce jour aucune contre-indication à la pratique sportive."],
}  # fmt: skip
NEGATIVE = {
    "tune": ["présente une contre-indication temporaire à la pratique de la danse pour une durée de six semaines.", "ne peut pas pratiquer la danse jusqu'à nouvel avis.",
             "présente une contre-indication à la pratique de la danse et du sport."],
    "hold": ["doit être dispensé(e) de toute pratique de la danse pendant trois mois.", "n'est pas apte à la pratique de la danse actuellement.",
             "présente ce jour des signes contre-indiquant la pratique de la danse."],
}  # fmt: skip
PARTIAL = {
    "tune": [
        "ne présente pas de contre-indication à la pratique de la danse, à l'exception du travail sur pointes qui lui est interdit jusqu'à contrôle."
    ],
    "hold": ["peut pratiquer la danse sous réserve d'un avis cardiologique favorable, non fourni à ce jour."],
}


def child_name(rng: Random, who: Someone) -> str:
    return rng.choice(
        [
            f"{who.first} {who.last.upper()}",
            f"{who.last.upper()} {who.first}",
            f"{'Mademoiselle' if who.woman else 'Monsieur'} {who.first} {who.last}",
            f"{'Mlle' if who.woman else 'M.'} {who.last.upper()} {who.first}",
            f"{plain(who.first).upper()} {plain(who.last).upper()}",
            f"l'enfant {who.first} {who.last}",
        ]
    )


def sentence(rng: Random, half: str, case: str, who: Someone) -> str:
    """The certificate's statement. `case`: good, sport, negative, partial."""
    index = rng.randrange(3)
    if case == "good":
        opening, ending = OPENING[half][index], rng.choice(GOOD[half][index])
    else:
        opening = "Je soussigné(e), Docteur {doctor}, certifie que {who}, né(e) le {born}, examiné(e) ce jour, "
        ending = rng.choice({"sport": SPORT, "negative": NEGATIVE, "partial": PARTIAL}[case][half])
    born: date = who.born
    filled = opening.replace("{who}", child_name(rng, who)).replace(
        "{born}", say(born, rng.choice(["slash", "long", "slash"]))
    )
    return filled + ending
