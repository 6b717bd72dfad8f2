"""As what a person stands on a paper: as the one it is made out to, or as its landlord, its signatory, its host."""

import re
from enum import Enum

from validators.text.fold import fold
from validators.text.layout import Line, Page, Word, apart, around, cell_of


class Part(Enum):
    """What the words by a name say of the person; UNSAID is an address block, mostly."""

    HOLDER = "titulaire"
    OTHER = "bailleur, signataire, hébergeant…"
    UNSAID = "sans mention"


_SUM = r"(?: la somme (?:totale )?de [^;]{1,60}?(?:€|\beuros?)\)?,?)"
_RECEIVED = rf"recue?(?: ce jour| le [\w/.]+)?{_SUM}?"
_HOLDER = (
    rf"locataires?|residents?|occupants?|preneurs?|{_RECEIVED} d[eu']|de la part d[eu']|quittance a|titulaires?"
    r"|clients?|abonnee?s?|destinataires?|beneficiaires?|au nom d[eu']|versee? par|payee? par|loue a|donne a bail a"
    r"|(?:attest|certifi|confirm)\w*(?: par la presente)? que"
)
_OTHER = (
    r"baill(?:eurs?|eresse)|proprietaires?|soussignee?s?|mandataires?|gestionnaires?|loueurs?|gerante?|conseill\w+"
    r"|interlocut\w+|fait (?:a|le)|(?<!bienvenue )chez|c/o|bons soins de|payeur|vendeur|technicien|signature"
    r"|direct(?:eur|rice)"
    r"|representee? par"
)
_PART = re.compile(rf"\b(?:(?P<holder>{_HOLDER})|(?P<other>{_OTHER}))\b")
_TENANT = re.compile(
    r"\b(?<!n° )(?<!du )(?<!au )(?<!espace )"
    rf"(?:locataires?|preneurs?|residents?|{_RECEIVED} de|quittance a)\s?:?\s(?=\S)"
)
_BEHIND = re.compile(
    r"[,(-] ?(?:le |la |les |ci-apres )?"
    r"(?:(?P<holder>locataires?|preneurs?|titulaires?)"
    r"|(?P<other>baill(?:eurs?|eresse)|proprietaires?|mandataires?))\b(?! ?:)"
)
"""« M. Paul DURAND, locataire »."""
_ON_BEHALF = re.compile(r"\bpour le compte d[eu'](?: la| l')? ?\w+")
"""« pour le compte du bailleur », who is not named there."""
_PROSE, _ROWS = 3, 3


def part(page: Page, words: tuple[Word, ...]) -> Part:
    """In a sentence by what precedes; else by the words before the name in its cell, beside it or over it."""
    line = next((line for line in page.lines if words and words[0] in line.words), None)
    if line is None:
        return Part.UNSAID
    if sum(word.text[:1].islower() for word in line.words) >= _PROSE:
        return _last(_before(page, line, words[0]))
    own, *beside = _cells_before(line, words[0], page.aspect)
    behind, over = _said_behind(line, words, page.aspect), _last(_over(page, line, words))
    told = (_last(_BEHIND.sub("", own)), behind, *map(_last, beside), over)
    return next((found for found in told if found is not Part.UNSAID), Part.UNSAID)


def names_tenant(page: Page) -> bool:
    """Whether the page says whom a receipt is given to (« Locataire : M. … », « reçu de M. … »)."""
    return any(_is_name(page.span(span.end, span.end + 1, "").words[0].text) for span in page.find(_TENANT))


def _is_name(word: str) -> bool:
    """« Mme », « DURAND »; not the number of a tenant, nor what is said of tenants in general."""
    return (word[:1].isupper() and sum(char.isalpha() for char in word) > 1) or fold(word) in ("m", "m.")


def _last(text: str) -> Part:
    found = list(_PART.finditer(_ON_BEHALF.sub("", text)))
    if not found:
        return Part.UNSAID
    return Part.HOLDER if found[-1]["holder"] else Part.OTHER


def _before(page: Page, line: Line, word: Word) -> str:
    """The sentence up to a word, from the line before on."""
    rank = page.lines.index(line)
    earlier = [
        w for other in page.lines[max(rank - 1, 0) : rank] if not _DATED.match(fold(other.text)) for w in other.words
    ]
    return fold(" ".join(w.text for w in (*earlier, *line.words[: line.words.index(word)])))


_DATED = re.compile(r"fait (?:a|le)\b[^:]*\d{4}\b[^:]*$")
"""« Fait le 26/06/2026 à Caen », over « Monsieur Durand est client … »: nobody's signature."""


def _said_behind(line: Line, words: tuple[Word, ...], aspect: float) -> Part:
    """By what its own cell says after a name."""
    here = [word for word in words if word in line.words]
    cell = cell_of(line, here, aspect)
    found = _BEHIND.search(fold(" ".join(word.text for word in cell[cell.index(here[-1]) :])))
    if found is None:
        return Part.UNSAID
    return Part.HOLDER if found["holder"] else Part.OTHER


def _cells_before(line: Line, word: Word, aspect: float) -> tuple[str, ...]:
    """The words before a word in its cell, then the cell to the left."""
    cells: list[list[Word]] = [[]]
    for current in line.words[: line.words.index(word)]:
        if cells[-1] and apart(cells[-1][-1], current, aspect):
            cells.append([])
        cells[-1].append(current)
    if cells[-1] and apart(cells[-1][-1], word, aspect):
        cells.append([])
    return tuple(fold(" ".join(w.text for w in cell)) for cell in cells[-2:][::-1])


def _over(page: Page, line: Line, words: tuple[Word, ...]) -> str:
    """What stands over a name in its column, a few lines up; the nearest last. « Nous attestons que : » leads on."""
    here = [word for word in words if word in line.words]
    box, rank = around(cell_of(line, here, page.aspect)), page.lines.index(line)
    above = [
        " ".join(
            w.text
            for w in other.words
            if other.text.endswith(("que", ":")) or (w.box.right > box.left - 0.02 and w.box.left < box.right)
        )
        for other in page.lines[max(rank - _ROWS, 0) : rank]
    ]
    return fold(" ".join(above))
