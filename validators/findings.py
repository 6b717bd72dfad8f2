"""Three short words for what a check says. The checklist fills in the check's own name."""

from validators.model import Box, Finding, Outcome, Reason


def holds(read: str = "", expected: str = "", certainty: float = 1.0, box: Box | None = None) -> Finding:
    """The rule is kept."""
    return Finding("", Outcome.HOLDS, None, read, expected, "", certainty, box)


def fails(
    reason: Reason, read: str = "", expected: str = "", detail: str = "", certainty: float = 1.0, box: Box | None = None
) -> Finding:
    """The rule is broken."""
    return Finding("", Outcome.FAILS, reason, read, expected, detail, certainty, box)


def doubt(
    reason: Reason, read: str = "", expected: str = "", detail: str = "", certainty: float = 0.5, box: Box | None = None
) -> Finding:
    """It cannot be told: a person must look."""
    return Finding("", Outcome.CANNOT_TELL, reason, read, expected, detail, certainty, box)
