"""A drawn paper as the file that a family uploads, in one of the qualities, never above the portal's 2 Mo."""

import io
from dataclasses import dataclass, field
from random import Random

import cv2
import numpy as np
import pypdf
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.evaluation.degrade import jpeg, photo, render, ruined, scan
from tests.evaluation.document import Document, Layout
from tests.evaluation.sheet import Sheet
from tests.evaluation.small_print import small_print

LIMIT = 2 * 1024 * 1024
TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
UPRIGHT_TAG = {90: 8, 180: 3, 270: 6}


@dataclass
class File:
    """Bytes, extension, and how they were made (for the scoreboard)."""

    data: bytes
    extension: str
    how: str


@dataclass
class Paper:
    """A drawn document: its PDF and what was written on it."""

    pdf: bytes
    sheet: Sheet
    keep: list[int] = field(default_factory=list)


def draw(
    layout: Layout, document: Document, keep: list[int] | None = None, password: str = "", owner: str = ""
) -> Paper:
    """Draws the paper; `keep` leaves only those pages (from 0) of it."""
    sheet = Sheet(document.rng.choice(layout.fonts), user_password=password, owner_password=owner)
    sheet.legal = small_print(document)
    layout.draw(sheet, document)
    pages = list(range(sheet.pages))
    data = sheet.pdf()
    if keep is not None and keep != pages:
        reader, writer = pypdf.PdfReader(io.BytesIO(data)), pypdf.PdfWriter()
        for index in keep:
            writer.add_page(reader.pages[index])
        out = io.BytesIO()
        writer.write(out)
        data, pages = out.getvalue(), keep
    return Paper(data, sheet, pages)


def garbage_text(pdf: bytes, rng: Random) -> bytes:
    """The same look, but a text layer that extracts as rubbish: every font maps to the wrong characters."""
    shift = rng.randint(3, 20)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    rows = "\n".join(f"<{code:02X}> <{0x41 + (code * 7 + shift) % 58:04X}>" for code in range(1, 256))
    blocks = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in
                       [rows.split("\n")[i : i + 100] for i in range(0, 255, 100)])  # fmt: skip
    cmap = DecodedStreamObject()
    cmap.set_data(f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                  f"1 begincodespacerange <00> <FF> endcodespacerange\n{blocks}\nendcmap end end".encode())  # fmt: skip
    reference = writer._add_object(cmap)
    for page in writer.pages:
        for face in page["/Resources"]["/Font"].values():
            face.get_object()[NameObject("/ToUnicode")] = reference
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def misread(text: str, rng: Random, rate: float) -> str:
    """Text as a mediocre OCR engine leaves it: letters slip, digits turn into look-alikes."""
    slips = {
        "0": "O",
        "1": "l",
        "5": "S",
        "é": "e",
        "è": "ë",
        "m": "rn",
        "i": "ï",
        "8": "B",
        "'": "",
        "/": "/ ",
        "l": "I",
    }
    return "".join(slips[c] if c in slips and rng.random() < rate else c for c in text)


def pdf_of_images(
    images: list[bytes],
    sizes: list[tuple[float, float]],
    paper: Paper | None = None,
    spoil: float = 0,
    rng: Random | None = None,
) -> bytes:
    """A PDF of pictures; with a paper, its texts lie invisibly over them, misread at the rate `spoil`."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for index, (image, size) in enumerate(zip(images, sizes, strict=True)):
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(image)), 0, 0, *size)
        if paper is not None and rng is not None:
            for ink in (ink for ink in paper.sheet.inks if ink.page == paper.keep[index]):
                layer = canvas.beginText(ink.x, size[1] - ink.y)
                layer.setTextRenderMode(3)
                layer.setFont("Helvetica", ink.size)
                layer.textOut(misread(ink.text, rng, spoil))
                canvas.drawText(layer)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a4(images: list[np.ndarray]) -> list[tuple[float, float]]:
    return [(595.0, 595.0 * image.shape[0] / image.shape[1]) for image in images]


def png(image: np.ndarray, bilevel: bool = False) -> bytes:
    out = io.BytesIO()
    pillow = Image.fromarray(image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2RGB))
    (pillow.convert("1") if bilevel else pillow).save(out, "PNG")
    return out.getvalue()


def with_exif(data: bytes, orientation: int) -> bytes:
    """The same JPEG with an EXIF orientation tag (no re-encoding)."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    block = exif.tobytes()
    segment = b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block
    return data[:2] + segment + data[2:]


