"""Opening the database: SQLite in `var/` unless a URL says another. PostgreSQL is used by the same queries."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from tasks.store.schema import NewerDatabase, bring_up_to_date
from tasks.store.server_lock import one_run_on_server

BUSY_TIMEOUT_SECONDS = 30

_PATIENCE = {"connect_timeout": 30, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""Seconds, and how often: a server that is silent or cut off would otherwise be waited for two hours."""

_ODD = "la base de données ne répond pas comme prévu"
_SERVER_GONE = "le serveur de la base de données ne répond pas ou refuse l'accès"
_SERVER_SAYS = (
    ("53100", "la base de données ne peut plus grandir : le disque de son serveur est plein"),
    ("3F", "le schéma de la base de données n'existe pas : vérifier DOSSIERS_DATABASE_URL"),
    ("42501", "les droits dans la base de données ne suffisent pas"),
    ("55P03", "la base de données est occupée par un autre programme"),
)
_FILE_SAYS = (
    ("locked", "la base de données est occupée par un autre programme"),
    ("full", "la base de données ne peut plus grandir : le disque est plein"),
    ("disk i/o", "le disque de la base de données est plein ou ne répond pas"),
    ("readonly", "la base de données ne peut pas être ouverte ou écrite : vérifier ses droits"),
    ("unable to open", "la base de données ne peut pas être ouverte ou écrite : vérifier ses droits"),
    ("malformed", "la base de données est endommagée : reprendre la dernière sauvegarde"),
    ("not a database", "la base de données est endommagée : reprendre la dernière sauvegarde"),
)


class DatabaseTrouble(Exception):
    """The database cannot be used; the text is one French line without anything personal."""


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The database of that URL, its tables made or brought up to date. DatabaseTrouble when it cannot be used.

    On a server it is ours alone while the block runs: AlreadyRunning when another run has it. One in a file is guarded
    by a lock beside it (`tasks.lock`), which the caller holds.
    """
    with ExitStack() as stack:
        with said():
            engine = _engine(url)
            stack.callback(engine.dispose)
            stack.enter_context(one_run_on_server(engine))
            with engine.execution_options(writes=True).begin() as connection:
                bring_up_to_date(connection)
        yield engine


@contextmanager
def looked_at(url: str) -> Iterator[Engine]:
    """The database as it stands, while another run may hold it: no table is made or changed."""
    with said():
        engine = _engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it or nothing. DatabaseTrouble when it could not be written."""
    with said(), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent look."""
    with said(), engine.begin() as connection:
        yield connection


@contextmanager
def said() -> Iterator[None]:
    """Whatever the database or its disk raises inside, as a DatabaseTrouble that tells nothing of the rows."""
    try:
        yield
    except NewerDatabase:
        newer = "la base de données est d'une version plus récente du logiciel : mettre celui-ci à jour"
        raise DatabaseTrouble(newer) from None
    except SQLAlchemyError as error:
        raise DatabaseTrouble(_sentence(error)) from None
    except ImportError as error:
        raise DatabaseTrouble(f"le pilote de cette base de données n'est pas installé ({error.name})") from None
    except OSError as error:
        raise DatabaseTrouble(f"la base de données ne s'ouvre pas ({os.strerror(error.errno or 0)})") from None


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite URL; None for another database or one in memory. DatabaseTrouble when it is no URL."""
    try:
        parsed = make_url(url)
    except SQLAlchemyError:
        raise DatabaseTrouble("DOSSIERS_DATABASE_URL n'est pas l'adresse d'une base de données") from None
    named = parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:"
    return Path(parsed.database or "") if named else None


def _sentence(error: SQLAlchemyError) -> str:
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.Error):
        return next((french for words, french in _FILE_SAYS if words in str(cause).lower()), _ODD)
    state = getattr(cause, "sqlstate", None) or ""
    gone = _SERVER_GONE if isinstance(error, OperationalError) else _ODD
    return next((french for code, french in _SERVER_SAYS if state.startswith(code)), gone)


def _engine(url: str) -> Engine:
    file = sqlite_file(url)
    if file:
        return _sqlite(url, file)
    parsed = make_url(url)
    patience = _PATIENCE if parsed.get_driver_name().startswith("psycopg") else {}
    asked = {name: value for name, value in patience.items() if name not in parsed.query}
    engine = create_engine(url, isolation_level="REPEATABLE READ", connect_args=asked)
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _set_up_server)
    return engine


def _set_up_server(connection: Any, _record: object) -> None:
    connection.cursor().execute(f"SET lock_timeout = '{BUSY_TIMEOUT_SECONDS}s'")  # it would wait for ever
    connection.commit()


def _sqlite(url: str, file: Path) -> Engine:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(url)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    here = file.stat()

    def expect_in_place(_connection: Connection) -> None:
        # SQLite goes on writing to a file that was deleted or replaced under it, and nobody would ever see it again.
        if not (file.exists() and os.path.samestat(here, file.stat())):
            raise DatabaseTrouble("la base de données a été déplacée ou effacée pendant le contrôle")

    event.listen(engine, "commit", expect_in_place)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the transactions are ours, see _begin_sqlite
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes its place at once: one that has read first would be refused, not made to wait.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
