import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.tools.csv_text import GarbledText, decode, records


def lines(text: str, width: int = 3) -> list[tuple[int, int]]:
    """Physical line and number of cells of each record."""
    return [(record.line, record.width) for record in records(text, width, ";")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_accents_and_line_ends_are_read_in_each_encoding(encoding: str, end: str) -> None:
    assert decode(f"pièce;cœur{end}reçu;1 €{end}".encode(encoding)) == "pièce;cœur\nreçu;1 €\n"


def test_one_line_in_windows_1252_does_not_garble_the_others() -> None:
    content = "élève;1\n".encode() + "forêt;2\n".encode("cp1252") + "maïs;3".encode()
    assert decode(content) == "élève;1\nforêt;2\nmaïs;3"


def test_a_byte_that_windows_1252_lacks_does_not_stop_the_reading() -> None:
    assert decode(b"a\x81\xe9;1") == "a\x81é;1"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(encoding: str) -> None:
    with pytest.raises(GarbledText, match="utf16"):
        decode("id_piece;id_famille\nP1;F1".encode(encoding))


def test_utf_8_that_was_read_twice_is_refused() -> None:
    text = "élève;à\nforêt;è\nreçu;ç\n"
    with pytest.raises(GarbledText, match="read_twice"):
        decode(text.encode().decode("cp1252", "replace").encode())


def test_a_single_garbled_name_does_not_stop_the_run() -> None:
    assert "nÃ©e.pdf" in decode("nÃ©e.pdf;1\nélève;2\nforêt;3".encode())


def test_a_nul_byte_is_made_visible() -> None:
    assert decode(b"a\0b.pdf;1") == "a␀b.pdf;1"


def test_lines_are_counted_over_blank_lines_and_quoted_line_breaks() -> None:
    assert lines('a;b;c\n\n1;"rue\ndu port";3\n2;x;y\n   \n3;x;y') == [(1, 3), (3, 3), (5, 3), (7, 3)]


def test_separators_and_doubled_quotes_inside_quotes_make_no_cells() -> None:
    assert lines('1;"a;b ""c"";d";3') == [(1, 3)]


def test_a_quote_that_never_closes_takes_no_row_with_it() -> None:
    text = '1;"a;b\n2;c;d\n3;e;f'
    assert lines(text) == [(1, 3), (2, 3), (3, 3)]
    assert [record.mended for record in records(text, 3, ";")] == [True, False, False]


def test_a_quote_that_closes_rows_later_takes_no_row_with_it() -> None:
    text = '1;"a;b\n2;c;d\n3;e;f"\n4;"g";h'
    assert lines(text) == [(1, 3), (2, 3), (3, 3), (4, 3)]


def test_the_number_of_cells_of_unequal_rows_is_told() -> None:
    assert lines("1;2\n1;2;3;4\n;;") == [(1, 2), (2, 4), (3, 3)]


@given(st.text(alphabet='a;"\n\r ', max_size=60))
def test_no_text_is_lost_or_made_up_whatever_the_quotes(text: str) -> None:
    flat = decode(text.encode())
    kept = "".join(record.text for record in records(flat, 3, ";"))
    assert kept.count("a") == text.count("a")


@given(st.lists(st.lists(st.text(alphabet="aé'-.", max_size=5), min_size=3, max_size=3), min_size=1, max_size=8))
def test_each_row_that_has_text_is_a_record_on_its_line(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in rows)
    assert lines(text) == [(number, 3) for number, _ in enumerate(rows, 1)]
