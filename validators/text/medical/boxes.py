"""The boxes of a form, each before what it belongs to, wherever they stand, and even where they were never drawn.

A bare X before a line that others stand in line with is a tick, and those others are empty boxes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from validators.text.layout import Line, Page, Word

_MARKS = frozenset("Xx×✗✘✕✓✔")
TICKED, EMPTY, UNCLEAR = "☒", "☐", "▩"
"""What stands for a box that was seen in a picture; the last where it is neither ticked nor empty for sure."""
_IN_LINE, _NEXT = 0.012, 3.5
"""How far edges may lie apart (of the page's width), and lines (in line heights)."""


def with_boxes(page: Page) -> Page:
    """The page with a box before what it belongs to; the page itself where there is none."""
    page = replace(page, lines=tuple(_closed(_split(line)) for line in _spelled_alike(page)))
    page = replace(page, lines=tuple(_boxes_first(line) for line in page.lines)) if _has_boxes(page) else page
    boxes = dict(_boxes(page.lines))
    if not boxes:
        return page
    return replace(page, lines=tuple(_boxed(line, boxes.get(rank, "")) for rank, line in enumerate(page.lines)))


def _spelled_alike(page: Page) -> tuple[Line, ...]:
    """« ● » beside « ○ », « ■ » beside « □ » are a tick and an empty box; one of them alone is a bullet."""
    written = {word.text for word in page.words}
    marks = {
        mark: put
        for pair in _PAIRS
        if written.issuperset(pair)
        for mark, put in zip(pair, (TICKED, EMPTY), strict=True)
    }
    if not marks:
        return page.lines
    return tuple(
        Line(tuple(replace(word, text=marks.get(word.text, word.text)) for word in line.words)) for line in page.lines
    )


def _has_boxes(page: Page) -> bool:
    return any(_spelled(word) for line in page.lines for word in line.words)


def _split(line: Line) -> Line:
    """« ☐Apte » and « danse,☐ » as two words each."""
    if not any(len(word.text) > 1 and _SIGN.search(word.text) for word in line.words):
        return line
    return Line(tuple(part for word in line.words for part in _parts(word)))


def _parts(word: Word) -> Iterator[Word]:
    across = (word.box.right - word.box.left) / len(word.text)
    for match in _SIGNS.finditer(word.text):
        left, right = (word.box.left + across * place for place in match.span())
        yield replace(word, text=match.group(), box=replace(word.box, left=left, right=right))


def _closed(line: Line) -> Line:
    """« [ ] » and « [ X ] », whose brackets are words, as one each."""
    words: list[Word] = []
    for word in line.words:
        opened = words and words[-1].text in ("[", "(", "[X", "[x", "(X", "(x")
        if opened and (
            word.text in ("]", ")") or (word.text in ("X", "x", "X]", "x]") and words[-1].text in ("[", "("))
        ):
            words[-1] = replace(words[-1], text=words[-1].text + word.text)
        else:
            words.append(word)
    return Line(tuple(words)) if len(words) < len(line.words) else line


def _spelled(word: Word) -> str:
    text = word.text
    if text == UNCLEAR:
        return text
    return TICKED if _TICKED.fullmatch(text) else EMPTY if text in _EMPTIES else ""


def _boxes_first(line: Line) -> Line:
    """« Danse ☒  Théâtre ☐ » → « ☒ Danse ☐ Théâtre »: of a line that ends in a box, each stands behind its words."""
    marks = [_spelled(word) for word in line.words]
    first = next((rank for rank, mark in enumerate(marks) if mark), 0)
    leads = first == 0 or line.words[first - 1].text.endswith(":")
    if not marks[-1] or leads:
        return line
    words: list[Word] = []
    label: list[Word] = []
    for word, mark in zip(line.words, marks, strict=True):
        label = label if mark else [*label, word]
        if mark:
            words += [Word(mark, word.box, word.confidence), *label]
            label = []
        elif word.text.endswith(":"):
            words, label = words + label, []
    return Line((*words, *label))


_SIGN, _SIGNS = re.compile(r"[☒☑✓✔✗✘⊠☐□❏❑▩]"), re.compile(r"[☒☑✓✔✗✘⊠☐□❏❑▩]|[^☒☑✓✔✗✘⊠☐□❏❑▩]+")
_PAIRS = ("●○", "◉○", "⦿○", "■□", "◼◻", "⬤◯")
_TICKED = re.compile(r"[☒☑✓✔✗✘⊠]|[\[(][xX×✓][\])]")
_EMPTIES = frozenset(["☐", "□", "❏", "❑", "[]", "()"])


def _boxes(lines: tuple[Line, ...]) -> Iterator[tuple[int, str]]:
    for rank, line in enumerate(lines):
        if not _marked(line):
            continue
        yield rank, TICKED
        edge = line.words[1].box.left
        for step in (-1, 1):
            yield from _siblings(lines, rank, step, edge)


def _siblings(lines: tuple[Line, ...], rank: int, step: int, edge: float) -> Iterator[tuple[int, str]]:
    """The lines above or below that begin where the ticked one's words do, as far as they follow one another."""
    before = lines[rank]
    for other in range(rank + step, len(lines) if step > 0 else -1, step):
        line = lines[other]
        height = before.box.bottom - before.box.top
        apart = abs(line.box.top - before.box.top) > _NEXT * height
        if apart or _marked(line) or abs(line.box.left - edge) > _IN_LINE:
            return
        yield other, EMPTY
        before = line


def _marked(line: Line) -> bool:
    return len(line.words) > 1 and line.words[0].text in _MARKS


def _boxed(line: Line, box: str) -> Line:
    if not box:
        return line
    rest = line.words[1:] if _marked(line) else line.words
    first = line.words[0]
    return Line((Word(box, first.box, first.confidence), *rest))
