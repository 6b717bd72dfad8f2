"""What is mutated: the sample drop's files, each with its family and what it must give, and the hostile corpus."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import gettempdir

from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT
from hostile.corpus import corpus

from config.campaign import load
from tasks.family_record import by_family
from tasks.ingest import ingest
from validators.model import Family, Reason, Slot, Student, Upload

SAMPLES = Path(__file__).parents[2] / "sample_docs"
_MAY_GO_AWAY = {
    reason.code
    for reason in (
        Reason.FILE_MISSING,
        Reason.FORMAT_NOT_ACCEPTED,
        Reason.CONTENT_MISMATCH,
        Reason.UNREADABLE,
        Reason.TOO_LARGE,
        Reason.INVALID_NAME,
        Reason.DUPLICATE_FILE,
        Reason.UNCERTAIN_READING,
    )
}
"""Reasons that rest on the file's bytes or name, not on what the document says."""
_LARGEST = 700_000


@dataclass(frozen=True)
class Seed:
    """A file, whom it concerns; `bad` when what it says can never be Conforme, however it is spoilt."""

    name: str
    data: bytes
    upload: Upload
    family: Family | None
    students: tuple[Student, ...]
    bad: bool


@cache
def seeds() -> tuple[Seed, ...]:
    """All of them, in an order that does not change."""
    return (*_samples(), *_hostile())


def _samples() -> list[Seed]:
    drop = ingest(SAMPLES / "depot", load("2026-2027"), Path(gettempdir()))
    families = by_family(drop.families, drop.students, drop.uploads)
    with (SAMPLES / "attendu_pieces.csv").open(encoding="utf-8-sig", newline="") as file:
        reasons = {
            row["id_piece"]: set(filter(None, row["motifs"].split("|"))) for row in csv.DictReader(file, delimiter=";")
        }
    found = []
    for upload in drop.uploads:
        if upload.path is None or not 0 < (upload.size_bytes or 0) <= _LARGEST:
            continue
        rows = families[upload.family_id]
        bad = bool(reasons[upload.id] - _MAY_GO_AWAY)
        data = (drop.files / upload.path).read_bytes()
        found.append(Seed(upload.id, data, upload, rows.family, rows.students, bad))
    return found


def _hostile() -> list[Seed]:
    """Those that cost no second by themselves, as a proof of address and as what none of them is."""
    found = []
    for case in corpus():
        data = case.build()
        if case.slow or not data or len(data) > _LARGEST:
            continue
        picture = case.file_name.endswith((".jpg", ".png"))
        for slot in (Slot.PROOF_OF_ADDRESS, Slot.IDENTITY_PHOTO if picture else Slot.TAX_NOTICE):
            upload = Upload("1", "1", "F1", "", "", slot, case.file_name, "piece", UPLOADED_AT, len(data), "")
            found.append(Seed(case.name, data, upload, FAMILY, STUDENTS, bad=slot is not Slot.PROOF_OF_ADDRESS))
    return found
