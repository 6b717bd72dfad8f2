"""All the reports of a run, whole or not at all (CONTRACT, "Out")."""

from functools import partial
from pathlib import Path

from config.campaign import Campaign
from config.location import Location
from tasks.report import drafts, page, status_tables, summary, workbook
from tasks.report.place import replacing
from tasks.report.publish import replacing_objects
from tasks.report.snapshot import Snapshot

REPORTS = (status_tables.PIECES, status_tables.DOSSIERS, workbook.FILE, page.FILE, drafts.FOLDER, summary.FILE)


def write_reports(
    snapshot: Snapshot, out: Location, campaign: Campaign, files: Location | None = None, tmp: Path = Path()
) -> None:
    """Writes the reports and the drafts of the messages into `out`.

    `files` is the drop's `fichiers/`, for the links to the files; `tmp` is for what will be sent to a store.

    OSError (a full disk, no right to write) leaves the last reports whole.
    """
    placing = replacing(out, REPORTS) if isinstance(out, Path) else replacing_objects(out, REPORTS, tmp)
    with placing as folder:
        status_tables.write_pieces(snapshot, folder / status_tables.PIECES)
        status_tables.write_dossiers(snapshot, folder / status_tables.DOSSIERS)
        address = partial(page.link, out=out, files=files)
        workbook.write_workbook(snapshot, folder / workbook.FILE, campaign, address)
        page.write_page(snapshot, folder / page.FILE, campaign, out, files)
        drafts.write_drafts(snapshot, folder / drafts.FOLDER, campaign)
        summary.write_summary(snapshot, folder / summary.FILE, campaign)
