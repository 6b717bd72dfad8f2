"""What the sandbox's child does with one upload: read, judge, read on until sure; then only the verdict leaves it."""

import base64
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from config.campaign import Campaign, load, names
from tasks.drop_files import unchanged
from tasks.means import Means
from tasks.reading import readings
from tasks.store.coding import verdict_row
from tasks.strips import strips
from tasks.tools.signers import packaged
from validators.case import Case, FileFacts, Reading
from validators.checklist import file_findings, judge
from validators.confidence import confidence
from validators.facts import facts
from validators.model import Family, Finding, Student, Upload, Verdict
from validators.sureness import corroborated, decided, is_settled, places_in_doubt
from validators.verdict import in_order, piece_status


@dataclass(frozen=True)
class Job:
    """One upload to examine: its file, whom it concerns, the season's name, the seconds it may take, OCR or not."""

    file: str
    upload: Upload
    family: Family | None
    students: tuple[Student, ...]
    campaign: str
    seconds: float
    ocr: bool = True


JOB = TypeAdapter(Job)

# Once in the zygote, so that no child pays for it.
for _name in names():
    load(_name)
packaged()


def examine_file(job: dict[str, Any]) -> dict[str, Any]:
    """The entry that the sandbox calls: a job in, the verdict and its strips (PNG in base64) out."""
    started = time.monotonic()
    task = JOB.validate_python({key: value for key, value in job.items() if key != "tmp"})
    means = Means(Path(job["tmp"]), started + task.seconds, task.ocr)
    with unchanged(Path(task.file), task.upload.sha256):
        verdict = verdict_on(task, load(task.campaign), means)
        pictures = strips(Path(task.file), verdict, means.pictures)
    verdict = replace(verdict, ocr_calls=means.ocr_calls, seconds=time.monotonic() - started)
    return {
        "verdict": verdict_row(verdict),
        "strips": {str(rank): base64.b64encode(png).decode("ascii") for rank, png in pictures.items()},
    }


def verdict_on(task: Job, campaign: Campaign, means: Means) -> Verdict:
    """Readings, ever richer, are judged until every question is answered or nothing richer is left."""
    threshold = campaign.reading.decide_certainty
    reading = Reading(FileFacts(0, "unknown"))
    once: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = ()
    for reading in readings(Path(task.file), task.upload.slot, campaign, means):
        if not reading.file.opened:
            break
        found = judge(_case(task, campaign, reading))
        if reading.again:
            found = corroborated(once, found)
        elif reading.by_ocr:
            once, means.places = found, places_in_doubt(found, threshold)
        if is_settled(found, threshold):
            break
    case = _case(task, campaign, reading)
    return concluded(case, file_findings(case) + decided(found, threshold))


def concluded(case: Case, findings: tuple[Finding, ...]) -> Verdict:
    """The verdict that findings come to."""
    reasons = in_order(finding.reason for finding in findings if finding.reason is not None)
    status = piece_status(reasons)
    known = facts(case, findings)
    return Verdict(status, reasons, findings, known, confidence(status, findings), case.reading.stage)


def _case(task: Job, campaign: Campaign, reading: Reading) -> Case:
    return Case(task.upload, task.family, task.students, campaign, reading)
