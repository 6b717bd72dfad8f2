"""The form of a portal's export: files, columns, dates and words, each as the contract has it unless the season's file
says otherwise. docs/another-portal.md goes through an example.
"""

from datetime import UTC, datetime
from pathlib import PurePath
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from config.section import Section

Custody = Literal["couple", "parent_seul", "garde_alternee", "garde_exclusive", "eleve_majeur"]

_SOME = datetime(2026, 11, 28, 17, 45, tzinfo=UTC)


def _bare(name: str) -> str:
    if PurePath(name).name != name or name in ("", ".."):
        raise ValueError("un nom sans dossier est attendu")
    return name


def _tells_the_day(pattern: str) -> str:
    """Of a format that does not hold the day, the month and the year, no date could be read."""
    if _through(pattern).date() != _SOME.date():
        raise ValueError("ce format de date ne contient pas le jour, le mois et l'année")
    return pattern


def _tells_the_time(pattern: str) -> str:
    if _through(pattern).time() != _SOME.time():
        raise ValueError("ce format d'heure ne contient pas l'heure et les minutes")
    return pattern


def _through(pattern: str) -> datetime:
    """What is left of a moment that was written and read by that format."""
    return datetime.strptime(_SOME.strftime(pattern), pattern)  # noqa: DTZ007 - days and hours are compared, no zones


BareName = Annotated[str, AfterValidator(_bare)]
DateFormat = Annotated[str, AfterValidator(_tells_the_day)]
TimeFormat = Annotated[str, AfterValidator(_tells_the_time)]


class TableFormat(Section):
    """One table of the export: a CSV, or a sheet of a workbook (`sheet`, the first if none is named).

    `columns` gives the portal's name of a column that the contract calls otherwise, "" for one that it does not have.
    """

    NAMES: ClassVar[tuple[str, ...]] = ()
    MAY_LACK: ClassVar[frozenset[str]] = frozenset()

    file: BareName
    sheet: str = ""
    columns: dict[str, str] = Field(default={})

    @property
    def name(self) -> str:
        """What people are told of it."""
        return f"{self.file} ({self.sheet})" if self.sheet else self.file

    @property
    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook rather than a CSV."""
        return self.file.lower().endswith(".xlsx")

    @property
    def sources(self) -> dict[str, str]:
        """The portal's name of each column of the contract, "" where it has none."""
        return {name: self.columns.get(name, name) for name in self.NAMES}

    @model_validator(mode="after")
    def _of_the_contract(self) -> Self:
        if unknown := self.columns.keys() - set(self.NAMES):
            raise ValueError(f"colonnes inconnues : {', '.join(sorted(unknown))}")
        lacking = {name for name, source in self.columns.items() if not source.strip()}
        if needed := lacking - self.MAY_LACK:
            raise ValueError(f"colonnes indispensables : {', '.join(sorted(needed))}")
        return self


class FamiliesFormat(TableFormat):
    """familles.csv."""

    NAMES = (
        "id_famille", "nom", "prenom", "nom_2", "prenom_2", "situation", "adresse", "code_postal", "ville", "email",
    )  # fmt: skip
    MAY_LACK = frozenset({"nom_2", "prenom_2", "adresse", "email"})
    file: BareName = "familles.csv"


class StudentsFormat(TableFormat):
    """eleves.csv."""

    NAMES = ("id_eleve", "id_famille", "nom", "prenom", "date_naissance", "cursus")
    file: BareName = "eleves.csv"


class PiecesFormat(TableFormat):
    """pieces.csv."""

    NAMES = ("id_piece", "id_famille", "id_eleve", "document", "fichier", "date", "heure", "taille_mo")
    MAY_LACK = frozenset({"heure", "taille_mo"})
    file: BareName = "pieces.csv"


class PortalFormat(Section):
    """The whole export. `files` is the folder of the uploaded files.

    Dates are read by `date_formats`, times by `time_formats` (as Python's `strptime` writes them), the first that
    fits; as the contract has them if none is given. Without a column for the time it is taken from the date's cell.
    """

    files: BareName = "fichiers"
    separator: Literal[";", ",", "\t", "|"] = ";"
    date_formats: tuple[DateFormat, ...] = ()
    time_formats: tuple[TimeFormat, ...] = ()
    courses_separator: str = Field(default="|", min_length=1)
    custody: dict[Custody, tuple[str, ...]] = Field(default={})
    families: FamiliesFormat = FamiliesFormat()
    students: StudentsFormat = StudentsFormat()
    pieces: PiecesFormat = PiecesFormat()
