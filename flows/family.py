"""The same for one family, by hand: its files read again, the others left as they are."""

from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from config.location import Location
from config.settings import Settings
from flows.dask_crew import expect_readers
from flows.drop_in import drop_in
from flows.halt import Halt
from flows.last_night import expect_a_night
from flows.out_folder import expect_room
from flows.refusal import UnusableCall
from flows.stages import conclude, look_at_pieces, season, sole_run
from tasks.current_run import CurrentRun, now
from tasks.family_record import by_family
from tasks.fingerprint import rules_version
from tasks.report.snapshot import Snapshot
from tasks.store import engine, runs
from tasks.store.family_export import kept_of
from tasks.store.runs import Run


def family(family_id: str, out: Location | None, settings: Settings, halt: Halt | None = None) -> Snapshot:
    """Checks a family of the last drop anew and writes the reports, into the last folder unless `out` says another."""
    halt = halt or Halt()
    with ExitStack() as stack:
        database = stack.enter_context(sole_run(settings, after_a_night=True))
        last = expect_a_night(database)
        expect_room(out or last.out_path)
        expect_readers(settings)
        campaign = season(last.campaign)
        if isinstance(last.drop_path, Path) and not last.drop_path.is_dir():
            raise UnusableCall(f"le dernier dépôt{_dated(last)} n'est plus là : contrôler d'abord un nouveau dépôt")
        drop = stack.enter_context(drop_in(last.drop_path, campaign, settings))
        families = by_family(drop.families, drop.students, drop.uploads)
        if family_id not in families:
            with engine.reading(database) as connection:
                known = any(kept_of(connection, family_id).values())
            why = "elle l'a quitté" if known else "vérifier son identifiant (id_famille)"
            raise UnusableCall(f"cette famille n'est pas dans le dernier dépôt{_dated(last)} : {why}")
        with engine.writing(database) as connection:
            run = runs.begin(
                connection,
                kind="family",
                started_at=now(),
                campaign=campaign.name,
                version=version("dossiers"),
                rules=rules_version(campaign),
                drop_path=last.drop_path,
                out_path=out.absolute() if out else last.out_path,
                drop_date=last.drop_date,
                row_counts=last.row_counts,
                news_since_run=last.news_since_run,
            )
        current = CurrentRun(database, run, families, campaign, only={family_id}, halted=halt)
        trouble = look_at_pieces(current, drop, campaign, settings, halt)
        return conclude(database, current, drop, campaign, settings, trouble)


def _dated(night: Run) -> str:
    return f" (du {night.drop_date:%d/%m/%Y})" if night.drop_date else ""
