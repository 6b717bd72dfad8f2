"""The address on a proof beside the family's, as advice: never a reason, since people move and spell freely."""

from collections.abc import Iterator

from validators.case import Case
from validators.findings import holds
from validators.model import Finding
from validators.text.fold import fold_town
from validators.text.layout import split

_FAMILY = "l'adresse de la famille"
_ENOUGH = 0.6
_SMALL = frozenset(
    "de du des la le les bis ter rue av avenue bd boulevard place chemin allee route impasse square".split()
)


def address(case: Case) -> Iterator[Finding]:
    """Says whether the family's street and postcode stand on the proof; holds either way."""
    family = case.family
    if family is None or not family.address.strip() or not case.reading.has_words:
        return
    tokens = {token.text for page in case.reading.pages for token in page.tokens}
    street = [word for word in split(family.address) if word not in _SMALL]
    found = sum(word in tokens for word in street) >= _ENOUGH * len(street)
    town = set(fold_town(family.town).split())
    there = family.postcode.strip() in tokens or (bool(town) and town <= tokens)
    yield holds(_FAMILY if found and there else "pas l'adresse de la famille : à comparer", _FAMILY)
