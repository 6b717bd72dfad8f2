"""kill -9 at any moment of a night, a decision or a purge: the next run ends where an undisturbed one does."""

import os
import random
import shutil
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from drop_builder import DropBuilder
from killing import killed_after, killed_at, statements
from made_up_night import PROOF, School, complete_family, piece, ready, says
from sqlalchemy import create_engine, text

from flows.purge import purge
from flows.refusal import UnusableCall
from validators.model import Reason


@pytest.fixture
def school(tmp_path, monkeypatch):
    with ready(tmp_path / "undisturbed", monkeypatch) as one:
        yield one


@pytest.fixture
def second_drop(school, tmp_path):
    """The first night is over; the second brings what can change."""
    drop = DropBuilder(tmp_path / "depot")
    for number in range(1, 5):
        complete_family(drop, number)
    school.night(drop.write())
    shutil.copytree(school.root, tmp_path / "before")
    drop.file(drop.pieces[1]["fichier"], says(Reason.OUT_OF_DATE))
    drop.file(drop.pieces[5]["fichier"], (drop.root / "fichiers" / drop.pieces[6]["fichier"]).read_bytes())
    drop.pieces[3].update(id_famille="F1")
    piece(drop, "P9", "F2", PROOF, says(Reason.HOLDER_MISMATCH))
    complete_family(drop, 5)
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] != "F4"]
    drop.families.reverse()
    return drop.write()


def stands(school, snapshot):
    """All that the reports are made from, but for when and by which run."""
    pieces = [(one.upload, one.status, one.reasons, one.findings, one.is_new, one.evidence) for one in snapshot.pieces]
    dossiers = [replace(dossier, seen_since=None) for dossier in snapshot.dossiers]
    return school.csvs(), pieces, dossiers, snapshot.families, snapshot.problems


def had_finished(school):
    """Whether the last run has come to its end."""
    engine = create_engine(school.settings.resolved_database_url)
    with engine.connect() as connection:
        ended = connection.scalar(text("select finished_at from runs order by id desc limit 1"))
    engine.dispose()
    return ended is not None


@pytest.mark.slow
def test_a_night_killed_anywhere_is_made_good_by_the_next(school, second_drop, tmp_path):
    undisturbed, sent = statements(lambda: school.night(second_drop))
    expected = stands(school, undisturbed)
    assert sent > 60
    for number in range(0, sent, 5):
        shutil.copytree(tmp_path / "before", tmp_path / f"killed-{number}")
        killed = School(tmp_path / f"killed-{number}")
        assert killed_at(number, lambda school=killed: School.night(school, second_drop))
        finished = had_finished(killed)  # killed at its purge: its report is out, and nothing in it is new any more
        ended = stands(killed, killed.night(second_drop))
        assert ended[0] == expected[0]
        assert finished or ended == expected


KILLS = int(os.environ.get("KILLS", "6"))
"""`make kills` does a hundred on each database."""


def days(school, depot, killed_in=None, share=0.0, seconds=()):
    """A night, a decision, a purge, a night; one of them is killed at some moment and done again."""
    acts = (
        lambda: school.night(depot),
        lambda: school.decide("P9", "accepter"),
        lambda: purge(school.settings, None, "F1"),
        lambda: school.night(depot),
    )
    took = []
    for number, act in enumerate(acts):
        began = time.monotonic()
        if number == killed_in:
            killed_after(share * seconds[number], act)
        with suppress(UnusableCall):  # what the killed one had done already
            act()
        took.append(time.monotonic() - began)
    return took


def record(school):
    """What stands in the end, but for ids and moments."""
    engine = create_engine(school.settings.resolved_database_url)
    with engine.connect() as connection:
        rows = [
            connection.execute(text(query)).all()
            for query in (
                "select key, status, sha256, decision_id is null from pieces order by key",
                "select key, choice from decisions order by id",
                "select key, family_id, sha256, gone_run is null from sightings order by key, family_id, sha256",
                "select family_id, digest = '' from records order by family_id",
            )
        ]
    engine.dispose()
    return school.csvs(), rows


@pytest.mark.slow
def test_whatever_is_killed_at_random_moments_is_made_good(tmp_path, monkeypatch, database_url, request):
    drop = DropBuilder(tmp_path / "depot")
    for number in range(1, 5):
        complete_family(drop, number)
    piece(drop, "P9", "F2", PROOF, says(Reason.HOLDER_MISMATCH), date="14/05/2026")
    depot = drop.write()

    def fresh(name):
        url = database_url if "sqlite" not in database_url else ""
        if url:
            url = request.getfixturevalue("postgres").schema()
        return School(tmp_path / name, url)

    with ready(tmp_path / "undisturbed", monkeypatch):
        undisturbed = fresh("undisturbed")
        seconds = days(undisturbed, depot)
        chance = random.Random(5)
        for number in range(KILLS):
            killed = fresh(f"killed-{number}")
            monkeypatch.setattr("flows.nightly.look_at_pieces", killed.look)
            days(killed, depot, number % 4, chance.random(), seconds)
            assert record(killed) == record(undisturbed)
            shutil.rmtree(killed.root)
