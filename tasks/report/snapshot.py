"""What the database holds at the end of a run, as the reports need it: plain data, no queries."""

from dataclasses import dataclass
from datetime import date, datetime

from validators.decision import Choice, Decision
from validators.model import DossierStatus, Facts, Family, Finding, Reason, Slot, Status, Student, Upload


@dataclass(frozen=True, slots=True)
class DropProblem:
    """A row of the export that could not be taken as it is: the CSV, its line (1 is the header), a French sentence."""

    file: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One upload with what stands of it: after the staff's `decision`, if one is in force.

    `seen_since` is when this status with these reasons was first found, `is_new` that it was in this run;
    `evidence` maps the index of a finding to its strip (PNG bytes).
    """

    upload: Upload
    status: Status
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    facts: Facts
    confidence: float
    seen_since: datetime
    is_new: bool
    evidence: dict[int, bytes]
    stage: str = "file"
    decision: Decision | None = None

    @property
    def is_left_aside(self) -> bool:
        """Whether the staff have said that nobody need look at it."""
        return self.decision is not None and self.decision.choice == Choice.IGNORE

    @property
    def is_asked_again(self) -> bool:
        """Whether the family is asked for it: it is refused, or the staff want it asked for."""
        reminded = self.decision is not None and self.decision.choice == Choice.REMIND
        return self.status == Status.NON_COMPLIANT or reminded

    @property
    def waits_for_family(self) -> bool:
        """Whether the staff have acted and it is the family's turn: it was refused, or is asked for again."""
        return self.decision is not None and self.decision.choice in (Choice.REFUSE, Choice.REMIND)


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One student's dossier. `slots` gives each required slot's status, None where no file was sent.

    `seen_since` is when this status with these slots was first found.
    """

    family_id: str
    student: Student
    status: DossierStatus
    missing: tuple[Slot, ...]
    slots: dict[Slot, Status | None]
    seen_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood after the last night, of all that has changed since; None where it was not there.

    `pieces` is by key of the upload, `slots` by id of the student.
    """

    pieces: dict[str, Status | None]
    slots: dict[str, dict[Slot, Status | None] | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What stood at the end of one night, in counts; what is at zero may lack. `day` is that of the run."""

    day: date
    dossiers: dict[DossierStatus, int]
    pieces: dict[Status, int]
    reasons: dict[Reason, int]


@dataclass(frozen=True, slots=True)
class RunRow:
    """The run that made these reports. `outcome` is `complet` or `partiel`; `trouble` are its technical anomalies."""

    id: str
    started_at: datetime
    finished_at: datetime
    campaign: str
    version: str
    drop_date: date | None
    outcome: str
    trouble: tuple[str, ...]
    pieces_read: int
    pieces_unchanged: int
    pieces_left: int
    ocr_calls: int
    pieces_by_stage: dict[str, int]
    seconds_by_stage: dict[str, float]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that the reports show, in the order of the drop. `earlier` is None on the first night.

    `nights` are those of the days before, oldest first.
    """

    run: RunRow
    families: dict[str, Family]
    pieces: tuple[PieceRow, ...]
    dossiers: tuple[DossierRow, ...]
    problems: tuple[DropProblem, ...]
    earlier: Earlier | None = None
    nights: tuple[Tally, ...] = ()
