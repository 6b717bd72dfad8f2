"""A page as words in places. Everything that reads text reads it here, so that each answer can show its place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from validators.model import Box
from validators.text.fold import fold

COLUMN_GAP = 1.6
"""Two words further apart than this many line heights stand in different columns."""
_OPEN = 6
"""So many lines may still get words while the page is read from top to bottom."""
_SAME_MIDDLE, _SAME_FOOT, _DASH = 0.55, 0.3, 0.3
"""Shares of the smaller word's height."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and how sure its reading is (0 to 1; 1 in a text layer)."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True)
class Line:
    """Words that stand side by side, left to right; never empty."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The smallest box around the words."""
        return around(self.words)

    @property
    def text(self) -> str:
        """The words, a space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Span:
    """A stretch of a page's text: what was found, the words it is made of, their box and their weakest confidence."""

    text: str
    groups: tuple[str | None, ...]
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def box(self) -> Box:
        """The smallest box around the words."""
        return around(self.words)

    @property
    def confidence(self) -> float:
        """That of the least sure word."""
        return min((word.confidence for word in self.words), default=0.0)


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a word, folded, with its word and the numbers of its line and of its cell on the page."""

    text: str
    word: Word
    line: int
    cell: int


def split(text: str) -> list[str]:
    """The stretches of letters and digits of a text, folded."""
    return re.findall(r"[a-z0-9]+", fold(text))


@dataclass(frozen=True)
class Page:
    """One page's lines, top to bottom. `aspect` is width / height; `number` counts from 1 in the file."""

    number: int
    lines: tuple[Line, ...]
    aspect: float = 0.707

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in reading order."""
        return tuple(word for line in self.lines for word in line.words)

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """The letters and digits of the words, cut at everything else (`D'ALMEIDA` is two), in reading order."""
        found: list[Token] = []
        cell = 0
        for line, content in enumerate(self.lines):
            for rank, word in enumerate(content.words):
                cell += rank == 0 or apart(content.words[rank - 1], word, self.aspect)
                found += [Token(part, word, line, cell) for part in split(word.text)]
        return tuple(found)

    @cached_property
    def _flat(self) -> tuple[str, list[int], list[Word]]:
        text: list[str] = []
        starts: list[int] = []
        words: list[Word] = []
        length = 0
        for line in self.lines:
            for word in line.words:
                folded = fold(word.text)
                if not folded:
                    continue
                starts.append(length)
                words.append(word)
                text.append(folded)
                length += len(folded) + 1
                text.append(" ")
            if text and text[-1] == " ":
                text[-1] = "\n"
        return "".join(text), starts, words

    @property
    def folded(self) -> str:
        """The whole text without accents, in lower case; a space between words, a line break between lines."""
        return self._flat[0]

    def span(self, start: int, end: int, text: str, groups: tuple[str | None, ...] = ()) -> Span:
        """The words that a stretch of `folded` covers."""
        _, starts, words = self._flat
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_right(starts, max(end - 1, start)) - 1, first)
        return Span(text, groups, tuple(words[first : last + 1]), start, end)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Each match of a pattern on the folded text."""
        for match in pattern.finditer(self.folded):
            yield self.span(match.start(), match.end(), match.group(), match.groups())


def around(words: Iterable[Word]) -> Box:
    """The smallest box around some words of one page."""
    boxes = [word.box for word in words]
    return Box(
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def apart(left: Word, right: Word, aspect: float) -> bool:
    """Whether two neighbours stand in different columns (x and y are fractions of different lengths)."""
    height = max(left.box.bottom - left.box.top, right.box.bottom - right.box.top)
    return (right.box.left - left.box.right) * aspect > COLUMN_GAP * height


def cell_of(line: Line, words: Sequence[Word], aspect: float) -> tuple[Word, ...]:
    """The words of a line that stand together with those, which are some of its own, in its order."""
    first, last = line.words.index(words[0]), line.words.index(words[-1])
    while first and not apart(line.words[first - 1], line.words[first], aspect):
        first -= 1
    while last + 1 < len(line.words) and not apart(line.words[last], line.words[last + 1], aspect):
        last += 1
    return line.words[first : last + 1]


def lines_of(words: Iterable[Word], aspect: float = 0.707) -> tuple[Line, ...]:
    """Words in any order → lines, top to bottom, each left to right.

    A word joins the line in which the word nearest to it stands on the same level; lines of different columns at the
    same height become one. What is much taller (a logo, a sum in large figures) does not join the lines beside it.
    """
    lines: list[list[Word]] = []
    feet: list[float] = []  # of the lines: one that ends above a word is not on its level
    for word in sorted(words, key=lambda w: (_middle(w.box), w.box.left)):
        for rank in reversed(range(max(len(lines) - _OPEN, 0), len(lines))):
            if feet[rank] >= word.box.top and _level(_nearest(lines[rank], word).box, word.box):
                lines[rank].append(word)
                feet[rank] = max(feet[rank], word.box.bottom)
                break
        else:
            lines.append([word])
            feet.append(word.box.bottom)
    return tuple(Line(tuple(sorted(line, key=lambda w: w.box.left))) for line in lines)


def _nearest(line: Sequence[Word], word: Word) -> Word:
    return min(line, key=lambda other: max(other.box.left - word.box.right, word.box.left - other.box.right))


def _level(one: Box, other: Box) -> bool:
    """Whether two words stand on one line: their middles meet, or what they stand on does; a dash within a line."""
    height, taller = sorted((one.bottom - one.top, other.bottom - other.top))
    if height < _DASH * taller:
        return min(one.bottom, other.bottom) > max(one.top, other.top)
    middles, feet = abs(_middle(one) - _middle(other)), abs(one.bottom - other.bottom)
    return middles <= _SAME_MIDDLE * height or feet <= _SAME_FOOT * height


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2
