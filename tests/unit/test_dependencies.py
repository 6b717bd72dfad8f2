"""docs/dependencies.md and the bill of materials say what requirements.in and the lock say."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
ASKED = set(re.findall(r"^([a-z0-9-]+)", (ROOT / "requirements.in").read_text("utf-8"), re.MULTILINE))
ROWS = re.findall(
    r"^\| ([a-z0-9-]+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$",
    (ROOT / "docs" / "dependencies.md").read_text("utf-8"),
    re.MULTILINE,
)[1:]  # after the titles


@pytest.fixture(scope="module")
def components() -> dict[str, dict[str, object]]:
    made = subprocess.run([sys.executable, ROOT / ".ci" / "sbom.py"], check=True, capture_output=True, text=True)
    bill = json.loads(made.stdout)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    return {one["name"]: one for one in bill["components"]}


def test_each_package_that_is_asked_for_has_its_row_and_no_other() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(ASKED)


def test_each_row_has_the_locked_version_and_the_licence_of_the_package(components) -> None:
    for name, number, licence, released, *_ in ROWS:
        assert number == LOCK[name], name
        assert components[name]["licenses"] == [{"license": {"name": licence}}], name
        assert re.fullmatch(r"20\d\d-\d\d", released), name


def test_the_bill_of_materials_has_every_locked_package_with_its_hashes(components) -> None:
    assert {name: one["version"] for name, one in components.items()} == LOCK
    assert [name for name, one in components.items() if not one["properties"]] == []


def test_every_licence_is_known_and_none_would_bind_the_program(components) -> None:
    licences = {name: one["licenses"][0]["license"]["name"] for name, one in components.items()}
    assert [name for name, licence in licences.items() if licence == "unknown"] == []
    assert [name for name, licence in licences.items() if "GPL" in licence and "LGPL" not in licence] == []


@pytest.mark.parametrize(
    ("pip_audit", "status", "told"),
    [
        ("echo 'No known vulnerabilities found' >&2", 0, "Failles connues : aucune."),
        ("echo 'pypdf 7.1.0 CVE-0000-0000'; echo 'Found 1' >&2; exit 1", 1, "pypdf 7.1.0 CVE-0000-0000"),
        ("echo 'Traceback' >&2; exit 1", 2, "Failles connues : leur service ne répond pas"),
    ],
    ids=["none", "one", "no answer"],
)
def test_an_audit_that_could_not_be_made_is_one_line_and_not_a_clean_bill(pip_audit, status, told, tmp_path) -> None:
    for name, script in (
        (".ci/audit", (ROOT / ".ci/audit").read_text("utf-8")),
        ("out/audit/bin/pip-audit", pip_audit),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(script if script.startswith("#!") else f"#!/bin/bash\n{script}\n", "utf-8")
        path.chmod(0o755)
    done = subprocess.run([tmp_path / ".ci/audit"], check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert done.returncode == status
    assert said.startswith(told)
    assert said.count("\n") == 1
