"""What happens to one child never happens to the run, nor to the next child."""

import os
import signal
import threading
from pathlib import Path

import pytest
from dask_cluster import descendants

from tasks.tools.sandbox import ChildDied, Limits, Sandbox

PAYLOADS = Path(__file__).parent.parent / "payloads"
SMALL = Limits(memory_mib=200, cpu_seconds=1, deadline_seconds=20, file_mib=1, open_files=32)


@pytest.fixture
def sandbox(tmp_path, monkeypatch):
    """Opens sandboxes on a payload; each is closed at the end and must leave nothing behind."""
    monkeypatch.syspath_prepend(str(PAYLOADS))
    opened = []

    def on(payload, limits=SMALL, module="sandbox_payloads", **options):
        opened.append(Sandbox(f"{module}:{payload}", limits, tmp_path / "private", **options))
        return opened[-1]

    yield on
    for each in opened:
        each.close()
    assert not opened or list((tmp_path / "private").iterdir()) == []


def test_a_value_comes_back_and_the_job_is_not_changed(sandbox):
    job = {"path": "d\u00e9p\u00f4t/na\u00efve\udce9.pdf", "pages": [1, None, 0.5], "nested": {"a": []}}
    assert sandbox("echo").run(job) == job


def test_one_that_is_not_to_be_warm_is_started_by_its_first_job(sandbox):
    before = descendants(os.getpid())
    cold = sandbox("echo", warm=False)
    assert descendants(os.getpid()) == before
    assert cold.run({"page": 1}) == {"page": 1}


DEATHS = {
    "takes memory": ("take_memory", {}, "memory"),
    "asks for a terabyte": ("one_enormous_request", {}, "memory"),
    "aborts when memory runs out": ("take_memory_then_abort", {"mib": 150}, "memory"),
    "aborts for another reason": ("take_memory_then_abort", {"mib": 1}, "signal-6"),
    "spins": ("spin", {}, "cpu"),
    "crashes": ("crash", {}, "signal-11"),
    "is killed": ("die_by_signal", {"signal": signal.SIGKILL}, "signal-9"),
    "is stopped by a signal": ("die_by_signal", {"signal": signal.SIGTERM}, "signal-15"),
    "ends with a code": ("leave", {"code": 3}, "exit-3"),
    "ends without a word": ("leave", {"code": 0}, "exit-0"),
    "finds the disk full": ("fill_disk", {}, "error-ENOSPC"),
    "recurses": ("recurse", {}, "error-RecursionError"),
    "says too much": ("say_much", {"mib": 33}, "garbled"),
    "floods": ("flood", {}, "garbled"),
    "sends rubbish": ("send_raw", {"raw": "\xff\x00 CANARI"}, "garbled"),
    "sends half a value": ("send_raw", {"raw": 'v{"status": '}, "garbled"),
    "sends a value too deep": ("send_raw", {"raw": "v" + "[" * 60_000}, "garbled"),
    "sends a cause that holds text": ("send_raw", {"raw": "!CANARI Jeanne"}, "garbled"),
    "sends a frame of the zygote's": ("send_raw", {"raw": "v2\n{}\n!ready\n"}, "garbled"),
}


@pytest.mark.parametrize(("payload", "job", "cause"), DEATHS.values(), ids=DEATHS)
def test_a_child_that(payload, job, cause, sandbox):
    """… is told by its cause, twice from the same sandbox: the first death does not harm the second child."""
    box = sandbox(payload)
    for _ in range(2):
        with pytest.raises(ChildDied) as death:
            box.run(job)
        assert (death.value.cause, str(death.value)) == (cause, cause)


def test_a_child_past_its_deadline_is_killed_and_the_next_one_lives(sandbox):
    box = sandbox("sleep", Limits(deadline_seconds=0.2))
    for _ in range(2):
        with pytest.raises(ChildDied, match=r"^deadline$"):
            box.run({})


def test_the_job_after_a_death_is_answered(sandbox):
    box = sandbox("leave_or_double")
    with pytest.raises(ChildDied, match=r"^exit-9$"):
        box.run({"code": 9})
    assert box.run({"number": 21}) == 42


def test_an_exception_is_told_without_its_text(sandbox):
    with pytest.raises(ChildDied) as death:
        sandbox("raise_error").run({})
    assert "CANARI" not in str(death.getrepr(style="long", showlocals=False))
    assert death.value.cause == "error-ValueError"


def test_a_value_of_many_mebibytes_comes_back_whole(sandbox):
    assert len(sandbox("say_much", Limits()).run({"mib": 20})) == 20 * 1024 * 1024


def test_what_a_library_prints_goes_nowhere(sandbox, capfd):
    assert sandbox("print_everywhere").run({}) == "quiet"
    assert capfd.readouterr() == ("", "")


def test_the_child_sees_nothing_of_our_environment_and_works_in_its_folder(sandbox, monkeypatch):
    monkeypatch.setenv("DOSSIERS_DATABASE_URL", "CANARI")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "CANARI")
    seen = sandbox("environment").run({})
    assert "CANARI" not in seen["variables"].values()
    assert seen["variables"]["OMP_THREAD_LIMIT"] == "1"
    assert seen["folder"] == seen["tmp"] == seen["variables"]["TMPDIR"]


def test_a_file_over_the_limit_cannot_be_written(sandbox):
    assert sandbox("write_too_much").run({}) == ["EFBIG", 1024 * 1024]


def test_only_so_many_files_can_be_open(sandbox):
    assert sandbox("open_many").run({}) < SMALL.open_files


def test_what_a_child_leaves_in_its_folder_is_gone_before_the_next(sandbox, tmp_path):
    box = sandbox("leave_page_images")
    assert box.run({}) == ["job-0"]
    assert [*tmp_path.glob("private/*/*")] == []
    assert box.run({}) == ["job-1"]


def test_an_entry_that_cannot_be_imported_says_so(sandbox, capfd):
    for _ in range(2):
        with pytest.raises(ChildDied, match=r"^error-ModuleNotFoundError$"):
            sandbox("double", module="no_such_module").run({"number": 1})
    assert "no_such_module" in capfd.readouterr().err


def test_an_entry_that_starts_threads_on_import_is_refused(sandbox):
    with pytest.raises(ChildDied, match=r"^error-ThreadsBeforeFork$"):
        sandbox("double", module="sandbox_with_threads").run({"number": 1})


def test_a_sandbox_outlives_the_thread_that_opened_it_and_serves_several(sandbox):
    boxes, answers = [], []
    opener = threading.Thread(target=lambda: boxes.append(sandbox("double")))
    opener.start()
    opener.join()
    askers = [threading.Thread(target=lambda n=n: answers.append(boxes[0].run({"number": n}))) for n in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(answers) == [2 * n for n in range(8)]


def test_sandboxes_share_a_folder_without_harm(sandbox):
    first, second = sandbox("double"), sandbox("double")
    first.close()
    assert second.run({"number": 1}) == 2
    assert sandbox("double").run({"number": 2}) == 4
    assert second.run({"number": 3}) == 6


def test_the_answer_to_an_interrupted_job_is_never_taken_for_the_next(sandbox):
    def interrupt(number, frame):
        raise KeyboardInterrupt

    box = sandbox("slow_double")
    assert box.run({"number": 1}) == 2
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            box.run({"number": 2, "seconds": 30})
    finally:
        signal.signal(signal.SIGALRM, before)
    assert box.run({"number": 3}) == 6


def test_a_closed_sandbox_runs_nothing(sandbox):
    box = sandbox("double")
    box.close()
    box.close()
    with pytest.raises(RuntimeError):
        box.run({"number": 1})
