"""What a run leaves on Prefect's page: counts, and a link to the report. Nothing else may be written there."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import cast
from uuid import UUID

from prefect.artifacts import create_link_artifact, create_progress_artifact, create_table_artifact
from prefect.artifacts import update_progress_artifact as move

from config.campaign import Campaign
from config.location import Location
from tasks.report.page import FILE as PAGE
from tasks.report.snapshot import Snapshot
from tasks.report.summary import summary

_STEPS = 20


def leave_counts(snapshot: Snapshot, campaign: Campaign, out: Location | None, key: str) -> None:
    """The figures of the run as a table, and where its report lies. `key` names the series that this one goes on."""
    title = f"Contrôle {snapshot.run.id}, {snapshot.run.outcome}"
    create_table_artifact(table=counts(summary(snapshot, campaign)), key=f"{key}-counts", description=title)
    if out:
        create_link_artifact(link=(out.absolute() / PAGE).as_uri(), link_text=PAGE, key=f"{key}-report")


def counts(figures: Mapping[str, object], above: str = "") -> list[dict[str, object]]:
    """The whole numbers of `resume.json`, one row each; sentences, dates and what is at zero are left out."""
    rows: list[dict[str, object]] = []
    for name, value in figures.items():
        if isinstance(value, Mapping):
            rows += counts(value, f"{above}{name} · ")
        elif isinstance(value, int) and value:
            rows.append({"quoi": f"{above}{name}", "nombre": value})
    return rows


def shown_progress() -> Callable[[float], None]:
    """A bar on Prefect's page; what is returned moves it to that share (0 to 1), a twentieth at a time at the least."""
    bar = cast(UUID, create_progress_artifact(progress=0, description="Familles contrôlées"))
    shown = 0.0

    def tell(share: float) -> None:
        nonlocal shown
        if share - shown >= 1 / _STEPS or share == 1:
            shown = share
            with suppress(Exception):  # a bar that does not move stops no night
                move(artifact_id=bar, progress=round(100 * share))

    return tell
