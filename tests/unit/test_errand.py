"""What is read again on the next night: what nobody could look at, or what a missing tool kept from being read."""

import pytest

from tasks.errand import look
from tasks.examine import Examined
from tasks.family_record import FamilyRows
from validators.model import Finding, Outcome, Reason, Slot, Status, Upload, Verdict

UPLOAD = Upload("P1", "P1", "F1", "", "", Slot.PROOF_OF_ADDRESS, "a.pdf", "a.pdf", None, 1000, "0" * 64)
ROWS = FamilyRows("F1", uploads=(UPLOAD,))


class Doubtful:
    """Examines to a doubt of that detail, or raises what it is given."""

    def __init__(self, detail: str, error: Exception | None = None) -> None:
        self.detail, self.error = detail, error

    def examine(self, *_: object) -> Examined:
        if self.error:
            raise self.error
        doubt = Finding("document_kind", Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING, detail=self.detail)
        return Examined(Verdict(Status.TO_CHECK, (Reason.UNCERTAIN_READING,), (doubt,)), {})


@pytest.mark.parametrize(
    ("detail", "settled"), [("tool_missing", False), ("crashed", True), ("deadline", True), ("blank", True)]
)
def test_a_piece_without_its_tool_is_read_the_next_night_and_one_that_was_looked_at_is_not(
    detail: str, settled: bool
) -> None:
    found = look(Doubtful(detail), UPLOAD, ROWS)
    assert (found.settled, found.is_mishap) == (settled, False)


def test_a_piece_that_nobody_could_look_at_is_tried_again() -> None:
    found = look(Doubtful("", ZeroDivisionError("canary")), UPLOAD, ROWS)
    assert (found.settled, found.is_mishap) == (False, True)
