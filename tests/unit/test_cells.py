from datetime import date, datetime, time

import pytest

from tasks.drop.cells import read_day, read_moment, read_size, read_time


@pytest.mark.parametrize("cell", ["05/06/2026", "5/6/2026", "2026-06-05", "05-06-2026", "05.06.2026"])
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert read_day(cell) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "cell", ["31/02/2026", "29/02/2026", "32/01/2026", "00/01/2026", "05/13/2026", "", "hier", "05/06/26"]
)
def test_a_day_that_does_not_exist_is_none(cell: str) -> None:
    assert read_day(cell) is None


def test_two_digits_are_a_year_only_where_the_century_is_known() -> None:
    assert read_day("05/06/26", century=2000) == date(2026, 6, 5)


def test_29_february_exists_in_leap_years() -> None:
    assert read_day("29/02/2028") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("09:05", time(9, 5)),
        ("9:05", time(9, 5)),
        ("14h32", time(14, 32)),
        ("14:32:59", time(14, 32)),
        ("00:00", time()),
    ],
)
def test_a_time_is_read_to_the_minute(cell: str, read: time) -> None:
    assert read_time(cell) == read


@pytest.mark.parametrize("cell", ["24:00", "12:60", "midi", "", "12"])
def test_a_time_that_does_not_exist_is_none(cell: str) -> None:
    assert read_time(cell) is None


def test_an_upload_without_a_time_counts_from_midnight() -> None:
    assert read_moment("05/06/2026", "") == datetime(2026, 6, 5)  # noqa: DTZ001 - the school's wall clock


@pytest.mark.parametrize("day", ["05/06/0026", "05/06/1926", "05/06/9999", "31/02/2026"])
def test_no_upload_is_of_a_day_on_which_none_was_possible(day: str) -> None:
    assert read_moment(day, "10:00") is None


@pytest.mark.parametrize(("cell", "mo"), [("1,25", 1.25), ("1.25", 1.25), ("0,00", 0.0), ("2", 2.0)])
def test_a_size_has_a_comma_or_a_point(cell: str, mo: float) -> None:
    assert read_size(cell) == mo


@pytest.mark.parametrize("cell", ["", "nan", "inf", "-1", "1,2,3", "gros"])
def test_what_is_no_size_is_none(cell: str) -> None:
    assert read_size(cell) is None
