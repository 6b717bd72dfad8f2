"""Whether a family lives in the urban community (guide, page 1: « résidant sur le territoire de Caen la Mer »)."""

import re
from functools import cache

from rapidfuzz.distance import OSA

from config.campaign import Campaign, Commune
from validators.model import Family
from validators.text.fold import fold_town

_POSTCODE = re.compile(r"(?<!\d)\d{2} ?\d{3}(?!\d)")
_FEWEST_LETTERS = 4


def is_inside(family: Family, campaign: Campaign) -> bool:
    """Whether postcode and town say a member commune. A doubt counts as inside, where more is asked.

    - A member's postcode with its town (a spelling mistake, a shortened name or a district apart): inside; with another
      town: outside, since towns that are no members share those postcodes.
    - A member's town with another or no postcode: inside, unless the postcode is of another department (CEDEX codes and
      slips of the pen stay in the department; there is a Mondeville near Paris).
    - No town: the postcode decides. Neither: inside, and somebody has to look.
    """
    town = fold_town(family.town)
    postcode = postcode_of(family)
    if not town:
        return not postcode or any(postcode in commune.postcodes for commune in campaign.communes)
    for commune in campaign.communes:
        names = _names(commune)
        if postcode in commune.postcodes:
            if any(_alike(town, name) for name in names):
                return True
        elif town in names and (not postcode or postcode[:2] == commune.postcodes[0][:2]):
            return True
    return False


def is_known(family: Family) -> bool:
    """Whether there is an address to tell it by: a town and a postcode."""
    return bool(fold_town(family.town) and postcode_of(family))


def postcode_of(family: Family) -> str:
    """The five digits of the family's postcode (or of the town: `14000 CAEN`); empty when there are none."""
    found = _POSTCODE.search(family.postcode) or _POSTCODE.search(family.town)
    return found.group().replace(" ", "") if found else ""


@cache
def _names(commune: Commune) -> tuple[str, ...]:
    return tuple(fold_town(name) for name in (commune.name, *commune.also))


def _alike(town: str, name: str) -> bool:
    """The same town for a clerk who sees that the postcode agrees: `HEROUVILLE`, `CAEN NORD`, `OUISTREAHM`."""
    if town == name or name.startswith(f"{town} ") or town.startswith(f"{name} "):
        return True
    slips = 1 + len(name) // 8
    return len(name) >= _FEWEST_LETTERS and OSA.distance(town.replace(" ", ""), name.replace(" ", "")) <= slips
