"""One table of a drop, in whichever file and form the season's file says the portal exports it."""

from pathlib import Path

from config.portal import PortalFormat, TableFormat
from tasks.drop.contract_words import in_contract_words
from tasks.tools.csv_table import read_csv
from tasks.tools.sheet_table import read_sheet
from tasks.tools.tables import Table


def read_table(depot: Path, form: TableFormat, portal: PortalFormat, tmp: Path) -> Table:
    """The table in the columns and words of the contract. UnreadableTable when it is not there or not such a table.

    `tmp` is for the sandbox in which a workbook is opened.
    """
    path = depot / form.file
    if form.is_workbook:
        table = read_sheet(path, form.sheet, form.sources, tmp)
    else:
        table = read_csv(path, form.sources, portal.separator)
    return in_contract_words(table, form, portal)
