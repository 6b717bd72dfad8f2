"""Prefect's own server, for the time of one run or to stay: on the loopback, behind a password, dead when we are.

Prefect can start one by itself, but that one survives a kill -9 of its parent and writes stack traces on its terminal.
Run as a module, this file is that server's process.
"""

import ctypes
import importlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from flows.garbage import sweep_rarely
from flows.prefect_settings import LOOPBACK, QUIET, STANDING

START_SECONDS = 120
DRAIN_SECONDS = 10
_ASK_SECONDS = 2
_PR_SET_PDEATHSIG = 1
_WHERE = "server.json"
_SECRET = "PREFECT_API_AUTH_STRING"  # noqa: S105 - the name of the variable


class PrefectTrouble(Exception):
    """Prefect cannot start or has stopped; the text is one French line."""


@contextmanager
def prefect_server(home: Path) -> Iterator[None]:
    """Has Prefect ready while the block runs: the server that is known, or else one for the time of the block.

    To be entered before anything imports `prefect`, which reads its settings then. PrefectTrouble when it cannot start.
    """
    if "prefect" in sys.modules:
        from prefect.context import FlowRunContext

        if FlowRunContext.get() is None:
            raise PrefectTrouble("Prefect était chargé avant son serveur")
        yield  # Prefect has started us: its server waits for our answer
        return
    _prepare(home)
    os.environ.update(known_server(home))
    if os.environ.get("PREFECT_API_URL"):
        _spare_authorities()
        yield
        _drain()
        return
    with _started(home, 0, f"dossiers:{secrets.token_urlsafe(24)}", {}):
        yield
        _drain()


@contextmanager
def standing_server(home: Path) -> Iterator[str]:
    """A server that stays as long as the block runs, with Prefect's page; yields its address. PrefectTrouble as above.

    Its password is the one in the environment, or one that is made once. Both stand in a file for us alone, where every
    other command finds this server.
    """
    _prepare(home)
    if os.environ.get("PREFECT_API_URL"):
        yield os.environ["PREFECT_API_URL"].removesuffix("/api")
        return
    if known_server(home):
        raise PrefectTrouble("un serveur de Prefect est déjà lancé par « dossiers serve »")
    secret = os.environ.get("PREFECT_SERVER_API_AUTH_STRING") or _told(home).get(_SECRET)
    port = int(os.environ.get("PREFECT_SERVER_API_PORT", "4200"))
    with _started(home, port, secret or f"dossiers:{secrets.token_urlsafe(24)}", STANDING):
        _tell(home)
        yield os.environ["PREFECT_API_URL"].removesuffix("/api")


def known_server(home: Path) -> dict[str, str]:
    """Where the server of `dossiers serve` listens and its password, as Prefect's variables; empty when it is not up.

    One that the environment names is not looked for.
    """
    told = {} if os.environ.get("PREFECT_API_URL") else _told(home)
    return told if told and _answers(urlsplit(told["PREFECT_API_URL"]).port or 0, _ASK_SECONDS) else {}


def _prepare(home: Path) -> None:
    os.environ.update({"PREFECT_HOME": str(home.absolute()), **QUIET})
    # A town's proxy has no business between two processes of one machine.
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1")))
    home.mkdir(mode=0o700, parents=True, exist_ok=True)


def _spare_authorities() -> None:
    if os.environ["PREFECT_API_URL"].startswith("http://127.0.0.1:"):
        os.environ.update(LOOPBACK)


@contextmanager
def _started(home: Path, port: int, secret: str, others: Mapping[str, str]) -> Iterator[None]:
    """A server in a child, on that port (0: any); our own environment names it while the block runs."""
    # We listen at once and hand the socket over: no port can be lost between, and callers wait for the first answer.
    with _listener(port) as listener, (home / "server.log").open("wb") as log:
        os.environ["PREFECT_SERVER_API_AUTH_STRING"] = os.environ[_SECRET] = secret
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", __name__, str(listener.fileno())],
            env={**os.environ, **others},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[listener.fileno()],
            start_new_session=True,  # a Ctrl-C is for us: the server goes last
        )
        port = listener.getsockname()[1]
    try:
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        _spare_authorities()
        importlib.import_module("prefect")  # takes as long as the server's own start: both at once
        if not _answers(port, START_SECONDS):
            state = "s'est arrêté" if process.poll() is not None else "ne répond pas"
            raise PrefectTrouble(f"le serveur de Prefect {state}")
        yield
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError:
        raise PrefectTrouble(f"le port {port} est pris : en donner un autre par PREFECT_SERVER_API_PORT") from None


def _drain() -> None:
    """Lets Prefect send what it still has to tell its server; without one it would try for minutes at exit."""
    from prefect.events.worker import EventsWorker

    EventsWorker.drain_all(timeout=DRAIN_SECONDS)


def _answers(port: int, seconds: float) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=seconds)
        connection.request("GET", "/api/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False


def _told(home: Path) -> dict[str, str]:
    try:
        return dict(json.loads((home / _WHERE).read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _tell(home: Path) -> None:
    told = {name: os.environ[name] for name in ("PREFECT_API_URL", _SECRET)}
    half = home / f"{_WHERE}.en-cours"
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(told, file)
    half.replace(home / _WHERE)


def _serve(listener: int) -> None:
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    sweep_rarely()
    import uvicorn

    uvicorn.run("prefect.server.api.server:create_app", factory=True, fd=listener, log_config=None, lifespan="on")


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
