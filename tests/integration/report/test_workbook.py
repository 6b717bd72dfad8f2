import re
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_snapshot import HOSTILE_NAMES, morning, nothing_to_do
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from config.campaign import load
from tasks.report.sheet import LINE_POINTS
from tasks.report.workbook import DECISIONS, write_workbook

CAMPAIGN = load("2026-2027")


def read(path: Path, snapshot) -> Workbook:
    write_workbook(snapshot, path / "exceptions.xlsx", CAMPAIGN)
    return load_workbook(path / "exceptions.xlsx")


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return read(tmp_path, morning())


def column(sheet, title: str) -> list:
    place = [cell.value for cell in sheet[2]].index(title)
    return [row[place].value for row in sheet.iter_rows(min_row=3)]


def test_the_four_sheets_stand_in_order(book):
    assert book.sheetnames == ["A traiter", "Toutes les pièces", "Dossiers", "Lisez-moi"]


def test_every_open_piece_has_its_row_with_what_was_read_and_expected(book):
    sheet = book["A traiter"]
    assert column(sheet, "cle_piece") == ["P006", "P007", "P002", "P105", "P009", "P013"]
    assert column(sheet, "Lu")[2] == "12 janvier 2026"
    assert column(sheet, "Attendu")[2] == "après le 3 mars 2026"
    assert column(sheet, "Lu")[4] == "• avis imposé (1).pdf\n• revenus 2024\n• pages 1, 3"


def test_the_key_of_each_row_is_hidden_and_whole(book):
    sheet = book["A traiter"]
    hidden = [cell.value for cell in sheet[2] if sheet.column_dimensions[cell.column_letter].hidden]
    # openpyxl joins equal neighbours into one dimension, named by its first letter.
    assert hidden[0] == "cle_piece"
    assert sheet.column_dimensions["S"].max == 21
    assert column(sheet, "empreinte_fichier")[0] == f"{6:064x}"
    assert set(column(sheet, "execution")) == {"2026-06-05T01:15:00"}


def test_a_decision_is_chosen_from_a_list_on_every_row(book):
    (rule,) = book["A traiter"].data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(DECISIONS)}"'
    assert str(rule.sqref) == "K3:K8"


def test_each_row_tells_whether_it_is_new_and_who_is_next(book):
    sheet = book["A traiter"]
    assert column(sheet, "Suivi") == ["déjà vue", "déjà vue", "nouvelle", "nouvelle", "déjà vue", "nouvelle"]
    assert set(column(sheet, "Attend")) == {"le Pôle"}


