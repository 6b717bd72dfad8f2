"""Is this a French word? Of what OCR read, a word that is one was hardly misread."""

from functools import cache

from spellchecker import SpellChecker

from validators.text.fold import fold


def is_word(folded: str) -> bool:
    """Whether a word, in small letters without accents, is in the French lexicon (140,000 forms)."""
    return folded in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(" ".join(SpellChecker(language="fr").word_frequency.dictionary)).split())
