"""The season: every number, list and pattern of `campaign-YYYY-YYYY.toml`, checked on load.

A new season is a new file; no code knows a year. A file that `extends` another says only what differs from it: the
season of another school, or of another portal.
"""

import os
import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from config.portal import PortalFormat
from config.section import Pattern, Section

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


class MandateRules(Section):
    """Who is to be paid by the SEPA mandate, who others' mandates are for, and what else is paid to the first (patterns
    on folded text).

    Empty where that is not asked.
    """

    creditor: Pattern = ""
    other_creditors: Pattern = ""
    other_services: Pattern = ""


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
    sepa_mandate: MandateRules = MandateRules()
    courses: CoursePatterns
    required: tuple[RequiredPieces, ...]
    reading: ReadingRules
    portal: PortalFormat = PortalFormat()
    member_communes_file: str

    @property
    def communes(self) -> tuple["Commune", ...]:
        """The member communes of the urban community, from their own file."""
        return _communes(self.member_communes_file)


class Commune(Section):
    """A member commune: its name, the names it is also written under (delegated communes), its postcodes."""

    name: str
    also: tuple[str, ...] = ()
    postcodes: tuple[str, ...]


@cache
def _communes(file: str) -> tuple[Commune, ...]:
    return tuple(Commune(**row) for row in tomllib.loads(_found(file).read_text("utf-8"))["commune"])


@cache
def load(name: str) -> Campaign:
    """The campaign of that name, from `campaign-NAME.toml`; FileNotFoundError or ValidationError when it is not one."""
    return read(_found(f"campaign-{name}.toml"))


def read(path: Path) -> Campaign:
    """The campaign that a file holds; FileNotFoundError or ValidationError when it is not one."""
    return Campaign.model_validate(_table(path))


def names() -> list[str]:
    """The campaigns that have a file here or in the folder of one's own, oldest first."""
    return sorted({path.stem.removeprefix("campaign-") for folder in folders() for path in _campaigns(folder)})


def folders() -> list[Path]:
    """Where campaign files are: here, and before that in the folder that DOSSIERS_CAMPAIGNS names, if it does."""
    own = os.environ.get("DOSSIERS_CAMPAIGNS", "")
    return [*([Path(own)] if own else []), FOLDER]


def _table(path: Path) -> dict[str, Any]:
    table = tomllib.loads(path.read_text("utf-8"))
    if "extends" not in table:
        return table
    other = tomllib.loads(_found(f"campaign-{table.pop('extends')}.toml").read_text("utf-8"))
    return _laid_over(other, table)


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key; anything else takes the place of what was there."""
    tables = {key for key in under.keys() & over if isinstance(under[key], dict) and isinstance(over[key], dict)}
    return under | over | {key: _laid_over(under[key], over[key]) for key in tables}


def _found(file: str) -> Path:
    there = (folder / file for folder in folders())
    return next((path for path in there if path.is_file()), FOLDER / file)


def _campaigns(folder: Path) -> list[Path]:
    return list(folder.glob("campaign-*.toml"))
