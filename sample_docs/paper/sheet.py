"""An A4 sheet to draw on: millimetres from the top left corner, the same bytes each time."""

# mypy: disable-error-code="import-untyped"

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import reportlab
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

BLACK = "#1b1b1b"
PHONE = (100 * mm, 200 * mm)
SPECIMEN = "SPÉCIMEN – document inventé, sans valeur"
_FAMILIES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
    "Vera": ("Vera", "VeraBd"),
}

rl_config.useA85 = 0  # images as they are, a fifth smaller
for _name in ("Vera", "VeraBd"):
    pdfmetrics.registerFont(TTFont(_name, str(Path(reportlab.__file__).parent / "fonts" / f"{_name}.ttf")))


class Sheet:
    """One document; `font` is Helvetica, Times, Courier or Vera, `password` locks it, `mark` stands at its foot."""

    def __init__(
        self, font: str = "Helvetica", size: tuple[float, float] = A4, password: str = "", mark: str = SPECIMEN
    ) -> None:
        self._out = BytesIO()
        lock = StandardEncryption(password, strength=128) if password else None
        self._canvas = Canvas(self._out, pagesize=size, invariant=1, pageCompression=1, encrypt=lock)
        self._width, self._height = size
        self._font = font
        self._mark = mark

    def text(self, x: float, y: float, words: str, size: float = 9, bold: bool = False, colour: str = BLACK) -> None:
        """One line that starts at x, its baseline at y."""
        self._pen(size, bold, colour)
        self._canvas.drawString(x * mm, self._height - y * mm, words)

    def right(self, x: float, y: float, words: str, size: float = 9, bold: bool = False, colour: str = BLACK) -> None:
        """One line that ends at x."""
        self._pen(size, bold, colour)
        self._canvas.drawRightString(x * mm, self._height - y * mm, words)

    def centre(self, x: float, y: float, words: str, size: float = 9, bold: bool = False, colour: str = BLACK) -> None:
        """One line with its middle at x."""
        self._pen(size, bold, colour)
        self._canvas.drawCentredString(x * mm, self._height - y * mm, words)

    def lines(self, x: float, y: float, rows: Iterable[str], size: float = 9, bold: bool = False) -> float:
        """Lines under each other; the y after the last."""
        for row in rows:
            self.text(x, y, row, size, bold)
            y += size * 0.46
        return y

    def paragraph(self, x: float, y: float, width: float, words: str, size: float = 9, bold: bool = False) -> float:
        """Words wrapped at `width`; the y after the last line."""
        face = _FAMILIES[self._font][bold]
        return self.lines(x, y, simpleSplit(words, face, size, width * mm), size, bold)

    def box(self, x: float, y: float, width: float, height: float, fill: str = "", edge: str = "#8a8a8a") -> None:
        """A rectangle whose top left corner is at x, y; an empty colour leaves that part out."""
        self._canvas.setLineWidth(0.6)
        self._canvas.setStrokeColor(edge or BLACK)
        self._canvas.setFillColor(fill or "#ffffff")
        bottom = self._height - (y + height) * mm
        self._canvas.rect(x * mm, bottom, width * mm, height * mm, stroke=int(bool(edge)), fill=int(bool(fill)))

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle (marks of invented firms)."""
        self._canvas.setFillColor(fill)
        self._canvas.circle(x * mm, self._height - y * mm, radius * mm, stroke=0, fill=1)

    def rule(self, x: float, y: float, x2: float, y2: float | None = None, colour: str = "#8a8a8a") -> None:
        """A line, level unless y2 is given."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(0.7)
        self._canvas.line(x * mm, self._height - y * mm, x2 * mm, self._height - (y if y2 is None else y2) * mm)

    def table(
        self, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], size: float = 8.5
    ) -> float:
        """A ruled table with a shaded head, numbers to the right; the y under it."""
        total, height = sum(widths), size * 0.62
        self.box(x, y, total, height, fill="#e6eaee", edge="")
        for number, row in enumerate(rows):
            left = x
            for width, cell in zip(widths, row, strict=True):
                if cell[-1:] == "€":
                    self.right(left + width - 1.5, y + height * 0.7, cell, size, bold=number == 0)
                else:
                    self.text(left + 1.5, y + height * 0.7, cell, size, bold=number == 0)
                left += width
            y += height
            self.rule(x, y, x + total)
        return y + 4

    def picture(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """An image file set into the page."""
        left, bottom = x * mm, self._height - (y + height) * mm
        self._canvas.drawImage(ImageReader(BytesIO(data)), left, bottom, width * mm, height * mm)

    def scrawl(self, x: float, y: float, seed: int = 1) -> None:
        """A signature that no one wrote."""
        self._canvas.setStrokeColor("#1c2f6e")
        self._canvas.setLineWidth(1.1)
        path = self._canvas.beginPath()
        path.moveTo(x * mm, self._height - y * mm)
        for step in range(1, 7):
            swing = ((seed * 37 + step * 53) % 17 - 8) * 0.7
            points = (x + step * 5 - 5, y - 6 + swing, x + step * 5 - 1, y + 6 - swing, x + step * 5, y + swing / 3)
            flat = [value * mm if rank % 2 == 0 else self._height - value * mm for rank, value in enumerate(points)]
            path.curveTo(*flat)
        self._canvas.drawPath(path)

    def next_page(self) -> None:
        """Ends this page."""
        self.centre(self._width / mm / 2, self._height / mm - 5, self._mark, 6, colour="#777777")
        self._canvas.showPage()

    def done(self) -> bytes:
        """Ends the document: its bytes."""
        self.next_page()
        self._canvas.save()
        return self._out.getvalue()

    def _pen(self, size: float, bold: bool, colour: str) -> None:
        self._canvas.setFont(_FAMILIES[self._font][bold], size)
        self._canvas.setFillColor(colour)
