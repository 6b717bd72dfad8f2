"""The story of a night: the drop → each family with work → statuses → reports."""

from importlib.metadata import version
from pathlib import Path

from config.settings import Settings
from flows.decide import take_workbooks
from flows.halt import Halt
from flows.out_folder import expect_room
from flows.purge import purge_after_night
from flows.refusal import ShrunkDrop
from flows.stages import conclude, drop_in, look_at_pieces, season, sole_run
from tasks.current_run import CurrentRun, now
from tasks.family_record import by_family
from tasks.fingerprint import rules_version
from tasks.ingest import Drop
from tasks.report.snapshot import Snapshot
from tasks.store import engine, runs
from tasks.store.runs import Run


def nightly(
    depot: Path, out: Path, settings: Settings, halt: Halt | None = None, *, accept_shrink: bool = False
) -> Snapshot:
    """Checks a drop and writes the reports into `out`. Refusal when it cannot, with the exit status of the contract."""
    halt = halt or Halt()
    expect_room(out)
    campaign = season(settings.campaign)
    drop = drop_in(depot, campaign)
    with sole_run(settings) as database:
        with engine.writing(database) as connection:
            last = runs.last_night(connection)
            if last and not accept_shrink:
                refuse_shrunk(drop, last, settings.shrink_limit)
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
                row_counts=drop.row_counts,
                news_since_run=last.id if last else None,
            )
        decided = take_workbooks(database, run, {upload.key: upload for upload in drop.uploads}, settings)
        families = by_family(drop.families, drop.students, drop.uploads)
        current = CurrentRun(database, run, families, campaign, halted=halt)
        trouble = look_at_pieces(current, drop, campaign, settings, halt)
        snapshot = conclude(database, current, drop, campaign, [*trouble, *decided])
        # Since the night before the last one: should that one have been killed at its own purge.
        purge_after_night(database, last.news_since_run if last else None, settings)
        return snapshot


def refuse_shrunk(drop: Drop, last: Run, limit: float) -> None:
    """ShrunkDrop when one of the CSVs has lost more than that share of its rows: an export cut short, most likely."""
    for file, before in last.row_counts.items():
        rows = drop.row_counts.get(file, 0)
        if before - rows > round(limit * before, 6):
            raise ShrunkDrop(
                f"le fichier {file} n'a plus que {rows} lignes contre {before} au dernier contrôle : rien n'est changé "
                "(si c'est voulu, ajouter --accept-shrink)"
            )
