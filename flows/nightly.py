"""The story of a night: the drop → each family with work → statuses → reports → mail."""

from importlib.metadata import version

from config.location import Location
from config.settings import Settings
from flows.dask_crew import expect_readers
from flows.decide import take_workbooks
from flows.drop_in import drop_in
from flows.freshness import staleness
from flows.halt import Halt
from flows.mail import tell_done
from flows.out_folder import expect_room
from flows.purge import purge_after_night
from flows.refusal import ShrunkDrop
from flows.stages import conclude, look_at_pieces, season, sole_run
from tasks.current_run import CurrentRun, now
from tasks.family_record import by_family
from tasks.fingerprint import rules_version
from tasks.ingest import Drop
from tasks.report.snapshot import Snapshot
from tasks.store import engine, runs
from tasks.store.runs import Run

_FILES_THAT_TELL = 20
"""Of a smaller drop, a few files less are no sign of a share that is away."""


def nightly(
    depot: Location, out: Location, settings: Settings, halt: Halt | None = None, *, accept_shrink: bool = False
) -> Snapshot:
    """Checks a drop and writes the reports into `out`. Refusal when it cannot, with the exit status of the contract."""
    halt = halt or Halt()
    expect_room(out)
    expect_readers(settings)
    campaign = season(settings.campaign)
    with drop_in(depot, campaign, settings) as drop, sole_run(settings) as database:
        with engine.writing(database) as connection:
            last = runs.last_night(connection)
            if last and not accept_shrink:
                refuse_shrunk(drop, last, settings.shrink_limit)
            stale = staleness(drop.exported_at, last, now(), settings.drop_max_age_hours)
            run = runs.begin(
                connection,
                kind="nightly",
                started_at=now(),
                campaign=campaign.name,
                version=version("dossiers"),
                rules=rules_version(campaign),
                drop_path=depot.absolute(),
                out_path=out.absolute(),
                drop_date=drop.exported_on,
                row_counts=counts_of(drop),
                news_since_run=last.id if last else None,
            )
        decided = take_workbooks(database, run, {upload.key: upload for upload in drop.uploads}, settings)
        families = by_family(drop.families, drop.students, drop.uploads)
        current = CurrentRun(database, run, families, campaign, halted=halt)
        trouble = look_at_pieces(current, drop, campaign, settings, halt)
        snapshot = conclude(database, current, drop, campaign, settings, [*stale, *trouble, *decided])
        # Since the night before the last one: should that one have been killed at its own purge.
        purge_after_night(database, last.news_since_run if last else None, settings)
        tell_done(snapshot, campaign, out, is_stale=bool(stale))
        return snapshot


def counts_of(drop: Drop) -> dict[str, int]:
    """What a later drop is held against: the rows of each CSV, and the files."""
    return {**drop.row_counts, _folder(drop): drop.files_found}


def refuse_shrunk(drop: Drop, last: Run, limit: float) -> None:
    """ShrunkDrop when a CSV or the folder of files has lost more than that share: an export cut short, most likely."""
    counts, folder = counts_of(drop), _folder(drop)
    for name, before in last.row_counts.items():
        left = counts.get(name, 0)
        if name == folder and before < _FILES_THAT_TELL:
            continue
        if before - left > round(limit * before, 6):
            what, unit = ("dossier", "fichiers") if name == folder else ("fichier", "lignes")
            raise ShrunkDrop(
                f"le {what} {name} n'a plus que {left} {unit} contre {before} au dernier contrôle : rien n'est changé "
                "(si c'est voulu, ajouter --accept-shrink)"
            )


def _folder(drop: Drop) -> str:
    return f"{drop.files.name}/"
