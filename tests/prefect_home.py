"""Prefect's database as its first start makes it, made once for all tests: that takes longer than a small night.

The sample drop's test begins without it, as `make run` does in a fresh clone.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

_MADE = Path(__file__).parents[1] / ".pytest_cache" / f"prefect-{version('prefect')}"
_UPGRADE = ("server", "database", "upgrade", "--yes")


def ready(var: Path) -> Path:
    """That folder of state, with Prefect's database in it."""
    home = var / "prefect"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    var.chmod(0o700)
    if not (home / "prefect.db").exists():
        shutil.copy(_database(), home / "prefect.db")
    return var


def _database() -> Path:
    """The one that is copied; of several processes that ask for it, the first makes it."""
    _MADE.mkdir(parents=True, exist_ok=True)
    database = _MADE / "prefect.db"
    with (_MADE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            half = _MADE / "half"
            shutil.rmtree(half, ignore_errors=True)
            # Not whatever database the environment of the tests may name.
            own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
            environment = {**own, "PREFECT_HOME": str(half), "DO_NOT_TRACK": "1"}
            subprocess.run(
                [Path(sys.executable).with_name("prefect"), *_UPGRADE], env=environment, capture_output=True, check=True
            )
            (half / "prefect.db").replace(database)
    return database
