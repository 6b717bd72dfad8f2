"""A certificate's statement, in the words of one half (layouts/tune_wordings.py, layouts/hold_wordings.py)."""

from datetime import date
from importlib import import_module
from random import Random

from tests.evaluation.frenchdates import say
from tests.evaluation.people import Someone, plain


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
    words = import_module(f"tests.evaluation.layouts.{half}_wordings")
    index = rng.randrange(3)
    if case == "good":
        opening, ending = words.OPENING[index], rng.choice(words.GOOD[index])
    else:
        opening = words.OTHER_OPENING
        ending = rng.choice({"sport": words.SPORT, "negative": words.NEGATIVE, "partial": words.PARTIAL}[case])
    born: date = who.born
    filled = opening.replace("{who}", child_name(rng, who)).replace(
        "{born}", say(born, rng.choice(["slash", "long", "slash"]))
    )
    return filled + ending
