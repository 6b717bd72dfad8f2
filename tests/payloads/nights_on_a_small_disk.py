"""Nights on a disk of our own (a tmpfs in a private mount namespace): full to some KiB, then read-only. Prints what stands.

Usage: FOLDER with a drop `depot/` and an empty `disk/`, then how many KiB are left on it for each night. One JSON line each.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from made_up_night import School, says

from flows.refusal import Refusal
from validators.model import Reason


def main(root: Path, left: list[int]) -> None:
    disk, depot = root / "disk", root / "depot"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], check=True)
    school = School(disk)
    patch = pytest.MonkeyPatch()
    patch.setattr("flows.nightly.look_at_pieces", school.look)
    patch.setattr("flows.nightly.rules_version", lambda campaign: "today")
    tell("first", school, depot)
    for number, kib in enumerate(left):
        for path in (depot / "fichiers").rglob("*.pdf"):
            path.write_bytes(says(Reason.OUT_OF_DATE, note=f"{number} {path.name}"))
        fill(disk, kib)
        tell(f"{kib} KiB left", school, depot)
        tell("with room again", school, depot)
    var = disk / "var"
    subprocess.run(["mount", "--bind", var, var], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", var], check=True)
    tell("read-only var", school, depot)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    tell("read-only", school, depot)


def fill(disk: Path, kib: int) -> None:
    room = os.statvfs(disk)
    with (disk / "filler").open("wb") as file:
        file.truncate(0)
        os.posix_fallocate(file.fileno(), 0, max(room.f_bavail * room.f_bsize - kib * 1024, 4096))


def tell(when: str, school: School, depot: Path) -> None:
    try:
        school.night(depot)
        said, status = "", 0
    except Refusal as refusal:
        said, status = refusal.sentence, refusal.exit_status
    if (school.root / "filler").exists():  # SQLite itself needs some room to look at what it has
        (school.root / "filler").unlink()
    statuses = sorted({status for status, _ in school.pieces().values()})
    database = sqlite3.connect(school.root / "var" / "dossiers.sqlite3")
    try:
        sound = database.execute("pragma integrity_check").fetchone()[0]
    except sqlite3.OperationalError as error:  # a read-only disk without the journal's files
        sound = str(error)
    database.close()
    reports = sorted(path.name for path in school.out.iterdir())
    told = {"when": when, "said": said, "status": status, "statuses": statuses, "database": sound, "reports": reports}
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(kib) for kib in sys.argv[2:]])
