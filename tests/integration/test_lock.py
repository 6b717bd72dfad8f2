import os
import signal
import subprocess
import sys
import time
from datetime import datetime

import pytest

from flows.halt import SCHOOL_TIME
from tasks.lock import AlreadyRunning, one_run
from tasks.store.engine import opened

AT = datetime(2026, 6, 8, 3, 15, tzinfo=SCHOOL_TIME)
HOLD_SERVER = """
import sys, time
from tasks.store.engine import opened
with opened(sys.argv[1]):
    print("held", flush=True)
    time.sleep(600)
"""
HOLD = """
import sys, time
from datetime import datetime
from pathlib import Path
from tasks.lock import one_run
with one_run(Path(sys.argv[1]), datetime(2026, 6, 8, 3, 15)):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_second_run_is_refused_and_told_since_when_the_first_runs(tmp_path):
    with (
        one_run(tmp_path / "lock", AT),
        pytest.raises(AlreadyRunning, match=r"^03:15$"),
        one_run(tmp_path / "lock", AT),
    ):
        pass


def test_the_lock_is_free_again_after_the_run(tmp_path):
    with one_run(tmp_path / "lock", AT):
        pass
    with one_run(tmp_path / "lock", AT):
        assert (tmp_path / "lock").read_text() == "03:15"


def test_the_lock_is_free_at_once_after_kill_9(tmp_path):
    lock = tmp_path / "lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(AlreadyRunning), one_run(lock, AT):
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    with one_run(lock, AT):
        assert lock.exists()


def test_nobody_else_may_read_the_lock_or_its_folder(tmp_path):
    with one_run(tmp_path / "var" / "lock", AT):
        assert (tmp_path / "var").stat().st_mode & 0o077 == 0
        assert (tmp_path / "var" / "lock").stat().st_mode & 0o077 == 0


def test_a_server_has_one_run_at_a_time_and_is_free_at_once_after_kill_9(postgres):
    url, another_school = postgres.schema(), postgres.schema()
    holder = subprocess.Popen([sys.executable, "-c", HOLD_SERVER, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(AlreadyRunning, match=r"^\d\d:\d\d$"), opened(url):
        pass
    with opened(another_school):
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    until = time.monotonic() + 2
    while True:
        try:
            with opened(url):
                return
        except AlreadyRunning:
            assert time.monotonic() < until
            time.sleep(0.01)
