"""What must not be kept any longer (STAFF.md, "Privacy"), after each night and by hand."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine

from config import campaign as campaigns
from config.settings import Settings
from flows.halt import SCHOOL_TIME
from flows.last_night import settle_again
from flows.log import remove_logs
from flows.out_folder import expect_room
from flows.refusal import UnusableCall
from flows.stages import sole_run
from tasks.current_run import now
from tasks.decisions import inbox
from tasks.report import retire
from tasks.store import engine, retention, runs, standing
from tasks.store.family_export import kept_of
from tasks.store.retention import Counts
from tasks.store.runs import Run

KEPT = timedelta(days=30)
"""Reports, runs, logs, workbooks that were filed away."""

_WORDS = {
    "families": "familles",
    "students": "élèves",
    "uploads": "pièces du dépôt",
    "pieces": "états de pièces",
    "dossiers": "états de dossiers",
    "verdicts": "constats",
    "decisions": "décisions",
    "sightings": "passages de fichiers",
    "history": "lignes d'historique",
    "problems": "problèmes d'export",
    "runs": "exécutions",
    "reports": "rapports",
    "workbooks": "classeurs rendus",
    "logs": "journaux",
}


def purge_after_night(database: Engine, changed_since_run: int | None, settings: Settings) -> None:
    """The automatic one. Families that have not changed since that run have nothing that is to go."""
    _remove_old_files(database, settings, now() - KEPT, dry_run=False)  # while the runs still tell whose they are
    with engine.writing(database) as connection:
        _forget_what_is_over(connection, retention.changed_since(connection, changed_since_run))
    with engine.said():
        retention.wipe(database, thoroughly=False)


def purge(settings: Settings, before: date | None, family_id: str | None, *, dry_run: bool = False) -> list[str]:
    """What is over, everything from before that day, all of that family; returns what was (or would be) taken out.

    UnusableCall when nothing is kept of the family.
    """
    with sole_run(settings, after_a_night=True) as database:
        with engine.reading(database) as connection:
            last, everybody = runs.last_night(connection), standing.digests(connection)
            if family_id and not any(kept_of(connection, family_id).values()):
                raise UnusableCall("aucune donnée n'est gardée de cette famille")
        if family_id and last:
            expect_room(last.out_path)
        counts = _remove_old_files(database, settings, now() if family_id else now() - KEPT, dry_run=dry_run)
        with engine.writing(database) as connection:
            counts += _forget_what_is_over(connection, everybody)
            if before:
                counts += retention.forget_before(connection, datetime.combine(before, time.min, SCHOOL_TIME))
            if family_id:
                counts += retention.forget_family(connection, family_id)
            bare = not standing.digests(connection)
            if dry_run:
                connection.rollback()
        if not dry_run:
            _leave_no_trace(database, last, bare, settings, of_family=family_id is not None)
    back = [f"La famille {family_id} est encore dans le dépôt : le prochain contrôle la reprendra."]
    return [*_told(counts, dry_run), *(back if family_id in everybody else [])]


def _leave_no_trace(database: Engine, last: Run | None, bare: bool, settings: Settings, *, of_family: bool) -> None:
    """In the database's files, and in the last reports: made anew without the family, removed with the whole drop."""
    with engine.said():
        retention.wipe(database, thoroughly=True)
    if last and bare:
        retire.remove(last.out_path)
    elif last and of_family:
        settle_again(database, last, "purge", None, settings)


def _forget_what_is_over(connection: Connection, family_ids: Collection[str]) -> Counts:
    last = runs.last_night(connection)
    counts = retention.forget_what_left(connection, family_ids)
    over = {name for name in runs.campaigns(connection) if _is_over(name, last)}
    if over:
        counts += retention.forget_campaigns(connection, over)
    return counts + retention.forget_idle_runs(connection, now() - KEPT)


def _is_over(campaign: str, last: Run | None) -> bool:
    """Whether 30 September after the school year is past, and no night was of that campaign since."""
    try:
        closes = campaigns.load(campaign).closes
    except (FileNotFoundError, ValueError):
        return False  # nobody can tell: `dossiers purge --before` is there for it
    end = date(closes.year + 1, 9, 30)
    in_use = last is not None and last.campaign == campaign and last.started_at.date() > end
    return datetime.now(SCHOOL_TIME).date() > end and not in_use


def _remove_old_files(database: Engine, settings: Settings, moment: datetime, *, dry_run: bool) -> Counts:
    """Reports of older runs in folders that no newer one has used, workbooks that were filed away, logs."""
    with engine.reading(database) as connection:
        left = runs.out_paths(connection, moment)
    reports = [out for out, run_ids in left.items() if retire.is_ours(out, run_ids)]
    workbooks = inbox.filed_before(settings.resolved_decisions, moment)
    logs = remove_logs(settings.var / "log", now() - KEPT, dry_run=dry_run)
    if not dry_run:
        for out in reports:
            retire.remove(out)
        for path in workbooks:
            path.unlink(missing_ok=True)
    return Counter({"reports": len(reports), "workbooks": _books(workbooks), "logs": logs})


def _books(paths: Collection[Path]) -> int:
    return sum(path.suffix != ".txt" for path in paths)


def _told(counts: Counts, dry_run: bool) -> list[str]:
    verb = "À effacer" if dry_run else "Effacé"
    lines = [f"{verb} : {counts[name]} {word}" for name, word in _WORDS.items() if counts[name]]
    return lines or ["Rien à effacer."]
