"""The header of a 2D-Doc: who signed what kind of document, and when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_EPOCH = date(2000, 1, 1)
_NO_DATE = "FFFF"
_START = re.compile(r"DC(\d\d)([0-9A-Z]{4})([0-9A-Z]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-Z]{2})")
_PERIMETER = re.compile(r"[0-9A-Z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LAST_KNOWN_VERSION = 4


@dataclass(frozen=True, slots=True)
class Header:
    """The first 22 to 26 characters. `length` says how many, None for a version of which we do not know."""

    version: int
    authority: str
    certificate: str
    issued: date | None
    signed_on: date | None
    type: str
    perimeter: str
    country: str
    length: int | None


def parse(text: str) -> Header | None:
    """The header that a message starts with; None when it is not a 2D-Doc in text form."""
    start = _START.match(text)
    if start is None:
        return None
    version, authority, certificate, issued, signed_on, kind = start.groups()
    perimeter, country, length = "01", "FR", start.end()
    if int(version) >= 3:
        found = _PERIMETER.match(text, length)
        if found is None:
            return None
        perimeter, length = found[0], found.end()
    if int(version) >= 4:
        found = _COUNTRY.match(text, length)
        if found is None:
            return None
        country, length = found[0], found.end()
    known = 1 <= int(version) <= _LAST_KNOWN_VERSION
    return Header(
        int(version),
        authority,
        certificate,
        _day(issued),
        _day(signed_on),
        kind,
        perimeter,
        country,
        length if known else None,
    )


def _day(code: str) -> date | None:
    return None if code == _NO_DATE else _EPOCH + timedelta(days=int(code, 16))
