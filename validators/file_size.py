"""The file is not larger than the portal takes (guide, step 3: « fixée à 2 Mo »)."""

from collections.abc import Iterator
from math import ceil

from validators.case import Case
from validators.findings import fails, holds
from validators.model import Finding, Reason

_MO = 1024 * 1024


def file_size(case: Case) -> Iterator[Finding]:
    """The file's own size decides, not the figure of the portal; exactly the limit still passes."""
    if case.upload.path is None:
        return
    size = case.upload.size_bytes if case.upload.size_bytes is not None else case.reading.file.size_bytes
    limit = case.campaign.file.max_size_bytes
    if size > limit:
        yield fails(Reason.TOO_LARGE, read=in_mo(size), expected=in_mo(limit))
    else:
        yield holds(read=in_mo(size), expected=in_mo(limit))


def in_mo(size_bytes: int) -> str:
    """`2,01 Mo`: rounded up, so that what is too large never reads as the limit."""
    hundredths = ceil(size_bytes * 100 / _MO)
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " Mo"
