"""kill -9 at an exact moment: before a given statement that a process of its own sends to its database."""

import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Engine, event


def killed_at(number: int, act: Callable[[], object]) -> bool:
    """Does it in a child that dies before that statement (from 0); False when it came to its end before."""
    child = os.fork()
    if child == 0:
        left = [number]

        def count(*_: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        with suppress(BaseException):
            act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def killed_after(seconds: float, act: Callable[[], object]) -> bool:
    """Does it in a child that dies after that time, wherever it is; False when it came to its end before."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            act()
        os._exit(0)
    ended = os.pidfd_open(child)
    select.select([ended], [], [], seconds)
    os.close(ended)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def statements(act: Callable[[], object]) -> tuple[object, int]:
    """What it returns, and how many statements it sent."""
    sent = []
    event.listen(Engine, "before_cursor_execute", note := lambda *_: sent.append(1))
    try:
        return act(), len(sent)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
