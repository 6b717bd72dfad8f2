"""The two CSVs that machines and spreadsheets read (CONTRACT, "Out")."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from tasks.report.snapshot import Snapshot
from tasks.report.wording import short_day

PIECES = "etats_pieces.csv"
DOSSIERS = "etats_dossiers.csv"

PIECE_COLUMNS = (
    *("id_piece", "id_famille", "id_eleve", "document", "fichier"),
    *("etat", "motifs", "date_document", "confiance"),
)
DOSSIER_COLUMNS = ("id_famille", "id_eleve", "etat_dossier", "pieces_manquantes")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_pieces(snapshot: Snapshot, path: Path) -> None:
    """One row for every upload, in the order of the drop. `confiance` has a decimal point: programs read it too."""
    _write(path, PIECE_COLUMNS, _pieces(snapshot))


def write_dossiers(snapshot: Snapshot, path: Path) -> None:
    """One row for every student, in the order of the drop."""
    _write(path, DOSSIER_COLUMNS, _dossiers(snapshot))


def defused(cell: str) -> str:
    """The cell, behind an apostrophe when a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _pieces(snapshot: Snapshot) -> Iterator[list[str]]:
    for piece in snapshot.pieces:
        upload = piece.upload
        yield [
            upload.id,
            upload.family_id,
            upload.student_id,
            upload.label,
            upload.file_name,
            piece.status,
            "|".join(reason.code for reason in piece.reasons),
            short_day(piece.facts.issued),
            f"{piece.confidence:.2f}",
        ]


def _dossiers(snapshot: Snapshot) -> Iterator[list[str]]:
    for dossier in snapshot.dossiers:
        yield [dossier.family_id, dossier.student.id, dossier.status, "|".join(dossier.missing)]


def _write(path: Path, header: Iterable[str], rows: Iterable[list[str]]) -> None:
    # CR LF, so that the csv module quotes a cell that holds either; the BOM tells spreadsheets that it is UTF-8.
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows([defused(cell) for cell in row] for row in rows)
