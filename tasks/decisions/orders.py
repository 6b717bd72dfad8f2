"""What a person asks for, and what becomes of it: each order by itself, one French sentence each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from config.messages import filled, messages
from tasks.report.wording import long_day, visible
from validators.decision import Choice, Decision, in_force
from validators.model import Upload
from validators.text.fold import fold_label

LONGEST_COMMENT = 1000
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Order:
    """A decision as it was typed. `place` says where (`ligne 12`), empty for the command line.

    `sha256` is that of the file that was decided on, empty for a missing one, None for whatever stands there now.
    `trouble` is the code of what is wrong with the order itself, empty if nothing is.
    """

    key: str
    choice: str
    comment: str = ""
    place: str = ""
    sha256: str | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of an order. `decision` is None where nothing is recorded."""

    sentence: str
    decision: Decision | None = None


@dataclass(frozen=True)
class Desk:
    """What orders are judged against: the uploads of the drop by key, what was decided, and who decides now."""

    uploads: Mapping[str, Upload]
    taken: Mapping[str, Sequence[Decision]]
    by: str
    now: datetime
    brought_before: frozenset[str] = frozenset()

    def answer(self, orders: Sequence[Order]) -> list[Answer]:
        """What becomes of each, in their order."""
        choices: dict[str, set[Choice | None]] = defaultdict(set)
        for order in orders:
            if not order.trouble:
                choices[order.key].add(choice_of(order.choice))
        seen: set[str] = set()
        answers = []
        for order in orders:
            code = "twice" if len(choices[order.key]) > 1 else "repeated" if order.key in seen else ""
            seen.add(order.key)
            answers.append(self._answered(order, order.trouble or self._refused(order) or code))
        return answers

    def _refused(self, order: Order) -> str:
        """The code of why an order cannot be taken by itself; empty when it can."""
        upload = self.uploads.get(order.key)
        if upload is None:
            return "unknown_piece"
        if order.sha256 is not None and order.sha256 != (upload.sha256 or ""):
            return "file_changed"
        choice = choice_of(order.choice)
        if choice is None:
            return "unknown_choice"
        if order.key in self.brought_before:
            return "taken_before"
        standing = in_force(self.taken.get(order.key, ()), upload)
        if choice == Choice.WITHDRAW:
            return "" if standing else "nothing_to_withdraw"
        same = standing and (standing.choice, standing.comment) == (choice, order.comment or standing.comment)
        return "already" if same else ""

    def _answered(self, order: Order, code: str) -> Answer:
        choice = choice_of(order.choice)
        upload = self.uploads.get(order.key)
        if code or choice is None or upload is None:
            return Answer(self._sentence(order, code))
        decision = Decision(
            id=0,
            key=upload.key,
            family_id=upload.family_id,
            slot=upload.slot,
            sha256=upload.sha256,
            choice=choice,
            by=self.by[:LONGEST_NAME],
            comment=order.comment[:LONGEST_COMMENT],
            decided_at=self.now,
        )
        return Answer(self._sentence(order, choice), decision)

    def _sentence(self, order: Order, code: str) -> str:
        last = max(self.taken.get(order.key, ()), key=lambda one: one.id, default=None)
        said = filled(
            messages().decision.answer[code],
            choice=visible(order.choice, 40),
            date=long_day(last.decided_at.date()) if last else "",
        )
        named = [order.place, f"pièce {visible(order.key, 60)}" if order.key else ""]
        start = ", ".join(filter(None, named))
        return f"{start[:1].upper()}{start[1:]} : {said}"


def choice_of(cell: str) -> Choice | None:
    """The choice that a cell or an argument names, whatever its capitals; None when it names none."""
    folded = fold_label(cell)
    return next((choice for choice in Choice if choice.value == folded), None)
