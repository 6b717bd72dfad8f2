"""The words that may tell what a date is there for, nearest first: in its cell, left of it, behind it, over it."""

import re
from collections.abc import Iterator

from validators.text.dates import DateFound
from validators.text.fold import fold
from validators.text.label_blocks import label_apart
from validators.text.layout import Line, Page, Span, Word, apart, around, cell_of
from validators.text.weekdays import WEEKDAY, without_weekday

BARE_DATE = re.compile(r"dates?\s?:?")
"""A column headed so holds the dates of a list (a bank statement's operations), not the document's own."""
_ALONE = re.compile(rf"(?:le|ce)?\s?:?\s?{WEEKDAY}?")


_GLUED = re.compile(r"[^\W\d]{2,}\s?:(?=\d)")
"""« facture:25/03/2026 », a label that nothing parts from its date."""


def contexts(page: Page, date: DateFound, earlier: Span | None) -> Iterator[str]:
    """The texts that may tell a date's role, nearest first."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    own, left = cells_left(line, date.span.words[0], page.aspect)
    if earlier is not None:
        own = _from_last(own, earlier)
    glued = _GLUED.search(date.span.words[0].text)
    if glued:
        yield f"{_text(own)} {glued.group()}"
    alone = without_weekday(folded(own))
    bare = bool(_ALONE.fullmatch(folded(own).strip(" :.,-")))
    beside = bare and left and not (earlier and set(left) & set(earlier.words))
    if beside and own:
        yield _text(left + own)
    if alone in ("du", "le", "en date du"):
        numbered = alone == "du" and _BILL.fullmatch(folded(left))
        yield f"{_text(left) if numbered else _above(page, line, own + date.span.words, rows=2)} {alone}"
    yield _text(own)
    yield _after(page, date)
    if beside and not own:
        yield f"{_text(left)} du" if _BILL.fullmatch(folded(left)) else _text(left)
        if _NUMBER.fullmatch(folded(left)):
            yield f"{_above(page, line, left)} {_text(left)}"
    if bare and set(line.words) == set(own + date.span.words):
        yield label_apart(page, line)
    if bare:
        yield _heading(page, line, date.span.words)
    anew = alone == "le" and own[0].text[:1].isupper()
    if not left and line.words[0] in (own + date.span.words)[:1] and len(own) < 6 and not anew:
        yield _wrapped(page, line, own, earlier)


def _wrapped(page: Page, line: Line, own: tuple[Word, ...], earlier: Span | None) -> str:
    """The words of a line with the end of the one above, unless that is a bill's title."""
    rank = page.lines.index(line)
    above = page.lines[rank - 1].words if rank else ()
    if not own and _ENDED.search(_text(above)):
        return ""
    if earlier is not None:
        above = _from_last(above, earlier)
    return _text(above[-8:] + own) if own or not _is_bill_title(folded(above)) else ""


_ENDED = re.compile(r"\w \w[^\n]*(?:\w{4}|\b(?:an|mois|jour|ans))\.$")
"""« Valable un an. », a sentence; « N° de fact. » is none."""


def _is_bill_title(text: str) -> bool:
    """« Facture d'eau »; « facturé le » leads on to the date below."""
    return bool(_BILL.fullmatch(text)) and not _LEADS_ON.search(text)


_LEADS_ON = re.compile(r"\b(?:le|du|date)\s?:?$")


_HEADING = 7
"""Blanks from which on what stands over a date is a sentence, and no heading."""
_BILL = re.compile(
    r"(?:[\w' ]{2,25} - )?(?:ma |ta |votre )?facture\b[a-z' ]{0,35}(?: ?n(?:°|o|um)\W?[\w ./-]{3,25})?[-:–]? ?"
)
"""« FACTURE D'EAU », and the date at the end of its line."""
_NUMBER = re.compile(r"(?:n(?:°|o|um(?:ero)?)?|ref\.?|reference)\s?:?\s?[\w./-]*\d[\w ./-]*")
"""« N° FR-77812 », and the date beside it: of what stands above."""


def is_under_bill_title(page: Page, date: DateFound) -> bool:
    """Whether a date stands by itself right under « Votre facture d'eau », or under its number."""
    line = next(line for line in page.lines if date.span.words[0] in line.words)
    rank = page.lines.index(line)
    if rank and _is_bill_title(folded(page.lines[rank - 1].words)):
        return True
    above = fold(_above(page, line, date.span.words))
    return bool(
        _is_bill_title(above)
        or (_NUMBER.fullmatch(above) and _is_bill_title(fold(_above(page, line, date.span.words, rows=2))))
    )


def _after(page: Page, date: DateFound) -> str:
    """« 12/05/2026 (date d'échéance) »: a label in brackets behind the date."""
    match = re.match(r"\s?\(([^)\n]{4,40})\)", page.folded[date.span.end :])
    if match:
        return match.group(1)
    return "facture" if re.match(r"\s?[-:|]\s?facture (?:n|[a-z]{0,4}-?\d)", page.folded[date.span.end :]) else ""


def cells_left(line: Line, word: Word, aspect: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words left of a date in its own cell, and the whole cell left of that one."""
    cells: list[list[Word]] = [[]]
    for current in line.words[: line.words.index(word) + 1]:
        ruled = current.text == "|"
        if cells[-1] and (ruled or apart(cells[-1][-1], current, aspect)):
            cells.append([])
        if not ruled:
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
            if re.search(r"\d{2}[/. -]\d{2}[/. -]\d{2}", text) or _is_sentence(text):
                break
            found.append(text)
    return " ".join(reversed(found))


def _is_sentence(text: str) -> bool:
    """Whether that is one (« Valable douze mois. »), and no heading."""
    return text.count(" ") >= _HEADING or bool(_ENDED.search(text))


def _heading(page: Page, line: Line, words: tuple[Word, ...]) -> str:
    """The heading over a date; in a list of readings or operations, « Date » is said of the row."""
    above = _above(page, line, words)
    if _is_bill_title(fold(above)):
        return ""
    if not BARE_DATE.fullmatch(fold(above)):
        return above
    box = around(words)
    over = [other for other in page.lines if other.box.bottom < box.top and fold(above) in folded(other.words)]
    return "liste : consommation" if over and _LEDGER.search(folded(over[-1].words)) else above


_LEDGER = re.compile(r"\bindex\b|\breleves?\b|libelle|operation|\bdebit|\bcredit|mouvement|valeur|mensualite")


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def folded(words: tuple[Word, ...]) -> str:
    """The words, folded, a space between them."""
    return fold(_text(words))
