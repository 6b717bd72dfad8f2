"""A block of labels and, under it, the block of their values: the n-th label is the n-th value's."""

import re

from validators.text.fold import fold
from validators.text.layout import Line, Page

_LABEL = re.compile(
    r"(?:date|numero|n°|reference|ref\.?|montant|total|periode|contrat|client|titulaire|echeance|facture)(?!\w)[^\d:]{0,35}:?"
)
_OF_A_DATE = re.compile(r"date\b|echeance\b")
_DATE = re.compile(r"(?:le )?\d{1,2}(?:[/.-]\d{1,2}[/.-]| [a-z.]{3,10} )\d{2,4}")
_FEWEST = 3


def label_apart(page: Page, value: Line) -> str:
    """The folded label of a value that fills its line; empty unless the labels of dates, and no others, meet dates."""
    texts = [fold(line.text) for line in page.lines]
    place = page.lines.index(value)
    for start in range(place):
        labels = _labels(texts, start)
        values = texts[start + len(labels) : start + 2 * len(labels)]
        if len(labels) < _FEWEST or not 0 <= (rank := place - start - len(labels)) < len(values):
            continue
        return labels[rank] if all(map(_agree, labels, values)) else ""
    return ""


def _agree(label: str, value: str) -> bool:
    return bool(_OF_A_DATE.match(label)) == bool(_DATE.fullmatch(value))


def _labels(texts: list[str], start: int) -> list[str]:
    """Those of the block that begins at a line; none within a block."""
    if start and _LABEL.fullmatch(texts[start - 1]):
        return []
    end = start
    while end < len(texts) and _LABEL.fullmatch(texts[end]):
        end += 1
    return texts[start:end]
