"""What a reading may use: a folder, time, the OCR; and what it tells of itself: its cost, the pages as it saw them."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tasks.tools.ocr import engine
from tasks.tools.tesseract_table import Look, OcrFailed
from validators.model import Box
from validators.text.layout import Word


@dataclass
class Means:
    """`until` is a moment of the monotonic clock.

    Who judges a reading tells here what the next is wanted for: `places` where doubts stand, the page numbers, an IBAN.
    """

    folder: Path
    until: float
    with_ocr: bool = True
    ocr_calls: int = 0
    pictures: dict[int, Image.Image] = field(default_factory=dict)
    places: tuple[Box, ...] = ()
    pages_in_doubt: bool = True
    iban_in_doubt: bool = False

    @property
    def seconds_left(self) -> float:
        """Until the deadline."""
        return self.until - time.monotonic()

    def ocr(self, picture: Image.Image, look: Look = Look.PAGE) -> tuple[Word, ...]:
        """The words of a picture, looked at that way; OcrFailed without the tool or time left."""
        if not self.with_ocr:
            raise OcrFailed("tool_missing")
        seconds_left = self.seconds_left
        if seconds_left < 1:
            raise OcrFailed("deadline")
        self.ocr_calls += 1
        return engine()(picture, self.folder, seconds_left, look)
