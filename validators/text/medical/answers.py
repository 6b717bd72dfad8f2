"""« oui », « non », « néant » as answers to a question: `YES` and `NO`, boxes or not."""

import re

from validators.text.layout import Page, Word, apart

BOXED = {
    "oui TICK non BOX": "YES",
    "TICK oui BOX non": "YES",
    "oui BOX non TICK": "NO",
    "BOX oui TICK non": "NO",
}
CHOSEN = {
    "TICK ne presente pas BOX presente": ("ne", "presente", "pas"),
    "BOX presente TICK ne presente pas": ("ne", "presente", "pas"),
    "BOX ne presente pas TICK presente": ("presente",),
    "TICK presente BOX ne presente pas": ("presente",),
}
"""Of two verbs to be ticked, the one that is."""
_PLAIN = {
    "oui": "YES",
    "non": "NO",
    "neant": "NO",
    "aucun": "NO",
    "aucune": "NO",
    "nulle": "NO",
    "ras": "NO",
}
_ONE_OF_TWO = frozenset(["oui", "non"])


def alone(page: Page, start: int, end: int) -> str:
    """What a word of `page.folded` answers that stands for itself: behind a colon, a question mark or a gap, at the end
    of its cell; empty where it is no answer, or one of two of which nobody can tell which was meant.

    A sentence that goes on in the next line does not end there.
    """
    answer = _PLAIN.get(page.folded[start:end], "")
    if not answer:
        return ""
    word = page.span(start, end, "").words[0]
    line = next(line for line in page.lines if word in line.words)
    rank = line.words.index(word)
    before, after = line.words[:rank], line.words[rank + 1 :]
    led = bool(before) and (before[-1].text[-1] in ":?" or apart(before[-1], word, page.aspect))
    closed = _closes(word, after, page) if after else not _goes_on(page, end)
    others = sum(other.text.lower().strip(" .,:;()") in _ONE_OF_TWO for other in line.words)
    return answer if led and closed and others == (page.folded[start:end] in _ONE_OF_TWO) else ""


def _closes(word: Word, after: tuple[Word, ...], page: Page) -> bool:
    return after[0].text == "." or apart(word, after[0], page.aspect)


def _goes_on(page: Page, end: int) -> bool:
    following = re.match(r"\W*\n?\W*(?=\w)", page.folded[end:])
    if following is None or not following.end():
        return False
    place = end + following.end()
    return page.span(place, place + 1, "").words[0].text[:1].islower()
