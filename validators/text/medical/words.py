"""The words of a certificate in one spelling, whatever OCR made of them, each with its place on the page.

The words that matter become codes: `CI` a contra-indication, `CIV` « contre-indiqué(e), -ant, -er », `DANCE`, `TICK`
and `BOX` a box that is ticked or empty, `UNCLEAR` one of which that is not sure, `YES` and `NO` a question so answered,
`.` the end of a sentence. All other words stay as they are, without accents.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from validators.text.layout import Line, Page, Span, apart
from validators.text.medical.answers import BOXED, CHOSEN, alone
from validators.text.medical.boxes import with_boxes
from validators.text.medical.contra_words import contra_code
from validators.text.medical.sidebar import without_sidebar
from validators.text.medical.spelling import MARKS, is_dance_misread, spelled
from validators.text.medical.tables import with_colons, with_rows

_TOKEN = re.compile(
    r"\[ ?[x×✓] ?\]|\( ?[x×✓] ?\)|[☒☑✓✔✗✘⊠]|\[ ?\]|\( ?\)|[☐□❏❑▩]|[a-z0-9|!]+(?:-\n[a-z]+)?|[.;?](?=['\"»)]?\s|$)|:|,|%"
)
NEVER_LAST = frozenset("a au aux avec d de des du en et l la le les ni ou par pour sans sous sur un une".split())
"""No sentence ends in them: a stop behind is a speck."""
_SHORT = frozenset(
    ["dr", "m", "mr", "mme", "mlle", "n", "rpps", "art", "r", "st", "tel", "no", "prof", "pr", "etc", "indic", "certif"]
)


@dataclass(frozen=True)
class Wording:
    """A page's words in one spelling, a space between them; `starts` and `places` lead back to the page."""

    page: Page
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    by_ocr: bool = False

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
            follows = self._goes_on(index) or self._follows_its_box(index)
            left_out = word == "BOX" if word in MARKS else left_out and word != ":" and follows
            said.append("BOX" if left_out else word)
        return replace(self, words=tuple(said))

    def _goes_on(self, index: int) -> bool:
        """Whether a word stands in one line and cell with the one before it."""
        return self._in_line(index) and not self.begins_a_cell(index)

    def _follows_its_box(self, index: int) -> bool:
        """« ☐      une contre-indication »: a box at the head of a line, and what stands apart behind it."""
        return self.words[index - 1] == "BOX" and self._in_line(index) and not self.row(index - 1)

    def begins_a_cell(self, index: int) -> bool:
        """Whether a word stands in one line with the one before it, and apart from it."""
        before, here = (self.page.span(*self.places[place], "").words for place in (index - 1, index))
        return self._in_line(index) and apart(before[-1], here[0], self.page.aspect)

    def _in_line(self, index: int) -> bool:
        return "\n" not in self.page.folded[self.places[index - 1][1] : self.places[index][0]]

    def sentence(self, first: int, last: int) -> tuple[str, ...]:
        """The words of the sentence in which those from one to another stand."""
        before, after = self.words[:first], self.words[last + 1 :]
        start = next((place + 1 for place in range(first - 1, -1, -1) if before[place] == "."), 0)
        end = last + 1 + next((place for place, word in enumerate(after) if word == "."), len(after))
        return self.words[start:end]

    def asks(self, place: int) -> bool:
        """Whether the sentence in which a word stands ends in a question mark."""
        end = next((rank for rank in range(place, len(self.words)) if self.words[rank] == "."), None)
        return end is not None and self.page.folded[self.places[end][0]] == "?"

    def row(self, last: int) -> tuple[str, ...]:
        """The words of its line up to a word."""
        first = last
        while first and self._in_line(first):
            first -= 1
        return self.words[first:last]

    def written(self, place: int) -> str:
        """A word as it stands on the page."""
        return self.span(place, place).words[0].text.lstrip("(«\"'")

    def line_of(self, place: int) -> Line:
        """The line of the page in which a word stands."""
        word = self.span(place, place).words[0]
        return next(line for line in self.page.lines if word in line.words)

    def index(self, offset: int) -> int:
        """Which word stands at that place of `text`."""
        return self.text.count(" ", 1, max(offset, 1) + 1) if self.text[offset] != " " else self.index(offset + 1)

    def span(self, first: int, last: int) -> Span:
        """The words on the page, from one to another, both included."""
        start, end = self.places[first][0], self.places[last][1]
        return self.page.span(start, end, self.page.folded[start:end])


