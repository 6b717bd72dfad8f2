"""A word of a certificate in its one spelling, whatever OCR made of it: codes for the words that matter."""

import re

from rapidfuzz.distance import Levenshtein

from validators.text.lexicon import is_word
from validators.text.medical.boxes import UNCLEAR

MARKS = {
    "TICK": re.compile(r"[\[(] ?[x×✓] ?[\])]|[☒☑✓✔✗✘⊠]"),
    "BOX": re.compile(r"[\[(] ?[\])]|[☐□❏❑]"),
    "UNCLEAR": re.compile(UNCLEAR),
}
_DANCE = re.compile(
    r"(?:d|cl|[o0]d?)[ao4](?:n|u|m|rn|ri|ry|11)[sz5c][eco][s]?|dans(?:ant|er|eurs?|euses?)|danceurs?"
    r"|chor[eo]graph\w*|ballets?"
)
_NOT_DANCE = frozenset("clause clauses douce douces cause causes oncs ounces".split())
_KEY = {
    "aucune": 1,
    "aucun": 1,
    "absence": 2,
    "presente": 1,
    "pratique": 2,
    "inapte": 1,
    "soussigne": 2,
    "soussignee": 2,
    "certifie": 2,
    "sauf": 1,
    "partiellement": 2,
    "interdite": 2,
    "interdit": 2,
    "exception": 2,
    "reserve": 1,
    "toutefois": 2,
    "cependant": 2,
    "dispense": 1,
    "semaines": 2,
    "pointes": 1,
}


def spelled(raw: str) -> str:
    """Its code or itself."""
    if mark := next((code for code, pattern in MARKS.items() if pattern.fullmatch(raw)), ""):
        return mark
    if raw in ".;?":
        return "."
    if raw == "%":
        return "pourcent"
    if raw not in _NOT_DANCE and not raw.startswith("dou") and _DANCE.fullmatch(raw):
        return "DANCE"
    if raw in _SLIPS:
        return _SLIPS[raw]
    if raw.endswith(("apte", "aple")) and len(raw) < 8 and raw not in _APT and not raw.startswith(("est", "soit")):
        return "inapte"
    if len(raw) >= 4:
        for key, slips in _KEY.items():
            if abs(len(raw) - len(key)) <= slips and raw not in _REAL and Levenshtein.distance(raw, key) <= slips:
                return key
    return raw


def is_dance_misread(word: str) -> bool:
    """« la dunse »: a letter away from dance, and no word itself."""
    return word[:1] in "dc" and Levenshtein.distance(word, "danse", score_cutoff=1) <= 1 and not is_word(word)


_SLIPS = {"aple": "apte", "at": "et", "cotte": "cette"}
"""What faxes make of them, and no word of a certificate."""
_APT = frozenset("apte adapte inadapte readapte capte".split())
_REAL = frozenset(
    "intensite pointe peintes saut dispensee dispenses dispenser reserver reservee exceptions interdits preserve "
    "interdire present presents presence prescrite aucuns pratiques pratiquer pratiquee pratiquant praticien "
    "pratiquent "
    "certificat certifions certifier statique statiques essence pendant dependant reception receptions".split()
)
