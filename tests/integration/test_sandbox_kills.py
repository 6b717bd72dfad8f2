"""Whoever is killed, and when: nothing lives on, nothing is left on disk, and the next job is answered."""

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tasks.tools import sandbox_link
from tasks.tools.sandbox import ChildDied, Limits, Sandbox, wipe

PAYLOADS = Path(__file__).parent.parent / "payloads"
PARENT = """
import sys
from pathlib import Path
from tasks.tools.sandbox import Limits, Sandbox
sys.path.insert(0, sys.argv[1])
Sandbox("sandbox_payloads:run_tool_and_hang", Limits(), Path(sys.argv[2])).run({})
"""


@pytest.fixture(autouse=True)
def _payloads(monkeypatch):
    monkeypatch.syspath_prepend(str(PAYLOADS))


def eventually(condition):
    for _ in range(1000):
        if found := condition():
            return found
        time.sleep(0.01)
    raise AssertionError("it never came to that")


def gone(pid):
    """Whether a process has ended (a zombie that somebody else has to reap has)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def numbers(tmp):
    """The child's number and its tool's, once the child has said them."""
    return next(([int(n) for n in path.read_text().split()] for path in tmp.glob("*/*/numbers")), None)


def zygote_of(child):
    return int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.fixture
def night(tmp_path):
    """A run in the middle of a piece: the parent, its child's number, its tool's."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(PAYLOADS), str(tmp_path)], stderr=subprocess.DEVNULL)
    child, tool = eventually(lambda: numbers(tmp_path))
    yield parent, child, tool
    parent.kill()
    parent.wait()


def test_nothing_survives_a_parent_killed_at_work_and_no_page_image_stays(night, tmp_path):
    parent, child, tool = night
    zygote = zygote_of(child)
    parent.kill()
    parent.wait()
    for pid in (child, tool, zygote):
        eventually(lambda pid=pid: gone(pid))
    assert [*tmp_path.glob("*/*")] == []
    with Sandbox("sandbox_payloads:double", Limits(), tmp_path) as sandbox:
        assert sandbox.run({"number": 4}) == 8
        assert len([*tmp_path.iterdir()]) == 1


def test_page_images_of_a_run_of_which_all_was_killed_go_at_the_next_start(night, tmp_path):
    parent, child, tool = night
    zygote = zygote_of(child)
    os.kill(zygote, signal.SIGSTOP)  # or one of the two would have the time to clean up
    for pid in (parent.pid, zygote):
        os.kill(pid, signal.SIGKILL)
    parent.wait()
    eventually(lambda: gone(child) and gone(zygote))  # by PR_SET_PDEATHSIG alone: the tool it waits for lives on
    os.kill(tool, signal.SIGKILL)
    assert [*tmp_path.glob("*/*/page-1.pgm")]
    wipe(tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_a_zygote_killed_at_work_takes_all_with_it_and_costs_one_job(tmp_path):
    with Sandbox("sandbox_payloads:run_tool_and_hang", Limits(deadline_seconds=30), tmp_path) as sandbox:
        for _ in range(2):
            victim = subprocess.Popen([sys.executable, "-c", _KILL_ZYGOTE, str(tmp_path)], stdout=subprocess.PIPE)
            with pytest.raises(ChildDied, match=r"^lost$"):
                sandbox.run({})
            child, tool = (int(pid) for pid in victim.communicate()[0].split())
            eventually(lambda child=child, tool=tool: gone(child) and gone(tool))
            assert [*tmp_path.glob("*/*")] == []


_KILL_ZYGOTE = """
import os, sys, time
from pathlib import Path
while not (found := list(Path(sys.argv[1]).glob("*/*/numbers"))):
    time.sleep(0.01)
print(said := found[0].read_text())
os.kill(int(Path("/proc", said.split()[0], "stat").read_text().rpartition(")")[2].split()[1]), 9)
"""


def test_a_zygote_killed_between_two_jobs_costs_none(tmp_path):
    with Sandbox("sandbox_payloads:environment", Limits(), tmp_path) as sandbox:
        zygote = sandbox.run({})["zygote"]
        os.kill(zygote, signal.SIGKILL)
        eventually(lambda: gone(zygote))
        assert sandbox.run({})["zygote"] != zygote


def test_a_zygote_that_answers_no_more_is_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox_link, "_GRACE_SECONDS", 0.2)
    limits = Limits(deadline_seconds=0.5)
    with Sandbox("sandbox_without_walls:stop_zygote", limits, tmp_path) as sandbox:
        for _ in range(2):
            with pytest.raises(ChildDied, match=r"^deadline$"):
                sandbox.run({})


@pytest.mark.parametrize(
    ("module", "own_session"),
    [("sandbox_payloads", False), ("sandbox_without_walls", False), ("sandbox_without_walls", True)],
)
def test_a_grandchild_does_not_outlive_its_job(module, own_session, tmp_path):
    with Sandbox(f"{module}:leave_grandchild", Limits(), tmp_path) as sandbox:
        assert gone(sandbox.run({"own_session": own_session}))


def test_a_signal_from_the_terminal_is_for_the_parent_alone(tmp_path):
    with Sandbox("sandbox_payloads:environment", Limits(), tmp_path) as sandbox:
        assert os.getsid(sandbox.run({})["zygote"]) != os.getsid(0)


def test_hundreds_of_jobs_leave_no_descriptor_and_no_zombie(tmp_path):
    with Sandbox("sandbox_payloads:environment", Limits(), tmp_path) as sandbox:
        zygote = sandbox.run({})["zygote"]
        gc.collect()
        ours, its = _open(os.getpid()), _open(zygote)
        for _ in range(300):
            sandbox.run({})
        assert set(_open(os.getpid())) <= set(ours)
        assert _open(zygote) == its
        assert Path(f"/proc/{zygote}/task/{zygote}/children").read_text() == ""
    assert not Path(f"/proc/{zygote}").exists()


def test_sandboxes_opened_and_closed_leave_no_descriptor(tmp_path):
    gc.collect()  # what earlier tests left to be closed is not ours to count
    before = _open(os.getpid())
    for _ in range(5):
        with Sandbox("sandbox_payloads:double", Limits(), tmp_path) as sandbox:
            sandbox.run({"number": 1})
    assert set(_open(os.getpid())) <= set(before)


def _open(pid):
    return sorted(entry.name for entry in Path(f"/proc/{pid}/fd").iterdir())
