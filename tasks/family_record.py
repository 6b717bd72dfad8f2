"""One family: what the drop says of it, and what stands of its pieces and dossiers."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from validators.model import DossierStatus, Family, Finding, Reason, Slot, Status, Student, Upload


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """The rows of a drop that carry one family's id. `family` is None when familles.csv does not know it."""

    id: str
    family: Family | None = None
    students: tuple[Student, ...] = ()
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class PieceStanding:
    """What stands of one upload. `verdict_id` is None while it was never looked at; `pending`: it is to be (again).

    `decision_id` is None where no decision is in force.
    """

    verdict_id: int | None
    pending: bool
    status: Status
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    sha256: str | None
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class DossierStanding:
    """What stands of one student's dossier, and of each required slot (None: no file)."""

    status: DossierStatus
    slots: dict[Slot, Status | None]


@dataclass(frozen=True, slots=True)
class FamilyRecord:
    """A family in the database: its rows, its pieces by key, its dossiers by student."""

    rows: FamilyRows
    pieces: Mapping[str, PieceStanding] = field(default_factory=dict)
    dossiers: Mapping[str, DossierStanding] = field(default_factory=dict)


def digest(record: FamilyRecord) -> str:
    """SHA-256 (hex) over all of it: a family whose digest stands in the database need not be compared with it."""
    return hashlib.sha256(repr(record).encode("utf-8", "surrogatepass")).hexdigest()


def by_family(
    families: Iterable[Family], students: Iterable[Student], uploads: Iterable[Upload]
) -> dict[str, FamilyRows]:
    """The rows of a drop by family: those of familles.csv in its order, then the ids that only other rows have."""
    known = {family.id: family for family in families}
    children: dict[str, list[Student]] = defaultdict(list)
    for student in students:
        children[student.family_id].append(student)
    sent: dict[str, list[Upload]] = defaultdict(list)
    for upload in uploads:
        sent[upload.family_id].append(upload)
    return {
        id_: FamilyRows(id_, known.get(id_), tuple(children[id_]), tuple(sent[id_]))
        for id_ in dict.fromkeys([*known, *children, *sent])
    }