def clean(paper: Paper, rng: Random) -> File:
    """A native PDF, sometimes an odd one."""
    how = rng.choices(["native", "garbage_text", "no_text", "screenshot", "stream"], [74, 7, 8, 7, 4])[0]
    if how == "garbage_text":
        return File(garbage_text(paper.pdf, rng), "pdf", how)
    if how == "no_text":
        pages = [cv2.cvtColor(page, cv2.COLOR_BGR2GRAY) for page in render(paper.pdf, 250)]
        images = [png(cv2.threshold(page, 170, 255, cv2.THRESH_BINARY)[1], True) for page in pages]
        return File(pdf_of_images(images, a4(pages)), "pdf", how)
    if how == "screenshot" and len(paper.keep) == 1:
        return File(png(render(paper.pdf, rng.choice([110, 130, 144]))[0]), "png", how)
    if how == "stream":
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(paper.pdf))
        for page in writer.pages:
            page[NameObject("/Annots")] = ArrayObject()
        out = io.BytesIO()
        writer.write(out)
        return File(out.getvalue(), "pdf", how)
    return File(paper.pdf, "pdf", "native")


def good(paper: Paper, rng: Random) -> File:
    """A straight scan of 200 to 300 dpi."""
    dpi = rng.choice([200, 200, 240, 300]) if len(paper.keep) == 1 else 200
    colour = rng.choices(["colour", "grey", "bilevel"], [50, 30, 20])[0]
    pages = [scan(page, rng, colour) for page in render(paper.pdf, dpi)]
    single = len(pages) == 1
    how = rng.choice(["pdf", "pdf", "pdf_ocr", "image"] if single else ["pdf", "pdf", "pdf_ocr"])
    for quality in (rng.randint(60, 82), 50, 35, 25):
        if colour == "bilevel":
            images, extension = [png(page, True) for page in pages], "png"
        else:
            images, extension = [jpeg(page, quality) for page in pages], "jpg"
        if sum(map(len, images)) < LIMIT * 0.9:
            break
    if how == "image" and single:
        return File(images[0], extension, f"scan_{colour}_{dpi}")
    layer = paper if how == "pdf_ocr" else None
    return File(
        pdf_of_images(images, a4(pages), layer, rng.choice([0.0, 0.03, 0.12]), rng), "pdf", f"scan_{how}_{colour}_{dpi}"
    )


def poor(paper: Paper, rng: Random) -> File:
    """A phone's photo, often turned, as an image or inside a PDF."""
    long_side = rng.randint(1300, 2000)
    pages = [photo(page, rng, long_side) for page in render(paper.pdf, 200)]
    turn = rng.choices([0, 90, 180, 270], [64, 14, 8, 14])[0]
    tagged = turn and rng.random() < 0.5 and len(pages) == 1
    if turn:
        pages = [cv2.rotate(page, TURNS[turn]) for page in pages]
    for quality in (rng.randint(42, 62), 35, 25):
        images = [jpeg(page, quality) for page in pages]
        if sum(map(len, images)) < LIMIT * 0.9:
            break
    how = f"photo_{long_side}_turn{turn}{'_exif' if tagged else ''}"
    if len(pages) > 1 or (not tagged and rng.random() < 0.35):
        return File(pdf_of_images(images, a4(pages)), "pdf", how + "_pdf")
    return File(
        with_exif(images[0], UPRIGHT_TAG[turn]) if tagged else images[0], rng.choice(["jpg", "jpg", "jpeg", "JPG"]), how
    )


def unreadable(paper: Paper, rng: Random) -> File:
    """A picture that nobody can read."""
    pages = [ruined(page, rng) for page in render(paper.pdf, 150)[:1]]
    images = [jpeg(page, 50) for page, _ in pages]
    if rng.random() < 0.3:
        return File(pdf_of_images(images, a4([page for page, _ in pages])), "pdf", f"ruined_{pages[0][1]}_pdf")
    return File(images[0], "jpg", f"ruined_{pages[0][1]}")


QUALITIES = {"clean": clean, "good": good, "poor": poor, "unreadable": unreadable}
