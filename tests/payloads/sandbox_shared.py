"""The entries of a child that may be given several jobs: each says which process it was."""

import os
import time
from pathlib import Path

from sandbox_payloads import MIB

from tasks.tools import sandbox_ward

STARTS_PROGRAMS = False
sandbox_ward.PATIENCE_SECONDS = 0.5

_KEPT = []


def number(job):
    return os.getpid()


def keep_memory(job):
    _KEPT.append(bytearray(job["mib"] * MIB))
    return os.getpid()


def take_time(job):
    until = time.process_time() + job["seconds"]
    while time.process_time() < until:
        pass
    return os.getpid()


def fail_at_the_second(job):
    """As a file would that suffers from the one before."""
    _KEPT.append(job)
    if len(_KEPT) == 2:
        os.abort()
    return os.getpid()


def note_and_fail(job):
    with Path(job["tmp"]).parent.joinpath("noted").open("a") as noted:
        noted.write("x")
    if job.get("fail") == "abort":
        os.abort()
    if job.get("fail") == "sleep":
        time.sleep(60)
    return len(Path(job["tmp"]).parent.joinpath("noted").read_text())


def talk_on(job):
    """A value, and more that nobody has asked for."""
    os.write(3, b"v0\nv1\n")
    time.sleep(600)


def talk_later(job):
    pid = os.getpid()
    if job.get("more"):
        import threading

        threading.Timer(0.1, os.write, (3, b"v666\n")).start()
    return pid


def look_around(job):
    """The folder it works in, and what is there."""
    folder = Path.cwd()
    assert str(folder) == job["tmp"] == os.environ["TMPDIR"]
    seen = [entry.name for entry in folder.iterdir()]
    (folder / "page-1.pgm").write_bytes(b"P5")
    return [folder.name, seen]
