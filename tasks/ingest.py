"""A drop → families, students, uploads; a malformed row says where, an unusable drop stops the run."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.campaign import Campaign
from tasks.drop_files import DropFiles
from tasks.families import FAMILY_COLUMNS, STUDENT_COLUMNS, read_families, read_students
from tasks.problems import Problems
from tasks.report.snapshot import DropProblem
from tasks.tools.tables import UnreadableTable, read_table
from tasks.uploads import COLUMNS, UploadReader
from validators.model import Family, Student, Upload

FAMILIES, STUDENTS, PIECES, FILES = "familles.csv", "eleves.csv", "pieces.csv", "fichiers"
_SCHOOL_TIME = ZoneInfo("Europe/Paris")


class UnusableDrop(Exception):
    """Nothing can be done with the drop (exit status 2). `sentence` is one French line that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Drop:
    """A drop as read.

    `row_counts` gives the rows of each CSV by its file name, `exported_at` the moment when pieces.csv was written,
    `files_found` how many ordinary files lie under fichiers/.
    """

    root: Path
    families: tuple[Family, ...]
    students: tuple[Student, ...]
    uploads: tuple[Upload, ...]
    problems: tuple[DropProblem, ...]
    row_counts: dict[str, int]
    exported_at: datetime | None
    files_found: int = 0

    @property
    def files(self) -> Path:
        """The folder that the paths of the uploads are relative to."""
        return self.root / FILES

    @property
    def exported_on(self) -> date | None:
        """The day of the export, on the school's clock."""
        return self.exported_at and self.exported_at.date()


def ingest(depot: Path, campaign: Campaign) -> Drop:
    """The drop in that folder. UnusableDrop without one of its parts, with a bad header, or with a CSV without rows.

    All three CSVs must have rows: a drop is complete in itself, so an empty one is an export cut short.
    """
    _expect_folders(depot)
    try:
        families_table = read_table(depot / FAMILIES, FAMILY_COLUMNS)
        students_table = read_table(depot / STUDENTS, STUDENT_COLUMNS)
        pieces_table = read_table(depot / PIECES, COLUMNS)
    except UnreadableTable as error:
        raise UnusableDrop(str(error)) from None
    problems = [Problems(FAMILIES), Problems(STUDENTS), Problems(PIECES)]
    tables = (families_table, students_table, pieces_table)
    for told, table in zip(problems, tables, strict=True):
        told.add_of(table)
    families = read_families(families_table, problems[0])
    students = read_students(students_table, families, campaign, problems[1])
    files = DropFiles.of(depot / FILES)
    if not files.listed:
        raise UnusableDrop(f"Le dossier {FILES}/ du dépôt ne peut pas être lu : vérifiez ses droits et le partage.")
    uploads = UploadReader(campaign, families, students, files, problems[2]).read(pieces_table)
    return Drop(
        root=depot,
        families=tuple(families.values()),
        students=tuple(students.values()),
        uploads=uploads,
        problems=tuple(problem for told in problems for problem in sorted(told.found, key=lambda found: found.line)),
        row_counts={told.file: len(table.rows) for told, table in zip(problems, tables, strict=True)},
        exported_at=_written_at(depot / PIECES),
        files_found=len(files),
    )


def _expect_folders(depot: Path) -> None:
    if not _is_folder(depot):
        raise UnusableDrop("Le dossier du dépôt n'existe pas : vérifiez le chemin donné à la commande.")
    if not _is_folder(depot / FILES) or (depot / FILES).is_symlink():
        raise UnusableDrop(f"Le dossier {FILES}/ manque dans le dépôt : l'export a été coupé, refaites-le.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _written_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, _SCHOOL_TIME)
    except OSError:
        return None
