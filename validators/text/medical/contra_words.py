"""« contre », « indication » → `CI`, « incompatible avec » → `CIV`: the code that some words begin with."""

from rapidfuzz.distance import Levenshtein

_NOUN = "indication"
_VERBS = tuple("indique indiquee indiques indiquees indiquer indiquant indiquent indiquerait indiqueraient".split())


def contra_code(words: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, int]:
    """The code that words begin with and how many of them it takes; ("", 0) without one."""
    first = words[0]
    if (forbids := _forbids(words, before)) is not None:
        return forbids
    if not first.startswith(("c", "e", "o")):
        return "", 0
    if len(first) > 10 and (code := _indicates(first, "contre")):
        return code, 1
    if 4 <= len(first) <= 7 and Levenshtein.distance(first, "contre") <= 1:
        for taken in (2, 3):
            if len(words) >= taken and (code := _indicates("".join(words[1:taken]), "")):
                return code, taken
    return "CI" if (taken := _in_short(words, before)) else "", taken


def _in_short(words: tuple[str, ...], before: tuple[str, ...]) -> int:
    """How many words « CI », « c. i. » or « ctre-indic. » takes; none where it is none."""
    first, behind = words[0], words[1:2]
    if before[-1:] in _THAT_ONE:
        return 0
    none_of_it = before[-2:] in _NO_CI or before[-1:] in _NONE
    if first == "ci" and (behind in _OF_WHAT or (none_of_it and behind not in _HERE)):
        return 1
    if words[:2] == ("c", "i") and words[2:3] in _OF_WHAT:
        return 2
    contre = first in _CONTRE_IN_SHORT and behind and behind[0].startswith("ind")
    return 2 if contre or (first == "contre" and behind in _INDICATION_IN_SHORT) else 0


_CONTRE_IN_SHORT = frozenset(["ctre", "cte", "ctr"])
_INDICATION_IN_SHORT = frozenset([("ind",), ("indic",), ("indicat",)])
_OF_WHAT = frozenset((word,) for word in ("a", "medicale", "decelable", "apparente", "clinique", "pour", "DANCE", ":"))
_NO_CI = frozenset([("pas", "de"), ("absence", "de"), ("a", "aucune"), ("de", "aucune"), ("sans", "aucune")])
_NONE = frozenset([("aucune",), ("sans",)])
_HERE = frozenset([("dessus",), ("dessous",), ("apres",), ("joint",), ("jointe",), ("contre",)])
"""« ci-dessus » is no contra-indication."""
_THAT_ONE = frozenset([("celui",), ("celle",), ("ceux",), ("celles",)])
"""Nor is « celui-ci : »."""


_FORBIDDING = frozenset(
    "interdisant interdirait interdise empechant empecherait empeche empecher incompatibles contrariant".split()
)


_TO_FORBID = frozenset(
    "interdire deconseiller empecher proscrire contrarier entraver gener limiter compromettre".split()
)
_WOULD = frozenset(
    "nature susceptible susceptibles pouvant puisse propre permettant amene conduirait conduise "
    "amenerait inciterait".split()
)
"""« de nature à lui interdire »: what might, and mostly does not."""


def _forbids(words: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, int] | None:
    """« une affection incompatible avec », « s'opposant à », « interdisant »: contra-indicating, in other words."""
    if words[0] in _TO_FORBID and _WOULD.intersection(before):
        return "CIV", 1
    if len(words) > 1 and words[1] == "avec" and Levenshtein.distance(words[0], "incompatible") <= 1:
        return "CIV", 2
    if words[:2] == ("s", "opposant"):
        return "CIV", 2
    if words[:2] == ("contraire", "a"):
        return "CIV", 2
    return ("CIV", 1) if words[0] in _FORBIDDING else None


def _indicates(word: str, before: str) -> str:
    if not 6 <= len(word) - len(before) <= 13:
        return ""
    noun = min(Levenshtein.distance(word, before + _NOUN + end) for end in ("", "s"))
    verb = min(Levenshtein.distance(word, before + form) for form in _VERBS)
    if min(noun, verb) > 3:
        return ""
    return "CI" if noun <= verb else "CIV" if verb <= 2 else ""
