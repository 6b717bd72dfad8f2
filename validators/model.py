"""The words of the domain as types: what comes in, what is read on it, what is found, what is decided.

Everything here is frozen and knows nothing of files, databases or Prefect.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum

from config.campaign import SlotCode as Slot

__all__ = [
    "Box",
    "DossierStatus",
    "Facts",
    "Family",
    "Finding",
    "Outcome",
    "Person",
    "Reason",
    "Slot",
    "Status",
    "Student",
    "Upload",
    "Verdict",
]


class Status(StrEnum):
    """Etat of a piece (CONTRACT, etats_pieces.csv)."""

    COMPLIANT = "Conforme"
    NON_COMPLIANT = "Non conforme"
    TO_CHECK = "A vérifier"


class DossierStatus(StrEnum):
    """Etat of a student's dossier; the order is the order of precedence (CONTRACT, etats_dossiers.csv)."""

    TO_CORRECT = "A corriger"
    INCOMPLETE = "Incomplet"
    TO_CHECK = "A vérifier"
    COMPLETE = "Complet"


class Reason(Enum):
    """Why a piece is not Conforme: contract code and the status it brings. Its order is the order in the CSV."""

    FILE_MISSING = ("fichier_absent", Status.NON_COMPLIANT)
    FORMAT_NOT_ACCEPTED = ("format_non_accepte", Status.NON_COMPLIANT)
    CONTENT_MISMATCH = ("contenu_different", Status.NON_COMPLIANT)
    UNREADABLE = ("fichier_illisible", Status.NON_COMPLIANT)
    TOO_LARGE = ("taille_depassee", Status.NON_COMPLIANT)
    INVALID_NAME = ("nom_fichier_invalide", Status.NON_COMPLIANT)
    UNEXPECTED_KIND = ("type_document_inattendu", Status.NON_COMPLIANT)
    WRONG_INCOME_YEAR = ("annee_revenus_incorrecte", Status.NON_COMPLIANT)
    PAGES_MISSING = ("pages_manquantes", Status.NON_COMPLIANT)
    OUT_OF_DATE = ("document_perime", Status.NON_COMPLIANT)
    FUTURE_DATE = ("date_future", Status.NON_COMPLIANT)
    PROOF_NOT_ADMITTED = ("justificatif_non_admis", Status.NON_COMPLIANT)
    STATEMENT_MISSING = ("mention_absente", Status.NON_COMPLIANT)
    INVALID_IBAN = ("iban_invalide", Status.NON_COMPLIANT)
    DATE_NOT_FOUND = ("date_introuvable", Status.TO_CHECK)
    UNCERTAIN_READING = ("lecture_incertaine", Status.TO_CHECK)
    HOLDER_MISMATCH = ("titulaire_different", Status.TO_CHECK)
    DUPLICATE_FILE = ("fichier_en_double", Status.TO_CHECK)

    def __init__(self, code: str, status: Status) -> None:
        self.code = code
        self.status = status

    @classmethod
    def of(cls, code: str) -> "Reason":
        """The reason of a contract code; KeyError when there is none."""
        return _REASONS[code]


_REASONS = {reason.code: reason for reason in Reason}


class Outcome(StrEnum):
    """What one check says: it holds, it fails, or it cannot tell."""

    HOLDS = "vérifiée"
    FAILS = "échouée"
    CANNOT_TELL = "non vérifiable"


@dataclass(frozen=True, slots=True)
class Person:
    """A name as the portal has it."""

    last_name: str
    first_name: str

    def __bool__(self) -> bool:
        return bool(self.last_name.strip() or self.first_name.strip())


@dataclass(frozen=True, slots=True)
class Family:
    """One row of familles.csv. `custody` is the portal's `situation` (couple, parent_seul, garde_alternee, …)."""

    id: str
    representatives: tuple[Person, ...]
    custody: str
    address: str = ""
    postcode: str = ""
    town: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Student:
    """One row of eleves.csv. `courses` are the labels of the portal, already split at `|`."""

    id: str
    family_id: str
    name: Person
    born: date | None
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """One row of pieces.csv with what ingest found of its file.

    `key` is unique in a drop even where `id` is doubled. `slot` is None for an unknown label, `uploaded_at` for an
    unreadable date. `path` is relative to the drop's `fichiers/`, None when no such regular file stands there.
    `size_bytes` and `sha256` are those of the file itself, None without one.
    """

    key: str
    id: str
    family_id: str
    student_id: str
    label: str
    slot: Slot | None
    file_name: str
    path: str | None
    uploaded_at: datetime | None
    size_bytes: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, as fractions (0 to 1) of its width and height, origin at the top left; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both (the page of the first)."""
        return Box(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of one upload, with what it rests on.

    `reason` is None exactly when `outcome` is HOLDS. `read` and `expected` are short French texts for the staff (a
    date, a year, a kind of document), never a stretch of the document's text. `detail` selects a more exact sentence
    than the reason's own (`config/messages.fr.toml`). `certainty` is between 0 and 1. `whole` stands for all that was
    read where `read` shows a part of it, so that two readings can be compared; it is forgotten once that is done.
    """

    check: str
    outcome: Outcome
    reason: Reason | None = None
    read: str = ""
    expected: str = ""
    detail: str = ""
    certainty: float = 1.0
    box: Box | None = None
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """The few facts kept of a document (STAFF.md, Privacy): never its text, an income or a tax number.

    `declarants` says whom of the family a notice names: "1", "2" (representatives) or a student's id; `pages_seen` and
    `pages_expected` are the page numbers printed on a notice; `opened` that a parser could open the file.
    """

    opened: bool = False
    kind: str = ""
    page_count: int = 0
    issued: date | None = None
    income_year: int | None = None
    declarants: tuple[str, ...] = ()
    pages_seen: tuple[int, ...] = ()
    pages_expected: int | None = None
    iban_tail: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the program says of one upload. `reasons` are in contract order and empty exactly when COMPLIANT.

    `stage` is the reading that answered (`file`, `text`, `barcode`, `ocr_band`, `ocr_page`, …), `ocr_calls` and
    `seconds` what it cost.
    """

    status: Status
    reasons: tuple[Reason, ...]
    findings: tuple[Finding, ...]
    facts: Facts = Facts()
    confidence: float = 1.0
    stage: str = "file"
    ocr_calls: int = 0
    seconds: float = field(default=0.0, compare=False)
