"""What a date on a document is there for, from the words around it: issued, due, born, from … to …

A clerk reads the words left of a date in its own cell, then the cell to the left, then the heading above it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from validators.text.date_wordings import Role, told
from validators.text.dates import DateFound, dates
from validators.text.fold import fold
from validators.text.layout import Line, Page, Span, Word, apart, around, cell_of
from validators.text.places_and_days import is_place_and_day
from validators.text.weekdays import WEEKDAY, without_weekday

_ALONE = re.compile(rf"(?:le|ce)?\s?:?\s?{WEEKDAY}?")


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A date with its role, and the folded words that told it.

    `worded`: words stand by it that tell nothing, so that it is there for something that is not known.
    """

    found: DateFound
    role: Role
    label: str
    worded: bool = False


def dated_roles(page: Page) -> tuple[DatedRole, ...]:
    """Every date of a page with its role, in reading order."""
    found = dates(page)
    roles = [_role(page, found, index) for index in range(len(found))]
    columns = Counter(role.label for role in roles if _BARE_DATE.fullmatch(role.label))
    roles = [DatedRole(role.found, Role.NONE, role.label) if columns[role.label] > 2 else role for role in roles]
    roles = [_inherited(role, roles[:rank]) for rank, role in enumerate(roles)]
    return tuple(_listed(role, roles) for role in roles)


def _listed(role: DatedRole, roles: list[DatedRole]) -> DatedRole:
    """Three dates or more under one another, with no words of their own, are a list: none is the document's own."""
    if role.role is not Role.NONE or role.label:
        return role
    box = role.found.span.box
    column = [
        other
        for other in roles
        if not other.label and other.found.span.box.right > box.left and other.found.span.box.left < box.right
    ]
    return DatedRole(role.found, Role.PERIOD, "liste") if len(column) >= _LIST else role


_LIST = 3


def _inherited(role: DatedRole, earlier: list[DatedRole]) -> DatedRole:
    """A date without words of its own under another, in the same column of a table, is there for the same reason."""
    if role.role is not Role.NONE or role.label:
        return role
    box = role.found.span.box
    for other in reversed(earlier):
        over = other.found.span.box
        if over.right > box.left and over.left < box.right and other.role not in _NOT_OF_COLUMNS:
            return DatedRole(role.found, other.role, other.label)
    return role


_NOT_OF_COLUMNS = frozenset({Role.NONE, Role.ISSUE, Role.PRINT, Role.LEGAL})
_BARE_DATE = re.compile(r"dates?\s?:?")
"""A column headed so holds the dates of a list (a bank statement's operations), not the document's own."""


def _role(page: Page, found: tuple[DateFound, ...], index: int) -> DatedRole:
    if _in_range(page.folded, found, index):
        return DatedRole(found[index], Role.PERIOD, "du … au …")
    earlier = found[index - 1].span if index else None
    for context in _contexts(page, found[index], earlier):
        role = _told(context)
        if role is not Role.NONE:
            return DatedRole(found[index], role, fold(context))
    if _letter(page, found[index]):
        return DatedRole(found[index], Role.ISSUE, "")
    return DatedRole(found[index], Role.NONE, "", _has_words(page, found[index]))


def _has_words(page: Page, date: DateFound) -> bool:
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, left = _cells(line, date.span.words[0], page.aspect)
    rank = page.lines.index(line)
    wrapped = rank > 0 and not own and not left and fold(page.lines[rank - 1].words[-1].text) in _LEADS_ON
    return wrapped or bool(re.search("[a-z]{3}", without_weekday(_folded(own or left))))


_LEADS_ON = frozenset(["le", "du", "au", "ce", "des", "depuis", "jusqu'au"])
"""A line that ends so goes on with the date of the next."""


def _told(context: str) -> Role:
    role = told(fold(context))
    return Role.ISSUE if role is Role.NONE and is_place_and_day(context) else role


