"""The season: every number, list and pattern of `campaign-YYYY-YYYY.toml`, checked on load.

A new season is a new file; no code knows a year.
"""

import re
import tomllib
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent


class SlotCode(StrEnum):
    """What is asked of a family or a student (GUIDE, "The slots"); the values are the codes of the contract."""

    SEPA_MANDATE = "mandat_sepa"
    BANK_DETAILS = "rib"
    TAX_NOTICE = "avis_imposition"
    PROOF_OF_ADDRESS = "justificatif_domicile"
    MEDICAL_CERTIFICATE = "certificat_medical"
    IDENTITY_PHOTO = "photo_identite"
    DISABILITY_ATTESTATION = "attestation_mdph"


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"ce motif n'est pas une expression régulière : {error}") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


class Section(BaseModel):
    """A table of the campaign file: immutable, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileRules(Section):
    """Format, size and name of every file (guide, page 1 and step 3)."""

    max_size_mo: float = Field(gt=0)
    extensions: dict[str, Literal["pdf", "jpeg", "png"]]
    name_characters: Pattern
    max_name_bytes: int = 255
    max_pages_read: int = Field(gt=0)

    @property
    def max_size_bytes(self) -> int:
        """The limit in bytes: 1 Mo is 1024 × 1024 bytes."""
        return int(self.max_size_mo * 1024 * 1024)


class SlotRules(Section):
    """One line of "Pièces à fournir": the portal's label (a pattern on folded text) and whom it is asked of."""

    label: Pattern
    title: str
    scope: Literal["family", "student"]


class TaxNoticeRules(Section):
    """The year asked, and when a household under déclaration automatique gets its notice."""

    income_year: int
    notice_year: int
    summer_notice_from: date


class AgeRules(Section):
    """A document must be dated less than this many calendar months before its upload."""

    max_age_months: int = Field(gt=0)


class ProofRules(AgeRules):
    """The proof of address: its age, the kinds on the school's list, and those that stand in for a bill."""

    admitted: tuple[str, ...]
    payment_plan_admitted: bool = True


class CoursePatterns(Section):
    """How the portal words the courses that change what is owed (patterns on folded text)."""

    reduced_timetable: Pattern
    dance: Pattern
    theatre_cpes: Pattern
    traditional: Pattern
    levels: tuple[str, ...]


class RequiredPieces(Section):
    """One row of the guide's table: who (course family and residence) owes what, beyond what dancers owe."""

    courses: Literal["reduced_timetable", "traditional"]
    residence: Literal["any", "inside", "outside"]
    slots: tuple[SlotCode, ...]
    certificate_for: tuple[Literal["dance", "theatre_cpes"], ...]


class ReadingRules(Section):
    """When a reading is sure enough to decide on."""

    decide_certainty: float = Field(gt=0, le=1)
    oldest_plausible_years: int = 10


class Campaign(Section):
    """One season, as its file says it."""

    name: str
    opens: date
    closes: date
    file: FileRules
    slots: dict[SlotCode, SlotRules]
    tax_notice: TaxNoticeRules
    proof_of_address: ProofRules
    medical_certificate: AgeRules
    courses: CoursePatterns
    required: tuple[RequiredPieces, ...]
    reading: ReadingRules
    member_communes_file: str

    @cached_property
    def communes(self) -> tuple["Commune", ...]:
        """The member communes of the urban community, from their own file."""
        table = tomllib.loads((FOLDER / self.member_communes_file).read_text("utf-8"))
        return tuple(Commune(**row) for row in table["commune"])


class Commune(Section):
    """A member commune: its name, the names it is also written under (delegated communes), its postcodes."""

    name: str
    also: tuple[str, ...] = ()
    postcodes: tuple[str, ...]


@cache
def load(name: str) -> Campaign:
    """The campaign of that name, from `campaign-NAME.toml`; FileNotFoundError or ValidationError when it is not one."""
    return read(FOLDER / f"campaign-{name}.toml")


def read(path: Path) -> Campaign:
    """The campaign that a file holds."""
    return Campaign.model_validate(tomllib.loads(path.read_text("utf-8")))


def names() -> list[str]:
    """The campaigns that have a file here, oldest first."""
    return sorted(path.stem.removeprefix("campaign-") for path in FOLDER.glob("campaign-*.toml"))
