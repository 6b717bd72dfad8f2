"""What a run leaves on Prefect's page: counts, and a link to the report. Nothing else may be written there."""

from collections.abc import Mapping

from prefect.artifacts import create_link_artifact, create_table_artifact

from config.campaign import Campaign
from config.location import Location
from tasks.report.page import FILE as PAGE
from tasks.report.snapshot import Snapshot
from tasks.report.summary import summary


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
