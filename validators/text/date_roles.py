"""What a date on a document is there for, from the words around it: issued, due, born, from … to …

A clerk reads the words left of a date in its own cell, then the cell to the left, then the heading above it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from validators.text.dates import DateFound, dates
from validators.text.fold import fold
from validators.text.layout import Line, Page, Span, Word, apart, around


class Role(StrEnum):
    """Why a date stands on a document; in the order in which wordings are tried, the exact before the general."""

    LEGAL = "texte de loi"
    BIRTH = "naissance"
    NEXT = "prochaine facture"
    PREVIOUS = "facture précédente"
    DUE = "échéance"
    DEBIT = "prélèvement"
    VALIDITY = "validité"
    SINCE = "début de contrat"
    PAID = "paiement"
    READING = "relevé de compteur"
    ISSUE = "émission"
    PRINT = "édition"
    PERIOD = "période"
    NONE = "sans libellé"


_DATE_OF = (
    r"factur|emission|emise|edition du (?:doc|cert)|l'avis|avis|document|redaction|etablissement|certificat|examen"
    r"|envoi"
    r"|consultation|quittance|signature|delivrance|courrier|visite|attestation|decision|notification|recouvrement"
    r"|declaration|creation"
)
_WORDINGS: dict[Role, tuple[str, ...]] = {
    Role.LEGAL: (
        r"\b(?:loi|decret|arrete|reglement \(?ue|directive|convention collective|rcs|siret)\b",
        r"\bart(?:icle|\.)? [lrd]\b",
    ),
    Role.BIRTH: (
        r"\bne{1,2}\s?(?:\(?-?e\)?)?s?\s?(?:,\s)?(?:le|:|a\b.{0,40}\ble)\s?:?$",
        r"naissance|\bddn\b|\bnele\b|\bne\(e\)",
    ),
    Role.NEXT: (r"prochain|suivant|a venir|\bfutur|\bvers le\b|\bsera\b.{0,30}(?:adress|envoy|emise|etabli)",),
    Role.PREVIOUS: (
        r"precedent|derniere? (?:facture|releve|paiement|reglement|index|appel)|ancien(?:ne)? (?:facture|releve|index)",
        r"rappel|deja (?:facture|regle|paye)|solde anterieur|report",
    ),
    Role.DUE: (
        r"echeance|limite|au plus tard|avant le|exigib|regler? (?:avant|pour)",
        r"(?:a (?:payer|regler|verser|acquitter)|payable).{0,30}(?:avant|plus tard|jusqu|pour le|le\b)",
        r"paiement.{0,30}(?:avant|plus tard|jusqu|pour le)",
    ),
    Role.DEBIT: (r"prelev|debit[e ]|debiterons",),
    Role.VALIDITY: (r"val(?:able|ide|idite)|jusqu'?\s?au|expir|fin de (?:contrat|droits)|renouvel|peremption",),
    Role.SINCE: (
        r"depuis|souscri|(?:date|prise) d'effet|mise en service|entree (?:dans|en|le)",
        r"bail (?:du|signe|conclu)|adhesion",
        r"a (?:compter|partir) du|titulaire .{0,40}contrat|date de (?:debut|signature du bail|location)|client depuis",
        r"debut (?:de|du) (?:contrat|bail)|ouvert(?:ure)? (?:le|du)|contrat (?:n.{0,25} )?(?:du|signe|conclu)|installe",
    ),
    Role.PAID: (
        r"\b(?:pay[ee]{1,2}|regle|acquitte|encaisse|verse|recu) (?:ce jour )?(?:le|par|en date|du)",
        r"\bdate (?:du |de |de l')(?:paiement|reglement|virement|encaissement|operation|valeur)",
        r"(?<!calendrier de )paiement (?:recu|effectue|du)|virement|reglement (?:du|recu|effectue)|cheque",
    ),
    Role.READING: (r"relev(?!es? (?:de compte|bancaire))|index|compteur|telereleve|\breel\b|estime",),
    Role.ISSUE: (
        rf"(?:date|jour)s?\s?(?:de |d'|d |du |de l'|de la )?\s?(?:la |l'|votre |cette )?(?:{_DATE_OF})",
        r"(?:factur|echeancier|calendrier|quittance|attestation|certificat|recu|avis|courrier|document"
        r"|releves? (?:de compte|bancaire))(?:(?!periode|couvre|consomm|abonne|sera ).){0,45}"
        r"\b(?:du|en date du|emise? le|etablie? le|editee? le|le|date du)\s?:?$",
        r"\bemise? (?:le|ce)|\betablie? (?:le|a\b.{0,40}\ble|ce)|delivree? (?:le|a\b.{0,30}\ble|ce)",
        r"\bfait\b.{0,50}(?:\ble|,)\s?:?$|\bfait (?:a|le)\b|signee? (?:le|a)|\bdatee? du\s?:?$|redigee? le",
        r"en date du|\bdate\s?(?:du jour)?\s?:?$|\ben ce jour|\bce jour\b|examine[e ()]*(?:ce jour|le)",
        r"mise? en recouvrement|\ble\s?:$",
    ),
    Role.PRINT: (r"edite|edition|imprime|telecharge|genere|extrait le|consulte le",),
    Role.PERIOD: (
        r"periode|\bdu\b\s?:?$|\bau\b\s?:?$|consomm|abonnement|\bloyers?\b|pour le mois|\bmois d|terme|trimestre",
        r"\bmois\s?:?$|entre le|\bet le\s?:?$|annee|saison",
    ),
}
_PATTERNS = {role: re.compile("|".join(wordings)) for role, wordings in _WORDINGS.items()}
_DAY_NAME = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
_PLACE_AND_DAY = re.compile(r"(?:^|[.:;]\s?|\ba )[a-z' -]{2,32}(?: cedex)?(?: \d{1,2})?(?:\s?,\s?(?:le|ce)?| le)\s?:?$")
_ALONE = re.compile(rf"(?:le|ce)?\s?:?\s?{_DAY_NAME}?")
_WEEKDAY = re.compile(rf"\s?{_DAY_NAME}\s?$")


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A date with its role, and the folded words that told it."""

    found: DateFound
    role: Role
    label: str


