"""The entry of the sandbox: a job in, a verdict out. Importing it loads, once in the zygote, what each child needs."""

import base64
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from config.campaign import Campaign
from tasks.drop.files import unchanged
from tasks.reading.examination import verdict_on
from tasks.reading.job import JOB
from tasks.reading.means import Means
from tasks.reading.rehearsal import rehearse
from tasks.reading.strips import strips
from tasks.store.coding import verdict_row
from tasks.tools.ocr import starts_programs
from tasks.tools.signers import packaged
from validators.text.lexicon import words

STARTS_PROGRAMS = starts_programs()


def examiner(season: dict[str, Any]) -> "Examine":
    """What the sandbox calls once, with the campaign: it returns what each child calls with its job."""
    examine = Examine(Campaign.model_validate(season))
    rehearse(examine.campaign, examine)
    packaged()
    words()  # last: what is made after it lies scattered over the places of all that it lets go, and is slow to share
    return examine


@dataclass(frozen=True)
class Examine:
    """The examination of one file, for that season."""

    campaign: Campaign

    def __call__(self, job: dict[str, Any]) -> dict[str, Any]:
        """A job in, the verdict and its strips (PNG in base64) out."""
        started = time.monotonic()
        task = JOB.validate_python({key: value for key, value in job.items() if key != "tmp"})
        means = Means(Path(job["tmp"]), started + task.seconds, task.ocr)
        with unchanged(Path(task.file), task.upload.sha256):
            verdict = verdict_on(task, self.campaign, means)
            pictures = strips(Path(task.file), verdict, means.pictures)
        verdict = replace(verdict, ocr_calls=means.ocr_calls, seconds=time.monotonic() - started)
        return {
            "verdict": verdict_row(verdict),
            "strips": {str(rank): base64.b64encode(png).decode("ascii") for rank, png in pictures.items()},
        }
