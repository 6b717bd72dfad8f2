"""One family as the page and the workbook show it: who it is, what is open, what to write to it."""

import re
from dataclasses import dataclass
from functools import cached_property

from config.campaign import Campaign
from config.messages import french
from tasks.report import letter
from tasks.report.piece_view import PieceView, full_name
from tasks.report.snapshot import PieceRow
from tasks.report.wording import visible
from tasks.report.worklist import Case, MissingPiece

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_NAME = 100


@dataclass(frozen=True)
class CaseView:
    """A family as the page shows it. `number` is its place on the page."""

    case: Case
    number: int
    campaign: Campaign

    @property
    def anchor(self) -> str:
        plain = _PLAIN_ID.fullmatch(self.case.family_id)
        return f"famille-{self.case.family_id}" if plain else f"cas-{self.number}"

    @property
    def name(self) -> str:
        """Its representatives; the id where nobody is named."""
        people = (
            [full_name(person) for person in self.case.family.representatives if person] if self.case.family else []
        )
        return " et ".join(people) or f"Famille {visible(self.case.family_id)}"

    @property
    def email(self) -> str:
        return visible(self.case.family.email) if self.case.family else ""

    @property
    def students(self) -> list[str]:
        return [full_name(student.name) for student in self.case.students]

    @cached_property
    def pieces(self) -> list[PieceView]:
        return [self.view(piece.row, piece.together) for piece in self.case.pieces]

    @property
    def older(self) -> list[PieceView]:
        return [self.view(row) for row in self.case.older]

    @property
    def to_check(self) -> int:
        """How many pieces the message leaves out until the staff decide."""
        return sum(not view.row.is_asked_again for view in self.pieces)

    @cached_property
    def message(self) -> str:
        return letter.body(self.case, self.campaign)

    @property
    def draft(self) -> str:
        """The name of the draft's file in `messages/`. With a dot, so that it is no other family's id."""
        plain = len(self.case.family_id) <= _LONGEST_NAME and _PLAIN_ID.fullmatch(self.case.family_id)
        return f"{self.case.family_id}.eml" if plain else f"cas.{self.number}.eml"

    def missing_title(self, piece: MissingPiece) -> str:
        title = french(self.campaign.slots[piece.slot].title)
        return f"{title} – {full_name(piece.student.name)}" if piece.student else title

    def missing_sentence(self, piece: MissingPiece) -> str:
        return letter.missing_sentence(piece, self.campaign, "staff")

    def view(self, row: PieceRow, together: bool = False) -> PieceView:
        students = {student.id: student for student in self.case.students}
        return PieceView(row, students.get(row.upload.student_id), self.campaign, together)
