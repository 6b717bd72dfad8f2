"""The file's name has no accents and no special characters (guide, page 1)."""

import re
import unicodedata
from collections.abc import Iterator

from config.campaign import FileRules
from validators.case import Case
from validators.findings import fails, holds
from validators.model import Finding, Reason, Upload
from validators.text.visible import visible

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
"""Names that Windows keeps for itself: the staff could not save the file."""
_SPELLED = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "€": "euros", "&": "et"}
)
_LONGEST_CLEAN = 80


def file_name(case: Case) -> Iterator[Finding]:
    """Only the last part of the path is the family's; folders are the portal's."""
    if not case.upload.file_name.strip():
        return  # a row without any name has no file either: `file_presence` tells it
    name = base_name(case.upload)
    if is_clean(name, case.campaign.file):
        yield holds(read=name)
    else:
        yield fails(Reason.INVALID_NAME, read=visible(name, 120), expected=clean_name(name))


def base_name(upload: Upload) -> str:
    """What the family called the file. A backslash parts folders only where the drop shows that it does."""
    name = upload.file_name.rpartition("/")[2]
    return name.rpartition("\\")[2] if upload.path is not None and "\\" not in upload.path else name


def extension_of(name: str) -> str:
    """What stands after the last dot, in lower case and without spaces around it; empty when there is no dot."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def is_clean(name: str, rules: FileRules) -> bool:
    """Allowed characters only, not too many bytes, no trailing dot or space, not a name that Windows reserves."""
    return (
        re.fullmatch(rules.name_characters, name) is not None
        and len(name.encode("utf-8", "surrogatepass")) <= rules.max_name_bytes
        and not name.endswith((".", " "))
        and not _RESERVED.fullmatch(name)
    )


def clean_name(name: str) -> str:
    """A name to propose: no accents, ligatures spelled out, underscores for the rest; extension kept, never empty."""
    stem, dot, extension = unicodedata.normalize("NFKD", name).strip().rstrip(". ").rpartition(".")
    if not dot:
        stem, extension = extension, ""
    ending = _ascii(extension)[:10].rstrip("_.- ")
    clean = _ascii(stem)[:_LONGEST_CLEAN].rstrip("_.- ") or "document"
    if _RESERVED.fullmatch(clean):
        clean = f"fichier_{clean}"
    return f"{clean}.{ending}" if ending else clean


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"_+", "_", re.sub(r"[^A-Za-z0-9._-]+", "_", letters)).strip("_.- ")
