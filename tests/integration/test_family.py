"""One family by hand, when things are not as the night left them."""

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says

from flows.refusal import UnusableCall


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as one:
        yield one


@pytest.fixture
def school_in_file(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        yield one


@pytest.fixture
def drop(tmp_path):
    return DropBuilder(tmp_path / "depot")


def test_before_any_night_nothing_is_made(school_in_file):
    with pytest.raises(UnusableCall, match="aucun contrôle"):
        school_in_file.family("F1")
    assert list(school_in_file.root.iterdir()) == []


@pytest.mark.parametrize("id_", ["P9", ""])
def test_a_newer_export_in_the_same_folder_takes_no_row_from_another_family(school, drop, id_):
    for family in ("F1", "F2"):
        complete_family(drop, int(family[1]))
        piece(drop, "P9", family, PROOF, says(note=family))
        drop.pieces[-1]["id_piece"] = id_
    school.night(drop.write())
    before = [row for row in school.csvs()[0].splitlines() if b";F2;" in row]
    drop.pieces[3], drop.pieces[7] = drop.pieces[7], drop.pieces[3]
    drop.write()
    school.family("F1")
    assert sorted(row for row in school.csvs()[0].splitlines() if b";F2;" in row) == sorted(before)


def test_a_family_that_has_left_is_told_from_one_that_never_was(school, drop):
    for number in range(1, 5):
        complete_family(drop, number)
    school.night(drop.write())
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] != "F2"]
    school.night(drop.write())
    with pytest.raises(UnusableCall, match="quitté"):
        school.family("F2")
    with pytest.raises(UnusableCall, match="id_famille"):
        school.family("F404")
