"""A real Dask scheduler and its workers, one process each, on the loopback; and a line to it that keeps what is asked.

They are started by their commands, as docs/several-machines.md says; only processes of ours are ever killed.
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import prefect_home

from config.location import StoreAddress

DASK = Path(sys.executable).with_name("dask")
DOSSIERS = Path(sys.executable).with_name("dossiers")


class Cluster:
    """The scheduler in `root`, whose logs are there too; `environment` is for it."""

    def __init__(self, root: Path, **environment: str) -> None:
        root.mkdir(exist_ok=True)
        self.root, self.workers, self._known = root, [], root / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", **environment)
        _until(lambda: self._known.exists() and self._known.stat().st_size)
        self.address: str = json.loads(self._known.read_text())["address"]

    def worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """One more, with one thread and a folder of its own."""
        var = self.root / f"worker-{len(self.workers)}"
        own = {"DOSSIERS_VAR": str(var), "PREFECT_HOME": str(var / "prefect"), **environment}
        folder = ("--local-directory", str(var))
        self.workers.append(self._start("worker", "--nthreads", "1", "--no-nanny", *folder, **own))
        log = self._log(f"worker-{len(self.workers) - 1}")
        _until(lambda: b"Registered to" in log.read_bytes())
        return self.workers[-1]

    def logs(self) -> bytes:
        """All that they said."""
        return b"".join(path.read_bytes() for path in self.root.glob("*.log"))

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _log(self, name: str) -> Path:
        return self.root / f"{name}.log"

    def _start(self, kind: str, *options: str, **own: str) -> subprocess.Popen[bytes]:
        name = kind if kind == "scheduler" else f"worker-{len(self.workers)}"
        command = [str(DASK), kind, "--scheduler-file", str(self._known), "--no-dashboard", *options]
        with self._log(name).open("wb") as log:
            return subprocess.Popen(command, env=_clean() | own, stdout=log, stderr=log, start_new_session=True)


def night(root: Path, depot: Path | StoreAddress, address: str = "", **environment: str) -> "subprocess.Popen[str]":
    """`dossiers nightly` into `root`, by the workers of that scheduler, or by threads without one."""
    dask = {"DOSSIERS_TASK_RUNNER": "dask", "DOSSIERS_DASK_SCHEDULER": address} if address else {}
    root.mkdir(exist_ok=True)
    prefect_home.ready(root / "var")
    return subprocess.Popen(
        [str(DOSSIERS), "nightly", str(depot), "--out", str(root / "out")],
        cwd=root,
        env=_clean() | {"DOSSIERS_VAR": str(root / "var")} | dask | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def results(root: Path) -> tuple[bytes, bytes, dict[str, object]]:
    """The two CSVs, and the summary without its moments and durations, and without saying whose trouble it was."""
    out = root / "out"
    summary = json.loads((out / "resume.json").read_text("utf-8"))
    moments = ("debut", "fin", "secondes")
    pieces = {name: value for name, value in summary.pop("pieces").items() if name != "secondes_par_etape"}
    kept = {name: value for name, value in summary.items() if name not in moments}
    kept["anomalies"] = [re.sub(r"^Lecteur \S+ : ", "", said) for said in summary["anomalies"]]
    return (out / "etats_pieces.csv").read_bytes(), (out / "etats_dossiers.csv").read_bytes(), {**kept, **pieces}


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its exit status and what it said on stderr, once it is over."""
    _, err = process.communicate(timeout=300)
    assert "Traceback" not in err
    return process.returncode, err


def until_reading(worker: subprocess.Popen[bytes]) -> None:
    """Until it has a child that has a child of its own: a zygote with a file open."""
    _until(lambda: any(descendants(child) for child in descendants(worker.pid)))


def descendants(pid: int) -> list[int]:
    """The processes below that one."""
    with suppress(FileNotFoundError):
        threads = Path(f"/proc/{pid}/task").iterdir()
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
        return [*children, *(below for child in children for below in descendants(child))]
    return []


@contextmanager
def overheard(address: str) -> Iterator[tuple[str, bytearray]]:
    """Another address of that scheduler, and all that whoever calls there has sent to it."""
    target = ("127.0.0.1", int(address.rpartition(":")[2]))
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_serve, args=(door, target, heard), daemon=True).start()
        yield f"tcp://127.0.0.1:{door.getsockname()[1]}", heard
        door.shutdown(socket.SHUT_RDWR)


def _serve(door: socket.socket, target: tuple[str, int], heard: bytearray) -> None:
    with suppress(OSError):
        while True:
            near, far = door.accept()[0], socket.create_connection(target)
            threading.Thread(target=_pass_on, args=(near, far, heard), daemon=True).start()
            threading.Thread(target=_pass_on, args=(far, near, bytearray()), daemon=True).start()


def _pass_on(source: socket.socket, sink: socket.socket, heard: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            heard += data
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("DOSSIERS", "PREFECT", "DASK"))}


def _until(holds: object, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)
