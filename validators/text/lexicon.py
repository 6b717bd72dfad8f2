"""Is this a French word? Of what OCR read, a word that is one was hardly misread."""

import gzip
import json
from functools import cache
from importlib.resources import files

from validators.text.fold import fold


def is_word(folded: str) -> bool:
    """Whether a word, in small letters without accents, is in the French lexicon (140,000 forms)."""
    return folded in words()


@cache
def words() -> frozenset[str]:
    """All of them, folded; a third of a second the first time.

    pyspellchecker's list as it lies in the package: what it counts of each word, it takes as long to count again.
    """
    packed = files("spellchecker").joinpath("resources", "fr.json.gz").read_bytes()
    return frozenset(fold(" ".join(json.loads(gzip.decompress(packed)))).split())
