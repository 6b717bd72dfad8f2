"""A real S3 server on the loopback (moto's), whose objects outlive a stop."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

from config.location import StoreAddress
from tasks.tools import object_store

SECRET = "Canari-de-cle-secrete"
BUCKET = "seau"
_COLOURS = re.compile(r"\x1b\[\d+m")
_REQUESTS = logging.getLogger("werkzeug")


class Store(logging.Handler):
    """The server and what it was asked: one line a request, `GET /seau/depot/…`."""

    def __init__(self) -> None:
        super().__init__()
        self.port, self.asked = 0, []
        self.start()

    def emit(self, record: logging.LogRecord) -> None:
        self.asked.append(_COLOURS.sub("", record.getMessage()).split('"')[1].rpartition(" ")[0])

    def start(self) -> None:
        """The same objects at the same address, after a stop."""
        self.server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self.server.start()
        self.port = self.server.get_host_and_port()[1]

    def stop(self) -> None:
        self.server.stop()

    @property
    def environment(self) -> dict[str, str]:
        """How a program is told of it."""
        return {
            "AWS_ACCESS_KEY_ID": "Canari-de-cle",
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{self.port}",
        }

    def put(self, folder: Path, prefix: str) -> StoreAddress:
        """Every file of a folder, under that prefix."""
        place = StoreAddress("s3", f"{BUCKET}/{prefix}")
        object_store.send(folder, place)
        return place

    def downloads(self) -> list[str]:
        """The objects that were read since this was last asked, by their paths."""
        read = [line.removeprefix(f"GET /{BUCKET}/") for line in self.asked if line.startswith(f"GET /{BUCKET}/")]
        self.asked.clear()
        return sorted(path for path in read if not path.startswith("?"))


@contextmanager
def running(patch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A server with one empty bucket, and an environment that leads to it."""
    s3_backends[DEFAULT_ACCOUNT_ID]["aws"].reset()
    before = _REQUESTS.level, _REQUESTS.propagate
    store = Store()
    for name, value in store.environment.items():
        patch.setenv(name, value)
    object_store._store.cache_clear()
    object_store._store("s3").mkdir(BUCKET)
    _REQUESTS.setLevel(logging.INFO)
    _REQUESTS.propagate = False
    _REQUESTS.addHandler(store)
    yield store
    _REQUESTS.removeHandler(store)
    _REQUESTS.setLevel(before[0])
    _REQUESTS.propagate = before[1]
    store.stop()
    object_store._store.cache_clear()
