"""Where the sentences, lines and cells of a certificate begin and end."""

from collections.abc import Iterator

from validators.text.medical.words import NEVER_LAST, Wording

_FAR = 2
"""Line heights to the next line of another paragraph."""

Part = tuple[int, int]


def parts(words: Wording) -> Iterator[Part]:
    """The sentences and lines of a page, each as its first word and the one behind its last."""
    start = 0
    for index, word in enumerate(words.words):
        if index > start and _breaks(words, index):
            yield start, index
            start = index
        if word == ".":
            if index > start:
                yield start, index
            start = index + 1
    if start < len(words.words):
        yield start, len(words.words)


def _breaks(words: Wording, index: int) -> bool:
    """Whether a line or a cell begins there; « PAS DE SAUTS NI DE », « Restrictions   : néant » go on."""
    anew = begins_anew(words, index) and words.words[index - 1] not in NEVER_LAST
    return anew or (words.begins_a_cell(index) and words.words[index] != ":")


def sentence_end(words: Wording, last: int) -> int:
    """The place behind the sentence of a clearance, of whose paragraph `narrowed` asks every word."""
    place = last + 1
    while place < len(words.words) and words.words[place] != ".":
        if begins_anew(words, place):
            break
        place += 1
    return place


def begins_anew(words: Wording, index: int) -> bool:
    """Whether a word begins a line that is another paragraph or field: with a capital or a figure, or apart."""
    between = words.page.folded[words.places[index - 1][1] : words.places[index][0]]
    if "\n" not in between:
        return False
    gap = words.span(index, index).box.top - words.span(index - 1, index - 1).box.bottom
    height = max(word.box.bottom - word.box.top for word in words.line_of(index - 1).words)
    return not words.written(index)[:1].islower() or abs(gap) > _FAR * height
