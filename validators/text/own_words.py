"""What a paper says of itself: neither what it advertises besides, nor what its fine print says of other cases."""

import re
from itertools import filterfalse

from validators.text.fold import fold
from validators.text.layout import Page


def own_text(page: Page) -> str:
    """What a page says, but for lines that advertise something else: an energy bill may offer a telephone."""
    return without_fine_print(" ".join(filterfalse(advertises, page.folded.split("\n"))))


def without_fine_print(text: str) -> str:
    """A folded text without what a paper says it would be for other sums, or if nothing were paid."""
    return _FINE_PRINT.sub(" ", text)


def advertises(line: str) -> bool:
    """Whether a line offers something else than what the paper is about."""
    folded = fold(line)
    return bool(_ADVERT.search(folded)) and "simulation" not in folded


_FINE_PRINT = re.compile(
    r"\bne (?:vaut|constitue) pas (?:une )?quittance (?:des|de|pour les) (?:sommes|termes|loyers|periodes|dettes) \w*"
    r"(?:anterieur|precedent)\w*|\b(?:passe ce delai|passe cette date|en cas de (?:retard"
    r"|non.paiement))\b[^.]{0,80}\bmise en demeure\b"
    r"[^.]{0,40}"
)
_ADVERT = re.compile(
    r"\bpublicite\b|\bprofitez\b|\bdecouvrez\b|\bparrain(?:ez|age)\b|\b(?:notre|offre(?: \w+)?) partenaire\b"
    r"|\beconomisez\b"
    r"|\bchangez d[e']|\bpour nos clients\b|\binvitez (?:un|vos) ami|\b(?:mois|euros?|€) offerts?\b"
    r"|\bdemandez (?:votre|un) devis gratuit\b|\bborne de recharge\b|\bvous roulez en\b|\bbesoin d'un\b"
    r"|\bdes \d+(?:[.,]\d\d)? ?(?:€|euros)"
    r"|\ba prix reduit\b|\bvous avez un projet\b"
)
