"""The file that the portal lists is in the drop."""

from collections.abc import Iterator

from validators.case import Case
from validators.findings import fails, holds
from validators.model import Finding, Reason


def file_presence(case: Case) -> Iterator[Finding]:
    """CONTRACT, "Reasons": listed, not in the drop."""
    yield fails(Reason.FILE_MISSING) if case.upload.path is None else holds()
