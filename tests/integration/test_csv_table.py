import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.tools.csv_table import read_csv
from tasks.tools.tables import Table, UnreadableTable

COLUMNS = ("id", "nom", "ville")
SAME_NAMES = {column: column for column in COLUMNS}
ID = st.text(alphabet="aé0", min_size=1, max_size=4)
QUOTED = st.text(alphabet='aé;" NA0,.=', max_size=8)
BROKEN = st.text(alphabet='aé"\n NA0,.=', max_size=8)


def table(folder: Path, content: str | bytes) -> Table:
    path = folder / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(path, SAME_NAMES, ";")


def cells(read: Table) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in COLUMNS) for row in read.rows]


def test_columns_are_found_in_any_order_among_others(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "ville;autre;ID ; nom\nCaen;x;1;Exemple\n")) == [("1", "Exemple", "Caen")]


def test_no_cell_is_guessed_to_be_a_number_or_missing(tmp_path: Path) -> None:
    read = table(tmp_path, "id;nom;ville\n007;NA;null\n1e5;nan;\n")
    assert cells(read) == [
        ("007", "NA", "null"),
        ("1e5", "nan", ""),
    ]


def test_spaces_of_all_kinds_around_a_cell_are_taken_off_and_kept_aside(tmp_path: Path) -> None:
    (row,) = table(tmp_path, "id;nom;ville\n\u00a01 ; Exemple\u202f;\tCaen\n").rows
    assert (row["id"], row["nom"], row["ville"]) == ("1", "Exemple", "Caen")
    assert row.raw["nom"] == " Exemple\u202f"


def test_unequal_rows_are_kept_and_told(tmp_path: Path) -> None:
    read = table(tmp_path, "id;nom;ville\n1;Exemple\n2;a;b;c;d\n3;a;b\n")
    assert cells(read) == [("1", "Exemple", ""), ("2", "a", "b"), ("3", "a", "b")]
    assert [(row.line, bool(row.trouble)) for row in read.rows] == [(2, True), (3, True), (4, False)]


def test_separators_at_the_end_of_a_row_are_no_trouble(tmp_path: Path) -> None:
    assert [row.trouble for row in table(tmp_path, "id;nom;ville\n1;a;b;;\n").rows] == [""]


def test_a_doubled_column_is_told_and_the_first_is_read(tmp_path: Path) -> None:
    read = table(tmp_path, "id;nom;nom;ville\n1;a;b;c\n")
    assert cells(read) == [("1", "a", "c")]
    assert len(read.troubles) == 1


def test_a_very_wide_row_costs_one_line_and_not_the_table(tmp_path: Path) -> None:
    read = table(tmp_path, "id;nom;ville\n1;" + ";" * 100_000 + "\n2;a;b\n")
    assert [row["id"] for row in read.rows] == ["1", "2"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n\n",
        "id;nom;ville\n",
        "id;nom;ville\n\n  \n",
        "id;nom\n1;a\n",
        "id,nom,ville\n1,a,b\n",
        "1;a;b\n2;c;d\n",
        "id;nom;ville\n1;a;b\n".encode("utf-16"),
        "id;nom;ville\n1;a;b\n".encode("utf-16-le"),
        b"\x00\x01\x02\x03",
    ],
)
def test_a_table_without_its_header_or_without_rows_is_unreadable(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(UnreadableTable, match=r"t\.csv") as told:
        table(tmp_path, content)
    assert "\n" not in str(told.value)


def test_the_missing_columns_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="nom et la colonne ville"):
        table(tmp_path, "id;autre\n1;2\n")


def test_a_missing_file_a_folder_and_a_pipe_are_unreadable_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for name in ("none.csv", "folder.csv", "pipe.csv"):
        with pytest.raises(UnreadableTable, match=name):
            read_csv(tmp_path / name, SAME_NAMES, ";")


QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)


def written(rows: list[tuple[str, str, str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows([COLUMNS, *rows])
    return text.getvalue()


@QUIET
@given(rows=st.lists(st.tuples(ID, QUOTED, QUOTED), min_size=1, max_size=6))
def test_separators_and_quotes_in_cells_are_read_as_they_were_written(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    assert cells(table(tmp_path, written(rows))) == [tuple(cell.strip() for cell in row) for row in rows]


@QUIET
@given(rows=st.lists(st.tuples(ID, BROKEN, BROKEN), min_size=1, max_size=6))
def test_line_breaks_in_cells_are_read_as_spaces(tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    expected = [tuple(cell.replace("\n", " ").strip() for cell in row) for row in rows]
    assert cells(table(tmp_path, written(rows))) == expected


@QUIET
@given(rows=st.lists(st.lists(st.text(alphabet='a"é ', max_size=4), min_size=3, max_size=5), min_size=1, max_size=8))
def test_every_line_of_stray_quotes_stays_a_row(tmp_path: Path, rows: list[list[str]]) -> None:
    read = table(tmp_path, "id;nom;ville\n" + "\n".join(";".join(row) for row in rows) + "\n")
    assert [row.line for row in read.rows] == [number for number, _ in enumerate(rows, 2)]
