"""Prefect's own server for the time of one run: on the loopback, behind a password, silent, dead when we are.

Prefect can start one by itself, but that one survives a kill -9 of its parent and writes stack traces on its terminal.
Run as a module, this file is that server's process.
"""

import ctypes
import importlib
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

START_SECONDS = 120
DRAIN_SECONDS = 10
_PR_SET_PDEATHSIG = 1

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_CONFIG_PATH": str(Path(__file__).with_name("prefect-logging.yml")),
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_CLIENT_MAX_RETRIES": "1",  # five, each twice as late: two minutes at the end of a night whose server died
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
}


class PrefectTrouble(Exception):
    """Prefect cannot start or has stopped; the text is one French line."""


@contextmanager
def prefect_server(home: Path) -> Iterator[None]:
    """Has Prefect ready while the block runs: the server that PREFECT_API_URL names, or else one of our own.

    To be entered before anything imports `prefect`, which reads its settings then. PrefectTrouble when it cannot start.
    """
    if "prefect" in sys.modules:
        from prefect.context import FlowRunContext

        if FlowRunContext.get() is None:
            raise PrefectTrouble("Prefect était chargé avant son serveur")
        yield  # Prefect has started us: its server waits for our answer
        return
    os.environ.update({"PREFECT_HOME": str(home.absolute()), **QUIET})
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.environ.get("PREFECT_API_URL"):
        yield
        _drain()
        return
    # A town's proxy has no business between two processes of one machine.
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1")))
    secret = f"dossiers:{secrets.token_urlsafe(24)}"
    # We listen at once and hand the socket over: no port can be lost between, and callers wait for the first answer.
    with socket.create_server(("127.0.0.1", 0)) as listener, (home / "server.log").open("wb") as log:
        os.environ["PREFECT_SERVER_API_AUTH_STRING"] = os.environ["PREFECT_API_AUTH_STRING"] = secret
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", __name__, str(listener.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[listener.fileno()],
            start_new_session=True,  # a Ctrl-C is for us: the server goes last
        )
        port = listener.getsockname()[1]
    try:
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        importlib.import_module("prefect")  # takes as long as the server's own start: both at once
        _wait(port, process)
        yield
        _drain()
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _drain() -> None:
    """Lets Prefect send what it still has to tell its server; without one it would try for minutes at exit."""
    from prefect.events.worker import EventsWorker

    EventsWorker.drain_all(timeout=DRAIN_SECONDS)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        connection.request("GET", "/api/health")
        healthy = connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        healthy = False
    if not healthy:
        state = "s'est arrêté" if process.poll() is not None else "ne répond pas"
        raise PrefectTrouble(f"le serveur temporaire de Prefect {state}")


def _serve(listener: int) -> None:
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    import uvicorn

    uvicorn.run("prefect.server.api.server:create_app", factory=True, fd=listener, log_config=None, lifespan="on")


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
