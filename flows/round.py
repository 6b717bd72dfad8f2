"""Families out, readings in: what the flow of a night does, whoever reads."""

import queue
from collections import deque
from collections.abc import Callable, Iterable

from prefect.futures import PrefectFuture
from prefect.tasks import Task

from flows.crew import Crew
from flows.family_label import family_label
from tasks.current_run import CurrentRun
from tasks.errand import Seen

CheckFamily = Task[[str, Callable[[], Seen]], Seen]
_QUIET_SECONDS = 2
_AHEAD = 2
"""Families handed out for each reader: nobody waits for the next, and thousands of them cost no memory."""


class NotWritten(Exception):
    """What Prefect may know of a failure: nothing. What it was stands in the round's `failure`."""


class Round:
    """Hands families out, a few ahead, and writes down what comes back, whichever is first.

    Only this side writes, so that the database needs no more than one writer.
    """

    def __init__(self, run: CurrentRun, crew: Crew, family_ids: Iterable[str]) -> None:
        self._crew = crew
        self.failure: Exception | None = None
        self._run, self._left = run, deque(family_ids)
        self._out: dict[PrefectFuture[Seen], str] = {}
        self._ended: queue.SimpleQueue[PrefectFuture[Seen]] = queue.SimpleQueue()

    def go(self, check_family: CheckFamily, tell: Callable[[float], None]) -> None:
        """Until every family is done, or the run is halted and those that are out are back.

        `tell` is given the share of the families (0 to 1) that is done, after each of them.
        """
        total = len(self._left)
        self._hand_out(check_family)
        while self._out:
            self._take(self._next_ended())
            tell(1 - (len(self._left) + len(self._out)) / total)
            self._hand_out(check_family)

    def _hand_out(self, check_family: CheckFamily) -> None:
        at_most = _AHEAD * self._crew.readers
        while self._left and len(self._out) < at_most and not self._run.halted():
            family_id = self._left.popleft()
            future = check_family.submit(family_label(family_id), self._crew.errand(family_id))
            self._out[future] = family_id
            future.add_done_callback(self._ended.put)

    def _next_ended(self) -> PrefectFuture[Seen]:
        while True:
            try:
                return self._ended.get(timeout=_QUIET_SECONDS)
            except queue.Empty:
                self._crew.expect_readers()

    def _take(self, future: PrefectFuture[Seen]) -> None:
        family_id = self._out.pop(future)
        seen = self._crew.brought(future)
        if seen is None:
            self._run.mishaps += len(self._run.errand(family_id).pieces)
        elif seen.unfit:
            self._left.append(family_id)
        else:
            self._write(family_id, seen)

    def _write(self, family_id: str, seen: Seen) -> None:
        try:
            self._run.write(family_id, seen.looks)
        except Exception as error:  # kept for us: Prefect would write its text into its database
            self.failure = error
            raise NotWritten from None
