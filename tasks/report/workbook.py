"""`exceptions.xlsx`: what the staff decide in, and all the rest to filter and sort."""

from collections.abc import Callable, Iterator
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

from config.campaign import Campaign
from config.messages import french, messages
from tasks.report import headline
from tasks.report.case_view import CaseView
from tasks.report.changes import changes
from tasks.report.guidance import write_guidance
from tasks.report.piece_view import PieceView, full_name
from tasks.report.sheet import FONT, HEADER, Cell, Column, Formats, Layout, Link, table
from tasks.report.snapshot import DossierRow, PieceRow, Snapshot
from tasks.report.wording import local, visible
from tasks.report.worklist import worklist
from validators.model import Slot, Student, Upload

Address = Callable[[PieceRow], str]

FILE = "exceptions.xlsx"
_LONGEST_ADDRESS = 2000
"""Excel takes no longer ones."""
DECISIONS = ("Accepter", "Refuser", "Relancer", "Ignorer")
_KEYS = (
    Column("cle_piece", 10, "key"),
    Column("empreinte_fichier", 10, "key"),
    Column("execution", 10, "key"),
)

_TO_DO = (
    Column("Famille", 13),
    Column("Élève", 12),
    Column("Document", 14),
    Column("Fichier", 15),
    Column("Ouvrir", 7),
    Column("État", 13, "status"),
    Column("Pourquoi", 24),
    Column("Lu", 15),
    Column("Attendu", 16),
    Column("Extrait de la pièce", 56),
    Column("Décision", 11, "choice", DECISIONS),
    Column("Commentaire", 16, "entry"),
    Column("Déposé le", 12, is_printed=False),
    Column("Lecture", 10, is_printed=False),
    Column("Suivi", 11, is_printed=False),
    Column("Attend", 12, is_printed=False),
    Column("Depuis le", 12, is_printed=False),
    Column("Décision en vigueur", 30, is_printed=False),
    *_KEYS,
)
_PIECES = (
    Column("Pièce", 9),
    Column("Famille", 11),
    Column("Élève", 9),
    Column("Nom de l’élève", 20),
    Column("Document", 24),
    Column("Fichier", 26),
    Column("Ouvrir", 8),
    Column("Déposé le", 11),
    Column("État", 14, "status"),
    Column("Motifs", 28),
    Column("Date du document", 12),
    Column("Confiance", 12, "share"),
    Column("Décision en vigueur", 28),
    Column("Décision", 12, "choice", (*DECISIONS, "Annuler"), is_printed=False),
    Column("Commentaire", 22, "entry", is_printed=False),
    *_KEYS,
)
_SLOTS = (Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS, Slot.MEDICAL_CERTIFICATE, Slot.IDENTITY_PHOTO)


def write_workbook(snapshot: Snapshot, path: Path, campaign: Campaign, address: Address = lambda _: "") -> None:
    """Writes the four sheets; the same snapshot gives the same bytes. Temporary files stay beside `path`.

    `address` leads from the folder where the workbook will stand to a piece's file; empty for one that has none.

    OSError when the disk does not take it.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": FONT,
    }
    told = changes(snapshot, campaign)
    try:
        with Workbook(str(path), options) as book:
            made = local(snapshot.run.finished_at).replace(tzinfo=None, microsecond=0)
            book.set_properties({"title": "Contrôle des pièces", "created": made})
            formats = Formats(book)
            work = Layout("A traiter", headline.of_work(snapshot.run, told), _TO_DO, is_grouped=True)
            table(book, formats, work, _to_do(snapshot, campaign, address)).freeze_panes(HEADER + 1, 1)
            pieces = Layout("Toutes les pièces", headline.of_pieces(snapshot), _PIECES)
            table(book, formats, pieces, _pieces(snapshot, campaign, address))
            dossiers = Layout("Dossiers", headline.of_dossiers(snapshot), _dossier_columns(campaign), is_grouped=True)
            table(book, formats, dossiers, (_dossier(row) for row in snapshot.dossiers))
            write_guidance(book, formats, snapshot.run, told)
    except FileCreateError as error:  # what the disk said stands in it
        raise error.args[0] from None


def _dossier_columns(campaign: Campaign) -> list[Column]:
    columns = [Column("Famille", 11), Column("Élève", 11), Column("Nom de l’élève", 24), Column("Cursus", 34)]
    columns += [Column("État du dossier", 16, "status"), Column("Depuis le", 12)]
    return columns + [Column(french(campaign.slots[slot].title), 18, "status") for slot in _SLOTS]


def _to_do(snapshot: Snapshot, campaign: Campaign, address: Address) -> Iterator[list[Cell]]:
    work = worklist(snapshot, campaign)
    for number, case in enumerate(work.cases, 1):
        view = CaseView(case, number, campaign)
        for piece in view.pieces:
            yield _open(view.name, piece, snapshot.run.id, address)
    students = _students(snapshot)
    for row in work.technical:
        piece = PieceView(row, students.get(row.upload.student_id), campaign)
        yield _open(f"Famille {visible(row.upload.family_id)}", piece, snapshot.run.id, address)


def _open(family: str, piece: PieceView, run: str, address: Address) -> list[Cell]:
    strips = [cause.strip for cause in piece.causes if cause.strip]
    return [
        family,
        piece.owner,
        piece.title,
        piece.file,
        _link(piece, address),
        piece.row.status,
        _lines([cause.sentence for cause in piece.causes]),
        _lines([cause.read for cause in piece.causes]),
        _lines([cause.expected for cause in piece.causes]),
        strips[0] if strips else None,
        None,
        None,
        piece.uploaded_on,
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


def _link(piece: PieceView, address: Address) -> Link | None:
    place = address(piece.row)
    return Link(place) if 0 < len(place) <= _LONGEST_ADDRESS else None


def _lines(texts: list[str]) -> str:
    """One text as it is; several under each other, marked, so that they can be told apart once wrapped."""
    said = [text for text in texts if text]
    return "\n".join(f"• {text}" for text in said) if len(texts) > 1 else "".join(said)


def _pieces(snapshot: Snapshot, campaign: Campaign, address: Address) -> Iterator[list[Cell]]:
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
            _link(piece, address),
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
