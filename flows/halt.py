"""When no new piece may be begun: the hour that was set, or somebody who wants it to end."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import FrameType
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Europe/Paris")
_STILL_TONIGHTS = timedelta(hours=6)


@dataclass
class Halt:
    """Asked before each piece. `deadline` is a moment, None for none."""

    deadline: datetime | None = None
    interrupted: bool = False

    def __call__(self) -> bool:
        return self.interrupted or (self.deadline is not None and datetime.now(SCHOOL_TIME) >= self.deadline)


def moment_of(deadline: time, now: datetime) -> datetime:
    """The moment that an hour of the clock stands for: the next one, or the last if it is at most six hours gone.

    A night that starts late, after its own deadline, must not run into the day.
    """
    today = now.replace(hour=deadline.hour, minute=deadline.minute, second=0, microsecond=0)
    if now - today > _STILL_TONIGHTS:
        return today + timedelta(days=1)
    yesterday = today - timedelta(days=1)
    return yesterday if now - yesterday <= _STILL_TONIGHTS else today


@contextmanager
def interruptible(halt: Halt) -> Iterator[None]:
    """Ctrl-C and SIGTERM let the pieces in work come to their end; a second one ends the process at once."""

    def ask(number: int, _frame: FrameType | None) -> None:
        if halt.interrupted:
            os._exit(1)
        halt.interrupted = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
