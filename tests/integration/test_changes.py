"""What has changed since the last night, told by whole nights on both databases."""

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says

from config.campaign import load
from tasks.report.changes import Changes, changes
from validators.model import Reason

CAMPAIGN = load("2026-2027")


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as one:
        yield one


@pytest.fixture
def drop(tmp_path):
    """F1 lacks nothing but a sure proof of address, P7; F2 is complete."""
    made = complete_family(complete_family(DropBuilder(tmp_path / "depot"), 1), 2)
    made.pieces.pop(1)
    piece(made, "P7", "F1", PROOF, says(Reason.HOLDER_MISMATCH))
    return made


def told(snapshot):
    return changes(snapshot, CAMPAIGN)


def test_a_doubt_is_new_for_one_night_and_then_seen_again(school, drop):
    assert told(school.night(drop.write())) == Changes(for_staff=1, new=1, for_family=0, missing=0, solved=0)
    assert told(school.night(drop.root)) == Changes(for_staff=1, new=0, for_family=0, missing=0, solved=0)


def test_what_the_staff_ask_for_waits_for_the_family_until_it_sends_another_file(school, drop):
    school.night(drop.write())
    school.decide("P7", "relancer")
    assert told(school.night(drop.root)) == Changes(for_staff=0, new=0, for_family=1, missing=0, solved=0)
    drop.file("F1/P7.pdf", says(Reason.OUT_OF_DATE))
    assert told(school.night(drop.write())) == Changes(for_staff=1, new=1, for_family=0, missing=0, solved=0)


def test_a_better_file_solves_it_for_the_night_that_finds_it(school, drop):
    school.night(drop.write())
    piece(drop, "P8", "F1", PROOF, says(note="better"))
    assert told(school.night(drop.write())).solved == 1
    assert told(school.night(drop.root)).solved == 0


def test_what_is_decided_between_two_nights_is_solved_against_the_one_before_the_last(school, drop):
    school.night(drop.write())
    school.night(drop.root)
    school.decide("P7", "accepter")
    assert told(school.family("F2")).solved == 1
    assert told(school.night(drop.root)).solved == 1
    assert told(school.night(drop.root)).solved == 0


def test_a_family_that_leaves_the_drop_has_solved_nothing(school, drop):
    school.night(drop.write())
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] != "F1"]
    assert told(school.night(drop.write(), accept_shrink=True)) == Changes(0, 0, 0, 0, 0)
