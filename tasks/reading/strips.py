"""The evidence: the strip of the page that a finding rests on, the words boxed in red, as a small PNG."""

import io
from collections.abc import Mapping
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw

from tasks.tools import pdf
from tasks.tools.unreadable_file import UnreadableFile
from validators.model import Box, Finding, Outcome, Status, Verdict

WIDTH, TALLEST = 640, 400
"""Pixels, on the page and in the workbook: what is boxed is then read without opening the file."""

MAX_BYTES = 25 * 1024
_MOST = 3
_ABOVE, _BESIDE, _NARROWEST = 0.025, 0.1, 0.5
"""Shares of the page: what is shown around the words, and at least how much of its width."""

_DPI = 160
_RED = (200, 0, 0)
_ATTEMPTS = ((1.0, 15), (1.0, 7), (0.75, 7), (0.5, 3))
"""Scale and greys: a noisy scan weighs too much with all of both."""


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
    except UnreadableFile:
        return {}


def _strip(page: Image.Image, box: Box) -> bytes:
    """The words with what stands around them, in so few greys that they fit with a red for their frame in four bits."""
    shown = _around(box)
    edges = (shown.left * page.width, shown.top * page.height, shown.right * page.width, shown.bottom * page.height)
    cut = page.crop((int(edges[0]), int(edges[1]), max(ceil(edges[2]), 1), max(ceil(edges[3]), 1)))
    for scale, greys in _ATTEMPTS:
        data = _png(_framed(_fitted(cut, scale), shown, box, greys))
        if len(data) <= MAX_BYTES:
            break
    return data


def _around(box: Box) -> Box:
    """What is shown: never less than a share of the page's width, never beyond its edges."""
    width = min(max(box.right - box.left + 2 * _BESIDE, _NARROWEST), 1.0)
    left = min(max((box.left + box.right - width) / 2, 0.0), 1.0 - width)
    return Box(box.page, left, max(box.top - _ABOVE, 0.0), left + width, min(box.bottom + _ABOVE, 1.0))


def _fitted(cut: Image.Image, scale: float) -> Image.Image:
    ratio = scale * min(WIDTH / cut.width, TALLEST / cut.height)
    size = (max(round(cut.width * ratio), 1), max(round(cut.height * ratio), 1))
    return cut.resize(size, Image.Resampling.LANCZOS)


def _framed(strip: Image.Image, shown: Box, box: Box, greys: int) -> Image.Image:
    """Evenly spaced greys, by which a page's grain is mostly lost, and the frame in red."""
    step = 255 / (greys - 1)
    ranks = strip.point([round(level / step) for level in range(256)])
    few = Image.frombytes("P", strip.size, ranks.tobytes())
    few.putpalette([*(round(rank * step) for rank in range(greys) for _ in range(3)), *_RED])
    across = few.width / (shown.right - shown.left)
    down = few.height / (shown.bottom - shown.top)
    left, right = (box.left - shown.left) * across, (box.right - shown.left) * across
    top, bottom = (box.top - shown.top) * down, (box.bottom - shown.top) * down
    frame = (max(left - 5, 0), max(top - 5, 0), min(right + 5, few.width - 1), min(bottom + 5, few.height - 1))
    ImageDraw.Draw(few).rectangle(frame, outline=greys, width=3)
    return few


def _png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")  # optimised, it would weigh a hundredth less and take five times as long
    return data.getvalue()
