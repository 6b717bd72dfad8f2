"""What is done with one upload in the sandbox's child: read, judge, read on until sure."""

from dataclasses import replace
from pathlib import Path

from config.campaign import Campaign
from tasks.drop.files import WHOLE_UP_TO
from tasks.reading.job import Job
from tasks.reading.means import Means
from tasks.reading.readings import readings
from tasks.reading.second_reader import second_look, second_reading
from validators.case import MARGINS, Case, FileFacts, Reading
from validators.checklist import file_findings, judge
from validators.conclusion import concluded
from validators.model import Finding, Verdict
from validators.seconded import decided_date, denied, may_be_lifted, refused_iban, seconded, statement_in_doubt
from validators.sureness import (
    corroborated,
    decided,
    iban_in_doubt,
    is_beyond_reading,
    is_settled,
    pages_in_doubt,
    places_in_doubt,
    recounted,
)


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
            found = recounted(once, found) if reading.stage == MARGINS else found
            once, means.places = found, places_in_doubt(found, threshold, reading)
            means.pages_in_doubt = pages_in_doubt(found, threshold, reading)
            means.iban_in_doubt = iban_in_doubt(found, threshold)
        if is_settled(found, threshold):
            break
        if reading.by_ocr and not reading.partial and is_beyond_reading(found, threshold, reading):
            break
    if reading.by_ocr:
        reading, found = _with_second(task, campaign, means, reading, found)
    case = _case(task, campaign, reading)
    return concluded(case, file_findings(case) + decided(found, threshold))


def _with_second(
    task: Job, campaign: Campaign, means: Means, reading: Reading, found: tuple[Finding, ...]
) -> tuple[Reading, tuple[Finding, ...]]:
    """What another recogniser changes: it looks at the date or IBAN that decides, and reads what is in doubt."""
    threshold = campaign.reading.decide_certainty
    place = decided_date(found, threshold) or refused_iban(found, threshold)
    look = second_look(reading, means, place) if place else None
    if look is not None:
        found = denied(found, judge(_case(task, campaign, look)))
    sparing = not statement_in_doubt(found, threshold)
    second = second_reading(reading, means, sparing=sparing) if may_be_lifted(found, threshold) else None
    if second is None:
        return reading, found
    lifted = seconded(found, judge(_case(task, campaign, second)), threshold)
    return (reading if lifted == found else replace(reading, pages=second.pages, stage=second.stage)), lifted


def _case(task: Job, campaign: Campaign, reading: Reading) -> Case:
    return Case(task.upload, task.family, task.students, campaign, reading)
