"""All the reports of a run, whole or not at all (CONTRACT, "Out")."""

from pathlib import Path

from config.campaign import Campaign
from tasks.report import page, status_tables, summary, workbook
from tasks.report.place import replacing
from tasks.report.snapshot import Snapshot

REPORTS = (status_tables.PIECES, status_tables.DOSSIERS, workbook.FILE, page.FILE, summary.FILE)


def write_reports(snapshot: Snapshot, out: Path, campaign: Campaign, files: Path | None = None) -> None:
    """Writes the five reports into `out`. `files` is the drop's `fichiers/`, for the page's links to the files.

    OSError (a full disk, no right to write) leaves the last reports whole.
    """
    with replacing(out, REPORTS) as folder:
        status_tables.write_pieces(snapshot, folder / status_tables.PIECES)
        status_tables.write_dossiers(snapshot, folder / status_tables.DOSSIERS)
        workbook.write_workbook(snapshot, folder / workbook.FILE, campaign)
        page.write_page(snapshot, folder / page.FILE, campaign, out, files)
        summary.write_summary(snapshot, folder / summary.FILE, campaign)
