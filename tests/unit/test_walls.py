"""What the machine cannot keep a file from is said, wall by wall."""

import pytest

from tasks import walls
from tasks.tools.sandbox import ChildDied

ALL = dict.fromkeys(("network", "other_sessions", "programs", "signals", "reading", "writing"), True)


def test_nothing_is_said_where_every_wall_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walls, "confinement", lambda: ALL)
    assert walls.missing_walls() == ""


@pytest.mark.parametrize("wall", ALL)
def test_a_wall_that_is_missing_is_named(wall: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walls, "confinement", lambda: ALL | {wall: False})
    assert walls.missing_walls().count(",") == 0
    assert "n'interdit pas" in walls.missing_walls()


@pytest.mark.parametrize("error", [ChildDied("lost"), OSError()])
def test_a_sandbox_that_does_not_stand_at_all_names_them_all(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def die() -> None:
        raise error

    monkeypatch.setattr(walls, "confinement", die)
    assert walls.missing_walls().count(",") == len(ALL) - 1