def test_every_piece_can_be_decided_on_and_a_decision_taken_back_where_all_pieces_are(book):
    sheet = book["Toutes les pièces"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{",".join(DECISIONS)},Annuler"'
    assert column(sheet, "cle_piece")[:2] == ["P001", "P002"]


def test_headers_stay_repeat_and_filter(book):
    for name in ("A traiter", "Toutes les pièces", "Dossiers"):
        sheet = book[name]
        assert sheet.freeze_panes in ("A3", "B3")
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_the_line_above_each_table_tells_the_drop_and_counts(book):
    assert book["A traiter"]["A1"].value.startswith("Contrôle des pièces du 5\xa0juin 2026   –   5\xa0pièces à traiter")
    assert "19\xa0pièces\xa0: " in book["Toutes les pièces"]["A1"].value
    assert "2\xa0incomplets" in book["Dossiers"]["A1"].value


def test_a_run_that_is_not_whole_says_so_above_each_table(tmp_path):
    partial = morning()
    book = read(tmp_path, replace(partial, run=replace(partial.run, outcome="partiel")))
    assert all("Contrôle partiel" in book[name]["A1"].value for name in ("A traiter", "Toutes les pièces", "Dossiers"))


def test_a_line_is_drawn_between_families_however_the_rows_are_sorted(book):
    (area,) = book["A traiter"].conditional_formatting
    (rule,) = area.rules
    assert (str(area.sqref), rule.formula, rule.dxf.border.top.style) == ("A3:R8", ["$A3<>$A2"], "thin")


def test_paper_has_what_a_decision_needs_and_not_the_rest(book):
    sheet = book["A traiter"]
    printed = sheet.print_area.split("!")[-1].replace("$", "")
    assert [cell.value for cell in sheet[printed][1]][-3:] == ["Extrait de la pièce", "Décision", "Commentaire"]


def test_what_is_longer_than_its_column_gets_the_lines_it_needs(tmp_path):
    def height(name):
        whole = nothing_to_do()
        row = replace(whole.pieces[0], upload=replace(whole.pieces[0].upload, file_name=name))
        return read(tmp_path, replace(whole, pieces=(row,)))["Toutes les pièces"].row_dimensions[3].height

    # Twenty-six characters fit; a path is broken after its slash before a name is.
    names = ("a" * 27, "F25/IMG_20260512_1800001.jpg", "F25/" + "a" * 30, "é " * 60)
    assert [height(name) // LINE_POINTS for name in names] == [2, 2, 3, 5]


def test_a_piece_is_opened_by_a_link_that_holds_no_text_of_a_stranger(tmp_path):
    write_workbook(morning(), tmp_path / "exceptions.xlsx", CAMPAIGN, lambda row: f"../depot/{row.upload.key}%20a.pdf")
    for sheet in ("A traiter", "Toutes les pièces"):
        cells = [
            cell for row in load_workbook(tmp_path / "exceptions.xlsx")[sheet].iter_rows(min_row=3) for cell in row
        ]
        links = [cell for cell in cells if cell.hyperlink]
        assert {cell.value for cell in links} == {"ouvrir"}
        assert all(re.fullmatch(r"\.\.\\depot\\P\d+%20a\.pdf", cell.hyperlink.target) for cell in links)


def test_a_piece_without_a_file_or_with_too_long_an_address_has_no_link(tmp_path):
    write_workbook(morning(), tmp_path / "exceptions.xlsx", CAMPAIGN, lambda row: "a" * 2001)
    book = load_workbook(tmp_path / "exceptions.xlsx")
    assert set(column(book["A traiter"], "Ouvrir")) == {None}


def test_the_evidence_stands_in_its_row(book):
    anchors = [(image.anchor._from.row, image.anchor._from.col) for image in book["A traiter"]._images]
    assert anchors == [(2, 9), (4, 9)]


def test_hostile_names_are_plain_texts(book):
    sheet = book["Toutes les pièces"]
    cells = [cell for row in sheet.iter_rows(min_row=3) for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    names = column(sheet, "Fichier")[-len(HOSTILE_NAMES) :]
    assert names[:3] == [HOSTILE_NAMES[0], HOSTILE_NAMES[1], "photo⟨U+202E⟩gnp.exe"]
    formula = next(cell for cell in cells if cell.value == HOSTILE_NAMES[1])
    assert formula.quotePrefix


def test_dates_and_shares_can_be_sorted(book):
    sheet = book["Toutes les pièces"]
    assert column(sheet, "Date du document")[1].strftime("%d/%m/%Y") == "12/01/2026"
    assert column(sheet, "Confiance")[0] == 0.97


def test_each_slot_of_a_dossier_is_told(book):
    sheet = book["Dossiers"]
    assert column(sheet, "État du dossier")[4:6] == ["A corriger", "Incomplet"]
    assert column(sheet, "Photo d’identité")[1] == "manquante"
    assert column(sheet, "Certificat médical (danseur)")[0] == "non demandée"


def test_a_night_with_nothing_to_do_and_an_empty_one_open_too(tmp_path):
    to_do = read(tmp_path, nothing_to_do())["A traiter"]
    assert (to_do.max_row, "Rien à traiter" in to_do["A1"].value) == (2, True)
    empty = replace(nothing_to_do(), pieces=(), dossiers=(), families={})
    assert read(tmp_path, empty)["Toutes les pièces"].max_row == 2


def test_a_disk_that_does_not_take_the_workbook_is_told_as_such(tmp_path):
    (tmp_path / "exceptions.xlsx").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_workbook(morning(), tmp_path / "exceptions.xlsx", CAMPAIGN)
