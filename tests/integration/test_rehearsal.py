"""What is made only when first needed is there before the first stranger's file."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from tasks.reading.child import examiner
from tasks.reading.job import JOB, Job
from validators import checklist
from validators.model import Slot, Status, Upload

CAMPAIGN = load("2026-2027")


def test_after_it_a_piece_is_judged_without_reading_any_file_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    examine = examiner(CAMPAIGN.model_dump(mode="json"))
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("a file of ours was read for one piece"))
    file = tmp_path / "facture.pdf"
    file.write_bytes(bill_pdf())
    digest = sha256(bill_pdf()).hexdigest()
    upload = Upload("1", "1", "F1", "", "", Slot.PROOF_OF_ADDRESS, file.name, file.name, UPLOADED_AT, 1, digest)
    job = JOB.dump_python(Job(str(file), upload, FAMILY, STUDENTS, 30, ocr=False), mode="json")
    assert examine(job | {"tmp": str(tmp_path)})["verdict"]["status"] == Status.COMPLIANT


def test_it_rehearses_every_check(monkeypatch: pytest.MonkeyPatch):
    seen = set()
    counted = {
        slot: tuple(tuple(_noting(check, seen) for check in stage) for stage in stages)
        for slot, stages in checklist.CHECKLIST.items()
    }
    monkeypatch.setattr(checklist, "CHECKLIST", counted)
    examiner(CAMPAIGN.model_dump(mode="json"))
    assert seen == {check.__name__ for stages in counted.values() for stage in stages for check in stage}


def _noting(check, seen):
    def noted(case):
        seen.add(check.__name__)
        return check(case)

    noted.__name__ = check.__name__
    return noted
