"""What is made only when first needed is there before the first stranger's file."""

import tomllib
from pathlib import Path

import pytest
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from tasks.reading.examination import verdict_on
from tasks.reading.job import Job
from tasks.reading.means import Means
from tasks.reading.rehearsal import rehearse
from validators import checklist
from validators.model import Slot, Status, Upload

CAMPAIGN = load("2026-2027")


def test_after_it_a_piece_is_judged_without_reading_any_file_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rehearse(CAMPAIGN)
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("a file of ours was read for one piece"))
    file = tmp_path / "facture.pdf"
    file.write_bytes(bill_pdf())
    upload = Upload("1", "1", "F1", "", "", Slot.PROOF_OF_ADDRESS, file.name, file.name, UPLOADED_AT, 1, "")
    job = Job(str(file), upload, FAMILY, STUDENTS, CAMPAIGN, 30, ocr=False)
    another_instance = CAMPAIGN.model_validate(CAMPAIGN.model_dump(mode="json"))
    assert verdict_on(job, another_instance, Means(tmp_path, 1e9)).status is Status.COMPLIANT


def test_it_rehearses_every_check(monkeypatch: pytest.MonkeyPatch):
    seen = set()
    counted = {
        slot: tuple(tuple(_noting(check, seen) for check in stage) for stage in stages)
        for slot, stages in checklist.CHECKLIST.items()
    }
    monkeypatch.setattr(checklist, "CHECKLIST", counted)
    rehearse(CAMPAIGN)
    assert seen == {check.__name__ for stages in counted.values() for stage in stages for check in stage}


def _noting(check, seen):
    def noted(case):
        seen.add(check.__name__)
        return check(case)

    noted.__name__ = check.__name__
    return noted
