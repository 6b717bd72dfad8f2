"""One run at a time on a database server, whichever machine it runs on: a lock that ends with its connection."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from tasks.lock import AlreadyRunning

_SCHOOL_TIME = ZoneInfo("Europe/Paris")
_OURS = 36_705
"""The first half of the lock's name; the other is the schema, so that each school has a lock of its own."""

_TAKE = text("SELECT pg_try_advisory_lock(:ours, hashtext(coalesce(current_schema(), '')))")
_SINCE = text(
    "SELECT backend_start FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objsubid = 2"
    " AND classid = :ours AND objid::bigint = hashtext(coalesce(current_schema(), ''))::bigint & 4294967295"
)
_KEEP = (
    "SET idle_session_timeout = 0",
    # The server finds out within a minute when the machine of a run has lost its power.
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
)


@contextmanager
def one_run_on_server(engine: Engine) -> Iterator[None]:
    """Holds the lock of that database while the block runs; AlreadyRunning when another run has it.

    A database in a file has none: nothing is asked of it.
    """
    if engine.dialect.name != "postgresql":
        yield
        return
    connection = engine.execution_options(isolation_level="AUTOCOMMIT").connect()
    try:
        for setting in _KEEP:
            connection.exec_driver_sql(setting)
        if not connection.scalar(_TAKE, {"ours": _OURS}):
            raise AlreadyRunning(_since(connection))
        yield
    finally:
        with suppress(SQLAlchemyError):  # the server has gone, and the lock with it
            connection.invalidate()
            connection.close()


def _since(connection: Connection) -> str:
    began = connection.scalar(_SINCE, {"ours": _OURS})
    return f"{began.astimezone(_SCHOOL_TIME):%H:%M}" if began else ""
