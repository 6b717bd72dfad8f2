"""A picture of the place that a finding rests on, taken only if it is one: it comes from where files are read."""

import base64
from dataclasses import dataclass
from functools import cached_property

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_LONGEST_SIDE = 2000


@dataclass(frozen=True)
class Strip:
    """A PNG with nothing but its picture; `alt` says what it shows. `width` and `height` in pixels."""

    png: bytes
    alt: str

    @cached_property
    def width(self) -> int:
        return int.from_bytes(self.png[16:20])

    @cached_property
    def height(self) -> int:
        return int.from_bytes(self.png[20:24])

    @property
    def address(self) -> str:
        """The picture itself as an address, so that the page needs no other file."""
        return "data:image/png;base64," + base64.b64encode(self.png).decode("ascii")


def taken(png: bytes, alt: str) -> Strip | None:
    """The strip without comments, resolutions and the like; None for what is cut short, oversized or no PNG at all."""
    if not png.startswith(_SIGNATURE):
        return None
    kept, place, kind = [_SIGNATURE], len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(png[place : place + 4]), png[place + 4 : place + 8]
        chunk = png[place : place + length + 12]
        first = place == len(_SIGNATURE)
        if len(chunk) < length + 12 or first != (kind == b"IHDR") or (first and length != 13):
            return None
        if kind in _KEPT:
            kept.append(chunk)
        place += len(chunk)
    strip = Strip(b"".join(kept), alt)
    return strip if 0 < strip.width <= _LONGEST_SIDE and 0 < strip.height <= _LONGEST_SIDE else None


class Room:
    """What is left on a page for strips, given to them in the order in which they are asked for (the urgent first)."""

    def __init__(self, size_bytes: int) -> None:
        self._left = size_bytes

    def takes(self, strip: Strip) -> bool:
        """Whether there is room for this one, which is then taken."""
        fits = len(strip.png) <= self._left
        self._left -= len(strip.png) if fits else 0
        return fits
