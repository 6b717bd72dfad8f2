"""Readers on other machines: the workers of a Dask scheduler (`docs/several-machines.md`)."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from config.settings import Settings
from flows.crew import FamilyNotChecked
from flows.prefect_server import PrefectTrouble
from flows.refusal import NoAnswer, UnusableCall
from tasks.current_run import CurrentRun
from tasks.errand import Errand, Seen

if TYPE_CHECKING:  # Prefect reads its settings when it is imported
    from distributed import Client
    from prefect.futures import PrefectFuture
    from prefect.task_runners import TaskRunner

_CONNECT_SECONDS = 10


class DaskCrew:
    """The workers that are connected, whichever come and go. `looked_at` is called for each piece that is back."""

    def __init__(self, run: CurrentRun, client: "Client", settings: Settings, looked_at: Callable[[], None]) -> None:
        self._run, self._client, self._settings, self._looked_at = run, client, settings, looked_at
        self._heard_at = time.monotonic()
        self._told: dict[str, tuple[str, ...]] = {}

    @property
    def readers(self) -> int:
        return max(1, sum(_threads(self._client).values()))  # between two, one is awaited

    def runner(self) -> "TaskRunner[Any]":
        from prefect_dask.task_runners import DaskTaskRunner

        runner: TaskRunner[Any] = DaskTaskRunner(address=self._settings.dask_scheduler)
        return runner

    def errand(self, family_id: str) -> Callable[[], Seen]:
        return partial(_read, self._run.errand(family_id))

    def brought(self, future: "PrefectFuture[Seen]") -> Seen | None:
        from distributed import CancelledError, KilledWorker

        try:
            seen = future.result()
        except (FamilyNotChecked, KilledWorker):  # the scheduler gives up after several deaths on the same task
            return None
        except CancelledError:  # the scheduler knows nothing of it any more: it was ended
            raise PrefectTrouble("l'ordonnanceur Dask s'est arrêté") from None
        except RuntimeError:  # what Prefect raises there when its server does not answer
            raise PrefectTrouble("un lecteur Dask n'atteint pas le serveur de Prefect") from None
        self._heard_at = time.monotonic()
        for _ in seen.looks:
            self._looked_at()
        if seen.unfit:
            self._client.retire_workers([seen.reader])
        self._told[seen.reader] = (f"écarté, car {seen.unfit}.",) if seen.unfit else seen.trouble
        return seen

    def expect_readers(self) -> None:
        if _threads(self._client):
            self._heard_at = time.monotonic()
        elif time.monotonic() - self._heard_at > self._settings.dask_wait_seconds:
            raise PrefectTrouble("plus aucun lecteur Dask ne répond")

    def trouble(self) -> tuple[str, ...]:
        return tuple(f"Lecteur {reader} : {said}" for reader, told in self._told.items() for said in told)


def expect_readers(settings: Settings) -> None:
    """Refusal when nobody would read: told before anything is written."""
    if settings.task_runner != "dask":
        return
    with connected(settings) as client:
        if not os.environ.get("PREFECT_API_URL") and any(map(is_elsewhere, _threads(client))):
            raise UnusableCall(
                "des lecteurs Dask sont sur d'autres machines : il leur faut un serveur, PREFECT_API_URL"
            )


@contextmanager
def connected(settings: Settings) -> Iterator["Client"]:
    """A line to the scheduler, with a worker behind it. Refusal when there is none."""
    from distributed import Client

    for name in ("distributed", "distributed.client"):  # stack traces of its own on our terminal
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not settings.dask_scheduler:
        raise UnusableCall("DOSSIERS_TASK_RUNNER=dask demande aussi l'adresse DOSSIERS_DASK_SCHEDULER")
    try:
        client = Client(settings.dask_scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, RuntimeError):
        raise NoAnswer("l'ordonnanceur Dask ne répond pas : vérifier DOSSIERS_DASK_SCHEDULER et le pare-feu") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=settings.dask_wait_seconds)
        except OSError:  # a timeout among them
            raise NoAnswer("aucun lecteur Dask n'est relié à l'ordonnanceur : lancer « dask worker »") from None
        yield client


def _read(errand: Errand) -> Seen:
    """What a worker does, in its own process."""
    from distributed import get_worker

    from tasks import desks

    return desks.run(errand, get_worker().address)


def is_elsewhere(address: str) -> bool:
    """Whether the temporary server, which listens on the loopback, is out of that worker's reach."""
    return not urlsplit(address).netloc.startswith(("127.", "[::1]", "localhost"))


def _threads(client: "Client") -> dict[str, int]:
    """By the worker's address."""
    try:
        found: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
    except OSError:
        return {}
    return found
