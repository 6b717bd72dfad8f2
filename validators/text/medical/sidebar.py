"""A letterhead down the side of a certificate: its lines stand between those of the statement, and are none of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from validators.model import Box
from validators.text.blocks import blocks
from validators.text.fold import fold
from validators.text.layout import Page, Word, around, lines_of

_LETTERHEAD = re.compile(
    r"\b(?:dr|docteurs?|cabinet|maison de sante|centre (?:medical|de sante)|secretariat|tel(?:ephone)?|fax"
    r"|rpps|adeli|finess|siret|rue|avenue|boulevard|bd|place|impasse|allee|chemin|route|quai|cedex"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|lun|ven|rendez.vous|consultations?|horaires"
    r"|medecin(?:e|s)? generalistes?|medecine generale|conventionne\w*|secteur|interne|diplome\w*|carte vitale)\b"
    r"|\d\d(?:[ .]\d\d){4}|@|\b(?:www|https?)\b|\b\d{5} [a-z]"
)
_OF_A_FORM = re.compile(r"indi[cq]|\bin?apt|dans[ae]|certifi|atteste|\bnon\b|\boui\b|☐|☒|▩|\bx\b")
_OF_A_STATEMENT = re.compile(
    r"sport|pratique|sauf|hors\b|pas\b|sans\b|aucun|absence|interdi|dispens|restri|reserve|evit|limite|condition"
    r"|reprise|semaine|\bmois\b"
)
_NARROW = 0.4
"""Of the page's width: how far it reaches from its edge."""


def without_sidebar(page: Page) -> Page:
    """The page without what stands beside other text, at an edge, and is nothing but letterhead; itself without any.

    What may be more than that (« sauf le mercredi ») is put below all other lines.
    """
    boxed = [(block, around(block)) for block in blocks(page)]
    boxes = [box for _, box in boxed]
    beside = [block for block, box in boxed if _is_aside(box, boxes) and _is_letterhead(block)]
    if not beside:
        return page
    aside = {id(word) for block in beside for word in block}
    lines = lines_of([word for word in page.words if id(word) not in aside], page.aspect)
    below = [lines_of(block, page.aspect) for block in beside if _OF_A_STATEMENT.search(_folded(block))]
    return replace(page, lines=(*lines, *(line for block in below for line in block)))


def _is_aside(box: Box, others: Sequence[Box]) -> bool:
    """Whether it stands at an edge of the page, with something else level with it across a gap."""
    left, right = box.right <= _NARROW, box.left >= 1 - _NARROW
    level = [other for other in others if other is not box and other.top < box.bottom and box.top < other.bottom]
    return any((left and other.left > box.right) or (right and other.right < box.left) for other in level)


def _is_letterhead(block: Sequence[Word]) -> bool:
    text = _folded(block)
    return bool(_LETTERHEAD.search(text)) and not _OF_A_FORM.search(text)


def _folded(block: Sequence[Word]) -> str:
    return fold(" ".join(word.text for word in block))
