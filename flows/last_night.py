"""What can be done between two nights: the last one's rows stand in the database, nothing of its drop is read."""

from collections.abc import Collection, Sequence

from sqlalchemy import Engine

from config.settings import Settings
from flows.refusal import NO_NIGHT_YET, UnusableCall
from flows.stages import report, season
from tasks.current_run import CurrentRun, now
from tasks.report.snapshot import Snapshot
from tasks.store import decisions, engine, runs, standing
from tasks.store.runs import Kind, Run
from validators.decision import Decision


def expect_a_night(database: Engine) -> Run:
    """The last night that came to its end; UnusableCall when there is none."""
    with engine.reading(database) as connection:
        last = runs.last_night(connection)
    if last is None:
        raise UnusableCall(NO_NIGHT_YET)
    return last


def settle_again(
    database: Engine,
    last: Run,
    kind: Kind,
    families: Collection[str] | None,
    settings: Settings,
    new: Sequence[Decision] = (),
    source: str | None = None,
) -> Snapshot:
    """What stands of these families (None: all) with `new` decisions of the workbook `source`; the reports anew."""
    campaign = season(last.campaign)
    with engine.writing(database) as connection:
        run = runs.begin(connection, **{**runs.as_asked(last), "kind": kind, "started_at": now()})
        decisions.add(connection, run, new, source)
        rows, trouble = standing.drop_rows(connection), runs.trouble_of(connection, last)
    current = CurrentRun(database, run, rows, campaign, only=families)
    current.settle()
    return report(database, current, campaign, settings, trouble)
