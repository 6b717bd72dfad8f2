"""What a sandbox's child is asked. Apart from the reading, so that whoever asks need not load what reads."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from validators.model import Family, Student, Upload


@dataclass(frozen=True)
class Job:
    """One upload to examine: its file, whom it concerns, the seconds it may take, OCR or not."""

    file: str
    upload: Upload
    family: Family | None
    students: tuple[Student, ...]
    seconds: float
    ocr: bool = True


JOB = TypeAdapter(Job)
