"""What a sandbox's child is asked. Apart from the reading, so that whoever asks need not load what reads."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from config.campaign import Campaign
from validators.model import Family, Student, Upload


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
