"""What a check is given: an upload, whom it concerns, the season, and what has been read of the file so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from config.campaign import Campaign
from validators.model import Box, Family, Person, Student, Upload
from validators.text.date_roles import DatedRole, dated_roles
from validators.text.kinds import KindScore, kind_of
from validators.text.layout import Page, split
from validators.text.medical.read_surely import is_read_surely
from validators.text.medical.statement import Clearance, Statement, statement


@dataclass(frozen=True)
class FileFacts:
    """What the file is, before anything is read on it.

    `content` is what its bytes are: `pdf`, `jpeg`, `png`, `other`, `empty`, `unknown`; `content_noun` in French.
    `opened` says that a parser could open it; `trouble` why not: `empty`, `damaged`, `password`, `truncated`,
    `too_many_pixels`, or nothing.
    """

    size_bytes: int
    content: str
    content_noun: str = ""
    opened: bool = False
    trouble: str = ""
    page_count: int = 0


@dataclass(frozen=True)
class Code:
    """What a 2D-Doc said, and whether it can be believed.

    `signature` is `verified`, `tampered`, `unknown_signer`, `test_signer` or `unsigned`; `kind` a document kind of
    `config/document_kinds.toml`, empty when the type is unknown. `names_truncated`: the issuer cut a holder short.
    """

    signature: str
    kind: str
    issued: date | None = None
    income_year: int | None = None
    holders: tuple[str, ...] = ()
    names_truncated: bool = False
    box: Box | None = None

    @property
    def trusted(self) -> bool:
        """Only a signature that was verified proves anything."""
        return self.signature == "verified"


@dataclass(frozen=True)
class Picture:
    """What was seen on a picture that is not read as a text: how many faces, and how sharp and busy it is (0 to 1).

    `plainly` says what it is when it is no photograph at all: `blank`, `drawing`.
    """

    faces: int
    face_share: float
    sharpness: float
    spread: float
    plainly: str = ""


MARGINS = "ocr_margins"
"""The stage of a reading that adds what the margins show when they are looked at by themselves."""


@dataclass(frozen=True)
class Reading:
    """What has been read of a file so far. Later readings of the same file are richer.

    `stage` names the reading (`file`, `text`, `barcode`, `ocr_band`, …); `by_ocr` that its words come from OCR;
    `partial` that some of the pages or of a page was left for later; `again` that what was read once was read anew,
    finer; `last` that nothing richer is left.
    `trouble` says what kept it from being read (`blurred`, `too_dark`, `tool_missing`, `deadline`, …).
    """

    file: FileFacts
    pages: tuple[Page, ...] = ()
    code: Code | None = None
    picture: Picture | None = None
    stage: str = "file"
    by_ocr: bool = False
    partial: bool = False
    again: bool = False
    trouble: str = ""
    last: bool = False

    @cached_property
    def kind(self) -> KindScore | None:
        """The likeliest kind by the words; None where nothing speaks for any."""
        return kind_of(self.pages, by_ocr=self.by_ocr)

    @cached_property
    def dated(self) -> tuple[DatedRole, ...]:
        """Every date of the pages, with its role."""
        return tuple(role for page in self.pages for role in dated_roles(page))

    @cached_property
    def has_words(self) -> bool:
        """Whether anything was read at all."""
        return any(page.lines for page in self.pages)


@dataclass(frozen=True)
class Case:
    """One upload before the checks. `family` is None for an orphan row; `students` are all the family's children."""

    upload: Upload
    family: Family | None
    students: tuple[Student, ...]
    campaign: Campaign
    reading: Reading

    @property
    def student(self) -> Student | None:
        """The student whose slot this is; None for a family's slot."""
        return next((student for student in self.students if student.id == self.upload.student_id), None)

    @property
    def uploaded_on(self) -> date | None:
        """The day that ages are counted to (guide: the upload's, never the run's)."""
        return self.upload.uploaded_at.date() if self.upload.uploaded_at else None

    @cached_property
    def stated(self) -> Statement:
        """What a certificate says of dancing: as it stands, where its statement was read twice and all of it surely."""
        pages, by_ocr = self.reading.pages, self.reading.by_ocr
        names = {word for _, person in self.people() for word in split(f"{person.first_name} {person.last_name}")}
        said = statement(pages, names, by_ocr=by_ocr)
        if not (said.unread and self.reading.again and is_read_surely(pages, names)):
            return said
        plainly = statement(pages, names)
        return plainly if plainly.clearance is Clearance.CLEARED else said

    def people(self) -> Iterator[tuple[str, Person]]:
        """Everyone of the family with their key: "1", "2" for representatives, the id for a student."""
        if self.family is not None:
            yield from ((str(rank), person) for rank, person in enumerate(self.family.representatives, 1))
        yield from ((student.id, student.name) for student in self.students)
