"""The simulation of docs/scale.md: by hand on small nights, and the page shows what it prints."""

from pathlib import Path

import pytest

from tests.scale.__main__ import costs, report
from tests.scale.night import Costs, Fleet, night
from tests.scale.season import CLOSES, shares

FREE = Costs(pieces={}, ingest_piece=0.0, settle_piece=0.0, write_family=0.0, prefect_task=0.0, start=0.0)
PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text("utf-8")


def test_one_reader_takes_the_sum_and_two_share_it():
    assert night([[3.0, 1.0, 2.0]], 0, FREE, Fleet(1)).wall == 6
    assert night([[3.0, 1.0, 2.0]], 0, FREE, Fleet(2)).wall == 3


def test_schools_take_turns():
    assert night([[1.0] * 4, [1.0] * 4], 0, FREE, Fleet(4)).wall == 2


def test_each_school_has_one_writer_and_the_database_a_limit():
    costs = Costs(pieces={}, ingest_piece=0.0, settle_piece=0.0, write_family=1.0, prefect_task=0.0, start=0.0)
    assert night([[0.0] * 3, [0.0] * 3], 0, costs, Fleet(9)).wall == 3
    assert night([[0.0] * 3, [0.0] * 3], 0, costs, Fleet(9, writes_at_once=1)).wall == 6


def test_one_prefect_for_all_schools_hands_out_one_task_after_the_other():
    costs = Costs(pieces={}, ingest_piece=0.0, settle_piece=0.0, write_family=0.0, prefect_task=1.0, start=0.0)
    assert night([[0.0] * 3, [0.0] * 3], 0, costs, Fleet(9)).wall == 3
    assert night([[0.0] * 3, [0.0] * 3], 0, costs, Fleet(9, shared_prefect=True)).wall == 6


def test_the_pieces_of_a_campaign_come_once_and_most_on_its_last_day():
    by_day = shares()
    assert (len(by_day), sum(by_day.values())) == (39, pytest.approx(1))
    assert max(by_day, key=lambda day: by_day[day]) == CLOSES


@pytest.mark.slow
def test_the_page_shows_what_the_script_prints():
    assert [table for table in report(costs()).split("\n\n") if table not in PAGE] == []
