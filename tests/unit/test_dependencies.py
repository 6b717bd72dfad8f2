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
