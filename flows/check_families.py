"""One Prefect task for each family that has work, a few at once, in threads or on other machines.

Only ids go through Prefect (`flows.family_label`): it keeps parameters, names and the text of exceptions in a database
of its own. A worker elsewhere gets flow and task by value, with whatever they name: so they name only functions and
classes of modules.
"""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any, cast

from prefect import flow, task
from prefect.context import SettingsContext, get_settings_context
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner

from flows.artifacts import shown_progress
from flows.crew import Crew, FamilyNotChecked
from flows.log import LOG
from flows.prefect_server import PrefectTrouble
from flows.round import Round
from tasks.current_run import CurrentRun
from tasks.errand import Seen

_rounds: list[Round] = []
"""What the flow works on. One run at a time has a process to itself, so it need not go through Prefect."""


def check_families(run: CurrentRun, crew: Crew, family_ids: Sequence[str]) -> None:
    """Checks these families. Raises what kept us from reading or writing, or PrefectTrouble."""
    mine = Round(run, crew, family_ids)
    _rounds.append(mine)
    runner = cast(TaskRunner[PrefectFuture[Any]], crew.runner())
    try:
        with _no_heartbeat() if run.run.kind == "family" else nullcontext():
            check.with_options(task_runner=runner, flow_run_name=f"{run.run.kind}-{run.run.id}")()
    except PrefectTrouble:
        raise
    except Exception as error:  # of many kinds when its server goes; ours is what matters, if there is one
        raise mine.failure or PrefectTrouble(f"Prefect s'est arrêté ({type(error).__name__})") from None
    finally:
        _rounds.remove(mine)


def _no_heartbeat() -> SettingsContext:
    """Prefect waits up to a second for its heartbeat to stop; a rerun by hand is over before the first that is missed.

    Not by Prefect's `temporary_settings`, which reads all settings anew: a sixth of a second.
    """
    now = get_settings_context()
    flows = now.settings.flows.model_copy(update={"heartbeat_frequency": None})
    return SettingsContext(profile=now.profile, settings=now.settings.model_copy(update={"flows": flows}))


@flow(name="check", persist_result=False, validate_parameters=False)
def check() -> None:
    """The families of a run, which its name tells: for a parameter Prefect would load FastAPI."""
    _round().go(check_family, shown_progress())


@task(name="check_family", task_run_name="{label}", persist_result=False, retries=0)
def check_family(label: str, errand: Callable[[], Seen]) -> Seen:
    """One family: its uploads read. FamilyNotChecked when that could not be done."""
    try:
        return errand()
    except Exception as error:  # Prefect would write its text into its database
        LOG.error("family %s: %s", label, type(error).__name__)
        raise FamilyNotChecked(label) from None


def _round() -> Round:
    return _rounds[-1]