def wording(page: Page, *, by_ocr: bool = False) -> Wording:
    """The page in one spelling. An answer without a box counts in a text layer only: OCR may lose the other."""
    page = without_sidebar(page)
    page = with_boxes(page if by_ocr else with_colons(with_rows(page)))
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(page.folded):
        raw = match.group()
        end_of_abbreviation = raw == "." and bool(words) and (words[-1] in _SHORT or len(words[-1]) == 1)
        bullet = raw == "." and page.folded[match.start() - 1 : match.start()] == "\n"
        if raw == "," or end_of_abbreviation or bullet:
            continue
        if raw == "." and (_goes_on(page, match.end()) or (bool(words) and words[-1] in NEVER_LAST)):
            continue
        word = "" if by_ocr else alone(page, *match.span())
        if word and words and words[-1] == ".":
            words[-1] = ":"  # « … à la danse ? Non »
        word = word or spelled(raw.replace("-\n", ""))
        if word == "DANCE" and words[-1:] == ["DANCE"] and not raw.startswith("dans"):
            word = "douce"  # « danse dauce »
        words.append("DANCE" if words and words[-1] == "la" and is_dance_misread(word) else word)
        places.append(match.span())
    return replace(_answered(_joined(Wording(page, tuple(words), tuple(places)))), by_ocr=by_ocr)


def _answered(plain: Wording) -> Wording:
    """« oui ☒ non ☐ », « ☐ oui ☒ non » → `YES`, `NO`: one answer for four words."""
    words, places = list(plain.words), list(plain.places)
    for index in range(len(words) - 4, -1, -1):
        answer = BOXED.get(" ".join(words[index : index + 4]))
        if answer:
            places[index : index + 4] = [(places[index][0], places[index + 3][1])]
            words[index : index + 4] = [answer]
    return _chosen(Wording(plain.page, tuple(words), tuple(places)))


def _chosen(plain: Wording) -> Wording:
    """« ☒ ne présente pas ☐ présente de … » → « ne présente pas de … »."""
    words, places = list(plain.words), list(plain.places)
    for index in range(len(words) - 6, -1, -1):
        if chosen := CHOSEN.get(" ".join(words[index : index + 6])):
            places[index : index + 6] = places[index : index + len(chosen)]
            words[index : index + 6] = chosen
    return Wording(plain.page, tuple(words), tuple(places))


def _goes_on(page: Page, end: int) -> bool:
    """Whether a small letter or a colon follows: a stop that OCR made of a comma or a speck ends no sentence."""
    if re.match(r"\s?:", page.folded[end : end + 2]):
        return True
    following = re.match(r"\W{0,3}(?=[a-z0-9])", page.folded[end : end + 4])
    if following is None or following.group().strip(" ") == "\n(":
        return False
    start = end + following.end()
    word = page.span(start, start + 1, "").words[0].text.lstrip("(«\"'")
    return word[:1].islower() or (word[:1].isdigit() and any(char.islower() for char in word))


def _joined(plain: Wording) -> Wording:
    """« contre », « indication » → CI, even where the first is lost in the second or cut by a line."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    skipped = 0
    for index, word in enumerate(plain.words):
        if skipped:
            skipped -= 1
            continue
        code, taken = contra_code(plain.words[index : index + 4], plain.words[max(index - 4, 0) : index])
        words.append(code or word)
        places.append((plain.places[index][0], plain.places[index + max(taken, 1) - 1][1]))
        skipped = max(taken - 1, 0)
    return Wording(plain.page, tuple(words), tuple(places))
