"""Later pages of a tax notice without its first: no title names them, their numbers and what they detail do."""

import re

from validators.case import Case
from validators.text.page_marks import expected_pages, page_marks

NOUN = "la suite d'un avis d'impôt"
_DETAILS = tuple(
    map(
        re.compile,
        (
            r"\bdetail des revenus\b",
            r"\brevenu brut global\b",
            r"\brevenu imposable\b",
            r"\brevenu fiscal de reference\b",
            r"\bimpot sur le revenu net\b",
            r"\bprelevement a la source deja paye\b",
            r"\bdroits simples\b",
            r"\bcsg deductible\b",
            r"\bimpot sur le revenu soumis au bareme\b",
            r"\btaux (?:moyen|marginal) d'imposition\b",
            r"\bnombre de parts\b",
            r"\bcredits? d'impot\b",
        ),
    )
)
_ENOUGH = 4


def is_later_page(case: Case) -> bool:
    """Whether the pages count on from one that is not among them, and detail an income tax."""
    marks = page_marks(case.reading.pages, case.reading.by_ocr)
    if expected_pages(marks) is None or min(mark.number for mark in marks) == 1:
        return False
    told = [pattern for pattern in _DETAILS if any(pattern.search(page.folded) for page in case.reading.pages)]
    return len(told) >= _ENOUGH
