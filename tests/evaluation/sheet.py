"""Drawing of a paper: millimetres from the top left corner, on reportlab, every text remembered for OCR layers."""

import io
from dataclasses import dataclass, field

import numpy as np
import zxingcpp
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.evaluation.fonts import font, scale

MM = 72 / 25.4


@dataclass
class Ink:
    """One drawn text: page from 0, baseline in points from the top left."""

    page: int
    x: float
    y: float
    text: str
    face: str
    size: float


@dataclass
class Sheet:
    family: str = "Helvetica"
    size: tuple[float, float] = A4
    user_password: str = ""
    owner_password: str = ""
    inks: list[Ink] = field(default_factory=list)
    legal: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.buffer = io.BytesIO()
        lock = None
        if self.user_password or self.owner_password:
            lock = StandardEncryption(
                self.user_password, ownerPassword=self.owner_password or "proprietaire", strength=128
            )
        self.canvas = Canvas(self.buffer, pagesize=self.size, encrypt=lock, invariant=1)
        self.pages = 0
        self.width, self.height = self.size[0] / MM, self.size[1] / MM

    def text(self, x, y, text, size=9.5, bold=False, color="#000000", align="l", family=None, angle=0):
        """Writes one line with its baseline at y; returns where it ends (mm)."""
        face = font(family or self.family, bold)
        size *= scale(family or self.family)
        width = pdfmetrics.stringWidth(text, face, size)
        left = x * MM - {"l": 0, "c": width / 2, "r": width}[align]
        top = self.size[1] - y * MM
        self.canvas.setFillColor(HexColor(color))
        self.canvas.setFont(face, size)
        if angle:
            self.canvas.saveState()
            self.canvas.translate(left, top)
            self.canvas.rotate(angle)
            self.canvas.drawString(0, 0, text)
            self.canvas.restoreState()
        else:
            self.canvas.drawString(left, top, text)
        self.inks.append(Ink(self.pages, left, y * MM, text, face, size))
        return (left + width) / MM

    def lines(self, x, y, lines, size=9.5, lead=None, **style):
        """Writes lines one under another; returns the next baseline."""
        step = lead or size * 0.45
        for line in lines:
            self.text(x, y, line, size, **style)
            y += step
        return y

    def para(self, x, y, width, text, size=9.5, lead=None, **style):
        """Writes a paragraph wrapped to a width in mm; returns the next baseline."""
        family = style.get("family") or self.family
        face = font(family, style.get("bold", False))
        rows, row = [], ""
        for word in text.split():
            trial = f"{row} {word}".strip()
            if row and pdfmetrics.stringWidth(trial, face, size * scale(family)) > width * MM:
                rows.append(row)
                row = word
            else:
                row = trial
        return self.lines(x, y, [*rows, row], size, lead, **style)

    def box(self, x, y, width, height, fill=None, stroke="#000000", line=0.6, radius=0):
        self.canvas.setLineWidth(line)
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if stroke:
            self.canvas.setStrokeColor(HexColor(stroke))
        place = (x * MM, self.size[1] - (y + height) * MM, width * MM, height * MM)
        if radius:
            self.canvas.roundRect(*place, radius * MM, stroke=bool(stroke), fill=bool(fill))
        else:
            self.canvas.rect(*place, stroke=bool(stroke), fill=bool(fill))

    def rule(self, x, y, width, color="#000000", line=0.6):
        self.canvas.setLineWidth(line)
        self.canvas.setStrokeColor(HexColor(color))
        self.canvas.line(x * MM, self.size[1] - y * MM, (x + width) * MM, self.size[1] - y * MM)

    def disc(self, x, y, radius, fill="#000000"):
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.circle(x * MM, self.size[1] - y * MM, radius * MM, stroke=0, fill=1)

    def table(self, x, y, widths, rows, size=8, lead=5.0, head="#dddddd", grid=True, right=()):
        """Draws a table, the first row as its head; returns the next free y."""
        total = sum(widths)
        for index, row in enumerate(rows):
            if index == 0 and head:
                self.box(x, y, total, lead, fill=head, stroke=None)
            left = x
            for column, (width, cell) in enumerate(zip(widths, row, strict=True)):
                if grid:
                    self.box(left, y, width, lead, stroke="#999999", line=0.3)
                align = "r" if column in right else "l"
                place = left + width - 1.2 if align == "r" else left + 1.2
                self.text(place, y + lead - 1.5, cell, size, bold=index == 0 and bool(head), align=align)
                left += width
            y += lead
        return y

    def image(self, x, y, width, height, pixels):
        """Draws a PIL image or an array."""
        self.canvas.drawImage(ImageReader(pixels), x * MM, self.size[1] - (y + height) * MM, width * MM, height * MM)

    def matrix(self, x, y, side, message, kind="DataMatrix"):
        """Draws a barcode of `message` (text or bytes) in a square of `side` mm."""
        from PIL import Image

        code = zxingcpp.create_barcode(message, getattr(zxingcpp.BarcodeFormat, kind))
        pixels = np.asarray(code.to_image(scale=4))
        self.image(x, y, side, side, Image.fromarray(pixels))

    def page(self):
        """Ends the page; a paragraph of small print fills its free foot while there is one left."""
        used = [ink.y / MM for ink in self.inks if ink.page == self.pages]
        body, foot = max((y for y in used if y < 235), default=20), min((y for y in used if y >= 235), default=290)
        if self.legal and foot - body > 40:
            self.para(
                16,
                max(body + 14, foot - 42),
                self.width - 34,
                self.legal.pop(0),
                6.5,
                2.9,
                color="#444444",
                family="Helvetica",
            )
        self.canvas.showPage()
        self.pages += 1

    def pdf(self) -> bytes:
        """The finished document."""
        self.canvas.save()
        return self.buffer.getvalue()
