"""Made-up slips of OCR."""

from random import Random

LOOKS_LIKE = {
    "a": "oe4s", "b": "h68", "c": "eo(", "d": "cla", "e": "cos", "f": "tr", "g": "q9", "h": "bn", "i": "l1jt!",
    "l": "1it|I", "m": "nr", "n": "ruhm", "o": "0cea", "p": "nq", "q": "g", "r": "nvt", "s": "5ae", "t": "lfir",
    "u": "nvi", "v": "yu", "x": "z", "y": "v", "z": "2", " ": ",.", "'": " i", "-": " ~",
}  # fmt: skip


def misread(rng: Random, text: str) -> str:
    """One slip: a letter for another that looks like it, a letter or a space lost, a speck or a space too many."""
    place = rng.randrange(len(text))
    char = text[place]
    kind = rng.random()
    if kind < 0.7 and char.lower() in LOOKS_LIKE:
        put = rng.choice(LOOKS_LIKE[char.lower()])
    else:
        put = "" if kind < 0.85 else char + rng.choice("il.,' ")
    return text[:place] + put + text[place + 1 :]