def dated_roles(page: Page) -> tuple[DatedRole, ...]:
    """Every date of a page with its role, in reading order."""
    found = dates(page)
    roles = [_role(page, found, index) for index in range(len(found))]
    columns = Counter(role.label for role in roles if _BARE_DATE.fullmatch(role.label))
    told = [DatedRole(role.found, Role.NONE, role.label) if columns[role.label] > 2 else role for role in roles]
    told = [_inherited(role, told[:rank]) for rank, role in enumerate(told)]
    return tuple(_listed(role, told) for role in told)


def _listed(role: DatedRole, told: list[DatedRole]) -> DatedRole:
    """Three dates or more under one another, with no words of their own, are a list: none is the document's own."""
    if role.role is not Role.NONE or role.label:
        return role
    box = role.found.span.box
    column = [
        other
        for other in told
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
        if over.right > box.left and over.left < box.right and other.role not in (Role.NONE, Role.ISSUE, Role.PRINT):
            return DatedRole(role.found, other.role, other.label)
    return role


_BARE_DATE = re.compile(r"dates?\s?:?")
"""A column headed so holds the dates of a list (a bank statement's operations), not the document's own."""


def _role(page: Page, found: tuple[DateFound, ...], index: int) -> DatedRole:
    if _in_range(page.folded, found, index):
        return DatedRole(found[index], Role.PERIOD, "du … au …")
    earlier = found[index - 1].span if index else None
    for context in _contexts(page, found[index], earlier):
        role = _told(context)
        if role is not Role.NONE:
            return DatedRole(found[index], role, context)
    return DatedRole(found[index], Role.NONE, "")


_TO = re.compile(rf"\s*(?:au|a|-|jusqu'au|et(?: le)?|>|->)\s*(?:le\s|:\s)?(?:{_DAY_NAME}\s)?")
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


def _contexts(page: Page, date: DateFound, earlier: Span | None) -> Iterator[str]:
    """The texts that may tell a date's role, nearest first."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, left = _cells(line, date.span.words[0], page.aspect)
    if earlier is not None:
        own = _from_last(own, earlier)
    alone = _WEEKDAY.sub("", _folded(own))
    if alone in ("du", "le", "en date du"):
        yield f"{_above(page, line, own + date.span.words, rows=2)} {alone}"
    yield _folded(own)
    yield _after(page, date)
    if not own and left and not (earlier and set(left) & set(earlier.words)):
        yield _folded(left)
    bare = _ALONE.fullmatch(_folded(own).strip(" :.,-"))
    if bare:
        yield _above(page, line, date.span.words)
    if not left and line.words[0] in (own + date.span.words)[:1] and len(own) < 6:
        rank = page.lines.index(line)
        wrapped = page.lines[rank - 1].words if rank else ()
        if earlier is not None:
            wrapped = _from_last(wrapped, earlier)
        yield _folded(wrapped[-8:] + own)


def _told(context: str) -> Role:
    """The role a wording tells; the words nearest to the date count, after the last sentence's end."""
    text = _WEEKDAY.sub("", re.sub(r"[.…_]{2,}", " ", context).strip()).strip()
    text = re.split(r"(?<=[a-z]{3})[.;] ", text)[-1][-70:]
    for role, pattern in _PATTERNS.items():
        if pattern.search(text):
            return role
    return Role.ISSUE if text and _PLACE_AND_DAY.search(text) else Role.NONE


def _after(page: Page, date: DateFound) -> str:
    """« 12/05/2026 (date d'échéance) »: a label in brackets behind the date."""
    match = re.match(r"\s?\(([^)\n]{4,40})\)", page.folded[date.span.end :])
    return match.group(1) if match else ""


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
            text = _folded(_cell(other, over, page.aspect))
            if re.search(r"\d{2}[/. -]\d{2}[/. -]\d{2}", text):
                break
            found.append(text)
    return " ".join(reversed(found))


def _cell(line: Line, over: list[Word], aspect: float) -> tuple[Word, ...]:
    """The words of a line that stand together with those."""
    first, last = line.words.index(over[0]), line.words.index(over[-1])
    while first and not apart(line.words[first - 1], line.words[first], aspect):
        first -= 1
    while last + 1 < len(line.words) and not apart(line.words[last], line.words[last + 1], aspect):
        last += 1
    return line.words[first : last + 1]


def _folded(words: tuple[Word, ...]) -> str:
    return " ".join(fold(word.text) for word in words)
