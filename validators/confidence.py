"""How sure a verdict is (0 to 1), from how sure its parts are.

What is decided lies at the campaign's `decide_certainty` or above, what is left to a person at 0.6 or below.
`make eval` prints how often pieces decided at 0.9 or more are right: 98 % at least is asked, on documents that nobody
tuned on.
"""

from collections.abc import Sequence

from validators.model import Finding, Outcome, Status


def confidence(status: Status, findings: Sequence[Finding]) -> float:
    """A pass is as sure as its least sure part, a failure as its surest one; a doubt is half sure."""
    if status is Status.COMPLIANT:
        return round(min((finding.certainty for finding in findings), default=1.0), 2)
    if status is Status.NON_COMPLIANT:
        sure = [f.certainty for f in findings if f.reason is not None and f.reason.status is Status.NON_COMPLIANT]
        return round(max(sure, default=0.5), 2)
    doubts = [f.certainty for f in findings if f.outcome is Outcome.CANNOT_TELL]
    return round(min(max(doubts, default=0.5), 0.6), 2)
