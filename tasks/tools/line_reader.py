"""A second recogniser, apart from tesseract: a line of writing → its letters, by PP-OCR (`line_model/`).

It reads handwriting that tesseract does not. What a misreading of one looks like is no likelier in the other.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions

from tasks.tools.image import Grey

_MODEL = Path(__file__).with_name("line_model") / "pp_ocr_v6_small_french.onnx"
ALPHABET = (
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    "£§«°²³´·»½ÀÂÄÆÇÈÉÊËÎÏÔÖ×ÙÛÜàâäæçèéêëîïôöùûüÿŒœ–—‘’“”•…€→ "
)
"""What the network tells apart, in its order; before the first stands « no letter »."""
_HIGH, _LEAST, _WIDEST = 48, 128, 1600
"""Pixels: how high a line is made for the network, how wide at least and at most."""

cv2.setNumThreads(1)  # a child of the sandbox has one thread


class Letter(NamedTuple):
    """A character, how sure it is (0 to 1), and where its middle stands in the line (share of its width)."""

    text: str
    confidence: float
    middle: float


@cache
def network() -> InferenceSession:
    """The network, loaded by the child that first needs it (80 ms): before the fork it would cost all of them 80 MiB.

    Without threads, which a child may not start.
    """
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(str(_MODEL), options, providers=["CPUExecutionProvider"])


def letters_of(line: Grey) -> list[Letter]:
    """The characters on a grey picture of one line of writing, left to right; 0.06 s for a long one."""
    height, width = line.shape
    across = min(max(round(width * _HIGH / height), 1), _WIDEST)
    shrinks = height > _HIGH
    small = cv2.resize(line, (across, _HIGH), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    shown = np.zeros((_HIGH, max(across, _LEAST)), np.float32)
    shown[:, :across] = small.astype(np.float32) / 127.5 - 1
    scores = network().run(None, {"x": np.repeat(shown[None, None], 3, axis=1)})[0][0]
    return _letters(scores, shown.shape[1] / across)


def _letters(scores: NDArray[np.float32], stretch: float) -> list[Letter]:
    """What the steps along a line come to: the same character in steps side by side is one."""
    best, sure = scores.argmax(axis=1), scores.max(axis=1)
    begins = np.flatnonzero((best > 0) & (np.diff(best, prepend=0) != 0))
    found = []
    for begin in begins.tolist():
        end = begin + 1
        while end < len(best) and best[end] == best[begin]:
            end += 1
        middle = (begin + end) / 2 / len(best) * stretch
        found.append(Letter(ALPHABET[best[begin] - 1], float(sure[begin:end].max()), min(middle, 1.0)))
    return found
