"""kill -9 before any statement that a night sends to its database: the next ends where an undisturbed one does."""

import os
import shutil
import signal

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, School, complete_family, piece, ready, says
from sqlalchemy import Engine, event

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
    return school.csvs(), pieces, snapshot.dossiers, snapshot.families, snapshot.problems


def statements(act):
    """How many statements `act` sends to the database."""
    sent = []
    event.listen(Engine, "before_cursor_execute", note := lambda *_: sent.append(1))
    try:
        return act(), len(sent)
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def night_killed_at(school, depot, number):
    """A night in a process of its own that dies before that statement; returns how the process ended."""
    child = os.fork()
    if child == 0:
        left = [number]

        def count(*_):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        try:
            School.night(school, depot)
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


@pytest.mark.slow
def test_a_night_killed_anywhere_is_made_good_by_the_next(school, second_drop, tmp_path):
    undisturbed, sent = statements(lambda: school.night(second_drop))
    expected = stands(school, undisturbed)
    assert sent > 60
    for number in range(0, sent, 5):
        shutil.copytree(tmp_path / "before", tmp_path / f"killed-{number}")
        killed = School(tmp_path / f"killed-{number}")
        assert night_killed_at(killed, second_drop, number) == signal.SIGKILL
        assert stands(killed, killed.night(second_drop)) == expected
