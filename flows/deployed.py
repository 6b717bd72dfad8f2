"""What Prefect starts by itself: the night at its hour, and one family by the form of Prefect's page.

The same stories as the command's. Prefect keeps parameters, names, states and artifacts in a database of its own, so
these hold ids, counts, and sentences of ours that name nobody.
"""

import os
from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Annotated, Any

from prefect import flow, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Cancelled, Completed, Failed
from pydantic import Field

from flows import family as one_family
from flows import nightly as whole_drop
from flows.artifacts import leave_counts
from flows.freshness import says_stale
from flows.halt import SCHOOL_TIME, Halt, interruptible, moment_of
from flows.mail import tell_failure
from flows.read_settings import read_settings
from flows.refusal import NoAnswer, NoFreshDrop, Refusal, UnusableCall, unforeseen
from flows.stages import season
from tasks.report.changes import changes
from tasks.report.snapshot import Snapshot
from tasks.tools.object_store import StoreTrouble

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="HH:MM")]
FamilyId = Annotated[str, Field(pattern=r"^[\w.:-]*\d[\w.:-]*$", max_length=40, description="id_famille, pas un nom")]
"""With a digit in it: whoever types a name into the form is refused before Prefect has written it down."""


def _may_pass(_task: object, _run: object, state: State[Any]) -> bool:
    raised = state.result(raise_on_failure=False)
    return isinstance(raised, Refusal) and raised.may_pass


_once_more = partial(
    task,
    name="night",
    retries=2,
    retry_delay_seconds=[300, 1200],
    retry_condition_fn=_may_pass,
    persist_result=False,
    cache_policy=NO_CACHE,
)
"""For what touches the share and the database, which may be back later; what a night has done is not done again."""


@flow(name="nightly", flow_run_name=lambda: f"nightly-{_today()}", persist_result=False)
def nightly(deadline: Clock | None = None, accept_shrink: bool = False) -> State[None]:
    """Checks the drop of the settings. After `deadline` no piece is begun; one that has lost rows may be accepted."""
    halt = Halt(moment_of(time.fromisoformat(deadline), datetime.now(SCHOOL_TIME)) if deadline else None)

    @_once_more
    def night() -> Snapshot:
        return _night(halt, accept_shrink)

    return _ended("nightly", halt, night)


@flow(name="family", flow_run_name=lambda: f"family-{runtime.flow_run.parameters['family_id']}-{_today()}")
def family(family_id: FamilyId) -> State[None]:
    """Checks one family of the last drop anew; its report goes where the last one went."""
    halt = Halt()
    return _ended("family", halt, lambda: one_family.family(family_id, None, read_settings(), halt))


def _night(halt: Halt, accept_shrink: bool) -> Snapshot:
    """The drop of the settings. Whatever goes wrong is a Refusal: Prefect writes down what a task's exception says."""
    try:
        settings = read_settings()
        if settings.drop is None or settings.out is None:
            raise UnusableCall("il manque un réglage : DOSSIERS_DROP et DOSSIERS_OUT")
        return whole_drop.nightly(settings.drop, settings.out, settings, halt, accept_shrink=accept_shrink)
    except Exception as error:  # whatever it is, told in a sentence of ours
        raise _refusal(error) from None


def _ended(story: str, halt: Halt, act: Callable[[], Snapshot]) -> State[None]:
    """Does it, leaves its counts on Prefect's page, says how it ended. Raises nothing: Prefect would keep the text."""
    os.umask(0o077)
    try:
        with interruptible(halt):
            snapshot = act()
        return _said(story, snapshot)
    except Exception as error:  # its text may quote a family's data: the state gets a sentence of ours
        refusal = _refusal(error)
        if story == "nightly":
            tell_failure(refusal.sentence, refusal.exit_status)
        if halt.interrupted:
            return Cancelled(message=refusal.sentence)
        return Failed(name=refusal.state, message=refusal.sentence)


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, StoreTrouble):
        return NoAnswer(str(error))
    return error if isinstance(error, Refusal) else unforeseen(error)


def _said(story: str, snapshot: Snapshot) -> State[None]:
    campaign = season(snapshot.run.campaign)
    leave_counts(snapshot, campaign, read_settings().out, story)
    told = changes(snapshot, campaign)
    message = f"{told.for_staff} pièces à traiter, dont {told.new} nouvelles ; contrôle {snapshot.run.outcome}"
    if story == "nightly" and says_stale(snapshot.run.trouble):
        return Failed(name=NoFreshDrop.state, message=f"le dépôt n'est pas de cette nuit ; {message}")
    return Completed(name="Completed with exceptions to treat" if told.for_staff else "Completed", message=message)


def _today() -> str:
    return f"{datetime.now(SCHOOL_TIME):%Y-%m-%d}"
