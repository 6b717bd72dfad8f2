"""The stages that a night and the rerun of one family have in common."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import copy_context
from datetime import datetime
from functools import partial

from pydantic import ValidationError
from sqlalchemy import Engine

from config import campaign as campaigns
from config.campaign import Campaign
from config.settings import Settings
from flows.crew import Crew, Threads
from flows.dask_crew import DaskCrew, connected
from flows.halt import SCHOOL_TIME, Halt
from flows.log import LOG, logging_to
from flows.prefect_server import PrefectTrouble, prefect_server
from flows.progress import Progress
from flows.refusal import NO_NIGHT_YET, AnotherRun, NoAnswer, Refusal, UnusableCall, cause
from tasks.current_run import CurrentRun, now
from tasks.examine import Examiner
from tasks.ingest import Drop
from tasks.lock import AlreadyRunning, one_run
from tasks.report.snapshot import Snapshot
from tasks.report.tally import tally
from tasks.report.write import write_reports
from tasks.store import drop_problems, engine, runs, saving, tallies
from tasks.store.engine import DatabaseTrouble
from tasks.store.snapshot_query import load_snapshot, pieces_left
from tasks.walls import missing_walls


def season(name: str) -> Campaign:
    """The campaign of that name; UnusableCall when there is none, or its file says something impossible."""
    try:
        return campaigns.load(name)
    except FileNotFoundError:
        known = ", ".join(campaigns.names())
        raise UnusableCall(f"la campagne {name} n'existe pas (campagnes connues : {known})") from None
    except (ValidationError, ValueError) as error:
        raise UnusableCall(f"le fichier de la campagne {name} n'est pas valable ({type(error).__name__})") from None


@contextmanager
def sole_run(settings: Settings, *, after_a_night: bool = False) -> Iterator[Engine]:
    """The database, for us alone; AnotherRun when it is taken. A run that comes `after_a_night` makes no new one."""
    url = settings.resolved_database_url
    try:
        file = engine.sqlite_file(url)
        if after_a_night and file and not file.exists():
            raise UnusableCall(NO_NIGHT_YET)
        lock = file.with_name(f"{file.name}.lock") if file else settings.var / "dossiers.lock"
        with one_run(lock, datetime.now(SCHOOL_TIME)), logging_to(settings.var / "log"), engine.opened(url) as database:
            yield database
    except AlreadyRunning as running:
        since = f" depuis {running}" if str(running) else ""
        raise AnotherRun(f"un contrôle est en cours{since}") from None
    except DatabaseTrouble as error:
        raise NoAnswer(str(error)) from None
    except PrefectTrouble as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"le dossier {settings.var} ne peut pas être utilisé ({cause(error)})") from None


def look_at_pieces(current: CurrentRun, drop: Drop, campaign: Campaign, settings: Settings, halt: Halt) -> list[str]:
    """Has every family with work checked; returns what went wrong with the tools, as French sentences."""
    work = current.work()
    progress = Progress(sum(work.values()), settings.workers)
    figures = {"run": current.run.id, "kind": current.run.kind, "families": len(work), "pieces": sum(work.values())}
    LOG.info("begun", extra={"figures": figures})
    if not work:
        return []  # neither Prefect nor a sandbox is started for nothing
    few = settings.model_copy(update={"workers": min(settings.workers, sum(work.values()))})
    with (
        ThreadPoolExecutor(1) as aside,  # does one thing after the other
        _crew(current, drop, campaign, few, progress, aside) as crew,
        prefect_server(settings.var / "prefect"),
    ):
        from flows.check_families import check_families  # Prefect reads its settings when it is imported

        progress.workers = crew.readers
        aside.submit(progress.start)
        trouble = []
        try:
            # Prefect would take Ctrl-C and SIGTERM for itself in the main thread. The context says whose child this is.
            asked = partial(check_families, current, crew, list(work))
            aside.submit(copy_context().run, asked).result()
        except PrefectTrouble as error:
            if not current.read.total:
                raise
            trouble.append(f"{error} au cours du contrôle ; ce qui était déjà contrôlé est gardé.")
        progress.close()
        trouble += crew.trouble()
    if current.mishaps:
        whose = "par une erreur du programme, du disque ou du partage"
        trouble.append(f"{current.mishaps} pièces non lues {whose} : elles seront reprises.")
    if halt.interrupted:
        raise Refusal("contrôle interrompu : ce qui est fait est gardé, le prochain contrôle reprendra la suite")
    return trouble


@contextmanager
def _crew(
    current: CurrentRun, drop: Drop, campaign: Campaign, settings: Settings, progress: Progress, aside: Executor
) -> Iterator[Crew]:
    """Whoever reads, as the settings say."""
    if settings.task_runner == "dask":
        with connected(settings) as client:
            yield DaskCrew(current, client, settings, progress.piece_done)
    else:
        with Examiner(drop.files, campaign, settings) as examiner:
            told = aside.submit(_tell_missing_walls)  # tried, like the children warm up, while Prefect is imported
            yield Threads(current, examiner, drop.bring, settings.workers, progress.piece_done)
            told.result()


def _tell_missing_walls() -> None:
    if lacking := missing_walls():
        LOG.warning(lacking)
        with suppress(OSError):  # nobody listens any more
            print(lacking, flush=True)


def conclude(
    database: Engine, current: CurrentRun, drop: Drop, campaign: Campaign, settings: Settings, trouble: list[str]
) -> Snapshot:
    """Settles every status, writes the reports from the database, and records that the run is done."""
    current.settle()
    with engine.writing(database) as connection:
        saving.arrange(
            connection,
            {
                "families": [family.id for family in drop.families],
                "students": [student.id for student in drop.students],
                "uploads": [upload.key for upload in drop.uploads],
            },
        )
        if current.run.kind == "nightly":
            drop_problems.replace(connection, drop.problems)
    return report(database, current, campaign, settings, trouble)


def report(
    database: Engine, current: CurrentRun, campaign: Campaign, settings: Settings, trouble: list[str]
) -> Snapshot:
    """Writes the reports from the database, and records that the run is done."""
    run = current.run
    with engine.reading(database) as connection:
        left = pieces_left(connection, run)
        waiting = [f"{left} pièces non contrôlées : elles le seront au prochain contrôle."] if left else []
        told = list(dict.fromkeys([*waiting, *trouble]))
        snapshot = load_snapshot(connection, run, now(), told, current.read)
    try:
        files, tmp = run.drop_path / campaign.portal.files, settings.var.absolute() / "tmp"
        write_reports(snapshot, run.out_path, campaign, files, tmp)
    except OSError as error:
        raise NoAnswer(f"le rapport n'a pas pu être écrit ({cause(error)}) : le précédent reste en place") from None
    done = snapshot.run
    with engine.writing(database) as connection:
        runs.finish(
            connection,
            run,
            done.finished_at,
            trouble=list(done.trouble),
            pieces_read=done.pieces_read,
            ocr_calls=done.ocr_calls,
            pieces_by_stage=done.pieces_by_stage,
            tally=tallies.stored(tally(snapshot)),
        )
    figures = {"run": run.id, "outcome": done.outcome, "pieces_read": done.pieces_read, "pieces_left": done.pieces_left}
    LOG.info("ended", extra={"figures": figures})
    return snapshot
