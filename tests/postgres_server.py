"""A real PostgreSQL for the tests: in a temporary folder, on a socket in it, gone when we are."""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine

_PR_SET_PDEATHSIG = 1
_HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c max_wal_size=4GB"


def binaries() -> Path | None:
    """Where the server's programs are; None when the Debian package is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@dataclass
class Server:
    """A running server. `schema` gives the URL of a new, empty school on it."""

    folder: Path
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    def schema(self) -> str:
        name = f"school_{os.getpid()}_{next(self._numbers)}"
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        engine.dispose()
        return f"{self.url}&options=-csearch_path%3D{name}"

    def stop(self) -> None:
        """As a crash would: open connections are cut."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def restart(self) -> None:
        """The same: what was committed is there again."""
        self.stop()
        self.process = start(self.folder, "postgres" if os.geteuid() == 0 else None)


@contextmanager
def running() -> Iterator[Server]:
    """A server of our own; it refuses to run as root, so that root gives it to the user `postgres`."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user, user)
    try:
        yield from _serve(folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    """The server on the data in that folder, ready to answer."""
    command = [f"{binaries()}/postgres", "-D", f"{folder}/data", "-k", str(folder), "-h", "", *_HASTY.split()]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, user=user, stdout=log, stderr=log, preexec_fn=_die_with_us, cwd=folder)
    until = time.monotonic() + 30
    asked = [f"{binaries()}/pg_isready", "-q", "-h", str(folder), "-U", "postgres"]
    while subprocess.run(asked, check=False).returncode != 0:
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError((folder / "log").read_text())
        time.sleep(0.05)
    return process


def _serve(folder: Path, user: str | None) -> Iterator[Server]:
    made = [f"{binaries()}/initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync"]
    options = ["-E", "UTF8", "--locale=C"]
    subprocess.run([*made, *options], user=user, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    server = Server(folder, start(folder, user))
    try:
        yield server
    finally:
        server.stop()


def _die_with_us() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
