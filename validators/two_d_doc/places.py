"""The address in a 2D-Doc: in one field (4Y), or in lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_POSTCODE_AND_TOWN = re.compile(r"^(.*)\b(\d{5})[ /]+(\D[^/]*)$")
_HOME = (("6S", "6T", "6U", "6V"), "6W", "6X")
_SUPPLY = (("20", "21", "22", "23"), "24", "25")


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """An address: its lines without the last one, postcode and town; empty where the code does not say."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    town: str = ""


def place(fields: Mapping[str, str]) -> Place:
    """The address that those fields give."""
    if fields.get("4Y"):
        return _one_field(fields["4Y"])
    for lines, postcode, town in (_HOME, _SUPPLY):
        found = Place(
            tuple(fields[name] for name in lines if fields.get(name)), fields.get(postcode, ""), fields.get(town, "")
        )
        if found != Place():
            return found
    return Place()


def _one_field(text: str) -> Place:
    last = _POSTCODE_AND_TOWN.match(text.rstrip(" /"))
    street, postcode, town = last.groups() if last else (text, "", "")
    return Place(tuple(filter(None, (line.strip() for line in street.split("/")))), postcode, town.strip())
