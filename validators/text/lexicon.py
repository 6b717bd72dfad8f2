"""Is this a French word? Of what OCR read, a word that is one was hardly misread."""

from functools import cache

from spellchecker import SpellChecker

from validators.text.fold import fold


def is_word(folded: str) -> bool:
    """Whether a word, in small letters without accents, is in the French lexicon (140,000 forms)."""
    return folded in words()


@cache
def words() -> frozenset[str]:
    """All of them, folded; half a second the first time."""
    return frozenset(fold(" ".join(SpellChecker(language="fr").word_frequency.dictionary)).split())
