import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = "from config.campaign import load; from tasks.fingerprint import rules_version as v; print(v(load('2026-2027')))"


def version(root):
    return subprocess.run([sys.executable, "-c", ASK], cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def copy(tmp_path):
    for package in ("config", "tasks", "validators"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(
    "file",
    [
        "validators/model.py",
        "tasks/examine.py",
        "tasks/reading/scans.py",
        "tasks/tools/pdf.py",
        "tasks/tools/line_model/pp_ocr_v6_small_french.onnx",
        "tasks/tools/face_models/short_range.tflite",
        "config/caen-la-mer.toml",
        "config/certificate_asides.toml",
    ],
)
def test_a_change_in_what_reads_or_judges_makes_other_rules(copy, file):
    before = version(copy)
    with (copy / file).open("a") as source:
        source.write("\n# a change\n")
    assert version(copy) != before


def test_a_reworded_sentence_or_report_does_not(copy):
    before = version(copy)
    for file in (
        "config/messages.fr.toml",
        "tasks/report/wording.py",
        "tasks/store/engine.py",
        "tasks/drop/uploads.py",
    ):
        with (copy / file).open("a") as source:
            source.write("\n# a change\n")
    assert version(copy) == before
