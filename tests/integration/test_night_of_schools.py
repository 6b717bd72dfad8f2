"""How one school's night ends is its own: processes that end in every way stand in for the nights."""

import os
import signal
import sys
import threading

import pytest

from config.settings import Settings
from flows import night_of_schools
from flows.halt import Halt
from flows.night_of_schools import SomeSchoolsFailed, nights

GOOD = "print('Pièces : 1/1'); print('Contrôle complet.')"
REFUSED = "import sys; print('dossiers : Le dépôt manque.', file=sys.stderr); sys.exit({})"
NIGHTS = {
    "good": (GOOD, "Contrôle complet."),
    "refused": (REFUSED.format(2), "code 2, Le dépôt manque."),
    "held": (REFUSED.format(3), "code 3, Le dépôt manque."),
    "shrunk": (REFUSED.format(4), "code 4, Le dépôt manque."),
    "crashed": ("raise ValueError('Exemple Camille')", "code 1, arrêtée sans explication"),
    "killed": ("import os; os.kill(os.getpid(), 9)", "code 1, tuée (signal 9)"),
    "odd": ("import sys; sys.exit(77)", "code 1, arrêtée sans explication"),
    "talkative": ("import sys; sys.stderr.write('x' * 10**6); print('y' * 10**6); " + GOOD, "Contrôle complet."),
}
DEAF = "import time; time.sleep(600)"


@pytest.fixture
def schools(tmp_path, monkeypatch):
    """Has each school's night be a program of that text; returns what is told, and the exit status."""

    def run(programs, head="", halt=None):
        defaults = '[defaults]\ndrop = "{school}/d"\nout = "{school}/o"\nvar = "{school}/v"\n'
        path = tmp_path / "schools.toml"
        path.write_text(head + defaults + "".join(f"[schools.{name}]\n" for name in programs), "utf-8")
        command = lambda school, options: [sys.executable, "-c", programs[school.name]]  # noqa: E731
        monkeypatch.setattr(night_of_schools, "_command", command)
        told = []
        try:
            nights(Settings(schools=path), [], halt or Halt(), told.append)
        except SomeSchoolsFailed as failed:
            return [*told, failed.sentence], failed.exit_status
        return told, 0

    return run


@pytest.mark.parametrize("at_once", [1, 4])
def test_each_night_is_told_in_a_line_whatever_becomes_of_the_others(schools, at_once):
    told, status = schools({name: program for name, (program, _) in NIGHTS.items()}, f"at_once = {at_once}\n")
    assert told[:-1] == [f"{name} : {said}" for name, (_, said) in NIGHTS.items()]
    failed = ", ".join(name for name, (_, said) in NIGHTS.items() if said.startswith("code"))
    assert told[-1] == f"2 écoles contrôlées sur 8 ; à voir : {failed}"
    assert status == 1


@pytest.mark.parametrize(
    ("names", "gravest"), [(["good"], 0), (["good", "held"], 3), (["held", "shrunk", "refused"], 2)]
)
def test_the_exit_status_is_the_gravest(schools, names, gravest):
    assert schools({name: NIGHTS[name][0] for name in names})[1] == gravest


def test_a_night_that_hangs_and_is_deaf_is_ended_and_the_next_one_takes_place(schools, monkeypatch):
    monkeypatch.setattr(night_of_schools, "_SECONDS_TO_END", 0)
    monkeypatch.setattr("subprocess.Popen.terminate", lambda process: None)
    told, status = schools({"deaf": DEAF, "good": GOOD}, "max_hours = 0.00001\n")
    assert told[0] == "deaf : code 1, trop longue, tuée (signal 9)"
    assert status == 1


def test_one_that_not_even_the_kernel_can_end_is_left_behind(schools, monkeypatch):
    monkeypatch.setattr(night_of_schools, "_SECONDS_TO_END", 0)
    monkeypatch.setattr("subprocess.Popen.terminate", lambda process: None)
    left = []
    monkeypatch.setattr("subprocess.Popen.kill", lambda process: left.append(process))
    told, _ = schools({"deaf": DEAF, "good": GOOD}, "max_hours = 0.00001\n")
    os.kill(left[0].pid, signal.SIGKILL)
    assert told[0] == "deaf : code 1, trop longue, et ne s'arrête pas"


def test_told_to_end_the_night_in_work_is_told_once_and_no_other_begins(schools, tmp_path):
    started = tmp_path / "started"
    os.mkfifo(started)
    waits = (
        "import pathlib, signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit('dossiers : Contrôle interrompu.'))\n"
        f"pathlib.Path({str(started)!r}).write_text('x')\n"
        "time.sleep(600)"
    )
    halt = Halt()

    def interrupt():
        started.read_text()
        halt.interrupted = True

    threading.Thread(target=interrupt).start()
    told, status = schools({"caen": waits, "bayeux": GOOD}, halt=halt)
    assert told[:2] == [
        "caen : code 1, Contrôle interrompu.",
        "bayeux : code 1, pas commencée : le contrôle a été interrompu",
    ]
    assert status == 1
