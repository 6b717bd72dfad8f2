"""What is done with one upload in the sandbox's child: read, judge, read on until sure."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from config.campaign import Campaign
from tasks.drop.files import WHOLE_UP_TO
from tasks.reading.means import Means
from tasks.reading.readings import readings
from validators.case import Case, FileFacts, Reading
from validators.checklist import file_findings, judge
from validators.confidence import confidence
from validators.facts import facts
from validators.model import Family, Finding, Student, Upload, Verdict
from validators.sureness import corroborated, decided, is_beyond_reading, is_settled, places_in_doubt
from validators.verdict import in_order, piece_status


@dataclass(frozen=True)
class Job:
    """One upload to examine: its file, whom it concerns, the season, the seconds it may take, OCR or not."""

    file: str
    upload: Upload
    family: Family | None
    students: tuple[Student, ...]
    campaign: Campaign
    seconds: float
    ocr: bool = True


JOB = TypeAdapter(Job)


def verdict_on(task: Job, campaign: Campaign, means: Means) -> Verdict:
    """Readings, ever richer, are judged until every question is answered or nothing richer is left."""
    threshold = campaign.reading.decide_certainty
    reading = Reading(FileFacts(0, "unknown"))
    once: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] = ()
    for reading in readings(Path(task.file), task.upload.slot, campaign, means):
        if not reading.file.opened or reading.file.size_bytes > WHOLE_UP_TO:
            break
        found = judge(_case(task, campaign, reading))
        if reading.again:
            found = corroborated(once, found)
        elif reading.by_ocr:
            once, means.places = found, places_in_doubt(found, threshold)
        if is_settled(found, threshold):
            break
        if reading.by_ocr and not reading.partial and is_beyond_reading(found, threshold, reading.pages):
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
