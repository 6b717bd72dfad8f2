from datetime import datetime, time, timedelta

import pytest

from flows.halt import SCHOOL_TIME, Halt, moment_of

NOW = datetime(2026, 6, 8, 3, 15, tzinfo=SCHOOL_TIME)


@pytest.mark.parametrize(
    ("started", "deadline", "day", "hour"),
    [
        ((3, 15), (6, 0), 8, 6),
        ((22, 0), (6, 0), 9, 6),
        ((7, 30), (6, 0), 8, 6),  # the night began too late: nothing may be begun
        ((0, 30), (23, 0), 7, 23),
        ((17, 0), (7, 30), 9, 7),
    ],
)
def test_an_hour_is_the_next_one_or_the_one_just_gone(started, deadline, day, hour):
    moment = moment_of(time(*deadline), NOW.replace(hour=started[0], minute=started[1]))
    assert (moment.day, moment.hour) == (day, hour)


def test_without_an_hour_only_an_interruption_halts():
    halt = Halt()
    assert not halt()
    halt.interrupted = True
    assert halt()


def test_from_the_deadline_on_it_halts():
    now = datetime.now(SCHOOL_TIME)
    assert Halt(deadline=now)()
    assert not Halt(deadline=now + timedelta(hours=1))()


@pytest.mark.parametrize("day", [(2027, 3, 28), (2026, 10, 25)], ids=["an hour short", "an hour long"])
@pytest.mark.parametrize("started", [(0, 30), (2, 30), (3, 15)])
@pytest.mark.parametrize("deadline", [(2, 45), (6, 30)])
def test_on_the_nights_when_the_clocks_change_an_hour_is_that_hour_of_the_same_day(day, started, deadline):
    moment = moment_of(time(*deadline), datetime(*day, *started, tzinfo=SCHOOL_TIME))
    assert (moment.date().timetuple()[:3], moment.hour, moment.minute) == (day, *deadline)
