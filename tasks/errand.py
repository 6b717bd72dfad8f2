"""What a reader is sent for, and what it brings back: all that goes from one process or machine to another.

An errand holds ids and hashes only. Names, addresses and file names are read where the drop lies, so that none stands
in a key or a log of whatever carries it. What comes back is as personal as the record that it becomes.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tasks.examine import Examined
from tasks.family_record import FamilyRows
from tasks.statuses import NOT_LOOKED_AT, subject_of
from validators.model import Family, Student, Upload

_LOG = logging.getLogger("dossiers")
_OUR_TROUBLE = "tool_missing"


class Examiner(Protocol):
    """Whoever looks at the uploads: `tasks.examine.Examiner`."""

    def examine(self, upload: Upload, family: Family | None, students: tuple[Student, ...]) -> Examined: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """One upload to look at: its key, its bytes as the nightly process saw them, and what is judged (`fingerprint`)."""

    key: str
    size_bytes: int | None
    sha256: str | None
    subject: str


@dataclass(frozen=True, slots=True)
class Errand:
    """The uploads of one family that are to be looked at, in the drop and by the rules of that run."""

    run_id: int
    drop_path: str
    campaign: str
    rules: str
    family_id: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one upload. Not `settled`: our own trouble kept it from being read."""

    subject: str
    sha256: str | None
    examined: Examined
    settled: bool

    @property
    def is_mishap(self) -> bool:
        """Whether it could not be looked at at all."""
        return self.examined.verdict == NOT_LOOKED_AT


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader brings back. `unfit`: a French sentence, when it cannot read for this run."""

    looks: Sequence[Look] = ()
    trouble: tuple[str, ...] = ()
    reader: str = ""
    unfit: str = ""


def look(examiner: Examiner, upload: Upload, rows: FamilyRows) -> Look:
    """What the examiner says of one upload, and whether that settles it."""
    subject = subject_of(upload, rows)
    try:
        examined = examiner.examine(upload, rows.family, rows.students)
    except Exception as error:  # one piece never ends the run; a person looks at it, and it is tried again
        _LOG.error("piece %s: %s", upload.sha256, type(error).__name__)
        return Look(subject, upload.sha256, Examined(NOT_LOOKED_AT, {}), settled=False)
    missing = any(finding.detail == _OUR_TROUBLE for finding in examined.verdict.findings)
    return Look(subject, upload.sha256, examined, settled=not missing)
