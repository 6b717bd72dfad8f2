"""What a stranger's code in a child cannot reach, on a kernel with Landlock and seccomp; and on one without."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from tasks.tools.landlock import Wall
from tasks.tools.sandbox import ChildDied, Limits, Sandbox, confinement

PAYLOADS = Path(__file__).parent.parent / "payloads"


def _has_landlock():
    try:
        Wall((), None).prepare()
    except OSError:
        return False
    return True


walled = pytest.mark.skipif(not _has_landlock(), reason="a kernel without Landlock")


@pytest.fixture(autouse=True)
def _payloads(monkeypatch):
    monkeypatch.syspath_prepend(str(PAYLOADS))


@pytest.fixture
def drop(tmp_path):
    """A drop with one file, beside the database."""
    (tmp_path / "fichiers").mkdir()
    (tmp_path / "fichiers" / "piece.pdf").write_bytes(b"%PDF")
    (tmp_path / "dossiers.sqlite3").write_bytes(b"everything")
    return tmp_path


@walled
def test_every_wall_stands_here():
    walls = ["network", "other_sessions", "programs", "signals", "reading", "writing"]
    assert confinement() == dict.fromkeys(walls, True)


@walled
def test_a_child_reads_the_drop_and_not_the_database(drop):
    with Sandbox("sandbox_payloads:read", Limits(), drop / "tmp", reads=[drop / "fichiers"]) as sandbox:
        assert sandbox.run({"path": str(drop / "fichiers" / "piece.pdf")}) == 4
        with pytest.raises(ChildDied, match=r"^error-PermissionError$"):
            sandbox.run({"path": str(drop / "dossiers.sqlite3")})


@walled
@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "/proc/1/cmdline", f"/proc/{os.getpid()}/environ"],
    ids=["the users", "another process", "its parent"],
)
def test_a_child_reads_nothing_of_the_machine_that_it_does_not_need(path, drop):
    with (
        Sandbox("sandbox_payloads:read", Limits(), drop / "tmp", reads=[drop / "fichiers"]) as sandbox,
        pytest.raises(ChildDied, match=r"^error-PermissionError$"),
    ):
        sandbox.run({"path": path})


@walled
def test_a_child_reads_no_link_out_of_the_drop(drop):
    (drop / "fichiers" / "link.pdf").symlink_to(drop / "dossiers.sqlite3")
    with (
        Sandbox("sandbox_payloads:read", Limits(), drop / "tmp", reads=[drop / "fichiers"]) as sandbox,
        pytest.raises(ChildDied, match=r"^error-PermissionError$"),
    ):
        sandbox.run({"path": str(drop / "fichiers" / "link.pdf")})


@walled
@pytest.mark.parametrize("reads", [None, ["fichiers"]])
def test_a_child_writes_nowhere_but_in_its_folder(reads, drop):
    places = None if reads is None else [drop / place for place in reads]
    with Sandbox("sandbox_payloads:overwrite", Limits(), drop / "tmp", reads=places) as sandbox:
        for victim in (drop / "dossiers.sqlite3", drop / "fichiers" / "piece.pdf"):
            before = victim.read_bytes()
            with pytest.raises(ChildDied, match=r"^error-PermissionError$"):
                sandbox.run({"path": str(victim)})
            assert victim.read_bytes() == before


@walled
def test_a_child_cannot_take_a_session_of_its_own(tmp_path):
    with Sandbox("sandbox_payloads:take_session", Limits(), tmp_path) as sandbox:
        assert sandbox.run({}) == "refused"


@walled
def test_a_child_that_needs_no_program_starts_none_and_ends_nobody(tmp_path):
    with Sandbox("sandbox_alone:attempts", Limits(), tmp_path, reads=[]) as sandbox:
        assert set(sandbox.run({}).values()) == {"PermissionError"}


@walled
def test_such_a_child_has_threads_and_crashes_like_any_other(tmp_path):
    with Sandbox("sandbox_alone:thread", Limits(), tmp_path) as sandbox:
        assert sandbox.run({}) == ["here"]
    for payload, cause in (("abort", "signal-6"), ("crash", "signal-11")):
        with Sandbox(f"sandbox_alone:{payload}", Limits(), tmp_path) as sandbox:
            for _ in range(2):
                with pytest.raises(ChildDied, match=f"^{cause}$"):
                    sandbox.run({})


@walled
def test_the_ocr_engine_works_inside_the_walls(tmp_path):
    with Sandbox("sandbox_payloads:languages", Limits(), tmp_path, reads=[]) as sandbox:
        assert "fra" in sandbox.run({})


def test_a_child_inherits_no_descriptor(tmp_path):
    with Sandbox("sandbox_payloads:own_descriptors", Limits(), tmp_path) as sandbox:
        assert sandbox.run({}) == [0, 1, 2, 3]


def test_a_child_inherits_none_either_when_we_hold_more_than_it_may_open(tmp_path):
    with ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(Path("/dev/null").open())
        sandbox = stack.enter_context(Sandbox("sandbox_payloads:own_descriptors", Limits(), tmp_path))
        assert sandbox.run({}) == [0, 1, 2, 3]


def test_limits_cannot_be_raised_again(tmp_path):
    with Sandbox("sandbox_payloads:raise_limit", Limits(), tmp_path) as sandbox:
        assert sandbox.run({}) == "refused"


def test_without_the_kernels_help_jobs_run_all_the_same(drop):
    with Sandbox("sandbox_without_walls:read", Limits(), drop / "tmp", reads=[]) as sandbox:
        assert sandbox.run({"path": str(drop / "dossiers.sqlite3")}) == 10
