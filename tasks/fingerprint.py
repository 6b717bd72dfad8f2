"""What a verdict rests on: the same upload judged by the same rules need not be looked at again."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import config
import tasks
import validators
from config.campaign import Campaign
from validators.model import Family, Student, Upload


def subject(upload: Upload, family: Family | None, students: Iterable[Student]) -> str:
    """SHA-256 (hex) over what is judged: the bytes, the file's name, slot and upload date, the names expected on it."""
    people = family.representatives if family else ()
    return _digest(
        [
            [upload.sha256, upload.size_bytes, upload.path is not None, upload.file_name],
            [upload.slot or upload.label, upload.uploaded_at.date().isoformat() if upload.uploaded_at else None],
            [upload.family_id, upload.student_id, family.custody if family else None],
            [[person.last_name, person.first_name] for person in people],
            [[student.id, student.name.last_name, student.name.first_name] for student in students],
        ]
    )


def rules_version(campaign: Campaign) -> str:
    """SHA-256 (hex, 16 digits) over the rules themselves: what reads and judges, its models, what the season says."""
    package = {module: Path(str(module.__file__)).parent for module in (config, tasks, validators)}
    code = [
        *package[validators].rglob("*.py"),
        *package[config].glob("*.py"),
        *package[tasks].glob("examine.py"),
        *package[tasks].glob("reading/*.py"),
        *package[tasks].glob("tools/**/*.py"),
    ]
    # Other seasons and the wording of the report change no verdict.
    data = [file for file in package[config].glob("*.toml") if not file.name.startswith(("campaign-", "messages"))]
    root = package[config].parent
    models = [*package[tasks].glob("tools/*_model*/*.onnx"), *package[tasks].glob("tools/*_model*/*.tflite")]
    files = [[one.relative_to(root).as_posix(), _of_bytes(one)] for one in sorted(code + data + models)]
    # Nor does the form of the export: what was read from it stands in the subject.
    season = campaign.model_dump(mode="json", exclude={"portal"})
    return _digest([files, season])[:16]


def _of_bytes(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
