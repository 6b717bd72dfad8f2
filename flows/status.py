"""`dossiers status`: the last night, the next one, what waits; and the same for the town's monitoring, as it wants it.

It looks without the lock, so it answers while a night runs, and neither makes nor changes a table.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from config.settings import Settings
from flows.halt import SCHOOL_TIME
from flows.next_run import next_run
from flows.refusal import NO_NIGHT_YET, NoAnswer
from tasks.current_run import now
from tasks.decisions import inbox
from tasks.report.wording import clock, long_day
from tasks.store import engine
from tasks.store.engine import DatabaseTrouble
from tasks.store.nights import Night, newest_nights
from validators.model import Status


class Level(IntEnum):
    """What monitoring understands: the exit status of `--check`, by the convention of Nagios, Icinga and Zabbix."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3


@dataclass(frozen=True)
class Standing:
    """How it stands: the last night that came to its end, and one that began after it; workbooks that wait."""

    last: Night | None
    begun: Night | None
    workbooks: int


def status(settings: Settings) -> list[str]:
    """The lines for a person. Refusal when the database cannot be looked at."""
    try:
        standing = _standing(settings)
    except DatabaseTrouble as error:
        raise NoAnswer(str(error)) from None
    planned = next_run(settings.var / "prefect")
    begun = [f"Contrôle commencé le {clock(standing.begun.started_at)}, pas fini."] if standing.begun else []
    coming = clock(planned.astimezone(SCHOOL_TIME)) if planned else "inconnu (ni Prefect ni systemd n'en prévoient)"
    next_one = f"Prochain contrôle : {coming}"
    return [*_told(standing), *begun, next_one]


def check(settings: Settings, moment: datetime | None = None) -> tuple[Level, str]:
    """The level, and one line with the figures after its bar."""
    try:
        standing = _standing(settings)
    except DatabaseTrouble as error:
        return Level.UNKNOWN, f"DOSSIERS UNKNOWN : {error}"
    level, why = _judged(standing, timedelta(hours=settings.night_max_age_hours), moment or now())
    figures = " ".join(f"{name}={number}" for name, number in _figures(standing).items())
    return level, f"DOSSIERS {level.name} : {why} | {figures}"


def _standing(settings: Settings) -> Standing:
    url, workbooks = settings.resolved_database_url, len(inbox.waiting(settings.resolved_decisions))
    file = engine.sqlite_file(url)
    if file and not file.exists():
        return Standing(None, None, workbooks)
    with engine.looked_at(url) as database, engine.reading(database) as connection:
        return Standing(*newest_nights(connection), workbooks)


def _judged(standing: Standing, most: timedelta, moment: datetime) -> tuple[Level, str]:
    last = standing.last
    if last is None:
        return Level.CRITICAL, NO_NIGHT_YET
    done = f"dernier contrôle le {clock(last.finished_at or last.started_at)}"
    if moment - last.started_at > most:
        return Level.CRITICAL, f"{done}, il y a plus de {most.total_seconds() / 3600:g} heures"
    if last.pieces_left or last.trouble:
        return Level.WARNING, f"{done}, {last.pieces_left} pièces non contrôlées, {len(last.trouble)} anomalies"
    return Level.OK, done


def _figures(standing: Standing) -> dict[str, int]:
    last = standing.last
    return {
        "a_verifier": last.pieces.get(Status.TO_CHECK, 0) if last else 0,
        "non_conformes": last.pieces.get(Status.NON_COMPLIANT, 0) if last else 0,
        "non_controlees": last.pieces_left if last else 0,
        "anomalies": len(last.trouble) if last else 0,
        "classeurs": standing.workbooks,
    }


def _told(standing: Standing) -> list[str]:
    last, count = standing.last, _figures(standing)
    if last is None:
        return [f"{NO_NIGHT_YET[:1].upper()}{NO_NIGHT_YET[1:]}."]
    outcome, ended = "partiel" if last.pieces_left else "complet", clock(last.finished_at or last.started_at)
    return [
        f"Dernier contrôle : {ended}, {outcome}, dépôt du {long_day(last.drop_date)}",
        f"En attente : {count['a_verifier']} pièces à vérifier, {count['non_conformes']} non conformes, "
        f"{count['non_controlees']} non contrôlées, {count['classeurs']} classeurs de décisions",
        *(f"Anomalie : {sentence}" for sentence in last.trouble),
    ]
