"""OCR by tesseract's library in this process (tesserocr): loaded once, nothing to start for each picture.

A sandbox's zygote loads it, so that its children share it. Their pages are strangers' files: like PDFium, it may end a
child, never the run.
"""

import os
from pathlib import Path

from PIL import Image

from tasks.tools.tesseract_table import LANGUAGE, Look, OcrFailed, settings, words_of
from validators.text.layout import Word

_PLACES = (
    *("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata"),  # Debian, by version
    *("/usr/share/tessdata", "/usr/share/tesseract/tessdata", "/usr/local/share/tessdata"),
)


class CannotLoad(Exception):
    """No library, no French for it, or none that it can use."""


def data_folder() -> Path | None:
    """The folder with tesseract's French, as `TESSDATA_PREFIX` or the system's packages have it."""
    places = filter(None, (os.environ.get("TESSDATA_PREFIX"), *_PLACES))
    return next((Path(place) for place in places if Path(place, f"{LANGUAGE}.traineddata").is_file()), None)


class Library:
    """The loaded engine: called like a function. One picture at a time."""

    def __init__(self) -> None:
        """About 80 ms and 35 MiB; CannotLoad."""
        folder = data_folder()
        if folder is None:
            raise CannotLoad
        try:
            import tesserocr  # here, so that the parent, which only asks where the data is, does not load it

            self._engine = tesserocr.PyTessBaseAPI(
                path=str(folder), lang=LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
            )
        except (ImportError, RuntimeError):
            raise CannotLoad from None

    def __call__(
        self, image: Image.Image, folder: Path, timeout_seconds: float, look: Look = Look.PAGE
    ) -> tuple[Word, ...]:
        """The words of a grey picture, in places on a page 1 of its size; OcrFailed. Nothing is written to `folder`."""
        try:
            for name, value in settings(image, look).items():
                self._engine.SetVariable(name, value)
            self._engine.SetPageSegMode(look.segmentation)
            self._engine.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
            if not self._engine.Recognize(max(int(timeout_seconds * 1000), 1)):
                raise OcrFailed("deadline")
            return words_of(self._engine.GetTSVText(0) or "", image.size)
        except (RuntimeError, ValueError):
            raise OcrFailed("crashed") from None
        finally:
            self._engine.Clear()
