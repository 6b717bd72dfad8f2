"""Who reads: threads of this process, each with a sandbox, or Dask's workers (`flows.dask_crew`)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from tasks.bringing import Bringing
from tasks.current_run import CurrentRun
from tasks.errand import Seen
from tasks.examine import Examiner

if TYPE_CHECKING:  # Prefect reads its settings when it is imported
    from prefect.futures import PrefectFuture
    from prefect.task_runners import TaskRunner


class FamilyNotChecked(Exception):
    """What Prefect may know of a failure: the label of the family."""


class Crew(Protocol):
    """The readers of a run."""

    @property
    def readers(self) -> int:
        """How many families can be read at once, just now."""
        ...

    def runner(self) -> "TaskRunner[Any]":
        """What Prefect hands the tasks to."""
        ...

    def errand(self, family_id: str) -> Callable[[], Seen]:
        """What a reader is to do. It may have to travel."""
        ...

    def brought(self, future: "PrefectFuture[Seen]") -> Seen | None:
        """What came of a task that has ended; None when nothing could: a reader's error, or its death."""
        ...

    def expect_readers(self) -> None:
        """Asked when nothing came for a while. PrefectTrouble when nobody is left to bring anything."""
        ...

    def trouble(self) -> tuple[str, ...]:
        """What went wrong with the readers and their tools, as French sentences."""
        ...


class Threads:
    """As many threads as sandboxes. `bring` puts a file within reach, `looked_at` is called after each piece."""

    def __init__(
        self,
        run: CurrentRun,
        examiner: Examiner,
        bring: Callable[[str], None],
        workers: int,
        looked_at: Callable[[], None],
    ) -> None:
        self.readers = workers
        self._run, self._examiner, self._bringing, self._looked_at = run, examiner, Bringing(bring, examiner), looked_at

    def runner(self) -> "TaskRunner[Any]":
        from prefect.task_runners import ThreadPoolTaskRunner

        return ThreadPoolTaskRunner(max_workers=self.readers)

    def errand(self, family_id: str) -> Callable[[], Seen]:
        return partial(self._read, family_id)

    def brought(self, future: "PrefectFuture[Seen]") -> Seen | None:
        try:
            return future.result()
        except FamilyNotChecked:
            return None

    def expect_readers(self) -> None:
        return None

    def trouble(self) -> tuple[str, ...]:
        return self._examiner.trouble()

    def _read(self, family_id: str) -> Seen:
        looks = []
        for look in self._run.looks(family_id, self._bringing):
            looks.append(look)
            self._looked_at()
        return Seen(looks)
