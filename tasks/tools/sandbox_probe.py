"""What a stranger's code would try, tried by us: an entry that says which walls held."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTS_PROGRAMS = False


def walls(job: dict[str, Any]) -> dict[str, bool]:
    """True for each wall that held, against a file outside of the child's reach (`bystander`)."""
    bystander = Path(job["bystander"])
    return {
        "network": _refused(lambda: socket.socket().close()),
        "other_sessions": _refused(os.setsid),
        "programs": _refused(_fork),
        "signals": _refused(lambda: os.kill(os.getppid(), 0)),
        "reading": _refused(bystander.read_bytes),
        "writing": _refused(lambda: bystander.write_bytes(b"")) and _refused(lambda: bystander.chmod(0o777)),
    }


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    return False


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)
