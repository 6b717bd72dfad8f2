"""The file is a PDF, a JPEG or a PNG by its name and by its bytes, the two agreeing, and it opens (guide, page 1)."""

from collections.abc import Iterator

from validators.case import Case, FileFacts
from validators.file_name import base_name, extension_of
from validators.findings import doubt, fails, holds
from validators.model import Finding, Reason

_NOUNS = {"pdf": "un PDF", "jpeg": "une image JPEG", "png": "une image PNG"}


def file_format(case: Case) -> Iterator[Finding]:
    """All that can be told at once: of the name's extension, of the content, and whether the file opens."""
    found = [*_extension(case)]
    if case.upload.path is not None:
        found += _content(case)
        found += _opening(case.reading.file)
    yield from found or [holds(read=_noun(case.reading.file))]


def _extension(case: Case) -> Iterator[Finding]:
    name = base_name(case.upload)
    accepted = case.campaign.file.extensions
    if name and extension_of(name) not in accepted:
        shown = f".{extension_of(name)}" if extension_of(name) else "sans extension"
        yield fails(
            Reason.FORMAT_NOT_ACCEPTED, read=shown, expected=", ".join(accepted), detail=_renaming(case.reading.file)
        )


def _content(case: Case) -> Iterator[Finding]:
    file = case.reading.file
    announced = case.campaign.file.extensions.get(extension_of(base_name(case.upload)))
    if announced and announced != file.content and file.content in (*_NOUNS, "other"):
        yield fails(
            Reason.CONTENT_MISMATCH, read=_noun(file), expected=_NOUNS[announced], detail=_renaming(file) or "other"
        )


def _opening(file: FileFacts) -> Iterator[Finding]:
    """A file of another type is told to be one; whether it opens is no matter then."""
    if file.content == "empty" or file.trouble == "empty":
        yield fails(Reason.UNREADABLE, detail="empty")
    elif file.content == "other":
        return
    elif file.trouble == "too_many_pixels":
        # A person can open it: the limit is ours, so the family is not sent away for it.
        yield doubt(Reason.UNCERTAIN_READING, detail="too_many_pixels")
    elif file.trouble:
        yield fails(Reason.UNREADABLE, detail=file.trouble)
    elif file.content == "unknown":
        yield fails(Reason.UNREADABLE, detail="damaged")
    elif not file.opened:
        # Nobody could open it and nobody knows why: that must not pass, nor be held against the family.
        yield doubt(Reason.UNCERTAIN_READING, detail="crashed")


def _renaming(file: FileFacts) -> str:
    return f"is_{file.content}" if file.content in _NOUNS else ""


def _noun(file: FileFacts) -> str:
    return _NOUNS.get(file.content) or file.content_noun
