"""The words of a certificate in one spelling, whatever OCR made of them, each with its place on the page.

The words that matter become codes: `CI` a contra-indication, `CIV` « contre-indiqué(e), -ant, -er », `DANCE`, `TICK`
and `BOX` a box that is ticked or empty, `UNCLEAR` one of which that is not sure, `YES` and `NO` a question so answered,
`.` the end of a sentence. All other words stay as they are, without accents.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from validators.text.layout import Page, Span, apart
from validators.text.lexicon import is_word
from validators.text.medical.boxes import UNCLEAR, with_boxes

_TOKEN = re.compile(
    r"\[ ?[x×✓] ?\]|\( ?[x×✓] ?\)|[☒☑✓✔✗✘⊠]|\[ ?\]|\( ?\)|[☐□❏❑▩]|[a-z0-9|!]+(?:-\n[a-z]+)?|[.;?](?=\s|$)|:|,"
)
_MARKS = {
    "TICK": re.compile(r"[\[(] ?[x×✓] ?[\])]|[☒☑✓✔✗✘⊠]"),
    "BOX": re.compile(r"[\[(] ?[\])]|[☐□❏❑]"),
    "UNCLEAR": re.compile(UNCLEAR),
}
_DANCE = re.compile(
    r"(?:d|cl|[o0]d?)[ao4](?:n|u|m|rn|ri|ry|11)[sz5c][eco][s]?|dans(?:ant|er|eurs?|euses?)|danceurs?|chor[eo]graph\w*|ballets?"
)
_NOT_DANCE = frozenset("clause clauses douce douces cause causes oncs ounces".split())
_NOUN, _VERBS = "indication", ("indique", "indiquee", "indiques", "indiquees", "indiquer", "indiquant", "indiquent")
_KEY = {
    "aucune": 1,
    "aucun": 1,
    "absence": 2,
    "presente": 1,
    "pratique": 2,
    "inapte": 1,
    "soussigne": 2,
    "soussignee": 2,
    "certifie": 2,
    "sauf": 1,
    "partiellement": 2,
    "interdite": 2,
    "interdit": 2,
    "exception": 2,
    "reserve": 1,
    "toutefois": 2,
    "cependant": 2,
    "dispense": 1,
    "semaines": 2,
    "pointes": 1,
}
_NEVER_LAST = frozenset("a au aux avec d de des du en et l la le les ni ou par pour sans sous sur un une".split())
"""No sentence ends in them: a stop behind is a speck."""
_SHORT = frozenset(["dr", "m", "mr", "mme", "mlle", "n", "rpps", "art", "r", "st", "tel", "no", "prof", "pr", "etc"])


@dataclass(frozen=True)
class Wording:
    """A page's words in one spelling, a space between them; `starts` and `places` lead back to the page."""

    page: Page
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @cached_property
    def text(self) -> str:
        """The words, a space between them and one around all."""
        return f" {' '.join(self.words)} "

    def told(self, last: int = -1) -> "Wording":
        """The same with `BOX` for what stands behind an empty box, up to the next box, a colon or the end of its cell.

        That is so from a word on, the `last` of a statement, and only on a form with a tick: « né( ) le » is no box.
        """
        if "TICK" not in self.words:
            return self
        said = list(self.words[: last + 1])
        left_out = False
        for index, word in enumerate(self.words[last + 1 :], last + 1):
            left_out = word == "BOX" if word in _MARKS else left_out and word != ":" and self._goes_on(index)
            said.append("BOX" if left_out else word)
        return replace(self, words=tuple(said))

    def _goes_on(self, index: int) -> bool:
        """Whether a word stands in one line and cell with the one before it."""
        return self._in_line(index) and not self.begins_a_cell(index)

    def begins_a_cell(self, index: int) -> bool:
        """Whether a word stands in one line with the one before it, and apart from it."""
        before, here = (self.page.span(*self.places[place], "").words for place in (index - 1, index))
        return self._in_line(index) and apart(before[-1], here[0], self.page.aspect)

    def _in_line(self, index: int) -> bool:
        return "\n" not in self.page.folded[self.places[index - 1][1] : self.places[index][0]]

    def index(self, offset: int) -> int:
        """Which word stands at that place of `text`."""
        return self.text.count(" ", 1, max(offset, 1) + 1) if self.text[offset] != " " else self.index(offset + 1)

    def span(self, first: int, last: int) -> Span:
        """The words on the page, from one to another, both included."""
        start, end = self.places[first][0], self.places[last][1]
        return self.page.span(start, end, self.page.folded[start:end])


def wording(page: Page) -> Wording:
    """The page in one spelling."""
    page = with_boxes(page)
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(page.folded):
        raw = match.group()
        end_of_abbreviation = raw == "." and bool(words) and (words[-1] in _SHORT or len(words[-1]) == 1)
        if raw == "," or end_of_abbreviation:
            continue
        if raw == "." and (_goes_on(page, match.end()) or (bool(words) and words[-1] in _NEVER_LAST)):
            continue
        spelled = _spelled(raw.replace("-\n", ""))
        words.append("DANCE" if words and words[-1] == "la" and _is_dance_misread(spelled) else spelled)
        places.append(match.span())
    return _answered(_joined(Wording(page, tuple(words), tuple(places))))


