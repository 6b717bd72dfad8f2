"""Opening the database: SQLite in `var/` unless a URL says another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from tasks.store.tables import SCHEMA_VERSION, metadata, schema

BUSY_TIMEOUT_SECONDS = 30


class DatabaseTrouble(Exception):
    """The database cannot be used; the text is one French line without anything personal."""


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The database of that URL, its tables made if it is new. DatabaseTrouble when it cannot be used."""
    with said():
        file = sqlite_file(url)
        if file:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        engine = create_engine(url)
        if file:
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        _make_or_check_schema(engine)
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
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", "")).lower()
        raise DatabaseTrouble(_sentence(cause)) from None
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


def _sentence(cause: str) -> str:
    if "locked" in cause:
        return "la base de données est occupée par un autre programme"
    if "full" in cause:
        return "la base de données ne peut plus grandir : le disque est plein"
    if "readonly" in cause or "unable to open" in cause:
        return "la base de données ne peut pas être ouverte ou écrite : vérifier ses droits"
    if "malformed" in cause or "not a database" in cause:
        return "la base de données est endommagée : reprendre la dernière sauvegarde"
    return "la base de données ne répond pas comme prévu"


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


def _make_or_check_schema(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        if not inspect(connection).has_table(schema.name):
            metadata.create_all(connection)
            connection.execute(insert(schema).values(version=SCHEMA_VERSION))
        version = connection.scalar(select(schema.c.version))
    if version != SCHEMA_VERSION:
        raise DatabaseTrouble(f"la base de données est d'une autre version du logiciel ({version})")
