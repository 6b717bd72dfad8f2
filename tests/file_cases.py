"""An upload before the file checks, with only what those look at."""

from config.campaign import load
from validators.case import Case, FileFacts, Reading
from validators.model import Slot, Upload

CAMPAIGN = load("2026-2027")


def file_case(
    file_name: str = "avis.pdf",
    content: str = "pdf",
    trouble: str = "",
    path: str | None = "",
    size_bytes: int = 1000,
    noun: str = "",
) -> Case:
    """`path` is as the name when empty, None for a file that is not in the drop; in no trouble, it opens."""
    upload = Upload(
        key="P1",
        id="P1",
        family_id="F1",
        student_id="",
        label="RIB",
        slot=Slot.BANK_DETAILS,
        file_name=file_name,
        path=file_name if path == "" else path,
        uploaded_at=None,
        size_bytes=None if path is None else size_bytes,
    )
    opened = content in ("pdf", "jpeg", "png") and not trouble
    facts = FileFacts(size_bytes, content, noun, opened=opened, trouble=trouble, page_count=int(opened))
    return Case(upload, None, (), CAMPAIGN, Reading(facts))
