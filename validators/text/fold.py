"""Folding: the same words, however they were typed."""

import unicodedata

_SAME = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\t\n\r", " ")
    | dict.fromkeys("\u00ad\u200b\ufeff", "")
)


def fold(text: str) -> str:
    """Lower case without accents; ligatures spelled out, one kind of apostrophe, hyphen and space."""
    decomposed = unicodedata.normalize("NFD", text.translate(_SAME))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
