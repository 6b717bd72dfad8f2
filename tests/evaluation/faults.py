"""Faults of the file itself, whatever is on it."""

import io
import zipfile
from random import Random

import pypdf
from PIL import Image
from pypdf.generic import DecodedStreamObject

from tests.evaluation.files import LIMIT
from tests.evaluation.truth import Piece, Truth

ODD_NAMES = [
    "Avis d'impôt 2026.pdf",
    "pièce (1).pdf",
    "facture_électricité.pdf",
    "scan&co.pdf",
    "certificat médical.pdf",
    "doc#2.pdf",
    "reçu@maison.pdf",
    "photo😀.pdf",
    "a+b.pdf",
    "l’avis.pdf",
]


def word_file() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("[Content_Types].xml"),
            "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
        archive.writestr(
            zipfile.ZipInfo("word/document.xml"),
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        )
    return out.getvalue()


def heic(rng: Random) -> bytes:
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + rng.randbytes(40_000)


def picture(rng: Random, kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 400), rng.randint(20, 60)).convert("RGB").save(out, kind)
    return out.getvalue()


def heavier(pdf: bytes, weight: int) -> bytes:
    """The same PDF above the portal's limit, by an unused stream of about `weight` bytes in it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    stream = DecodedStreamObject()
    stream.set_data(bytes(weight))
    writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    short = LIMIT + 1 - len(out.getvalue())
    return heavier(pdf, weight + short) if short > 0 else out.getvalue()


def renamed(
    piece: Piece, name: str, data: bytes | None, case: str, *reasons: str, optional: tuple[str, ...] = ()
) -> None:
    piece.name, piece.data, piece.case, piece.quality = name, data, case, "fault"
    piece.truth = Truth(tuple(reasons), None, optional)


def spoil(piece: Piece, locked: bytes, rng: Random) -> None:
    """Gives a good piece one fault of its file; `locked` is its paper under a password."""
    stem, _, extension = piece.name.rpartition(".")
    data, kept = piece.data or b"", piece.truth.issued
    case = rng.choice(
        [
            "absent",
            "format",
            "format",
            "other_content",
            "other_content",
            "broken",
            "broken",
            "locked",
            "empty",
            "too_large",
            "too_large",
            "name",
            "name",
            "name",
        ]
    )
    if case == "absent":
        renamed(piece, piece.name, None, case, "fichier_absent")
    elif case == "format":
        extension, content = rng.choice(
            [
                ("docx", word_file()),
                ("heic", heic(rng)),
                ("webp", picture(rng, "WEBP")),
                ("tiff", picture(rng, "TIFF")),
                ("txt", b"voir mail"),
                ("odt", word_file()),
            ]
        )
        renamed(
            piece,
            f"{stem}.{extension}",
            content,
            case,
            "format_non_accepte",
            optional=("contenu_different", "fichier_illisible"),
        )
    elif case == "other_content":
        extension, content = rng.choice([("pdf", word_file()), ("jpg", heic(rng)), ("jpg", picture(rng, "WEBP")), ("pdf", picture(rng, "JPEG")), ("jpg", picture(rng, "PNG")),
                                         ("pdf", b"<!DOCTYPE html><html><body>Session expir\xc3\xa9e</body></html>")])  # fmt: skip
        renamed(
            piece,
            f"{stem}.{extension}",
            content,
            case,
            "contenu_different",
            optional=("fichier_illisible", "type_document_inattendu", "lecture_incertaine"),
        )
    elif case == "broken":
        content = data[: max(200, len(data) // 7)] if extension.lower() != "pdf" else data[:120] + rng.randbytes(3000)
        renamed(piece, piece.name, content, case, "fichier_illisible")
    elif case == "locked":
        renamed(piece, f"{stem}.pdf", locked, case, "fichier_illisible")
    elif case == "empty":
        renamed(piece, piece.name, b"", case, "fichier_illisible", optional=("contenu_different",))
    elif case == "too_large":
        weight = LIMIT - len(data) + rng.choice([1, rng.randint(2, 400_000)])
        content = heavier(data, weight) if extension.lower() == "pdf" else data + b"\x00" * weight
        renamed(piece, piece.name, content, case, "taille_depassee")
        piece.truth.issued = kept
    else:
        odd = rng.choice(ODD_NAMES).rsplit(".", 1)[0]
        renamed(piece, f"{odd}.{extension}", data, case, "nom_fichier_invalide")
        piece.truth.issued = kept


def double(source: Piece, target: Piece) -> None:
    """The same bytes in another family, or in another kind of slot."""
    target.data, target.name, target.case, target.quality = source.data, "copie_" + source.name, "double", "fault"
    target.kind, target.layout, target.how = source.kind, source.layout, source.how
    if source.slot == target.slot:
        target.truth = Truth(
            ("titulaire_different", "fichier_en_double"),
            source.truth.issued,
            ("document_perime", "date_future"),
            also=("Non conforme",),  # where it is too old, or too young, on the other family's day
        )
    else:
        target.truth = Truth(("type_document_inattendu", "fichier_en_double"), None,
                             ("titulaire_different", "document_perime", "justificatif_non_admis", "date_introuvable", "mention_absente", "date_future"),
                             ("justificatif_non_admis", "mention_absente"))  # fmt: skip
    source.truth.reasons = (*source.truth.reasons, "fichier_en_double")
    source.case += "+double"
