"""Is this person named here? Whole tokens only: LI is not in OLIVIER, ROUX is not ROSE.

A surname counts when a first name, an initial or a bare civility stands by it; a surname beside another first name is
somebody else.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from validators.model import Box, Person
from validators.text.layout import Page, Token, Word, split
from validators.text.same_name import same
from validators.text.streets import PARTICLES, names_a_street

_CIVILITIES = frozenset(
    "m mr mme mlle mlles mmes monsieur madame mademoiselle messieurs mesdames melle et ou epouse ep nee ne veuve mle "
    "nom prenom prenoms titulaire client locataire destinataire enfant eleve patient patiente jeune famille occupant "
    "foyer fiscal contribuable redevable abonne abonnee usager souscripteur preneur cotitulaire "
    "dr declarant conjoint contrat beneficiaire de l du pour a".split()
)
_ADDRESSED = _CIVILITIES - {"a", "de", "l", "du", "et", "ou", "pour"}
_REACH, _LABEL = 5, 2


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How surely a person is named (0 to 1), and the words that name them."""

    score: float
    words: tuple[Word, ...] = ()


Counts = Callable[[Page, tuple[Word, ...]], bool]
"""Whether a place where a name stands counts, by its page and its words."""


def named(person: Person, pages: Iterable[Page], by_ocr: bool, counts: Counts | None = None) -> NameMatch:
    """The surest place where a person is named; a score of 0 when they are not.

    1: surname and first name; 0.9: surname and initial, or one part of a compound surname and the first name;
    0.85: civility and surname alone; 0.4: the surname beside another first name.
    """
    best = NameMatch(0.0)
    for page in pages:
        for match in _matches(person, page.tokens, by_ocr):
            if match.score > best.score and (counts is None or counts(page, match.words)):
                best = match
    return best


def named_in_text(person: Person, text: str) -> float:
    """The score of a person in a short text, such as a field of a barcode."""
    tokens = [Token(part, _NO_WORD, 0, 0) for part in split(text)]
    return max((match.score for match in _matches(person, tokens, by_ocr=False)), default=0.0)


def completed(cut: str, person: Person) -> str:
    """A text cut short by its writer, its last word written out where the person's name begins so (three letters)."""
    *whole, last = split(cut) or [""]
    names = split(f"{person.last_name} {person.first_name}")
    name = next((name for name in names if len(last) > 2 and name.startswith(last)), last)
    return " ".join([*whole, name])


_NO_WORD = Word("", Box(1, 0, 0, 0, 0))


def _matches(person: Person, tokens: Sequence[Token], by_ocr: bool) -> Iterable[NameMatch]:
    """« MÜLLER » is written « MUELLER » as well."""
    last, first = (_UMLAUTS.sub(r"\g<0>e", normalize("NFC", name)) for name in (person.last_name, person.first_name))
    for spelling in dict.fromkeys((person, Person(last, first))):
        yield from _matches_as_spelled(spelling, tokens, by_ocr)


_UMLAUTS = re.compile("[äöüÄÖÜ]")


def _matches_as_spelled(person: Person, tokens: Sequence[Token], by_ocr: bool) -> Iterable[NameMatch]:
    first_names = split(person.first_name)
    for surname, weight in _surnames(person.last_name):
        for start, end in _windows(surname, tokens, by_ocr):
            if names_a_street(tokens, start, first_names):
                continue
            around = _neighbours(tokens, start, end)
            exact = "".join(token.text for token in tokens[start:end]) == "".join(surname)
            score = _first_name_score(first_names, surname, around, tokens[start], by_ocr=by_ocr, exact=exact)
            if _is_misread_beside_itself(surname, tokens, start, end):
                continue
            if weight == _PART and (score < 1 or _within_a_word(tokens, start, end)):
                continue  # « Saint » of « Fait à Saint-Malo »: part of a surname needs the first name itself
            if score < _CIVIL and _civility_alone(tokens, start, end):
                score = _CIVIL
            if not exact and score < 1:
                score = min(score, _ONLY_NEARLY)
            words = tuple(token.word for token in tokens[start:end])
            yield NameMatch(score * weight, words)


def _is_misread_beside_itself(surname: list[str], tokens: Sequence[Token], start: int, end: int) -> bool:
    """« Martine MARTIN »: what nearly is the surname, right beside the surname itself, is a first name."""
    joined = "".join(surname)
    if "".join(token.text for token in tokens[start:end]) == joined:
        return False
    return joined in {token.text for token in (*tokens[max(start - 1, 0) : start], *tokens[end : end + 1])}


_CIVIL, _PART = 0.85, 0.9
_ONLY_NEARLY = 0.6
"""« M. LEBAS » on a scan is no LE BRAS: a surname that only nearly is the one needs the first name."""
_JOINING = frozenset("de du d des van von da di".split())
_TITLES = frozenset("m mr mme mlle monsieur madame mademoiselle".split())


