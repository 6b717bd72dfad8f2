"""A drop → families, students, uploads; a malformed row says where, an unusable drop stops the run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from config.campaign import Campaign
from tasks.drop.exported_table import read_table
from tasks.drop.families import read_families, read_students
from tasks.drop.files import DropFiles
from tasks.drop.problems import Problems
from tasks.drop.uploads import UploadReader, typed_name
from tasks.report.snapshot import DropProblem
from tasks.tools.tables import UnreadableTable
from validators.model import Family, Student, Upload

_SCHOOL_TIME = ZoneInfo("Europe/Paris")


class UnusableDrop(Exception):
    """Nothing can be done with the drop (exit status 2). `sentence` is one French line that says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Drop:
    """A drop as read.

    `files` is the folder that the paths of the uploads are relative to. `row_counts` gives the rows of each table by
    its name, `exported_at` the moment when that of the pieces was written, `files_found` how many ordinary files lie
    in that folder. `bring` sees to it that a file lies there.
    """

    files: Path
    families: tuple[Family, ...]
    students: tuple[Student, ...]
    uploads: tuple[Upload, ...]
    problems: tuple[DropProblem, ...]
    row_counts: dict[str, int]
    exported_at: datetime | None
    files_found: int = 0
    bring: Callable[[str], None] = field(default=lambda _path: None, compare=False)

    @property
    def exported_on(self) -> date | None:
        """The day of the export, on the school's clock."""
        return self.exported_at and self.exported_at.date()


def ingest(depot: Path, campaign: Campaign, tmp: Path, files: DropFiles | None = None) -> Drop:
    """The drop in that folder, in the form that the season's file gives. UnusableDrop without one of its parts, with a
    bad header, or with a table without rows. `tmp` is for what must be opened in a sandbox; `files` are the uploaded
    ones where they do not simply lie in the folder.

    All three tables must have rows: a drop is complete in itself, so an empty one is an export cut short.
    """
    portal = campaign.portal
    forms = (portal.families, portal.students, portal.pieces)
    _expect_folders(depot, portal.files)
    try:
        tables = [read_table(depot, form, portal, tmp) for form in forms]
    except UnreadableTable as error:
        raise UnusableDrop(str(error)) from None
    problems = [Problems(form.name) for form in forms]
    for told, table in zip(problems, tables, strict=True):
        told.add_of(table)
    families = read_families(tables[0], problems[0])
    students = read_students(tables[1], families, campaign, problems[1])
    files = files or DropFiles.of(depot / portal.files)
    if not files.listed:
        raise UnusableDrop(
            f"Le dossier {portal.files}/ du dépôt ne peut pas être lu : vérifiez ses droits et le partage."
        )
    files.prepare(typed_name(row) for row in tables[2].rows)
    uploads = UploadReader(campaign, families, students, files, problems[2]).read(tables[2])
    return Drop(
        files=files.root,
        bring=files.bring,
        families=tuple(families.values()),
        students=tuple(students.values()),
        uploads=uploads,
        problems=tuple(problem for told in problems for problem in sorted(told.found, key=lambda found: found.line)),
        row_counts={told.file: len(table.rows) for told, table in zip(problems, tables, strict=True)},
        exported_at=_written_at(depot / portal.pieces.file),
        files_found=len(files),
    )


def _expect_folders(depot: Path, files: str) -> None:
    if not _is_folder(depot):
        raise UnusableDrop("Le dossier du dépôt n'existe pas : vérifiez le chemin donné à la commande.")
    if not _is_folder(depot / files) or (depot / files).is_symlink():
        raise UnusableDrop(f"Le dossier {files}/ manque dans le dépôt : l'export a été coupé, refaites-le.")


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
