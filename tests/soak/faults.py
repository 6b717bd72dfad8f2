"""What may befall a night of the soak. Each is set up by a function that returns how to undo it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from killing import killed_after, killed_at
from made_up_night import School

from flows.refusal import Refusal
from tasks.tools.sandbox import ChildDied

Night = Callable[[], object]


def nothing(school: School, night: Night, chance: Random) -> None:
    """A night like any other."""
    night()


def killed_at_a_statement(school: School, night: Night, chance: Random) -> None:
    killed_at(chance.randrange(200), night)


def killed_at_a_moment(school: School, night: Night, chance: Random) -> None:
    killed_after(chance.random() * 0.4, night)


def a_bug_on_a_piece(school: School, night: Night, chance: Random) -> None:
    _tripping(school, night, chance, RuntimeError("canary"))


def a_disk_full_in_a_child(school: School, night: Night, chance: Random) -> None:
    _tripping(school, night, chance, ChildDied("error-ENOSPC"))


def a_share_that_goes(school: School, night: Night, chance: Random) -> None:
    _tripping(school, night, chance, ChildDied("error-FileGone"))


def an_out_folder_that_is_a_file(school: School, night: Night, chance: Random) -> None:
    aside = school.out.with_name("aside")
    school.out.rename(aside)
    school.out.write_text("in the way")
    with suppress(Refusal):
        night()
    school.out.unlink()
    aside.rename(school.out)


def a_database_that_another_holds(school: School, night: Night, chance: Random) -> None:
    other = sqlite3.connect(school.root / "var" / "dossiers.sqlite3")
    other.execute("begin immediate")
    with suppress(Refusal):
        night()
    other.rollback()
    other.close()


def an_export_without_rows(school: School, night: Night, chance: Random) -> None:
    path: Path = school.root.parent / "depot" / "pieces.csv"
    whole = path.read_bytes()
    path.write_bytes(whole.splitlines(keepends=True)[0])
    with suppress(Refusal):
        night()
    path.write_bytes(whole)


def two_at_once(school: School, night: Night, chance: Random) -> None:
    other = os.fork()
    if other == 0:
        with suppress(BaseException):
            night()
        os._exit(0)
    with suppress(Refusal):
        night()
    os.waitpid(other, 0)


def _tripping(school: School, night: Night, chance: Random, error: Exception) -> None:
    bad = chance.random() * 0.5

    def trip(upload: object) -> None:
        if chance.random() < bad:
            raise error

    school.trips = trip
    night()
    school.trips = None


FAULTS = (
    nothing,
    killed_at_a_statement,
    killed_at_a_moment,
    a_bug_on_a_piece,
    a_disk_full_in_a_child,
    a_share_that_goes,
    an_out_folder_that_is_a_file,
    a_database_that_another_holds,
    an_export_without_rows,
    two_at_once,
)