def _answered(plain: Wording) -> Wording:
    """« oui ☒ non ☐ », « ☐ oui ☒ non » → `YES`, `NO`: one answer for four words."""
    words, places = list(plain.words), list(plain.places)
    for index in range(len(words) - 4, -1, -1):
        answer = _ANSWERS.get(" ".join(words[index : index + 4]))
        if answer:
            places[index : index + 4] = [(places[index][0], places[index + 3][1])]
            words[index : index + 4] = [answer]
    return Wording(plain.page, tuple(words), tuple(places))


_ANSWERS = {
    "oui TICK non BOX": "YES",
    "TICK oui BOX non": "YES",
    "oui BOX non TICK": "NO",
    "BOX oui TICK non": "NO",
}


def _is_dance_misread(word: str) -> bool:
    """« la dunse »: a letter away from dance, and no word itself."""
    return word[:1] in "dc" and Levenshtein.distance(word, "danse", score_cutoff=1) <= 1 and not is_word(word)


def _goes_on(page: Page, end: int) -> bool:
    """Whether a small letter or a colon follows: a stop that OCR made of a comma or a speck ends no sentence."""
    if re.match(r"\s?:", page.folded[end : end + 2]):
        return True
    following = re.match(r"\W{0,3}(?=[a-z0-9])", page.folded[end : end + 4])
    if following is None:
        return False
    start = end + following.end()
    word = page.span(start, start + 1, "").words[0].text.lstrip("(«\"'")
    return word[:1].islower() or (word[:1].isdigit() and any(char.islower() for char in word))


def _spelled(raw: str) -> str:
    if mark := next((code for code, pattern in _MARKS.items() if pattern.fullmatch(raw)), ""):
        return mark
    if raw in ".;?":
        return "."
    if raw not in _NOT_DANCE and _DANCE.fullmatch(raw):
        return "DANCE"
    if raw == "aple":
        return "apte"
    if raw.endswith(("apte", "aple")) and len(raw) < 8 and raw not in _APT and not raw.startswith(("est", "soit")):
        return "inapte"
    if len(raw) >= 4:
        for key, slips in _KEY.items():
            if abs(len(raw) - len(key)) <= slips and raw not in _REAL and Levenshtein.distance(raw, key) <= slips:
                return key
    return raw


_APT = frozenset("apte adapte inadapte readapte capte".split())
_REAL = frozenset(
    "pointe peintes saut dispensee dispenses dispenser reserver reservee exceptions interdits preserve "
    "present presents presence prescrite aucuns pratiques pratiquer pratiquee pratiquant praticien pratiquent "
    "certificat certifions certifier essence".split()
)


def _joined(plain: Wording) -> Wording:
    """« contre », « indication » → CI, even where the first is lost in the second or cut by a line."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    skipped = 0
    for index, word in enumerate(plain.words):
        if skipped:
            skipped -= 1
            continue
        code, taken = _contra(plain.words[index : index + 4], plain.words[max(index - 2, 0) : index])
        words.append(code or word)
        places.append((plain.places[index][0], plain.places[index + max(taken, 1) - 1][1]))
        skipped = max(taken - 1, 0)
    return Wording(plain.page, tuple(words), tuple(places))


def _contra(words: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, int]:
    """The code that words begin with and how many of them it takes; ("", 0) without one."""
    first = words[0]
    if (forbids := _forbids(words)) is not None:
        return forbids
    if not first.startswith(("c", "e", "o")):
        return "", 0
    if len(first) > 10 and (code := _indicates(first, "contre")):
        return code, 1
    if 4 <= len(first) <= 7 and Levenshtein.distance(first, "contre") <= 1:
        for taken in (2, 3):
            if len(words) >= taken and (code := _indicates("".join(words[1:taken]), "")):
                return code, taken
    if first == "ci" and len(words) > 1 and words[1] in ("a", "medicale", "decelable", "apparente", "pour"):
        return "CI", 1
    if first == "ci" and before in _NO_CI and words[1:2] not in _HERE:
        return "CI", 1
    if words[:2] == ("c", "i") and len(words) > 2 and words[2] in ("a", "medicale", "pour"):
        return "CI", 2
    return "", 0


_NO_CI = frozenset([("pas", "de"), ("absence", "de"), ("a", "aucune"), ("de", "aucune"), ("sans", "aucune")])
_HERE = frozenset([("dessus",), ("dessous",), ("apres",), ("joint",), ("jointe",), ("contre",)])
"""« ci-dessus » is no contra-indication."""


def _forbids(words: tuple[str, ...]) -> tuple[str, int] | None:
    """« une affection incompatible avec », « s'opposant à », « interdisant »: contra-indicating, in other words."""
    if len(words) > 1 and words[1] == "avec" and Levenshtein.distance(words[0], "incompatible") <= 1:
        return "CIV", 2
    if words[:2] == ("s", "opposant"):
        return "CIV", 2
    return ("CIV", 1) if words[0] in ("interdisant", "empechant", "incompatibles") else None


def _indicates(word: str, before: str) -> str:
    if not 6 <= len(word) - len(before) <= 13:
        return ""
    noun = min(Levenshtein.distance(word, before + _NOUN + end) for end in ("", "s"))
    verb = min(Levenshtein.distance(word, before + form) for form in _VERBS)
    if min(noun, verb) > 3:
        return ""
    return "CI" if noun <= verb else "CIV" if verb <= 2 else ""
