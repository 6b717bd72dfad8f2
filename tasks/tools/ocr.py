"""The words of a picture, by tesseract: its library, which need not be started for each picture, or its command."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from PIL import Image

from config.settings import OcrWay, Settings
from tasks.tools.tesseract_library import CannotLoad, Library, data_folder
from tasks.tools.tesseract_table import Look
from validators.text.layout import Word

Engine = Callable[[Image.Image, Path, float, Look], tuple[Word, ...]]
"""A grey picture, a private folder, the seconds it may take, how to look at it → its words; or OcrFailed."""

_TRIAL_SECONDS = 20.0


def probe(way: OcrWay) -> str:
    """An empty string when French can be read; otherwise one French sentence that says what to install."""
    return "" if way == "library" and data_folder() else _command().probe()


@cache
def engine() -> Engine:
    """The way that DOSSIERS_OCR asks for; the command where the library cannot be loaded."""
    if Settings().ocr == "library":
        with suppress(CannotLoad):
            return Library()
    read_words: Engine = _command().read_words
    return read_words


def trial(job: dict[str, Any]) -> bool:
    """For a sandbox: reads a word of our own. OcrFailed, or the child's death, when that cannot be done."""
    from PIL import ImageDraw  # nobody else draws

    picture = Image.new("L", (400, 100), 255)
    ImageDraw.Draw(picture).text((20, 30), "Facture", fill=0, font_size=40)
    engine()(picture, Path(job["tmp"]), _TRIAL_SECONDS, Look.PAGE)
    return True


def starts_programs() -> bool:
    """Whether that way is the command."""
    return not isinstance(engine(), Library)


def _command() -> ModuleType:
    """Loaded only where it is used: pytesseract brings pandas along, half a second and 36 MiB in each sandbox."""
    from tasks.tools import tesseract

    return tesseract
