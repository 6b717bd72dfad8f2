"""Sentences of certificates, told apart by hand (`certificate_sentences.toml`): examples to judge others by."""

import tomllib
from functools import cache

from config.campaign import FOLDER
from config.section import Section


class CertificateSentences(Section):
    """What limits a clearance, and what speaks of something else, a sentence or a line each."""

    limits: tuple[str, ...]
    others: tuple[str, ...]


@cache
def certificate_sentences() -> CertificateSentences:
    """All of them."""
    return CertificateSentences.model_validate(
        tomllib.loads((FOLDER / "certificate_sentences.toml").read_text("utf-8"))
    )
