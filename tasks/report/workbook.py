"""`exceptions.xlsx`: what the staff decide in, and all the rest to filter and sort."""

from collections.abc import Iterator
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

from config.campaign import Campaign
from config.messages import french, messages
from tasks.report.case_view import CaseView
from tasks.report.changes import changes
from tasks.report.guidance import write_guidance
from tasks.report.piece_view import PieceView, full_name
from tasks.report.sheet import Cell, Column, Formats, table
from tasks.report.snapshot import DossierRow, Snapshot
from tasks.report.wording import local, visible
from tasks.report.worklist import worklist
from validators.model import Slot, Student, Upload

FILE = "exceptions.xlsx"
DECISIONS = ("Accepter", "Refuser", "Relancer", "Ignorer")
_KEYS = (
    Column("cle_piece", 10, "key"),
    Column("empreinte_fichier", 10, "key"),
    Column("execution", 10, "key"),
)

_TO_DO = (
    Column("Famille", 18),
    Column("Élève", 16),
    Column("Document", 17),
    Column("Fichier", 17),
    Column("Déposé le", 11),
    Column("État", 13, "status"),
    Column("Pourquoi", 32),
    Column("Lu", 16),
    Column("Attendu", 18),
    Column("Extrait de la pièce", 60),
    Column("Décision", 12, "choice", DECISIONS),
    Column("Commentaire", 20, "entry"),
    Column("Lecture", 9),
    Column("Suivi", 10),
    Column("Attend", 12),
    Column("Depuis le", 11),
    Column("Décision en vigueur", 22),
    *_KEYS,
)
_PIECES = (
    Column("Pièce", 12),
    Column("Famille", 12),
    Column("Élève", 12),
    Column("Nom de l’élève", 24),
    Column("Document", 30),
    Column("Fichier", 34),
    Column("Déposé le", 11),
    Column("État", 14, "status"),
    Column("Motifs", 34),
    Column("Date du document", 12),
    Column("Confiance", 10, "share"),
    Column("Décision en vigueur", 34),
    Column("Décision", 12, "choice", (*DECISIONS, "Annuler")),
    Column("Commentaire", 22, "entry"),
    *_KEYS,
)
_SLOTS = (Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS, Slot.MEDICAL_CERTIFICATE, Slot.IDENTITY_PHOTO)


def write_workbook(snapshot: Snapshot, path: Path, campaign: Campaign) -> None:
    """Writes the four sheets; the same snapshot gives the same bytes. Temporary files stay beside `path`.

    OSError when the disk does not take it.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with Workbook(str(path), options) as book:
            made = local(snapshot.run.finished_at).replace(tzinfo=None, microsecond=0)
            book.set_properties({"title": "Contrôle des pièces", "created": made})
            formats = Formats(book)
            to_do = table(book, formats, "A traiter", _TO_DO, _to_do(snapshot, campaign))
            to_do.freeze_panes(1, 1)
            table(book, formats, "Toutes les pièces", _PIECES, _pieces(snapshot, campaign))
            slots = [Column(french(campaign.slots[slot].title), 18, "status") for slot in _SLOTS]
            columns = [Column("Famille", 14), Column("Élève", 14), Column("Nom de l’élève", 26), Column("Cursus", 34)]
            columns += [Column("État du dossier", 16, "status"), Column("Depuis le", 11), *slots]
            table(book, formats, "Dossiers", columns, (_dossier(row) for row in snapshot.dossiers))
            write_guidance(book, formats, snapshot.run, changes(snapshot, campaign))
    except FileCreateError as error:  # what the disk said stands in it
        raise error.args[0] from None


def _to_do(snapshot: Snapshot, campaign: Campaign) -> Iterator[list[Cell]]:
    work = worklist(snapshot, campaign)
    for number, case in enumerate(work.cases, 1):
        view = CaseView(case, number, campaign)
        for piece in view.pieces:
            yield _open(view.name, piece, snapshot.run.id)
    students = _students(snapshot)
    for row in work.technical:
        piece = PieceView(row, students.get(row.upload.student_id), campaign)
        yield _open(f"Famille {visible(row.upload.family_id)}", piece, snapshot.run.id)


def _open(family: str, piece: PieceView, run: str) -> list[Cell]:
    strips = [cause.strip for cause in piece.causes if cause.strip]
    return [
        family,
        piece.owner,
        piece.title,
        piece.file,
        piece.uploaded_on,
        piece.row.status,
        _lines([cause.sentence for cause in piece.causes]),
        _lines([cause.read for cause in piece.causes]),
        _lines([cause.expected for cause in piece.causes]),
        strips[0] if strips else None,
        None,
        None,
        piece.confidence,
        "nouvelle" if piece.row.is_new else "déjà vue",
        "la famille" if piece.row.waits_for_family else "le Pôle",
        piece.since,
        piece.decided,
        *_keys(piece.upload, run),
    ]


def _keys(upload: Upload, run: str) -> list[Cell]:
    """What a row is known by when the workbook comes back."""
    return [upload.key, upload.sha256 or "", run]


def _lines(texts: list[str]) -> str:
    """One text as it is; several under each other, marked, so that they can be told apart once wrapped."""
    said = [text for text in texts if text]
    return "\n".join(f"• {text}" for text in said) if len(texts) > 1 else "".join(said)


def _pieces(snapshot: Snapshot, campaign: Campaign) -> Iterator[list[Cell]]:
    students = _students(snapshot)
    for row in snapshot.pieces:
        upload = row.upload
        piece = PieceView(row, students.get(upload.student_id), campaign)
        yield [
            visible(upload.id),
            visible(upload.family_id),
            visible(upload.student_id),
            full_name(piece.student.name) if piece.student else "",
            visible(upload.label),
            piece.file,
            piece.uploaded_on,
            row.status,
            "\n".join(messages().reason[reason.code].title for reason in row.reasons),
            row.facts.issued,
            float(row.confidence),
            piece.decided,
            None,
            None,
            *_keys(upload, snapshot.run.id),
        ]


def _dossier(row: DossierRow) -> list[Cell]:
    return [
        visible(row.family_id),
        visible(row.student.id),
        full_name(row.student.name),
        visible(" | ".join(row.student.courses)),
        row.status,
        local(row.seen_since).date() if row.seen_since else None,
        *(_slot(row, slot) for slot in _SLOTS),
    ]


def _slot(row: DossierRow, slot: Slot) -> str:
    if slot in row.missing:
        return "manquante"
    return row.slots[slot] or "manquante" if slot in row.slots else "non demandée"


def _students(snapshot: Snapshot) -> dict[str, Student]:
    return {dossier.student.id: dossier.student for dossier in snapshot.dossiers}
