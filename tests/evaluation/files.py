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

from tests.evaluation.degrade import (
    creased,
    cropped,
    faxed,
    jpeg,
    phone_screen,
    photo,
    render,
    ruined,
    scan,
    stamped,
    tinted,
    two_up,
)
from tests.evaluation.document import Document, Layout
from tests.evaluation.sheet import Ink, Sheet
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
    """A drawn document: its PDF, how many pages its layout has, which of them it keeps, and what was written on it."""

    pdf: bytes
    pages: int
    inks: list[Ink]
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
    return Paper(data, sheet.pages, sheet.inks, pages)


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
    """Text as a mediocre OCR engine leaves it: letters slip, digits turn into look-alikes; all of it is rubbish at the rate 1."""
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
    if rate == 1:
        return "".join(rng.choice("aeioutrnsl<>|~.:;0O1I ") for _ in text)
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
            for ink in (ink for ink in paper.inks if ink.page == paper.keep[index]):
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
    """A straight scan of 150 to 300 dpi, sometimes an odd one: on coloured paper, stamped, cut, turned, two pages on a sheet; or a phone's screenshot."""
    how = rng.choices(["plain", "tinted", "stamped", "cropped", "turned", "two_up", "screen"], [56, 8, 10, 8, 6, 6, 6])[0]  # fmt: skip
    if how == "screen" and len(paper.keep) == 1:
        return File(png(phone_screen(render(paper.pdf, 170)[0], rng)), "png", "screen")
    if how == "two_up" and len(paper.keep) > 1:
        pages = [scan(sheet, rng, "colour") for sheet in two_up(render(paper.pdf, 190))]
        wide = [(842.0, 842.0 * page.shape[0] / page.shape[1]) for page in pages]
        return File(pdf_of_images(light(pages, (70, 50, 35, 25)), wide), "pdf", "twoup_scan")
    dpi = rng.choice([150, 200, 200, 240, 300]) if len(paper.keep) == 1 else rng.choice([150, 200, 200])
    colour = rng.choices(["colour", "grey", "bilevel"], [50, 30, 20])[0]
    accident = {"tinted": tinted, "stamped": stamped, "cropped": cropped}.get(how)
    colour = "colour" if accident in (tinted, stamped) else colour
    sheets = [accident(page, rng) if accident else page for page in render(paper.pdf, dpi)]
    pages = [scan(page, rng, colour) for page in sheets]
    if how == "turned":
        pages = [cv2.rotate(page, TURNS[90 if rng.random() < 0.5 else 270]) for page in pages]
    return scanned(paper, pages, rng, colour, f"{'' if how in ('plain', 'screen', 'two_up') else how + '_'}{colour}_{dpi}", how in ("cropped", "turned"))  # fmt: skip


def scanned(paper: Paper, pages: list[np.ndarray], rng: Random, colour: str, note: str, bare: bool) -> File:
    """Scanned pages as a PDF (with or without an OCR layer, good or rubbish) or as one picture; `bare`: no layer would fit."""
    single = len(pages) == 1
    how = rng.choice(["pdf", "pdf", "pdf_ocr", "image"] if single else ["pdf", "pdf", "pdf_ocr"])
    images = [png(page, True) for page in pages] if colour == "bilevel" else light(pages, (rng.randint(60, 82), 50, 35, 25))  # fmt: skip
    if how == "image":
        return File(images[0], "png" if colour == "bilevel" else "jpg", f"scan_{note}")
    layer, spoil = (None if bare or how == "pdf" else paper), rng.choice([0.0, 0.03, 0.12, 1.0])
    name = "scan_" + ("rubbish_" if layer and spoil == 1 else "ocr_" if layer else "pdf_") + note
    return File(pdf_of_images(images, a4(pages), layer, spoil, rng), "pdf", name)


def owner_locked(paper: Paper) -> File:
    """The native PDF of a paper drawn with an owner's password: everyone may read it."""
    return File(paper.pdf, "pdf", "owner_password")


def light(pages: list[np.ndarray], qualities: tuple[int, ...]) -> list[bytes]:
    """JPEGs of the first quality at which all of them stay below the portal's limit."""
    for quality in qualities:
        images = [jpeg(page, quality) for page in pages]
        if sum(map(len, images)) < LIMIT * 0.9:
            break
    return images


def poor(paper: Paper, rng: Random) -> File:
    """A phone's photo, often turned, as an image or inside a PDF; or a fax; or a folded letter; or a picture saved too small too often."""
    if rng.random() < 0.1:
        pages = [faxed(page, rng) for page in render(paper.pdf, 150)]
        return File(pdf_of_images([png(page, True) for page in pages], a4(pages)), "pdf", "fax")
    long_side = rng.randint(1300, 2000)
    folded = rng.random() < 0.25
    sheets = [creased(page, rng) if folded else page for page in render(paper.pdf, 200)]
    pages = [photo(page, rng, long_side) for page in sheets]
    turn = rng.choices([0, 90, 180, 270], [64, 14, 8, 14])[0]
    tagged = turn and rng.random() < 0.5 and len(pages) == 1
    if turn:
        pages = [cv2.rotate(page, TURNS[turn]) for page in pages]
    lossy = long_side > 1600 and rng.random() < 0.2
    images = light(pages, (rng.randint(20, 28) if lossy else rng.randint(42, 62), 35, 25))
    how = f"photo_{'folded_' if folded else ''}{'lossy_' if lossy else ''}{long_side}_turn{turn}{'_exif' if tagged else ''}"  # fmt: skip
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