def _letter(page: Page, date: DateFound) -> bool:
    """« Le 12 mai 2026 », « mardi 12 mai 2026 », alone in its place and in words: how a letter is dated."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, _ = _cells(line, date.span.words[0], page.aspect)
    return date.precision == "day" and bool(_LETTER.fullmatch(_folded(own))) and _ends_cell(line, date, page.aspect)


_LETTER = re.compile(rf"le\s?:?\s?{WEEKDAY}?|{WEEKDAY}")


def _ends_cell(line: Line, date: DateFound, aspect: float) -> bool:
    rank = line.words.index(date.span.words[-1]) if date.span.words[-1] in line.words else len(line.words) - 1
    return rank + 1 == len(line.words) or apart(line.words[rank], line.words[rank + 1], aspect)


_TO = re.compile(rf"\s*(?:au|a|-|jusqu'au|et(?: le)?|>|->)\s*(?:le\s|:\s)?(?:{WEEKDAY}\s)?")
_FROM = re.compile(
    r"\b(?:du|entre le)(?: [a-z]{5,8})? (?:[0-3]?\d|1er)(?: [a-z]{3,9}\.?)? (?:au|et(?: le)?)(?: [a-z]{5,8})?\s*$"
)


def _in_range(text: str, found: tuple[DateFound, ...], index: int) -> bool:
    """« du X au Y »: both are a period, whatever stands before it."""
    here = found[index].span
    if index + 1 < len(found) and _TO.fullmatch(text[here.end : found[index + 1].span.start]):
        return True
    if index and _TO.fullmatch(text[found[index - 1].span.end : here.start]):
        return True
    return bool(_FROM.search(text[max(here.start - 40, 0) : here.start]))


_GLUED = re.compile(r"[^\W\d]{2,}\s?:(?=\d)")
"""« facture:25/03/2026 », a label that nothing parts from its date."""


def _contexts(page: Page, date: DateFound, earlier: Span | None) -> Iterator[str]:
    """The texts that may tell a date's role, nearest first."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, left = _cells(line, date.span.words[0], page.aspect)
    if earlier is not None:
        own = _from_last(own, earlier)
    glued = _GLUED.search(date.span.words[0].text)
    if glued:
        yield f"{_text(own)} {glued.group()}"
    alone = without_weekday(_folded(own))
    bare = bool(_ALONE.fullmatch(_folded(own).strip(" :.,-")))
    beside = bare and left and not (earlier and set(left) & set(earlier.words))
    if beside and own:
        yield _text(left + own)
    if alone in ("du", "le", "en date du"):
        yield f"{_above(page, line, own + date.span.words, rows=2)} {alone}"
    yield _text(own)
    yield _after(page, date)
    if beside and not own:
        yield f"{_text(left)} du" if _BILL.fullmatch(_folded(left)) else _text(left)
    if bare:
        yield _heading(page, line, date.span.words)
    if not left and line.words[0] in (own + date.span.words)[:1] and len(own) < 6:
        rank = page.lines.index(line)
        wrapped = page.lines[rank - 1].words if rank else ()
        if earlier is not None:
            wrapped = _from_last(wrapped, earlier)
        yield _text(wrapped[-8:] + own)


_BILL = re.compile(
    r"(?:[\w' ]{2,25} - )?(?:ma |votre )?facture\b[a-z' ]{0,35}(?: ?n(?:°|o|um)\W?[\w ./-]{3,25})?[-:–]? ?"
)
"""« FACTURE D'EAU », and the date at the end of its line."""


def _after(page: Page, date: DateFound) -> str:
    """« 12/05/2026 (date d'échéance) »: a label in brackets behind the date."""
    match = re.match(r"\s?\(([^)\n]{4,40})\)", page.folded[date.span.end :])
    if match:
        return match.group(1)
    return "facture" if re.match(r"\s?[-:|]\s?facture n", page.folded[date.span.end :]) else ""


def _cells(line: Line, word: Word, aspect: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words left of a date in its own cell, and the whole cell left of that one."""
    cells: list[list[Word]] = [[]]
    for current in line.words[: line.words.index(word) + 1]:
        if cells[-1] and apart(cells[-1][-1], current, aspect):
            cells.append([])
        cells[-1].append(current)
    return tuple(cells[-1][:-1]), tuple(cells[-2]) if len(cells) > 1 else ()


def _from_last(words: tuple[Word, ...], earlier: Span) -> tuple[Word, ...]:
    """What stands behind an earlier date of the same cell: its label is not this date's."""
    after = [rank for rank, word in enumerate(words) if word in earlier.words]
    return words[after[-1] + 1 :] if after else words


def _above(page: Page, line: Line, words: tuple[Word, ...], rows: int = 1) -> str:
    """The heading over some words: the cells of the nearest lines that stand over them; none that holds a date."""
    box = around(words)
    found: list[str] = []
    for other in reversed(page.lines[: page.lines.index(line)]):
        if len(found) == rows or box.top - other.box.bottom > 4.5 * rows * (box.bottom - box.top):
            break
        over = [word for word in other.words if word.box.right > box.left and word.box.left < box.right]
        if over:
            text = _text(cell_of(other, over, page.aspect))
            if re.search(r"\d{2}[/. -]\d{2}[/. -]\d{2}", text):
                break
            found.append(text)
    return " ".join(reversed(found))


def _heading(page: Page, line: Line, words: tuple[Word, ...]) -> str:
    """The heading over a date; in a list of readings or operations, « Date » is said of the row."""
    above = _above(page, line, words)
    if not _BARE_DATE.fullmatch(fold(above)):
        return above
    box = around(words)
    over = [other for other in page.lines if other.box.bottom < box.top and fold(above) in _folded(other.words)]
    return "liste : consommation" if over and _LEDGER.search(_folded(over[-1].words)) else above


_LEDGER = re.compile(r"\bindex\b|\breleves?\b|libelle|operation|\bdebit|\bcredit|mouvement|valeur|mensualite")


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _folded(words: tuple[Word, ...]) -> str:
    return fold(_text(words))
