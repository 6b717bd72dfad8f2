"""Reports whose time is over. Only what a run of ours is known to have written is removed."""

import json
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from config.location import Location
from tasks.report import summary
from tasks.report.publish import withdraw
from tasks.report.write import REPORTS


def is_ours(out: Location, run_ids: Collection[int]) -> bool:
    """Whether the reports in that folder are of one of these runs, as `resume.json` says."""
    try:
        told = json.loads(summary.read(out))
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and told.get("execution") in {str(run_id) for run_id in run_ids}


def remove(out: Location) -> None:
    """Removes the reports of that folder, and the folder if nothing else is in it. `resume.json` goes last."""
    if not isinstance(out, Path):
        withdraw(out, REPORTS)
        return
    for name in sorted(REPORTS, key=lambda name: name == summary.FILE):
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty, or not ours to remove
        out.rmdir()
