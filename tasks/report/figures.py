"""The campaign at a glance: dossiers by status night after night, and what becomes of each reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.messages import messages
from tasks.report.snapshot import Snapshot, Tally
from tasks.report.tally import tally
from validators.decision import Choice
from validators.model import DossierStatus, Outcome, Reason

WIDTH, HEIGHT = 640, 120
_MOST_NIGHTS = 60
_WIDEST = 40.0
_CODES = {
    DossierStatus.COMPLETE: "complete",
    DossierStatus.TO_CHECK: "to-check",
    DossierStatus.INCOMPLETE: "incomplete",
    DossierStatus.TO_CORRECT: "to-correct",
}
"""From the bottom of a bar to its top."""


@dataclass(frozen=True)
class Block:
    """A part of a bar, in the units of the picture (origin at the top left)."""

    code: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class NightFigure:
    """One night: the dossiers in each status (in the order of `legend`), and the bar that shows them."""

    day: date
    counts: tuple[int, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ReasonFigure:
    """How many pieces have a reason, how many more than on the night before (None: there is none), and how often the
    staff accepted a piece in spite of it, out of the times they decided: a large share shows the rule to mend."""

    title: str
    pieces: int
    more: int | None
    accepted: int
    decided: int


def legend() -> list[tuple[str, str]]:
    """The code and the word of each status, in the order of the bars."""
    words = {DossierStatus.COMPLETE: "Sans réserve", DossierStatus.TO_CHECK: "À vérifier"}
    words |= {DossierStatus.TO_CORRECT: "À corriger"}
    return [(code, words.get(status, status.value)) for status, code in _CODES.items()]


def nights(snapshot: Snapshot) -> tuple[NightFigure, ...]:
    """The last nights and this one, oldest first."""
    told = [*snapshot.nights, tally(snapshot)][-_MOST_NIGHTS:]
    tallest = max((sum(one.dossiers.values()) for one in told), default=0)
    step = min(WIDTH / len(told), _WIDEST)
    return tuple(_night(one, index * step, step * 0.8, HEIGHT / max(tallest, 1)) for index, one in enumerate(told))


def reasons(snapshot: Snapshot) -> tuple[ReasonFigure, ...]:
    """The reasons that any piece has or that the staff decided on, the most frequent first."""
    now, before = tally(snapshot).reasons, snapshot.nights[-1].reasons if snapshot.nights else None
    accepted, decided = _decided(snapshot, {Choice.ACCEPT}), _decided(snapshot, set(Choice) - {Choice.IGNORE})
    shown = [reason for reason in Reason if now.get(reason) or decided[reason]]
    return tuple(
        ReasonFigure(
            messages().reason[reason.code].title,
            now.get(reason, 0),
            None if before is None else now.get(reason, 0) - before.get(reason, 0),
            accepted[reason],
            decided[reason],
        )
        for reason in sorted(shown, key=lambda reason: -now.get(reason, 0))
    )


def _night(told: Tally, x: float, width: float, scale: float) -> NightFigure:
    counts = tuple(told.dossiers.get(status, 0) for status in _CODES)
    return NightFigure(told.day, counts, tuple(_blocks(counts, x, width, scale)))


def _blocks(counts: Sequence[int], x: float, width: float, scale: float) -> list[Block]:
    blocks, top = [], float(HEIGHT)
    for code, count in zip(_CODES.values(), counts, strict=True):
        top -= count * scale
        if count:
            blocks.append(Block(code, round(x, 2), round(top, 2), round(width, 2), round(count * scale, 2)))
    return blocks


def _decided(snapshot: Snapshot, choices: set[Choice]) -> Counter[Reason]:
    """How often the staff chose one of these for a piece that the program had that reason against."""
    return Counter(
        reason
        for row in snapshot.pieces
        if row.decision and row.decision.choice in choices
        for reason in {one.reason for one in row.findings if one.outcome != Outcome.HOLDS and one.reason}
    )
