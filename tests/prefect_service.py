"""A real Prefect server and what works for it: on the loopback, in a folder of their own, ended with the test.

The API is called as Prefect's page calls it. Every wait has its end, and only children of ours are ever killed.
"""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import prefect_home

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SECRET = "dossiers:a-secret-of-the-tests"
_OVER = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
_BUSY_TRIES = 10


class Service:
    """One installation in `root`: its drop in `depot`, its reports in `out`, all state in `var`."""

    def __init__(self, root: Path, **environment: str) -> None:
        self.root, self.url = root, f"http://127.0.0.1:{_free_port()}/api"
        self._children: list[subprocess.Popen[bytes]] = []
        own = {
            "DOSSIERS_VAR": str(root / "var"),
            "DOSSIERS_DROP": str(root / "depot"),
            "DOSSIERS_OUT": str(root / "out"),
            "PREFECT_HOME": str(root / "var" / "prefect"),
            "PREFECT_API_URL": self.url,
            "PREFECT_API_AUTH_STRING": SECRET,
            "PREFECT_SERVER_API_AUTH_STRING": SECRET,
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_WORKER_QUERY_SECONDS": "1",
            "DO_NOT_TRACK": "1",
        }
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "DOSSIERS"))}
        self.environment = {**inherited, **own, **environment}
        if "PREFECT_SERVER_DATABASE_CONNECTION_URL" not in environment:
            prefect_home.ready(root / "var")

    def start(self, *command: str, log: str) -> subprocess.Popen[bytes]:
        """A child that lives until `close`; what it says goes into that file of the root."""
        with (self.root / log).open("ab") as said:
            child = subprocess.Popen(
                [str(BIN / command[0]), *command[1:]],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        self._children.append(child)
        return child

    def call(self, *command: str) -> str:
        """A command that ends by itself, and well; returns what it said."""
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start_server(self) -> None:
        host, port = self.url.removeprefix("http://").removesuffix("/api").split(":")
        self.start("prefect", "server", "start", "--host", host, "--port", port, log="server.log")
        self.wait_for(self._is_up, 120)

    def _is_up(self) -> bool:
        try:
            return self.api("GET", "/health") is True
        except URLError:
            return False

    def deploy(self) -> None:
        self.call("prefect", "--no-prompt", "work-pool", "create", "dossiers", "--type", "process", "--overwrite")
        self.call("prefect", "--no-prompt", "deploy", "--all")

    def start_worker(self) -> None:
        self.start("prefect", "worker", "start", "--pool", "dossiers", log="worker.log")

    def api(self, method: str, path: str, body: object = None, secret: str = SECRET) -> Any:
        """The answer of Prefect's API, decoded. HTTPError when it refuses."""
        asked = Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Basic {base64.b64encode(secret.encode()).decode()}",
            },
        )
        for again in range(_BUSY_TRIES, -1, -1):
            try:
                with urlopen(asked, timeout=30) as answer:
                    return json.loads(answer.read() or b"null")
            except HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE or not again:
                    raise
                time.sleep(1)  # its database is locked for a moment: Prefect's own clients ask again as well
        return None

    def run(self, deployment: str, **parameters: object) -> str:
        """What the button of the page does; returns the id of the run."""
        found = self.api("GET", f"/deployments/name/{deployment}")
        asked = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return str(self.api("POST", f"/deployments/{found['id']}/create_flow_run", asked)["id"])

    def ended(self, run_id: str, seconds: float = 180) -> dict[str, Any]:
        """The run, once it is over."""
        return self.wait_for(
            lambda: (run := self.api("GET", f"/flow_runs/{run_id}"))["state_type"] in _OVER and run, seconds
        )

    def has(self, deployment: str) -> bool:
        """Whether that deployment is known to a server that is up."""
        try:
            return bool(self.api("GET", f"/deployments/name/{deployment}"))
        except HTTPError:
            return False
        except URLError:
            return False

    def wait_for(self, ready: Any, seconds: float) -> Any:
        """What `ready` returns once it is something; the logs in the failure when it never is."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not any(child.poll() for child in self._children):
            if found := ready():
                return found
            time.sleep(0.2)
        logs = {path.name: path.read_text("utf-8", "replace")[-2000:] for path in self.root.glob("*.log")}
        raise AssertionError(f"nothing within {seconds} s: {logs}")

    def __enter__(self) -> "Service":
        """The server, the deployments and a worker that waits for runs."""
        try:
            self.start_server()
            self.deploy()
            self.start_worker()
        except BaseException:  # Ctrl-C too: no server outlives a test that could not start
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends what was started here, the server last."""
        for child in reversed(self._children):
            for number, patience in ((signal.SIGTERM, 15), (signal.SIGKILL, 15)):
                if child.poll() is not None:
                    break
                os.killpg(child.pid, number)
                try:
                    child.wait(patience)
                except subprocess.TimeoutExpired:
                    continue


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])
