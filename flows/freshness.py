"""Whether the drop is tonight's: an export that did not run leaves the old one, and silence would look like success."""

from datetime import datetime, timedelta

from tasks.report.wording import clock, long_day
from tasks.store.runs import Run


def staleness(exported_at: datetime | None, last: Run | None, now: datetime, max_age_hours: float) -> list[str]:
    """What the report must say of an export that is too old, or older than the `last` night's; empty of a fresh one."""
    if exported_at is None:
        return []
    if last and last.drop_date and exported_at.date() < last.drop_date:
        return [
            f"Le dépôt est plus ancien que celui du contrôle précédent : son export date du {clock(exported_at)}, "
            f"l'autre du {long_day(last.drop_date)}."
        ]
    if now - exported_at > timedelta(hours=max_age_hours):
        return [f"Le dépôt n'a pas été renouvelé : son export date du {clock(exported_at)}."]
    return []
