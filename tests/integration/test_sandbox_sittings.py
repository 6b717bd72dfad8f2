"""One child may read the files of one family, and no file suffers from the one before."""

import os
import time
from pathlib import Path

import pytest
from dask_cluster import descendants

from tasks.tools.sandbox import ChildDied, Limits, Sandbox

PAYLOADS = Path(__file__).parent.parent / "payloads"
SMALL = Limits(memory_mib=320, cpu_seconds=4, deadline_seconds=20)


@pytest.fixture
def sandbox(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(PAYLOADS))
    opened = []

    def on(payload, module="sandbox_shared", limits=SMALL):
        opened.append(Sandbox(f"{module}:{payload}", limits, tmp_path / "private"))
        return opened[-1]

    yield on
    for each in opened:
        each.close()
    assert not opened or list((tmp_path / "private").iterdir()) == []


def test_the_jobs_of_one_owner_have_one_child_and_each_other_has_its_own(sandbox):
    box = sandbox("number")
    owners = ["A", "A", "B", "B", "A", None, None, "A"]
    children = [box.run({}, owner) for owner in owners]
    assert children[0] == children[1] != children[2] == children[3]
    assert len(set(children)) == 6


def test_what_starts_programs_has_a_child_for_each_job(sandbox):
    box = sandbox("number_of_one_that_starts_programs", module="sandbox_payloads")
    assert box.run({}, "A") != box.run({}, "A")


@pytest.mark.parametrize(
    ("payload", "little", "much"),
    [("keep_memory", {"mib": 5}, {"mib": 30}), ("take_time", {"seconds": 0.05}, {"seconds": 0.5})],
)
def test_a_child_that_has_used_a_share_of_its_limits_is_given_no_other_job(payload, little, much, sandbox):
    box = sandbox(payload)
    first = box.run(little, "A")
    assert box.run(much, "A") == first
    assert box.run(little, "A") != first


def test_what_ends_a_child_that_has_read_another_file_is_tried_again_alone(sandbox):
    box = sandbox("fail_at_the_second")
    first, second, third = (box.run({}, "A") for _ in range(3))
    assert len({first, second, third}) == 3


@pytest.mark.parametrize(("fail", "cause", "tries"), [("abort", "signal-6", 2), ("sleep", "deadline", 1)])
def test_a_file_that_ends_any_child_is_tried_twice_and_one_that_takes_its_time_once(fail, cause, tries, sandbox):
    box = sandbox("note_and_fail", limits=Limits(memory_mib=320, deadline_seconds=0.5))
    assert box.run({}, "A") == 1
    with pytest.raises(ChildDied, match=f"^{cause}$"):
        box.run({"fail": fail}, "A")
    assert box.run({}, "A") == 2 + tries


def test_one_that_says_more_than_it_was_asked_is_not_believed(sandbox):
    with pytest.raises(ChildDied, match=r"^garbled$"):
        sandbox("talk_on").run({}, "A")


def test_an_answer_that_comes_before_its_question_is_nobodys(sandbox):
    box = sandbox("talk_later")
    first = box.run({"more": True}, "A")
    time.sleep(0.3)
    assert box.run({}, "A") not in (first, 666)


def test_each_job_has_a_folder_of_its_own_and_finds_nothing_in_it(sandbox):
    box = sandbox("look_around")
    assert [box.run({}, "A") for _ in range(3)] == [["job-0", []], ["job-1", []], ["job-2", []]]


def test_a_child_that_is_killed_while_it_waits_costs_no_job(sandbox):
    box = sandbox("number")
    first = box.run({}, "A")
    os.kill(first, 9)
    assert box.run({}, "A") != first


def test_nobody_waits_for_long_with_a_familys_papers_in_memory(sandbox):
    box = sandbox("number")
    waiting = box.run({}, "A")
    assert waiting in descendants(os.getpid())
    for _ in range(100):
        if waiting not in descendants(os.getpid()):
            break
        time.sleep(0.1)
    else:
        raise AssertionError("the child waits on")
    assert box.run({}, "A") != waiting
