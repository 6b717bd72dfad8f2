"""Whether the drop is tonight's: an export that did not run leaves the old one, and silence would look like success."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tasks.report.wording import clock, long_day
from tasks.store.runs import Run

_OLDER = "Le dépôt est plus ancien que celui du contrôle précédent"
_OLD = "Le dépôt n'a pas été renouvelé"


def staleness(exported_at: datetime | None, last: Run | None, now: datetime, max_age_hours: float) -> list[str]:
    """What the report must say of an export that is too old, or older than the `last` night's; empty of a fresh one."""
    if exported_at is None:
        return []
    if last and last.drop_date and exported_at.date() < last.drop_date:
        return [f"{_OLDER} : son export date du {clock(exported_at)}, l'autre du {long_day(last.drop_date)}."]
    if now - exported_at > timedelta(hours=max_age_hours):
        return [f"{_OLD} : son export date du {clock(exported_at)}."]
    return []


def says_stale(trouble: Iterable[str]) -> bool:
    """Whether what a run's report says of its troubles tells of an old export."""
    return any(sentence.startswith((_OLDER, _OLD)) for sentence in trouble)
