"""The time that a rent receipt is for: what was received, not the next term that it calls for or announces."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from validators.case import Case
from validators.text.date_roles import DatedRole
from validators.text.date_wordings import Role
from validators.text.dates import DateFound

_RECEIPT_OR_CALL = re.compile(
    r"\b(?:(quittanc\w+(?: (?:de l'|d')echeance)?|recus?|acquitt\w+)|appels? de loyer|(?:avis d')?echeance|a payer)\b"
)
_CLAUSE = r"(?:(?!\. )[^\n;])"
"""Within a sentence and a line; a full stop may also part figures."""
_AHEAD = re.compile(
    r"\b(?:prochaine?s?|suivante?s?|futur\w*|a (?:compter|partir|venir|echoir|regler|payer|verser|fournir)|avant"
    r"|reste\w*|solde (?:du )?au|sous reserve du terme|sans prejudice|terme (?:courant|en cours)|appele?e?s?"
    r"|attendue?s?|prevue?s?|revis\w*|indexation|augment\w*|passera|sera|seront|aura|auront|devra|devrez|conge"
    rf"|fin de (?:bail|sejour|contrat))\b{_CLAUSE}{{0,40}}$|\bdes $"
)
_PAID = r"\b(?:recue?s?|reglee?s?|payee?s?|acquittee?s?|encaissee?s?|percue?s?)\b"
_TO_BE_PAID = re.compile(
    rf"{_CLAUSE}{{0,30}}?\b(?:a (?:regler|payer|verser|echoir)|attendue?|sera|reste"
    r"|est\b.{0,12}\b(?:payable|due?|exigible))\b"
    rf"(?![^\n]*{_PAID})"
)
_JOINED = re.compile(
    r"[ ,;/&>:-]*(?:(?:et|au|a|jusqu'au|puis|de|du|le|les|mois|loyers?|terme)\b ?|d'){0,4}"
    r"|\s*(?:et|au|a|jusqu'au|[,-])\s(?:le |de |d')?"
)
"""« mai 2026, juin 2026 et juillet 2026 », « du 1er avril 2026 au 30 avril 2026 »."""
_ANEW = re.compile(r"^(?:quittance|recu)\b", re.MULTILINE)
_LONG_BEFORE = timedelta(days=100)


def received(case: Case, found: Sequence[DatedRole]) -> tuple[DateFound, ...]:
    """The days that bound the period of a receipt, and the months it names.

    What it only announces (« Prochain terme : août 2026 ») counts where nothing else is on it; of what it names without
    saying that it was received, what comes first does.
    """
    past, ahead = _past_and_ahead(case, found)
    return tuple(dated.found for dated in _led(case, past) or ahead)


def in_doubt(case: Case, found: Sequence[DatedRole]) -> tuple[DateFound, ...]:
    """Later terms that have begun and may have been received as well: nothing says that they were, or were not.

    Nor is surely announced what begins long after all that was received.
    """
    past, ahead = _past_and_ahead(case, found)
    led = _led(case, past)
    if not led or case.uploaded_on is None:
        return ()
    last = max(one.found.day for one in led)
    later = [one.found for one in past if one.found.day > last]
    later += [one.found for one in ahead if one.found.day > last + _LONG_BEFORE]
    return tuple(one for one in later if one.day.replace(day=1) <= case.uploaded_on)


def is_misread(case: Case, found: Sequence[DatedRole]) -> bool:
    """Of a scan: whether only what it announces was read, or a period that ends before it begins, or after months."""
    if not case.reading.by_ocr:
        return False
    past, ahead = _past_and_ahead(case, found)
    text = _text(case)
    ends = [one.found for one in _led(case, past) if one.found.precision == "day"]
    joined = [
        (one, other)
        for one, other in pairwise(sorted(ends, key=lambda end: (end.span.box.page, end.span.start)))
        if one.span.box.page == other.span.box.page
        and _JOINED.fullmatch(text[one.span.box.page], one.span.end, other.span.start)
    ]
    return (not past and bool(ahead)) or any(
        not one.day <= other.day <= one.day + _LONG_BEFORE for one, other in joined
    )


def _past_and_ahead(case: Case, found: Sequence[DatedRole]) -> tuple[list[DatedRole], list[DatedRole]]:
    named = [dated for dated in _receipted(case, found) if _bounds(dated)]
    text = _text(case)
    ahead = [one for one in named if _is_announced(text[one.found.span.box.page], one.found)]
    return [one for one in named if one not in ahead], ahead


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


def _led(case: Case, past: Sequence[DatedRole]) -> list[DatedRole]:
    """The first that is plainly a term, all that are no later, and the later ones that go with one of these."""
    first = next((one for one in past if one.role is Role.PERIOD or not one.worded), past[0] if past else None)
    if first is None:
        return []
    led = [one for one in past if one.found.day <= first.found.day]
    for one in past:
        if one not in led and any(_goes_with(case, other, one) for other in led):
            led.append(one)
    return led


def _goes_with(case: Case, earlier: DatedRole, later: DatedRole) -> bool:
    """Whether a later term is joined to another, stands under it in a list, or is received by itself."""
    text, span, before = _text(case)[later.found.span.box.page], later.found.span, earlier.found.span
    start = text.rfind("\n", 0, span.start) + 1
    if re.search(_PAID, _line(text, start)) or _ANEW.search(
        text, before.end if span.box.page == before.box.page else 0, span.start
    ):
        return True
    if span.box.page != before.box.page or span.start < before.end:
        return False
    over = text[text.rfind("\n", 0, before.start) + 1 : before.start]
    listed = text.count("\n", before.end, span.start) == 1 and _same(over, text[start : span.start])
    return listed or bool(_JOINED.fullmatch(text, before.end, span.start))


def _same(one: str, other: str) -> bool:
    """« Loyer d' » and « Loyer de »."""
    return re.sub(r"\bd'$", "de ", one) == re.sub(r"\bd'$", "de ", other)


def _line(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0]


def _is_announced(text: str, found: DateFound) -> bool:
    before = text[text.rfind("\n", 0, found.span.start) + 1 : found.span.start]
    return bool(_AHEAD.search(before) or _TO_BE_PAID.match(text, found.span.end))


def _text(case: Case) -> dict[int, str]:
    return {page.number: page.folded for page in case.reading.pages}
