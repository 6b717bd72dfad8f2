"""An identity photo → readings: looked at before it is read. Only ever used in a sandbox's child."""

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from tasks.reading.means import Means
from tasks.reading.sheet import WHOLE, Sheet
from tasks.reading.stacked_strips import read_strips
from tasks.tools import image
from tasks.tools.emptiness import emptiness, printed_share
from tasks.tools.faces import faces
from tasks.tools.tesseract_table import OcrFailed
from validators.case import FileFacts, Picture, Reading

_FEW_LETTERS = 25


def portrait_readings(picture: Image.Image, file: FileFacts, means: Means) -> Iterator[Reading]:
    """Words are sought where no face was found, or where letters may stand."""
    found = faces(picture)
    share = max((face.share for face in found), default=0.0)
    few_letters = image.letter_like(picture) < _FEW_LETTERS
    if found and few_letters:
        share /= printed_share(picture)
    plainly = "" if found or not few_letters else emptiness(picture)
    seen = Picture(len(found), share, image.sharpness(picture), image.spread(picture), plainly)
    base = Reading(file, picture=seen, stage="picture")
    if few_letters:
        yield base
    sheet = Sheet(1, lambda _: image.fit(picture), means.ocr)
    try:
        strips = sheet.bands(WHOLE)
        sheet.take(read_strips(strips, means.ocr), strips)
    except OcrFailed as error:
        yield replace(base, picture=None, trouble=error.cause, last=True)
        return
    yield replace(base, pages=(sheet.page,), stage="ocr_page", by_ocr=True, last=True)
