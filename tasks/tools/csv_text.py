"""The bytes of an exported CSV → its records, with their physical lines, whatever the quotes and encodings."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

NUL_SHOWN = "\u2400"
"""What stands for a NUL byte: no name may hold one, and no parser should meet one."""

_READ_TWICE = re.compile("Ã[©¨ªàâ«®¯´¹»¼§‰€¢ \u00a0]|â€")
_FEWEST_READ_TWICE = 3


class GarbledText(ValueError):
    """The bytes are no text that can be trusted; the argument is a code: `utf16`, `read_twice`."""


@dataclass(frozen=True, slots=True)
class _Shapes:
    """What a cell looks like between those separators."""

    quoted: re.Pattern[str]
    to_field_end: re.Pattern[str]
    field_quote: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row as text. `line` is the physical line it starts on (1 is the first); line breaks inside are `\\r`.

    `width` is how many cells it has; `mended` that a quote in it opened and never closed.
    """

    line: int
    text: str
    width: int
    mended: bool


def decode(content: bytes) -> str:
    """Text with `\\n` line ends: UTF-8 with or without BOM, else Windows-1252, decided line by line.

    Line by line because exports are pasted together: one bad byte must not garble every accent of the file.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:200].count(0) > len(content[:200]) // 4:
        raise GarbledText("utf16")
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\n".join(_decode_line(line) for line in content.split(b"\n"))
    if _is_read_twice(text):
        raise GarbledText("read_twice")
    return text.replace("\0", NUL_SHOWN)


def records(text: str, width: int, separator: str) -> Iterator[Record]:
    """The rows of a text, blank lines left out. `width` is how many cells a row of this file should have."""
    flat, mended = _without_inner_breaks(text, width, separator)
    quoted = _shapes(separator).quoted
    line, start = 1, 0
    for row in flat.split("\n"):
        if row.strip():
            bad = bisect_left(mended, start) < bisect_left(mended, start + len(row) + 1)
            yield Record(line, row, quoted.sub("", row).count(separator) + 1, bad)
        line += 1 + row.count("\r")
        start += len(row) + 1


@cache
def _shapes(separator: str) -> _Shapes:
    between = re.escape(separator)
    padding = "[ \\t]*" if separator != "\t" else " *"
    return _Shapes(
        quoted=re.compile(rf'(?:^|(?<={between}))"(?:[^"]|"")*+"{padding}(?={between}|$)', re.MULTILINE),
        to_field_end=re.compile(rf"[^{between}\n]*"),
        field_quote=re.compile(rf'(?:^|(?<={between}))"', re.MULTILINE),
    )


def _without_inner_breaks(text: str, width: int, separator: str) -> tuple[str, list[int]]:
    """The text with each line break in a quoted cell as `\\r`, each stray quote doubled, and where those stood."""
    shapes = _shapes(separator)
    parts: list[str] = []
    mended: list[int] = []
    done = length = 0
    while found := shapes.field_quote.search(text, done):
        before = text[done : found.start()]
        quoted = shapes.quoted.match(text, found.start())
        if quoted and not _spans_rows(text, quoted, width, separator):
            cell, done = quoted.group().replace("\n", "\r"), quoted.end()
        else:
            stray = shapes.to_field_end.match(text, found.start())
            assert stray is not None  # noqa: S101 - the pattern matches anything
            cell, done = '"' + stray.group().replace('"', '""') + '"', stray.end()
            mended.append(length + len(before))
        parts += (before, cell)
        length += len(before) + len(cell)
    return "".join((*parts, text[done:])), mended


def _spans_rows(text: str, cell: re.Match[str], width: int, separator: str) -> bool:
    """Whether a quote opened by mistake and closed at another, rows later: one of its lines is a row."""
    if "\n" not in cell.group():
        return False
    end = text.find("\n", cell.end())
    lines = text[cell.start() : end if end >= 0 else len(text)].split("\n")
    return any(line.count(separator) >= width - 1 for line in lines[1:])


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _is_read_twice(text: str) -> bool:
    """Whether UTF-8 was read as Windows-1252 and written again (`nÃ©`) in most lines with accents."""
    accented = [line for line in text.split("\n") if not line.isascii()]
    twice = sum(_READ_TWICE.search(line) is not None for line in accented)
    return twice >= _FEWEST_READ_TWICE and twice * 2 > len(accented)
