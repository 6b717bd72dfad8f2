"""The kinds of document that families send, and what a clerk knows them by (`document_kinds.toml`)."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain

from config.campaign import FOLDER, SlotCode
from config.section import Section


class DocumentKind(Section):
    """One kind. `slot` is what it is good for; `proof` says that it shows an address all the same; `noun` is French.

    `told_by_signs`: it often bears no title, and is known by its signs and marks then.
    `names_itself`: such papers speak of one another at length; the long title that stands by itself names the paper.
    `never_on_top`: what excludes the kind where titles stand, unless one of `despite` stands there too;
    `never_first`: on the first page, while later ones may speak of it. `unless`: beside which its signs tell nothing.
    `advertised`: what its issuer's adverts sell besides, and what excludes it where no title on top names the kind.
    `announces`: what a message says that such a paper is to be had, unless two things that only the paper `shows` stand
    on it.
    Of each group in `needs`, one phrase at least must stand on the page: a relance or a plumber's invoice is no bill.
    """

    noun: str
    family: str
    titles: tuple[str, ...]
    marks: tuple[str, ...]
    signs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    never_on_top: tuple[str, ...] = ()
    never_first: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    advertised: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    announces: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    slot: SlotCode | None = None
    proof: bool = False
    told_by_signs: bool = False
    names_itself: bool = False

    @property
    def phrases(self) -> Iterator[str]:
        """All that it is known, or told from others, by."""
        never = chain(self.never, self.never_on_top, self.never_first, self.despite)
        told = chain(self.advertised, self.unless, self.announces, self.shows)
        yield from chain(self.titles, self.marks, self.signs, never, told, *self.needs)


@cache
def document_kinds() -> dict[str, DocumentKind]:
    """All kinds by name."""
    table = tomllib.loads((FOLDER / "document_kinds.toml").read_text("utf-8"))
    return {name: DocumentKind(**row) for name, row in table.items()}
