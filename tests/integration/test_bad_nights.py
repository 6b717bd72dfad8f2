"""What may happen to a night from outside: its server restarts, its tables go, its clock jumps, two hundred want in."""

import os
import sqlite3
from collections import Counter
from datetime import UTC, datetime

import postgres_server
import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, School, complete_family, piece, ready, says
from sqlalchemy import create_engine, text

from flows.refusal import AnotherRun, Refusal
from validators.model import Reason


@pytest.fixture
def depot(tmp_path):
    drop = DropBuilder(tmp_path / "depot")
    for number in range(1, 7):
        complete_family(drop, number)
    piece(drop, "P9", "F2", PROOF, says(Reason.HOLDER_MISMATCH))
    return drop.write()


@pytest.fixture
def undisturbed(tmp_path, monkeypatch, depot):
    """The tables of a night that nothing happened to."""
    with ready(tmp_path / "undisturbed", monkeypatch) as school:
        school.night(depot)
        return school.csvs()


def at_piece(number, deed):
    """Does it once, when the night comes to that piece."""
    left = [number]

    def trip(upload):
        left[0] -= 1
        if left[0] == 0:
            deed()

    return trip


def refused(school, depot):
    with pytest.raises(Refusal) as refusal:
        school.night(depot)
    assert "\n" not in refusal.value.sentence
    return refusal.value


@pytest.fixture
def server():
    if postgres_server.binaries() is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres_server.running() as one:
        yield one


def test_a_server_that_restarts_in_the_middle_ends_the_night_and_the_next_one_makes_it_good(
    server, tmp_path, monkeypatch, depot, undisturbed
):
    with ready(tmp_path / "on-a-server", monkeypatch, server.schema()) as school:
        school.trips = at_piece(8, server.restart)
        assert "serveur" in refused(school, depot).sentence
        school.trips = None
        school.night(depot)
        assert school.csvs() == undisturbed
        assert 0 < len(school.asked) < 19


def test_tables_that_are_dropped_in_the_middle_end_the_night_in_a_line(server, tmp_path, monkeypatch, depot):
    url = server.schema()
    schema = url.rpartition("%3D")[2]

    def drop_all():
        engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()

    with ready(tmp_path / "on-a-server", monkeypatch, url) as school:
        school.trips = at_piece(8, drop_all)
        assert refused(school, depot).exit_status == 1
        assert not school.out.exists()


def test_a_file_that_is_deleted_in_the_middle_ends_the_night_and_the_next_one_begins_anew(
    tmp_path, monkeypatch, depot, undisturbed
):
    with ready(tmp_path / "in-a-file", monkeypatch) as school:
        school.trips = at_piece(8, lambda: (school.root / "var" / "dossiers.sqlite3").unlink())
        assert "effacée" in refused(school, depot).sentence
        school.trips = None
        school.night(depot)
        assert school.csvs() == undisturbed


def test_a_database_that_is_held_all_night_is_waited_for_and_then_said(tmp_path, monkeypatch, depot, undisturbed):
    with ready(tmp_path / "in-a-file", monkeypatch) as school:
        school.night(depot)
        monkeypatch.setattr("tasks.store.engine.BUSY_TIMEOUT_SECONDS", 1)
        other = sqlite3.connect(school.root / "var" / "dossiers.sqlite3")
        other.execute("begin immediate")
        refusal = refused(school, depot)
        assert ("occupée" in refusal.sentence, refusal.exit_status) == (True, 1)
        other.rollback()
        other.close()
        school.night(depot)
        assert school.csvs() == undisturbed


@pytest.mark.parametrize("year", [1990, 2026, 2090])
def test_whatever_the_clock_says_the_statuses_are_the_same(year, tmp_path, monkeypatch, depot, undisturbed):
    with ready(tmp_path / "off-time", monkeypatch) as school:
        for place in ("flows.nightly.now", "flows.stages.now"):
            monkeypatch.setattr(place, lambda: datetime(year, 10, 25, 0, 59, tzinfo=UTC))
        school.night(depot)
        assert school.csvs() == undisturbed
        monkeypatch.setattr("flows.nightly.now", lambda: datetime(2026, 3, 29, 1, 1, tzinfo=UTC))
        school.night(depot)
        assert school.asked == []
        assert school.csvs() == undisturbed


def test_of_two_hundred_calls_at_once_each_is_done_or_refused_and_the_record_stays_sound(
    tmp_path, monkeypatch, depot, database_url
):
    url = "" if "sqlite" in database_url else database_url
    with ready(tmp_path / "crowd", monkeypatch, url) as school:
        school.night(depot)
        before = school.csvs()
        calls = [_call(school, f"F{number % 6 + 1}") for number in range(200)]
        ends = Counter(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in calls)
        assert set(ends) <= {0, 3}
        assert ends[0] >= 1
        assert school.csvs() == before
        assert school.night(depot).run.pieces_unchanged == 19


def _call(school: School, family_id: str) -> int:
    """A process of its own that checks that family; its exit status is the command's."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            school.family(family_id)
            status = 0
        except AnotherRun as refusal:
            status = refusal.exit_status
        finally:
            os._exit(status)
    return pid
