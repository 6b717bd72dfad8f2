import sqlite3

import pytest
from sqlalchemy import insert, select, text

from tasks.store.engine import DatabaseTrouble, opened, reading, writing
from tasks.store.tables import families, schema

ROW = {"position": 0, "representatives": [], "custody": "", "address": "", "postcode": "", "town": "", "email": ""}


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'var' / 'dossiers.sqlite3'}"


@pytest.mark.parametrize("odd", ["nul\x00byte", "half a pair \udce9", "back\\slash \\0;", "é🎻\u202e", ""])
def test_a_stranger_s_text_comes_back_as_it_went_in(url, odd):
    with opened(url) as engine:
        with writing(engine) as connection:
            connection.execute(insert(families).values(**ROW | {"id": "F1", "town": odd}))
        with reading(engine) as connection:
            assert connection.scalar(select(families.c.town)) == odd


def write_and_fail(engine):
    with writing(engine) as connection:
        connection.execute(insert(families).values(**ROW | {"id": "F1"}))
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(url):
    with opened(url) as engine:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(engine)
        with reading(engine) as connection:
            assert connection.execute(select(families)).all() == []


def test_deleted_rows_are_wiped_and_foreign_keys_hold(url):
    with opened(url) as engine, reading(engine) as connection:
        assert connection.scalar(text("pragma secure_delete")) == 1
        assert connection.scalar(text("pragma foreign_keys")) == 1
        assert connection.scalar(text("pragma journal_mode")) == "wal"


def test_the_database_of_another_version_is_left_alone(url):
    with opened(url) as engine, writing(engine) as connection:
        connection.execute(schema.update().values(version=99))
    with pytest.raises(DatabaseTrouble, match="autre version"), opened(url):
        pass


def test_a_database_that_another_program_holds_is_said(url, monkeypatch):
    monkeypatch.setattr("tasks.store.engine.BUSY_TIMEOUT_SECONDS", 0)
    with opened(url) as engine:
        other = sqlite3.connect(engine.url.database or "")
        other.execute("begin immediate")
        with pytest.raises(DatabaseTrouble, match="occupée"), writing(engine):
            pass
        other.close()


def test_what_the_database_complains_of_tells_nothing_of_the_rows(url):
    with opened(url) as engine:
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
