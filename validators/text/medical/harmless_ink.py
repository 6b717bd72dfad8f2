"""Ink that nobody made out limits nothing above what a doctor certifies, nor in a stamp beside a postcode."""

import re
from collections.abc import Sequence
from dataclasses import replace

from validators.text.fold import fold
from validators.text.layout import Line
from validators.text.medical.boxes import UNCLEAR

_CERTIFIES = frozenset(["certifie", "atteste"])
_SURE = 0.8
_POSTCODE = re.compile(r"\d{5}")


def without_harmless_ink(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without `UNCLEAR` ink up to the first « certifie » read for sure, and beside a postcode."""
    said = [(rank, place) for rank, line in enumerate(lines) for place, word in enumerate(line.words)]
    certifies = next(
        (
            (rank, place)
            for rank, place in said
            if (word := lines[rank].words[place]).confidence >= _SURE and fold(word.text).strip(",.:;") in _CERTIFIES
        ),
        (-1, 0),
    )
    kept = (_without(line, rank, certifies) for rank, line in enumerate(lines))
    return tuple(line for line in kept if line.words)


def _without(line: Line, rank: int, certifies: tuple[int, int]) -> Line:
    stamp = any(_POSTCODE.fullmatch(word.text) for word in line.words)
    kept = tuple(
        word
        for place, word in enumerate(line.words)
        if word.text != UNCLEAR or ((rank, place) > certifies and not stamp)
    )
    return line if len(kept) == len(line.words) else replace(line, words=kept)
