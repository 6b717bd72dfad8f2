"""Findings → the verdict on one upload: its status, its reasons, the few facts that are kept."""

from validators.case import Case
from validators.confidence import confidence
from validators.facts import facts
from validators.model import Finding, Verdict
from validators.verdict import in_order, piece_status


def concluded(case: Case, findings: tuple[Finding, ...]) -> Verdict:
    """The verdict that findings come to."""
    reasons = in_order(finding.reason for finding in findings if finding.reason is not None)
    status = piece_status(reasons)
    known = facts(case, findings)
    return Verdict(status, reasons, findings, known, confidence(status, findings), case.reading.stage)
