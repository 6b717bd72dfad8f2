"""What an office scanner makes of a paper: grey pages, a little askew, as an image or as a PDF of images."""

from io import BytesIO

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from sample_docs.paper.sheet import Sheet


def page_images(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Every page as a colour picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def scanned(page: Image.Image, seed: int, askew: float = 0.6) -> Image.Image:
    """The page on the glass: grey, turned by `askew` degrees, with the grain of a lamp."""
    grey = page.convert("L").rotate(askew, Image.Resampling.BICUBIC, fillcolor=250)
    pixels = np.asarray(grey.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float32)
    grain = np.random.default_rng(seed).normal(0, 1.2, pixels.shape)
    levelled = np.where(pixels > 246, 250, pixels + 8 + grain)
    return Image.fromarray(np.clip(levelled, 0, 255).astype(np.uint8))


def scan_jpeg(pdf: bytes, seed: int, dpi: int = 150, askew: float = 0.6, turn: int = 0) -> bytes:
    """The first page as a JPEG; `turn` lays it on the glass by quarter turns (degrees, no EXIF says so)."""
    image = scanned(page_images(pdf, dpi)[0], seed, askew).rotate(turn, expand=True)
    out = BytesIO()
    image.save(out, "JPEG", quality=42, dpi=(dpi, dpi))
    return out.getvalue()


def scan_png(pdf: bytes, dpi: int = 200, askew: float = -0.5) -> bytes:
    """The first page in sixteen greys, as a scanner set to "text" gives it."""
    grey = page_images(pdf, dpi)[0].convert("L").rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
    out = BytesIO()
    grey.quantize(16).save(out, "PNG", dpi=(dpi, dpi), optimize=True)
    return out.getvalue()


def scan_pdf(pdf: bytes, seed: int, dpi: int = 150, askew: float = 0.6) -> bytes:
    """All pages as one PDF of images: nothing in it is text."""
    sheet = Sheet(mark="")
    for rank, page in enumerate(page_images(pdf, dpi)):
        if rank:
            sheet.next_page()
        sheet.picture(0, 0, 210, 297, _jpeg(scanned(page, seed, askew), 38))
    return sheet.done()


def screenshot(pdf: bytes, width: int = 1080) -> bytes:
    """A phone's own picture of its screen."""
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_pdf(image: Image.Image) -> bytes:
    """A picture set alone on a page."""
    sheet = Sheet()
    sheet.picture(53, 60, 104, 134, _jpeg(image, 80))
    return sheet.done()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()
