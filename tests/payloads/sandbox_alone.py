"""The entries of a child that needs no other process: what a stranger's code in it would try all the same."""

import os
import signal
import subprocess
import threading

from sandbox_payloads import crash, double

STARTS_PROGRAMS = False
__all__ = ["abort", "attempts", "crash", "double", "thread"]


def attempts(job):
    """What each attempt comes to: the name of its error, or `done`."""
    deeds = {
        "fork": _fork,
        "start a program": lambda: subprocess.run(["/bin/true"], check=False),
        "start one in its place": lambda: os.execv("/bin/true", ["true"]),
        "start one as the C library does": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "a shell": lambda: _status(os.system("true")),
        "end its parent": lambda: os.kill(os.getppid(), signal.SIGKILL),
        "end its parent's thread": lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), signal.SIGKILL),
        "end its group": lambda: os.killpg(0, signal.SIGKILL),
    }
    return {name: _outcome(deed) for name, deed in deeds.items()}


def _outcome(deed):
    try:
        deed()
    except OSError as error:
        return type(error).__name__
    return "done"


def _fork():
    if os.fork() == 0:
        os._exit(0)


def _status(status):
    if status != 0:
        raise PermissionError


def thread(job):
    heard = []
    other = threading.Thread(target=heard.append, args=("here",))
    other.start()
    other.join()
    return heard


def abort(job):
    os.abort()
