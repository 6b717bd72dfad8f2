"""Every file of the hostile corpus gets an allowed verdict, and the sound file after it gets its own."""

import hashlib

import pytest
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf
from hostile.corpus import corpus

from config.campaign import load
from config.settings import Settings
from tasks.examine import Examiner
from validators.model import Slot, Status, Upload

CASES = {case.name: case for case in corpus()}


@pytest.fixture(scope="module")
def examined(tmp_path_factory):
    """The verdict on bytes under a name, all by one examiner, whose private folders must stay empty."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "fichiers").mkdir()
    settings = Settings(var=folder / "var", workers=1, piece_deadline_seconds=6)
    with Examiner(folder / "fichiers", load("2026-2027"), settings) as examiner:

        def examine(file_name, data, slot=Slot.PROOF_OF_ADDRESS):
            (folder / "fichiers" / "piece").write_bytes(data)
            digest = hashlib.sha256(data).hexdigest()
            upload = Upload("1", "1", "F1", "", "", slot, file_name, "piece", UPLOADED_AT, len(data), digest)
            verdict = examiner.examine(upload, FAMILY, STUDENTS).verdict
            assert [*folder.glob("var/tmp/*/*")] == []
            assert (folder / "fichiers" / "piece").read_bytes() == data
            return verdict

        yield examine


def _param(case):
    return pytest.param(case, marks=pytest.mark.slow if case.slow else [])


@pytest.mark.parametrize("case", [_param(case) for case in CASES.values()], ids=CASES)
def test_hostile_file(case, examined):
    verdict = examined(case.file_name, case.build())
    expected = case.expected
    assert set(verdict.reasons) <= expected.reasons
    assert verdict.reasons or expected.may_pass
    assert {expected.detail, expected.read} - {""} <= {
        said for finding in verdict.findings for said in (finding.detail, finding.read)
    }
    assert examined("facture.pdf", bill_pdf()).status is Status.COMPLIANT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("slot", "names"),
    [
        (Slot.IDENTITY_PHOTO, ("jpeg", "png", "pdf page", "pdf huge page")),
        (Slot.TAX_NOTICE, ""),
        (Slot.BANK_DETAILS, ""),
    ],
)
def test_no_hostile_file_passes_for_what_it_is_not(slot, names, examined):
    """The readers of faces, of 2D-Docs and of IBANs meet the same files."""
    quick = [case for case in CASES.values() if not case.slow and case.name.startswith(names)]
    verdicts = {case.name: examined(case.file_name, case.build(), slot) for case in quick}
    assert [name for name, verdict in verdicts.items() if verdict.status is Status.COMPLIANT] == []
    assert examined("facture.pdf", bill_pdf()).status is Status.COMPLIANT
