"""Night after night in one process, each with a fault of its own and then once more without; what must hold after each."""

import gc
import os
import resource
import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from made_up_night import School, ready
from soak.faults import FAULTS
from soak.model import Season

_SETTLED_AFTER = 10
"""Nights after which nothing in the process may grow any more but by a margin."""


@dataclass
class Soak:
    """What was seen: how many nights, the faults by name, and what the process took up after each."""

    nights: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    descriptors: list[int] = field(default_factory=list)
    resident_mib: list[float] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    others: str = field(default_factory=lambda: children())
    """The children of whoever calls, a database server of the other tests for one."""


def soak(root: Path, nights: int, seed: str) -> Soak:
    """So many nights. The drop is small, the faults are random, the database is one."""
    chance, seen = Random(seed), Soak()
    season = Season(root / "depot", chance)
    patch = pytest.MonkeyPatch()
    patch.setattr("tasks.store.engine.BUSY_TIMEOUT_SECONDS", 0.2)
    (root / "tmp").mkdir()
    patch.setattr(tempfile, "tempdir", str(root / "tmp"))
    with ready(root / "school", patch) as school:
        school.night(season.day())
        for _ in range(nights):
            depot = season.day()
            fault = chance.choice(FAULTS)
            fault(school, lambda depot=depot: school.night(depot, accept_shrink=True), chance)
            school.trips = None
            school.night(depot, accept_shrink=True)
            seen.nights += 1
            seen.faults[fault.__name__] += 1
            _look(school, season, seen, f"night {seen.nights} after {fault.__name__}")
    patch.undo()
    return seen


def children() -> str:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()


def _look(school: School, season: Season, seen: Soak, when: str) -> None:
    gc.collect()
    seen.descriptors.append(len(list(Path("/proc/self/fd").iterdir())))
    seen.resident_mib.append(int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20)
    told = {key: status for key, (status, _) in school.pieces().items()}
    database = sqlite3.connect(school.root / "var" / "dossiers.sqlite3")
    sound = database.execute("pragma integrity_check").fetchone()[0] == "ok"
    linked = database.execute("pragma foreign_key_check").fetchall() == []
    database.close()
    for what, holds in (
        ("statuses are not the model's", told == season.statuses()),
        ("the database is not sound", sound and linked),
        ("children are left", children() == seen.others),
        ("temporary files are left", not [*school.root.glob("var/tmp/*"), *school.root.parent.glob("tmp/*")]),
        (
            "descriptors grow",
            max(seen.descriptors[_SETTLED_AFTER:], default=0) <= max(seen.descriptors[:_SETTLED_AFTER]) + 2,
        ),
    ):
        if not holds:
            seen.broken.append(f"{what}: {when}")
