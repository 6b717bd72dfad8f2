"""« 12 rue Paul Durand »: a street, a school or a hospital that bears a name is nobody of the family."""

from collections.abc import Collection, Sequence

from validators.text.layout import Token

PARTICLES = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "van", "von", "da", "dos", "el", "al", "ben", "di"}
)
_STREETS = frozenset(
    "rue r avenue av ave bd bld blvd boulevard place pl allee allees impasse imp chemin ch quai square route rte "
    "residence esplanade passage sente lycee college ecole hopital gymnase".split()
)
_RANKS = frozenset("docteur dr professeur pr general marechal colonel president abbe".split())
_REACH = 4


def names_a_street(tokens: Sequence[Token], start: int, first_names: Collection[str]) -> bool:
    """Whether the surname at `start` follows a street, with no more than a rank, particles or first names between."""
    for token in reversed(tokens[max(start - _REACH, 0) : start]):
        if token.line != tokens[start].line:
            return False
        if token.text in _STREETS:
            return len(token.text) > 1 or token.word.text.islower()
        if token.text not in _RANKS | PARTICLES and token.text not in first_names:
            return False
    return False
