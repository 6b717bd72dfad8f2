"""A tax notice in several files: pages that one lacks and another of the same notice has are not missing."""

from collections.abc import Sequence
from dataclasses import replace

from validators.model import Finding, Outcome, Reason, Slot, Status
from validators.page_count import page_count
from validators.verdict import Piece, piece_status


def join_pages(pieces: Sequence[Piece]) -> list[Piece]:
    """The family's pieces, without `pages_manquantes` where another file holds the pages (guide: « toutes les pages »).

    A later page names nobody, or no year: the first page of its notice says both for it. A file that is whole by itself
    completes no other. Pages of a file that is itself *A vérifier* may well be the missing ones, but nobody can be
    sure: the notice is then *A vérifier* too. A file that is *Non conforme* on other grounds completes nothing,
    since it must be sent again. Beside a file that could not be read, no page is known to be missing.
    """
    asked = [_as_incomplete(piece) for piece in pieces]
    notices = [piece for piece in asked if piece.upload.slot == Slot.TAX_NOTICE and piece.verdict.facts.pages_seen]
    unread = [piece for piece in asked if _unread(piece)]
    joined = [_completed(piece, notices, unread) if _incomplete(piece) else piece for piece in asked]
    return [before if after is seen else after for before, seen, after in zip(pieces, asked, joined, strict=True)]


def _as_incomplete(piece: Piece) -> Piece:
    """A page whose number was read but once, as if that were sure: what completes it says the same."""
    facts, findings = piece.verdict.facts, piece.verdict.findings
    doubtful = [f for f in findings if f.check == page_count.__name__ and f.outcome is Outcome.CANNOT_TELL]
    if not doubtful or not facts.pages_seen or _whole(set(facts.pages_seen), facts.pages_expected):
        return piece
    told = [replace(f, outcome=Outcome.FAILS, reason=Reason.PAGES_MISSING) if f in doubtful else f for f in findings]
    return piece.judged(told, [finding.reason for finding in told if finding.reason is not None])


def _unread(piece: Piece) -> bool:
    """A file in the notice's slot of which so little was read that it may be any page of it: a damaged one, too."""
    facts = piece.verdict.facts
    here = piece.upload.slot == Slot.TAX_NOTICE and not facts.pages_seen
    return here and (piece.verdict.status == Status.TO_CHECK or not facts.opened)


def _incomplete(piece: Piece) -> bool:
    return piece.upload.slot == Slot.TAX_NOTICE and Reason.PAGES_MISSING in piece.verdict.reasons


def _completed(piece: Piece, notices: Sequence[Piece], unread: Sequence[Piece]) -> Piece:
    expected = piece.verdict.facts.pages_expected
    others = [other for other in notices if not _whole(_pages(other), expected)]
    parts = [other for other in others if _same_notice(piece, other, notices)]
    sure = {page for part in parts if _status_but_pages(part) == Status.COMPLIANT for page in _pages(part)}
    may_be = [part for part in others if _may_be_one(piece, part) and _status_but_pages(part) != Status.NON_COMPLIANT]
    perhaps = {page for part in may_be for page in _pages(part)}
    lifted = (
        _told_by_the_first(piece) if any(part.verdict.facts.declarants for part in parts) else {Reason.PAGES_MISSING}
    )
    kept = [reason for reason in piece.verdict.reasons if reason not in lifted]
    if not _whole(perhaps | _pages(piece), expected) and not unread:
        return piece
    if _whole(sure | _pages(piece), expected):
        return piece.judged(_settled(piece, lifted, Outcome.HOLDS, None), kept)
    doubtful = _settled(piece, {Reason.PAGES_MISSING}, Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING)
    kept = [reason for reason in piece.verdict.reasons if reason != Reason.PAGES_MISSING]
    return piece.judged(doubtful, [*kept, Reason.UNCERTAIN_READING])


def _same_notice(piece: Piece, other: Piece, notices: Sequence[Piece]) -> bool:
    """Whether two files are of one notice; a page that names no declarant can only be of the one notice there is."""
    both_named = piece.verdict.facts.declarants and other.verdict.facts.declarants
    if other.verdict.facts.pages_expected != piece.verdict.facts.pages_expected:
        return False
    return _may_be_one(piece, other) and (bool(both_named) or _only_one(notices))


def _may_be_one(piece: Piece, other: Piece) -> bool:
    """Whether nothing says that two files are of different notices: of two parents' notices, a page may name nobody."""
    mine, theirs = piece.verdict.facts, other.verdict.facts
    if theirs.pages_expected != mine.pages_expected and _is_counted_surely(other):
        return False
    if None not in (mine.income_year, theirs.income_year) and mine.income_year != theirs.income_year:
        return False
    return not mine.declarants or not theirs.declarants or not set(mine.declarants).isdisjoint(theirs.declarants)


def _is_counted_surely(piece: Piece) -> bool:
    """« 2/7 » on a photo may be « 2/2 »: of a page whose number is a doubt, how many there are is one too."""
    return all(f.certainty > _DOUBT for f in piece.verdict.findings if f.check == page_count.__name__)


_DOUBT = 0.5


def _only_one(notices: Sequence[Piece]) -> bool:
    named = [set(piece.verdict.facts.declarants) for piece in notices if piece.verdict.facts.declarants]
    return all(not first.isdisjoint(second) for first in named for second in named)


def _whole(pages: set[int], expected: int | None) -> bool:
    return expected is not None and expected > 0 and all(page in pages for page in range(1, expected + 1))


def _pages(piece: Piece) -> set[int]:
    return set(piece.verdict.facts.pages_seen)


def _told_by_the_first(piece: Piece) -> set[Reason]:
    """What is not held against a page of a notice: what only its first page says."""
    facts = piece.verdict.facts
    names_its_kind = all(finding.detail != "kind" for finding in piece.verdict.findings)
    if 1 in facts.pages_seen or (facts.declarants and names_its_kind):
        return {Reason.PAGES_MISSING}
    holder = set() if facts.declarants else {Reason.HOLDER_MISMATCH}
    year = {Reason.DATE_NOT_FOUND} if facts.income_year is None else set()
    untitled = {Reason.UNCERTAIN_READING} if _only_untitled(piece) else set()
    return {Reason.PAGES_MISSING} | holder | year | untitled


def _only_untitled(piece: Piece) -> bool:
    """Whether a page leaves no other doubt than that it bears no title: what its kind is, the first page says."""
    doubts = [f for f in piece.verdict.findings if f.reason is Reason.UNCERTAIN_READING]
    return all(finding.detail in _UNTITLED for finding in doubts) and bool(piece.verdict.facts.pages_seen)


_UNTITLED = frozenset({"kind", "", "unsure"})


def _status_but_pages(piece: Piece) -> Status:
    """What the file would be but for its missing pages."""
    return piece_status([reason for reason in piece.verdict.reasons if reason not in _told_by_the_first(piece)])


def _settled(piece: Piece, lifted: set[Reason], outcome: Outcome, reason: Reason | None) -> tuple[Finding, ...]:
    """The findings with those changed in place, so that each keeps its strip."""
    return tuple(
        replace(finding, outcome=outcome, reason=reason) if finding.reason in lifted else finding
        for finding in piece.verdict.findings
    )
