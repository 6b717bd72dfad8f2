"""What a date on a document is there for, from the words around it: issued, due, born, from … to …

A clerk reads the words left of a date in its own cell, then the cell to the left, then the heading above it.
"""

import re
from collections import Counter
from dataclasses import dataclass

from validators.text.date_contexts import BARE_DATE, cells_left, contexts, folded, is_under_bill_title
from validators.text.date_wordings import Role, told
from validators.text.dates import DateFound, dates
from validators.text.fold import fold
from validators.text.layout import Line, Page, Word, apart
from validators.text.lexicon import is_word
from validators.text.places_and_days import is_place_and_day
from validators.text.weekdays import WEEKDAY, without_weekday


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A date with its role, and the folded words that told it.

    `worded`: words stand by it that tell nothing, so that it is there for something that is not known. `alone`: it is
    all that its cell says. `titled`: it stands so under a bill's title.
    """

    found: DateFound
    role: Role
    label: str
    worded: bool = False
    alone: bool = False
    titled: bool = False


def dated_roles(page: Page) -> tuple[DatedRole, ...]:
    """Every date of a page with its role, in reading order."""
    found = dates(page)
    roles = [_role(page, found, index) for index in range(len(found))]
    columns = Counter(role.label for role in roles if BARE_DATE.fullmatch(role.label))
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
        far = other.role is Role.BIRTH and box.top - over.bottom > _NEXT_ROW * (over.bottom - over.top)
        if over.right > box.left and over.left < box.right and other.role not in _NOT_OF_COLUMNS and not far:
            return DatedRole(role.found, other.role, other.label)
    return role


_NEXT_ROW = 1.5
"""Line heights: what stands further below a birth date is no second child's."""
_NOT_OF_COLUMNS = frozenset({Role.NONE, Role.COPY, Role.ISSUE, Role.PRINT, Role.LEGAL})


def _role(page: Page, found: tuple[DateFound, ...], index: int) -> DatedRole:
    if _in_range(page.folded, found, index):
        return DatedRole(found[index], Role.PERIOD, "du … au …")
    earlier = found[index - 1].span if index else None
    for context in contexts(page, found[index], earlier):
        role = _told(context)
        if role is not Role.NONE:
            return DatedRole(found[index], role, fold(context))
    if _letter(page, found[index]):
        return DatedRole(found[index], Role.ISSUE, "")
    alone = _is_alone(page, found[index])
    titled = alone and is_under_bill_title(page, found[index])
    town = _town(page, found[index]) if alone else ""
    return DatedRole(found[index], Role.NONE, town, not town and _has_words(page, found[index]), alone, titled)


def _is_alone(page: Page, date: DateFound) -> bool:
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, _ = cells_left(line, date.span.words[0], page.aspect)
    before = without_weekday(folded(own))
    headed = bool(_LETTERHEAD.fullmatch(before)) or _is_town(own) or _of_doctor_and_town(own)
    return (not before or headed) and _ends_cell(line, date, page.aspect)


def _of_doctor_and_town(words: tuple[Word, ...]) -> bool:
    """« Dr Tessier - Caen - le 27 février 2026 »: a doctor, where they practise, and nothing else."""
    cells = " ".join(word.text for word in words).split(" - ")
    if len(cells) != _DOCTOR_TOWN_DAY or fold(cells[-1]) != "le":
        return False
    town = cells[1].split()
    return bool(_DOCTOR.fullmatch(fold(cells[0]))) and all(
        word[:1].isupper() and not is_word(fold(word)) for word in town
    )


_DOCTOR = re.compile(r"(?:dr|docteure?)\.?(?: [a-z.'-]+){1,3}")
_DOCTOR_TOWN_DAY = 3


_LETTERHEAD = re.compile(
    r"(?:dr|docteure?|cabinet|centre|service|plateau|hopital|maison)\b[^;:]{2,40}\s[-–,|]"
    r"|(?:dr|docteure?)\.?(?: [a-z.'-]+){1,3}"
)
"""« Docteur Tessier - 27/02/2026 », « Dr Tessier 27/02/2026 »."""


def _town(page: Page, date: DateFound) -> str:
    """The folded town before a date: words of its own, so that it is there for no other date's reason."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, _ = cells_left(line, date.span.words[0], page.aspect)
    return folded(own) if _is_town(own) else ""


def _is_town(words: tuple[Word, ...]) -> bool:
    """« Caen 19 juin 2026 », « Caen - lundi 11 mai 2026 »: a word with a capital that is none of the language."""
    town = without_weekday(folded(words)).rstrip(" -–")
    return town.isalpha() and words[0].text[:1].isupper() and not is_word(town)


def _has_words(page: Page, date: DateFound) -> bool:
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, left = cells_left(line, date.span.words[0], page.aspect)
    rank = page.lines.index(line)
    wrapped = rank > 0 and not own and not left and fold(page.lines[rank - 1].words[-1].text) in _LEADS_ON
    return wrapped or bool(re.search("[a-z]{3}", without_weekday(folded(own or left))))


_LEADS_ON = frozenset(["le", "du", "au", "ce", "des", "depuis", "jusqu'au"])
"""A line that ends so goes on with the date of the next."""


def _told(context: str) -> Role:
    role = told(fold(context))
    return Role.ISSUE if role is Role.NONE and is_place_and_day(context) else role


def _letter(page: Page, date: DateFound) -> bool:
    """« Le 12 mai 2026 », « mardi 12 mai 2026 », alone in its place or « à Caen »: how a letter is dated."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, _ = cells_left(line, date.span.words[0], page.aspect)
    return (
        date.precision == "day"
        and bool(_LETTER.fullmatch(folded(own)))
        and (_ends_cell(line, date, page.aspect) or _at_a_place(line, date))
    )


def _at_a_place(line: Line, date: DateFound) -> bool:
    rank = line.words.index(date.span.words[-1]) if date.span.words[-1] in line.words else len(line.words) - 1
    to, *town = line.words[rank + 1 :] or date.span.words[:1]
    return fold(to.text) == "a" and 0 < len(town) <= _TOWN and all(word.text[:1].isupper() for word in town)


_TOWN = 3
"""« Villers Sur Mer »: words."""
_LETTER = re.compile(rf"le\s?:?\s?{WEEKDAY}?|{WEEKDAY}")


def _ends_cell(line: Line, date: DateFound, aspect: float) -> bool:
    rank = line.words.index(date.span.words[-1]) if date.span.words[-1] in line.words else len(line.words) - 1
    after = line.words[rank + 1 :]
    return not after or after[0].text == "|" or apart(line.words[rank], after[0], aspect)


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
