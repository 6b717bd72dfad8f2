"""The entry of the sandbox: a job in, a verdict out. Importing it loads, once in the zygote, what each child needs."""

import base64
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from config.campaign import load, names
from tasks.drop.files import unchanged
from tasks.reading.examination import verdict_on
from tasks.reading.job import JOB
from tasks.reading.means import Means
from tasks.reading.rehearsal import rehearse
from tasks.reading.strips import strips
from tasks.store.coding import verdict_row
from tasks.tools import tesseract
from tasks.tools.ocr import engine
from tasks.tools.signers import packaged
from validators.text.lexicon import words

for _name in names():
    rehearse(load(_name))
packaged()
words()
STARTS_PROGRAMS = engine() is tesseract.read_words


def examine_file(job: dict[str, Any]) -> dict[str, Any]:
    """The entry that the sandbox calls: a job in, the verdict and its strips (PNG in base64) out."""
    started = time.monotonic()
    task = JOB.validate_python({key: value for key, value in job.items() if key != "tmp"})
    means = Means(Path(job["tmp"]), started + task.seconds, task.ocr)
    with unchanged(Path(task.file), task.upload.sha256):
        verdict = verdict_on(task, task.campaign, means)
        pictures = strips(Path(task.file), verdict, means.pictures)
    verdict = replace(verdict, ocr_calls=means.ocr_calls, seconds=time.monotonic() - started)
    return {
        "verdict": verdict_row(verdict),
        "strips": {str(rank): base64.b64encode(png).decode("ascii") for rank, png in pictures.items()},
    }
