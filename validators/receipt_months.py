"""The time that a rent receipt is for: what was received, not the next term that it calls for or announces."""

import re
from collections.abc import Sequence

from validators.case import Case
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role
from validators.text.dates import DateFound

_RECEIPT_OR_CALL = re.compile(r"\b(?:(quittanc\w+|recus?|acquitt\w+)|appels? de loyer|(?:avis d')?echeance|a payer)\b")
_AHEAD = re.compile(
    r"\b(?:prochaine?s?|suivante?s?|a (?:compter|partir|venir)|avant|futur\w*|solde au|revis\w*|augment\w*)\b"
    r"[^\n.]{0,40}$"
)
_TO_BE_PAID = re.compile(r"[^\n.]{0,12}\b(?:est|sera|reste)\b.{0,12}\b(?:a (?:regler|payer)|exigible|payable|due?)\b")


def received(case: Case, found: Sequence[DatedRole]) -> tuple[DateFound, ...]:
    """The days that bound the period of a receipt, and the months it names.

    Those that it only announces (« Prochain terme : août 2026 ») count where no other is on it.
    """
    named = [dated.found for dated in _receipted(case, found) if _bounds(dated)]
    text = _text(case)
    past = [one for one in named if not _is_announced(text[one.span.box.page], one)]
    return tuple(past or named)


def _bounds(dated: DatedRole) -> bool:
    return dated.role is Role.PERIOD or dated.found.precision == "month"


def _receipted(case: Case, found: Sequence[DatedRole]) -> Sequence[DatedRole]:
    """On a paper that is a receipt and the next call for rent at once, the dates under the receipt's heading."""
    text = _text(case)
    kept = []
    for dated in found:
        span = dated.found.span
        headings = list(_RECEIPT_OR_CALL.finditer(text[span.box.page], 0, span.start))
        if headings and headings[-1].group(1):
            kept.append(dated)
    return kept or found


def _is_announced(text: str, found: DateFound) -> bool:
    before = text[text.rfind("\n", 0, found.span.start) + 1 : found.span.start]
    return bool(_AHEAD.search(before) or _TO_BE_PAID.match(text, found.span.end))


def _text(case: Case) -> dict[int, str]:
    return {page.number: page.folded for page in case.reading.pages}