def _civility_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    """« Madame Leroux, nous … »: a civility before the surname, and no first name behind it."""
    if not start or tokens[start - 1].text not in _TITLES or tokens[start - 1].line != tokens[start].line:
        return False
    if tokens[end - 1].word.text.endswith((",", ".", ")", ":", ";")):
        return True
    return end < len(tokens) and tokens[end].word.text[:1].islower() and tokens[end].text not in _JOINING


def _within_a_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens are only a part of what is written as one word, with a hyphen."""
    before = start > 0 and tokens[start - 1].word is tokens[start].word
    return before or (end < len(tokens) and tokens[end].word is tokens[end - 1].word)


def _surnames(last_name: str) -> list[tuple[list[str], float]]:
    """The surname whole, without its particles, and each part of a compound one."""
    whole = split(last_name)
    bare = [part for part in whole if part not in PARTICLES]
    forms = [(whole, 1.0)] if whole else []
    if bare and bare != whole:
        forms.append((bare, 0.95))
    if len(bare) > 1:
        forms += [([part], _PART) for part in bare if len(part) > 2]
    return forms


def _windows(surname: list[str], tokens: Sequence[Token], by_ocr: bool) -> Iterable[tuple[int, int]]:
    """Stretches of tokens that spell the surname, however it is cut (LE GOFF, LEGOFF, DUPONT-MARTIN)."""
    joined = "".join(surname)
    for start, token in enumerate(tokens):
        if not joined.startswith(token.text[:1]) and not by_ocr:
            continue
        text = ""
        for end in range(start, min(start + len(surname) + 1, len(tokens))):
            if tokens[end].line > token.line + 1:
                break
            text += tokens[end].text
            if same(text, joined, by_ocr, sure=_read_surely(tokens[start : end + 1])):
                yield start, end + 1
                break
            if len(text) > len(joined) + 2:
                break


def _neighbours(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """The tokens by a surname: nearest first, of its own line and the lines next to it."""
    line = tokens[start].line
    before = [t for t in tokens[max(start - _REACH, 0) : start] if line - t.line <= 1][::-1]
    after = [t for t in tokens[end : end + _REACH] if t.line - line <= 1]
    return [*(token for pair in _interleaved(before, after) for token in pair), *_in_fields(tokens, start)]


def _in_fields(tokens: Sequence[Token], start: int) -> Iterable[Token]:
    """« NOM : DURAND », and what follows « PRÉNOM : » near by: a letterhead may stand between the two."""
    line = tokens[start].line
    if "nom" in {token.text for token in tokens[max(start - _LABEL, 0) : start] if token.line == line}:
        for label, token in pairwise(tokens):
            if label.text in ("prenom", "prenoms") and token.line == label.line and abs(label.line - line) <= _LABEL:
                yield token


def _interleaved(left: list[Token], right: list[Token]) -> Iterable[list[Token]]:
    for rank in range(max(len(left), len(right))):
        yield left[rank : rank + 1] + right[rank : rank + 1]


def _first_name_score(
    first_names: list[str], surname: list[str], around: list[Token], at: Token, *, by_ocr: bool, exact: bool
) -> float:
    """Of a surname and a first name one may have been misread, not both: « Mario MARTINI » is not « Marie MARTIN »."""
    if not first_names:
        return 0.85
    own, cell = at.word, at.cell
    joined = "".join(first_names)
    for token in around:
        if "-" in token.word.text and token.word is own:
            continue  # « Lucien DURAND-PAUL » is not Paul DURAND
        whole = slipped = False
        for name in (first_names[0], joined):
            whole |= token.text == name
            slipped |= same(token.text, name, by_ocr, sure=_read_surely([token]))
        if whole or (slipped and exact):
            return 1.0
    beside = [token for token in around if token.cell == cell][:4]
    if "ou" in {token.text for token in beside[:2]}:
        beside = [token for token in beside if token.text in _CIVILITIES]  # « M. LEBAS ou Mme ROBIN »: another's name
    if any(_initial(token, first_names) for token in around[:2] if token.cell == cell):
        return 0.9
    others = [t for t in beside if t.text not in _CIVILITIES | set(surname) and t.text.isalpha() and len(t.text) > 2]
    if others:
        return 0.4
    return 0.85 if any(token.text in _ADDRESSED for token in beside) else 0.6


def _initial(token: Token, first_names: list[str]) -> bool:
    """« L. DURAND », right beside the surname; « l'élève », « FAIT A … » and the « M. » of anybody have none."""
    initials = {first_names[0][0], "".join(part[0] for part in first_names), first_names[0][:2]}
    written = token.word.text
    mister = token.text == "m" and first_names[0][0] != "m"
    place = token.text == "a" and not written.endswith(".")
    return token.text in initials and written[:1].isupper() and not set(written) & {"'", "’"} and not (mister or place)


def _read_surely(tokens: Sequence[Token]) -> bool:
    return all(token.word.confidence >= _SURELY for token in tokens)


_SURELY = 0.9
