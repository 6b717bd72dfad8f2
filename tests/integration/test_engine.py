import socket
import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path

import postgres_server
import pytest
from sqlalchemy import create_engine, insert, select, text
from sqlalchemy.exc import OperationalError

from tasks.store.engine import DatabaseTrouble, opened, reading, said, writing
from tasks.store.tables import families

ROW = {"position": 0, "representatives": [], "custody": "", "address": "", "postcode": "", "town": "", "email": ""}


@pytest.fixture
def file_url(tmp_path):
    return f"sqlite:///{tmp_path / 'var' / 'dossiers.sqlite3'}"


@pytest.mark.parametrize("odd", ["nul\x00byte", "half a pair \udce9", "back\\slash \\0;", "é🎻\u202e", ""])
def test_a_stranger_s_text_comes_back_as_it_went_in(database_url, odd):
    with opened(database_url) as engine:
        with writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1", "town": odd}))
        with reading(engine) as connection:
            assert connection.scalar(select(families.c.town)) == odd


def write_and_fail(engine):
    with writing(engine) as connection:
        connection.execute(insert(families).values(**ROW | {"id": "F1"}))
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(database_url):
    with opened(database_url) as engine:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(engine)
        with reading(engine) as connection:
            assert connection.execute(select(families)).all() == []


def test_deleted_rows_are_wiped_and_foreign_keys_hold(file_url):
    with opened(file_url) as engine, reading(engine) as connection:
        assert connection.scalar(text("pragma secure_delete")) == 1
        assert connection.scalar(text("pragma foreign_keys")) == 1
        assert connection.scalar(text("pragma journal_mode")) == "wal"


@contextmanager
def held(url):
    """Another program has the database to itself; yields what lets it go."""
    engine = create_engine(url, connect_args={"check_same_thread": False} if "sqlite" in url else {})
    connection = engine.raw_connection()
    hold = "begin exclusive" if "sqlite" in url else "lock table families in access exclusive mode"
    connection.cursor().execute(hold)
    yield connection.rollback
    connection.close()
    engine.dispose()


def test_a_database_that_another_program_holds_is_waited_for_and_then_said(database_url, monkeypatch):
    monkeypatch.setattr("tasks.store.engine.BUSY_TIMEOUT_SECONDS", 1)
    with (
        opened(database_url) as engine,
        held(database_url),
        pytest.raises(DatabaseTrouble, match="occupée"),
        writing(engine) as connection,
    ):
        connection.execute(insert(families).values(**ROW | {"id": "F1"}))


def test_a_database_that_another_program_lets_go_is_waited_for(database_url):
    with opened(database_url) as engine, held(database_url) as let_go:
        threading.Timer(0.2, let_go).start()
        with writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1"}))
            assert connection.scalars(select(families.c.id)).all() == ["F1"]


def test_a_disk_that_does_not_answer_the_database_is_said():
    broken = OperationalError("insert", {}, sqlite3.OperationalError("disk I/O error"))
    with pytest.raises(DatabaseTrouble, match="ne répond pas"), said():
        raise broken


def test_what_the_database_complains_of_tells_nothing_of_the_rows(database_url):
    with opened(database_url) as engine:
        with writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1"}))
        with pytest.raises(DatabaseTrouble) as trouble, writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1", "town": "Canari"}))
    assert "Canari" not in str(trouble.value)
    assert trouble.value.__cause__ is None


@pytest.mark.parametrize(("url", "said"), [("nonsense", "adresse"), ("postgresql+nodriver://h/d", "pilote|répond")])
def test_an_address_that_leads_nowhere_is_said(url, said):
    with pytest.raises(DatabaseTrouble, match=said), opened(url):
        pass


def test_a_file_that_is_deleted_in_the_middle_is_said_and_not_written_into_nowhere(file_url):
    with opened(file_url) as engine:
        with writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1"}))
        Path(engine.url.database).unlink()
        with pytest.raises(DatabaseTrouble, match="effacée"), writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F2"}))


def test_a_server_that_goes_in_the_middle_is_said(tmp_path):
    if postgres_server.binaries() is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres_server.running() as server, opened(server.schema()) as engine:
        server.stop()
        with pytest.raises(DatabaseTrouble, match="serveur"), writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1"}))


def test_a_server_that_says_nothing_is_left(monkeypatch):
    monkeypatch.setattr("tasks.store.engine._PATIENCE", {"connect_timeout": 2})
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql+psycopg://nobody@127.0.0.1:{silent.getsockname()[1]}/school"
        with pytest.raises(DatabaseTrouble, match="serveur"), opened(url):
            pass


def test_a_school_that_has_no_schema_yet_is_said(postgres):
    nowhere = f"{postgres.url}&options=-csearch_path%3Dnowhere"
    with pytest.raises(DatabaseTrouble, match="schéma"), opened(nowhere):
        pass


def test_two_schools_on_one_server_know_nothing_of_each_other(postgres):
    with opened(postgres.schema()) as one, opened(postgres.schema()) as other:
        with writing(one) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1"}))
        with reading(other) as connection:
            assert connection.execute(select(families)).all() == []
