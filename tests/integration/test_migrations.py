"""From any older database to today's, and never past a newer one."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from made_up_night import ready
from sqlalchemy import text

from tasks.store.engine import DatabaseTrouble, opened, reading, writing
from tasks.store.tables import metadata

FIRST_VERSION = Path(__file__).parents[1] / "payloads" / "database-v1.sql"


def test_the_migrations_make_the_tables_that_the_program_knows(database_url):
    with opened(database_url) as engine, reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_second_opening_changes_nothing(database_url):
    with opened(database_url):
        pass
    with opened(database_url) as engine, reading(engine) as connection:
        assert connection.scalar(text("select count(*) from alembic_version")) == 1


def test_a_newer_database_is_left_alone(database_url):
    with opened(database_url) as engine, writing(engine) as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(DatabaseTrouble, match="plus récente"), opened(database_url):
        pass


@pytest.fixture
def first(tmp_path):
    """A database as the first version left it after two nights."""
    file = tmp_path / "var" / "dossiers.sqlite3"
    file.parent.mkdir()
    connection = sqlite3.connect(file)
    connection.executescript(FIRST_VERSION.read_text("utf-8"))
    connection.close()
    return file


def rows(file, query):
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_first_version_s_database_is_taken_over_with_all_that_is_in_it(first):
    tables = ["runs", "families", "students", "uploads", "verdicts", "evidence", "pieces", "dossiers", "history"]
    before = {table: rows(first, f"select * from {table} order by 1, 2") for table in tables}
    with opened(f"sqlite:///{first}") as engine, reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    for table in tables:
        kept = rows(first, f"select * from {table} order by 1, 2")
        assert [row[: len(before[table][0])] if table != "pieces" else row[:-1] for row in kept] == before[table]
    assert rows(first, "select count(*) from sightings where gone_run is null") == [(7,)]


def test_a_takeover_that_fails_leaves_the_first_version_s_database_as_it_was(first):
    connection = sqlite3.connect(first)
    connection.execute("create table decisions (mine text)")
    connection.close()
    before = rows(first, "select name, sql from sqlite_master order by 1")
    with pytest.raises(DatabaseTrouble), opened(f"sqlite:///{first}"):
        pass
    assert rows(first, "select name, sql from sqlite_master order by 1") == before


def test_one_family_can_be_run_on_what_was_taken_over(first, tmp_path, monkeypatch):
    from drop_builder import DropBuilder
    from made_up_night import PROOF, complete_family, piece, says

    from validators.model import Reason

    drop = DropBuilder(tmp_path / "depot")
    for number in (1, 2):
        complete_family(drop, number)
    drop.file(drop.pieces[1]["fichier"], says(Reason.OUT_OF_DATE))
    piece(drop, "P9", "F2", PROOF, says(Reason.HOLDER_MISMATCH))
    with ready(tmp_path, monkeypatch) as school:
        assert school.night(drop.write()).run.pieces_read == 0
        assert school.dossiers() == {"E1": ("A corriger", ""), "E2": ("Complet", "")}
