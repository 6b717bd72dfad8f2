"""A disk that is really full, or really read-only: the last report and the database stay whole, and the night says why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drop_builder import DropBuilder
from made_up_night import complete_family

TESTS = Path(__file__).parent.parent
ALONE = ("unshare", "--user", "--map-root-user", "--mount")
REPORTS = ["etats_dossiers.csv", "etats_pieces.csv", "exceptions.html", "exceptions.xlsx", "messages", "resume.json"]
LEFT = (0, 8, 32, 64, 100, 150, 250, 400, 1000)


@pytest.fixture(scope="module")
def nights(tmp_path_factory):
    if subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("no private mount namespaces here")
    root = tmp_path_factory.mktemp("small")
    (root / "disk").mkdir()
    drop = DropBuilder(root / "depot")
    for number in range(12):
        complete_family(drop, number)
    drop.write()
    places = os.pathsep.join(map(str, (TESTS, TESTS.parent)))
    program = [sys.executable, TESTS / "payloads" / "nights_on_a_small_disk.py", root, *map(str, LEFT)]
    done = subprocess.run(
        [*ALONE, *program], check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": places}
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_night_on_a_full_disk_says_so_or_comes_to_its_end(nights):
    full = [night for night in nights if night["when"].endswith("left")]
    assert len(full) == len(LEFT)
    refused = [night["said"] for night in full if night["said"]]
    assert len(refused) >= 3
    assert [sentence for sentence in refused if "disque" not in sentence] == []
    assert {night["status"] for night in full if night["said"]} == {1}


def test_the_reports_stay_whole_and_of_one_night(nights):
    assert [night["reports"] for night in nights] == [REPORTS] * len(nights)
    assert [night["statuses"] for night in nights if len(night["statuses"]) != 1] == []


def test_the_database_stays_whole(nights):
    assert {night["database"] for night in nights if "read-only" not in night["when"]} == {"ok"}


def test_with_room_again_the_night_ends_where_it_would_have(nights):
    after = [night for night in nights if night["when"] == "with room again"]
    assert [(night["said"], night["statuses"]) for night in after] == [("", ["Non conforme"])] * len(LEFT)


def test_a_folder_of_state_that_is_read_only_is_said_in_a_line(nights):
    (night,) = [night for night in nights if night["when"] == "read-only var"]
    assert ("lecture seule" in night["said"], night["status"]) == (True, 1)


def test_a_read_only_disk_is_said_in_a_line(nights):
    last = nights[-1]
    assert last["when"] == "read-only"
    assert (bool(last["said"]), last["status"]) == (True, 2)  # it is known before anything is begun
    assert "\n" not in last["said"]
