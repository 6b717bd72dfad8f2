"""OCR by tesseract's command (pytesseract): a picture → words with places and confidences, within a time limit.

`OMP_THREAD_LIMIT=1` is set before the first call: on two cores a page takes six to eight times longer without it.
"""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytesseract
from PIL import Image

from tasks.tools.tesseract_table import INSTALL, LANGUAGE, Look, OcrFailed, settings, words_of
from validators.text.layout import Word

os.environ["OMP_THREAD_LIMIT"] = "1"

_ROOM = 1024 * 1024


def probe() -> str:
    """An empty string when tesseract can read French; otherwise one French sentence that says what to install."""
    if shutil.which("tesseract") is None:
        return f"Tesseract n'est pas installé : les images et les scans ne sont pas lus (à taper : {INSTALL})."
    try:
        languages = pytesseract.get_languages()
    except (pytesseract.TesseractError, OSError, RuntimeError, UnicodeDecodeError):
        return f"Tesseract ne répond pas : les images et les scans ne sont pas lus (à taper : {INSTALL})."
    if LANGUAGE not in languages:
        return f"Tesseract n'a pas le français : les images et les scans ne sont pas lus (à taper : {INSTALL})."
    return ""


def read_words(image: Image.Image, folder: Path, timeout_seconds: float, look: Look = Look.PAGE) -> tuple[Word, ...]:
    """The words of a picture, in places on a page 1 of its size; OcrFailed when tesseract gave no answer.

    OSError (ENOSPC) when the disk of `folder` is full.
    """
    told = [f"-c {name}={value}" for name, value in settings(image, look).items()]
    try:
        with _on_disk(image, folder / "page.pgm") as picture:
            table: str = pytesseract.image_to_data(
                str(picture),
                lang=LANGUAGE,
                config=" ".join([f"--oem 1 --psm {look.segmentation}", *told]),
                output_type=pytesseract.Output.STRING,
                timeout=timeout_seconds,
            )
        return words_of(table, image.size)
    except pytesseract.TesseractNotFoundError:
        raise OcrFailed("tool_missing") from None
    except pytesseract.TesseractError as error:
        missing = LANGUAGE in error.message and "load" in error.message.lower()
        raise OcrFailed("tool_missing" if missing else "crashed") from None
    except (SystemExit, subprocess.SubprocessError):  # what pytesseract does when tesseract cannot tell its version
        raise OcrFailed("crashed") from None
    except RuntimeError:  # its way of saying that time was up
        raise OcrFailed("deadline") from None
    except (OSError, ValueError) as error:  # rubbish on its output
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise OcrFailed("crashed") from None


@contextmanager
def _on_disk(image: Image.Image, path: Path) -> Iterator[Path]:
    """The picture as a file. OSError when the disk is full by the end: what tesseract wrote may have been cut short."""
    try:
        image.save(path)
        yield path
    finally:
        room = shutil.disk_usage(path.parent).free
        path.unlink(missing_ok=True)
        if room < _ROOM:
            raise OSError(errno.ENOSPC, "no room for OCR")
