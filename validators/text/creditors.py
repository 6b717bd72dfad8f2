"""The creditor's own account, that some mandates print beside the one which is to be debited."""

import re

from validators.text.blocks import stacks
from validators.text.fold import fold
from validators.text.layout import Page, Word

_LABELLED = re.compile(
    r"\b(?:iban|bic|rib|compte|coordonnees bancaires) (?:du |de la |de l'|de )?creancier\b[^:]{0,30}:?\s*$"
)
_HEADING = re.compile(r"^(?:le |designation du |nom du |coordonnees du )?creancier\b")
_DEBTOR = re.compile(
    r"\b(?:debiteur|titulaire|payeur|a debiter|vos? (?:nom|compte|coordonnees)|votre (?:nom|compte|adresse)|prenoms?)\b"
)

_ALIGNED = 0.02
"""Of the page's width."""


def is_creditors(page: Page, iban: Word) -> bool:
    """Whether the IBAN that begins there is labelled so, or stands under such a heading and none of the debtor's."""
    if "creancier" not in page.folded:
        return False
    before = _before(page, iban)
    return bool(_LABELLED.search(before)) or (not _DEBTOR.search(before) and _under_creditor(page, iban))


def _before(page: Page, iban: Word) -> str:
    """The words left of it; those of the line above where there are none."""
    rank = next(rank for rank, line in enumerate(page.lines) if iban in line.words)
    words = page.lines[rank].words
    left = words[: words.index(iban)] or (page.lines[rank - 1].words if rank else ())
    return _text(left)


def _under_creditor(page: Page, iban: Word) -> bool:
    """By the nearest heading above that begins no further right: a long row reaches under other columns."""
    stack = next(stack for stack in stacks(page) if any(iban in cell for cell in stack))
    rank = next(rank for rank, cell in enumerate(stack) if iban in cell)
    start = stack[rank][0].box.left + _ALIGNED
    for text in (_text(cell) for cell in reversed(stack[:rank]) if cell[0].box.left <= start):
        if _DEBTOR.search(text):
            return False
        if _HEADING.search(text):
            return True
    return False


def _text(words: tuple[Word, ...]) -> str:
    return fold(" ".join(word.text for word in words))
