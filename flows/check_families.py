"""One Prefect task for each family that has work, a few at once.

Only ids go through Prefect: it keeps parameters, names and the text of exceptions in a database of its own.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from prefect import flow, task
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.prefect_server import PrefectTrouble
from tasks.current_run import CurrentRun, Examiner

_AHEAD = 16


@dataclass
class _InProgress:
    """What the tasks work on. One run at a time has a process to itself, so it need not go through Prefect."""

    run: CurrentRun
    examiner: Examiner
    family_ids: Sequence[str]
    looked_at: Callable[[], None]
    failure: Exception | None = None


_in_progress: list[_InProgress] = []


class FamilyNotChecked(Exception):
    """What Prefect may know of a failure: the id of the family."""


def check_families(
    run: CurrentRun, examiner: Examiner, family_ids: Sequence[str], workers: int, looked_at: Callable[[], None]
) -> None:
    """Checks these families, `workers` at once. Raises what a check raised, or PrefectTrouble."""
    mine = _InProgress(run, examiner, family_ids, looked_at)
    _in_progress.append(mine)
    runner = cast(TaskRunner[PrefectFuture[Any]], ThreadPoolTaskRunner(max_workers=workers))
    try:
        check.with_options(task_runner=runner, flow_run_name=f"{run.run.kind}-{run.run.id}")(run.run.id)
    except (
        Exception
    ) as error:  # Prefect raises of many kinds when its server goes; ours is what matters, if there is one
        raise mine.failure or PrefectTrouble(f"Prefect s'est arrêté ({type(error).__name__})") from None
    finally:
        _in_progress.remove(mine)


@flow(name="check", persist_result=False, validate_parameters=False)
def check(run_id: int) -> None:
    """Hands the families of that run to the workers, few ahead, so that thousands of them cost no memory."""
    waiting: deque[PrefectFuture[None]] = deque()
    for family_id in _in_progress[-1].family_ids:
        waiting.append(check_family.submit(family_id))
        if len(waiting) > _AHEAD:
            waiting.popleft().result()
    for future in waiting:
        future.result()


@task(name="check_family", task_run_name="{family_id}", persist_result=False, retries=0)
def check_family(family_id: str) -> None:
    """One family: its uploads read, its verdicts and statuses written. FamilyNotChecked when that could not be done."""
    mine = _in_progress[-1]
    if mine.failure:
        raise FamilyNotChecked(family_id)
    try:
        mine.run.check(family_id, mine.examiner, mine.looked_at)
    except Exception as error:  # kept for us: Prefect would write its text into its database
        mine.failure = mine.failure or error
        raise FamilyNotChecked(family_id) from None
