"""What a file is by its bytes (python-magic), with a French noun for it. Called in the sandbox's child."""

import os
from dataclasses import dataclass
from pathlib import Path

import magic

_HEAD = 64 * 1024
_TAIL = 64 * 1024
_PDF_WITHIN = 1024
"""Readers accept that much junk before `%PDF` (ISO 32000, annex H); PDFium decides whether it opens."""

_ACCEPTED = {
    b"\xff\xd8\xff": ("jpeg", "une image JPEG"),
    b"\x89PNG\r\n\x1a\n": ("png", "une image PNG"),
}

# Only types that are told by a definite signature: what libmagic merely guesses stays `unknown`.
_NOUNS = {
    "image/heic": "une photo HEIC (iPhone)",
    "image/heif": "une photo HEIC (iPhone)",
    "image/heic-sequence": "une photo HEIC (iPhone)",
    "image/heif-sequence": "une photo HEIC (iPhone)",
    "image/avif": "une image AVIF",
    "image/webp": "une image WebP",
    "image/tiff": "une image TIFF",
    "image/gif": "une image GIF",
    "image/bmp": "une image BMP",
    "image/x-ms-bmp": "une image BMP",
    "image/jp2": "une image JPEG 2000",
    "image/svg+xml": "une image SVG",
    "image/vnd.adobe.photoshop": "une image Photoshop",
    "video/mp4": "une vidéo",
    "video/quicktime": "une vidéo",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "un document Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "un classeur Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "une présentation PowerPoint",
    "application/msword": "un document Word",
    "application/vnd.ms-excel": "un classeur Excel",
    "application/vnd.ms-powerpoint": "une présentation PowerPoint",
    "application/x-ole-storage": "un ancien document Office",
    "application/CDFV2": "un ancien document Office",
    "application/encrypted": "un document Office protégé par un mot de passe",
    "application/vnd.oasis.opendocument.text": "un document LibreOffice",
    "application/vnd.oasis.opendocument.spreadsheet": "un classeur LibreOffice",
    "application/epub+zip": "un livre EPUB",
    "application/zip": "une archive ZIP",
    "application/x-rar": "une archive RAR",
    "application/x-7z-compressed": "une archive 7-Zip",
    "application/gzip": "une archive GZIP",
    "application/x-dosexec": "un programme",
    "application/vnd.microsoft.portable-executable": "un programme",
    "application/x-executable": "un programme",
    "application/x-pie-executable": "un programme",
    "application/x-ms-shortcut": "un raccourci Windows",
    "application/x-mswinurl": "un raccourci vers une page web",
    "application/postscript": "un document PostScript",
    "message/rfc822": "un courriel",
    "text/rtf": "un document RTF",
    "text/html": "une page web",
    "text/xml": "un fichier XML",
    "application/xml": "un fichier XML",
    "text/csv": "un fichier texte",
    "text/plain": "un fichier texte",
}
_ENDS = {"pdf": b"%%EOF", "jpeg": b"\xff\xd9", "png": b"IEND"}
_END_WITHIN = 1024
"""As far from the end of a file as readers look for its mark (for PDF: ISO 32000, annex H)."""
_TEXTUAL = ("text/", "message/", "application/xml", "application/json", "application/octet-stream")

# What an office file holds, by a name inside its ZIP; libmagic needs them in one order only.
_IN_ZIP = {
    b"word/document": "un document Word",
    b"xl/workbook": "un classeur Excel",
    b"ppt/presentation": "une présentation PowerPoint",
    b"Index/Document.iwa": "un document Pages",
}


@dataclass(frozen=True, slots=True)
class Content:
    """`kind` is `pdf`, `jpeg`, `png`, `other` (surely another type), `empty`, `unknown`; `noun` is French."""

    kind: str
    noun: str
    mime: str = ""


def content_of_file(path: Path) -> Content:
    """The content of a regular file, from its head and tail; OSError when it cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        file.seek(max(size - _TAIL, len(head)))
        return content_of(head, file.read(_TAIL))


def is_cut_short(path: Path, kind: str) -> bool:
    """Whether a PDF, JPEG or PNG lacks the mark that such a file ends with; OSError when it cannot be read."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _END_WITHIN, 0))
        return _ENDS[kind] not in file.read()


def content_of(head: bytes, tail: bytes = b"") -> Content:
    """The content by a file's first bytes; `tail`, its last, tells archives apart.

    A picture's or an archive's signature at the very start outranks a `%PDF` further on: so do viewers.
    """
    if not head:
        return Content("empty", "un fichier vide")
    for signature, (kind, noun) in _ACCEPTED.items():
        if head.startswith(signature):
            return Content(kind, noun, f"image/{kind}")
    mime = magic.from_buffer(head, mime=True)
    if b"%PDF-" in head[:_PDF_WITHIN] and (mime not in _NOUNS or mime.startswith(_TEXTUAL)):
        return Content("pdf", "un PDF", "application/pdf")
    if head.startswith(b"PK\x03\x04"):
        return Content("other", _zip_noun(mime, head + tail), mime)
    if mime in _NOUNS and not _is_guess(mime, head):
        return Content("other", _NOUNS[mime], mime)
    return Content("unknown", "un fichier d'un type inconnu", mime)


def _is_guess(mime: str, head: bytes) -> bool:
    """Whether libmagic rests on too little: a text in some old alphabet, one byte that could begin a DOS program."""
    if mime == "text/plain":
        return sum(byte < 128 for byte in head) * 2 < len(head)
    return mime == "application/x-dosexec" and not head.startswith(b"MZ")


def _zip_noun(mime: str, names: bytes) -> str:
    inside = next((noun for name, noun in _IN_ZIP.items() if name in names), None)
    return inside or _NOUNS.get(mime, _NOUNS["application/zip"])
