"""The evidence: the strip of the page that a finding rests on, the words boxed in red, as a small PNG."""

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw

from tasks.tools import pdf
from validators.model import Box, Finding, Outcome, Status, Verdict

WIDTH = 900
MAX_BYTES = 25 * 1024
_MOST = 3
_AROUND = 0.025
_DPI = 130


def strips(path: Path, verdict: Verdict, pictures: Mapping[int, Image.Image]) -> dict[int, bytes]:
    """By index of the finding; none for a piece that passes. `pictures` are the pages as they were read by OCR."""
    if verdict.status is Status.COMPLIANT:
        return {}
    shown = {rank: finding.box for rank, finding in enumerate(verdict.findings) if finding.box and _matters(finding)}
    pages = {box.page for box in shown.values()}
    known = {**_rendered(path, pages - set(pictures)), **{n: pictures[n] for n in pages if n in pictures}}
    return {rank: _strip(known[box.page], box) for rank, box in list(shown.items())[:_MOST] if box.page in known}


def _matters(finding: Finding) -> bool:
    return finding.outcome is not Outcome.HOLDS


def _rendered(path: Path, numbers: set[int]) -> dict[int, Image.Image]:
    if not numbers:
        return {}
    try:
        with pdf.Pdf(path) as document:
            return {number: document.render(number, _DPI) for number in numbers}
    except pdf.UnreadableFile:
        return {}


def _strip(page: Image.Image, box: Box) -> bytes:
    """The page's whole width and a little above and below the words, in 16 colours."""
    top = max(box.top - _AROUND, 0) * page.height
    bottom = min(box.bottom + _AROUND, 1) * page.height
    cut = page.crop((0, int(top), page.width, max(int(bottom), int(top) + 1))).convert("RGB")
    scale = WIDTH / cut.width
    small = cut.resize((WIDTH, max(min(round(cut.height * scale), 600), 1)), Image.Resampling.LANCZOS)
    left, right = box.left * WIDTH, box.right * WIDTH
    upper, lower = (box.top * page.height - top) * scale, (box.bottom * page.height - top) * scale
    ImageDraw.Draw(small).rectangle((left - 4, upper - 4, right + 4, lower + 4), outline=(200, 0, 0), width=3)
    return _png(small)


def _png(picture: Image.Image) -> bytes:
    for colours in (16, 8, 4):
        data = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
        if data.tell() <= MAX_BYTES:
            break
    return data.getvalue()
