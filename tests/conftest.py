"""What many tests need: both databases, so that what holds on one holds on the other; a Dask scheduler."""

from contextlib import closing

import postgres_server
import pytest
from dask_cluster import Cluster


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL of our own, started for the first test that asks for it."""
    if postgres_server.binaries() is None:
        pytest.skip("PostgreSQL is not installed here (Debian package postgresql; make test installs it)")
    with postgres_server.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """The URL of a new, empty database: in a file, then on a server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'dossiers.sqlite3'}"
    return request.getfixturevalue("postgres").schema()


@pytest.fixture
def cluster(tmp_path):
    """A real Dask scheduler, without workers yet."""
    with closing(Cluster(tmp_path / "cluster")) as one:
        yield one
