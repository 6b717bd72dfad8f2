import io
import random
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tasks.tools.filetype import content_of, content_of_file


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "Exemple")
    canvas.save()
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, b"<x/>" * 50)
    return out.getvalue()


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", "<x/>")
    return out.getvalue()


HEIC = b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heicmiafMiHBMiHE" + bytes(100)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00" + bytes(1000)


PROGRAM = (
    b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"
    + bytes(46)
    + b"\x80\x00\x00\x00"
    + bytes(64)
    + b"PE\x00\x00L\x01"
    + bytes(300)
)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(), "pdf"),
        (b"\r\n\xef\xbb\xbf" + pdf(), "pdf"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + pdf(), "pdf"),
        (bytes(900) + pdf(), "pdf"),
        (b"%PDF-1.7\nrien d'autre", "pdf"),
        (picture("JPEG"), "jpeg"),
        (picture("JPEG")[:100], "jpeg"),
        (picture("MPO"), "jpeg"),
        (picture("PNG"), "png"),
        (picture("JPEG") + pdf(), "jpeg"),
        (b"", "empty"),
        (bytes(5000), "unknown"),
        (bytes(range(128, 256)) * 20, "unknown"),
    ],
)
def test_the_accepted_types_and_no_others_are_told_by_their_bytes(content: bytes, kind: str) -> None:
    assert content_of(content).kind == kind


@pytest.mark.parametrize(
    ("content", "noun"),
    [
        (HEIC, "une photo HEIC (iPhone)"),
        (picture("WEBP"), "une image WebP"),
        (picture("TIFF"), "une image TIFF"),
        (picture("GIF"), "une image GIF"),
        (picture("BMP"), "une image BMP"),
        (archive("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "un document Word"),
        (archive("word/document.xml", "[Content_Types].xml"), "un document Word"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "un classeur Excel"),
        (odt(), "un document LibreOffice"),
        (archive("avis.pdf"), "une archive ZIP"),
        (OLE, "un ancien document Office"),
        (b"<!DOCTYPE html>\n<html><head><title>Erreur</title></head></html>", "une page web"),
        ("Bonjour, voici mon avis. Merci à vous.\n".encode(), "un fichier texte"),
        (b"{\\rtf1\\ansi Exemple}", "un document RTF"),
        (PROGRAM, "un programme"),
    ],
)
def test_another_type_has_a_french_noun(content: bytes, noun: str) -> None:
    assert (content_of(content).kind, content_of(content).noun) == ("other", noun)


def test_a_zip_that_holds_a_pdf_is_a_zip() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr("a.pdf", pdf())
    assert content_of(out.getvalue()).noun == "une archive ZIP"


def test_a_pdf_far_behind_other_bytes_is_not_a_pdf() -> None:
    assert content_of(bytes(2000) + pdf()).kind == "unknown"


def test_a_large_word_file_is_told_by_its_tail(tmp_path: Path) -> None:
    path = tmp_path / "f"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        file.writestr("customXml/item1.xml", b"x" * 200_000)
        file.writestr("word/document.xml", b"<x/>")
    assert content_of_file(path).noun == "un document Word"


def test_random_bytes_are_never_taken_for_a_type() -> None:
    for seed in range(200):
        noise = random.Random(seed).randbytes(3000)
        assert content_of(noise).kind == "unknown", seed


@pytest.mark.parametrize("size", [5, 64 * 1024, 64 * 1024 + 1, 300_000])
def test_a_file_of_any_size_is_told_by_its_ends(tmp_path: Path, size: int) -> None:
    path = tmp_path / "f"
    path.write_bytes((b"%PDF-1.7" + b"x" * size)[:size])
    assert content_of_file(path).kind == "pdf"


def test_a_file_without_bytes_is_empty(tmp_path: Path) -> None:
    (tmp_path / "f").touch()
    assert content_of_file(tmp_path / "f").kind == "empty"
