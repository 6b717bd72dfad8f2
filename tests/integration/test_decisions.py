"""What the staff decide: on the command line, in a workbook that comes back, in one left for the night."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says
from openpyxl import load_workbook
from sqlalchemy import create_engine, text

from config.campaign import load
from flows.refusal import UnusableCall
from tasks.report.workbook import write_workbook
from validators.model import Reason

CAMPAIGN = load("2026-2027")
DOUBTFUL = says(Reason.HOLDER_MISMATCH)


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as one:
        yield one


@pytest.fixture
def in_file(tmp_path, monkeypatch, drop):
    """The same as `after`, on SQLite alone: for what no database has a part in."""
    with ready(tmp_path, monkeypatch) as one:
        one.night(drop.write())
        yield one


@pytest.fixture
def drop(tmp_path):
    """F1 is complete but for a doubtful proof of address, P7; F2 is complete."""
    drop = complete_family(complete_family(DropBuilder(tmp_path / "depot"), 1), 2)
    drop.pieces.pop(1)
    piece(drop, "P7", "F1", PROOF, DOUBTFUL)
    return drop


@pytest.fixture
def after(school, drop):
    """The school after the night that found the doubt."""
    school.night(drop.write())
    assert school.pieces()["P7"] == ("A vérifier", "titulaire_different")
    return school


def rows(school, query):
    engine = create_engine(school.settings.resolved_database_url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("choice", "piece_stands", "dossier"),
    [
        ("accepter", ("Conforme", ""), "Complet"),
        ("refuser", ("Non conforme", "titulaire_different"), "A corriger"),
        ("relancer", ("A vérifier", "titulaire_different"), "A vérifier"),
        ("ignorer", ("A vérifier", "titulaire_different"), "A vérifier"),
    ],
)
def test_a_decision_stands_at_once_and_after_the_next_night(after, drop, choice, piece_stands, dossier):
    after.decide("P7", choice)
    for _ in range(2):
        assert (after.pieces()["P7"], after.dossiers()["E1"][0]) == (piece_stands, dossier)
        after.night(drop.root)
        assert after.asked == []


def test_a_decision_stands_until_the_file_changes(after, drop):
    after.decide("P7", "accepter")
    drop.pieces[-1].update(heure="23:59")
    after.night(drop.write())
    assert after.pieces()["P7"] == ("Conforme", "")
    drop.file("F1/P7.pdf", says(Reason.OUT_OF_DATE))
    after.night(drop.write())
    assert after.pieces()["P7"] == ("Non conforme", "document_perime")


def test_a_decision_outranks_new_rules(after, drop, monkeypatch):
    after.decide("P7", "accepter")
    monkeypatch.setattr("flows.nightly.rules_version", lambda campaign: "tomorrow")
    after.night(drop.root)
    assert ("P7" in after.asked, after.pieces()["P7"]) == (True, ("Conforme", ""))


def test_a_decision_is_taken_back_and_both_stand_in_the_record(after, drop):
    before = after.csvs()
    after.decide("P7", "accepter", comment="vue au guichet")
    after.decide("P7", "annuler", by="Sacha Essai")
    assert after.csvs() == before
    assert rows(after, 'select key, choice, "by", comment from decisions order by id') == [
        ("P7", "accepter", "Camille Essai", "vue au guichet"),
        ("P7", "annuler", "Sacha Essai", ""),
    ]
    assert [key for (key,) in rows(after, "select key from history order by id")][-4:] == ["P7", "E1", "P7", "E1"]


def test_a_dry_run_says_the_same_and_changes_nothing(after):
    before = after.csvs(), rows(after, "select count(*) from runs")
    answer = after.decide("P7", "accepter", dry_run=True)
    assert answer.sentence.startswith("Pièce P7 : acceptée")
    assert (after.csvs(), rows(after, "select count(*) from runs")) == before


def test_the_report_tells_who_decided_and_what_is_left_aside_is_not_to_do(after, drop):
    after.decide("P7", "accepter")
    shown = {one.upload.key: one for one in after.night(drop.root).pieces}
    assert shown["P7"].decision.by == "Camille Essai"
    assert shown["P7"].confidence == 1.0
    after.decide("P7", "ignorer")
    assert {one.upload.key: one for one in after.night(drop.root).pieces}["P7"].is_left_aside


def test_a_reminder_makes_no_piece_new_again(after, drop):
    after.night(drop.root)
    after.decide("P7", "relancer")
    assert not any(one.is_new for one in after.night(drop.root).pieces)


@pytest.mark.parametrize(
    ("key", "choice", "said"),
    [("P404", "accepter", "dernier dépôt"), ("P7", "annuler", "rien à annuler"), ("", "accepter", "dernier dépôt")],
)
def test_a_decision_that_cannot_be_taken_is_refused_with_a_sentence(after, key, choice, said):
    with pytest.raises(UnusableCall, match=said):
        after.decide(key, choice)


def test_nothing_can_be_decided_before_a_night(school):
    with pytest.raises(UnusableCall, match="aucun contrôle"):
        school.decide("P7", "accepter")


def test_a_copy_that_is_accepted_is_a_copy_no_more(after, drop):
    drop.file(drop.pieces[-2]["fichier"], (drop.root / "fichiers" / "F1/P7.pdf").read_bytes())
    after.night(drop.write())
    assert "fichier_en_double" in after.pieces()["P7"][1]
    after.decide("P7", "accepter")
    assert after.pieces()["P7"] == ("Conforme", "")


# ---------------------------------------------------------------- the workbook


def workbook(school, drop, filled=None, name="rendu.xlsx", by=""):
    """The night's workbook with these cells filled: key → {column title: value}."""
    path = school.root / name
    write_workbook(school.night(drop.root), path, CAMPAIGN)
    change(path, filled or {}, by)
    return path


def change(path, filled, by="", sheet="A traiter"):
    book = load_workbook(path)
    sheet = book[sheet]
    titles = [cell.value for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        for title, value in filled.get(row[titles.index("cle_piece")].value, {}).items():
            row[titles.index(title)].value = value
    book.properties.lastModifiedBy = by
    book.save(path)


def test_a_workbook_comes_back_with_decisions_and_who_took_them(after, drop):
    path = workbook(after, drop, {"P7": {"Décision": "Accepter", "Commentaire": "vue au guichet"}}, by="Sacha Essai")
    assert after.decide_by(path, dry_run=True)[0].startswith("Ligne 3, pièce P7 : acceptée")
    assert after.pieces()["P7"][0] == "A vérifier"
    after.decide_by(path)
    assert after.pieces()["P7"] == ("Conforme", "")
    assert rows(after, 'select "by", comment from decisions') == [("Sacha Essai", "vue au guichet")]


def test_an_accepted_piece_is_taken_back_where_all_pieces_are(after, drop):
    after.decide("P7", "accepter")
    path = workbook(after, drop)
    change(path, {"P7": {"Décision": "Annuler"}}, sheet="Toutes les pièces")
    assert after.decide_by(path)[0].startswith("« Toutes les pièces », ligne 8, pièce P7 : décision annulée")
    assert after.pieces()["P7"] == ("A vérifier", "titulaire_different")


def test_two_sheets_that_decide_differently_decide_nothing(in_file, drop):
    path = workbook(in_file, drop, {"P7": {"Décision": "Accepter"}})
    change(path, {"P7": {"Décision": "Refuser"}}, sheet="Toutes les pièces")
    assert all("deux décisions différentes" in line for line in in_file.decide_by(path)[:2])
    assert in_file.pieces()["P7"][0] == "A vérifier"


def test_by_wins_over_what_the_workbook_says(in_file, drop):
    in_file.decide_by(workbook(in_file, drop, {"P7": {"Décision": "Accepter"}}, by="Sacha Essai"), by="Alix Essai")
    assert rows(in_file, 'select "by" from decisions') == [("Alix Essai",)]


def test_the_same_workbook_counts_once_even_after_its_decision_was_taken_back(after, drop):
    path = workbook(after, drop, {"P7": {"Décision": "Accepter"}})
    after.decide_by(path)
    after.decide("P7", "annuler")
    assert "déjà été pris en compte" in after.decide_by(path)[0]
    assert after.pieces()["P7"][0] == "A vérifier"


def test_a_workbook_of_an_earlier_run_counts_while_the_file_is_the_same(after, drop):
    path = workbook(after, drop, {"P7": {"Décision": "refuser"}})
    after.night(drop.root)
    after.decide_by(path)
    assert after.pieces()["P7"][0] == "Non conforme"


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"cle_piece": "P404", "Décision": "Accepter"}, "pas dans le dernier dépôt"),
        ({"cle_piece": None, "Décision": "Accepter"}, "clé masquée"),
        ({"empreinte_fichier": "0" * 64, "Décision": "Accepter"}, "a changé"),
        ({"empreinte_fichier": None, "Décision": "Accepter"}, "a changé"),
        ({"Décision": "Peut-être"}, "n’est pas une décision"),
        ({"Décision": 12}, "n’est pas une décision"),
        ({"Commentaire": "à voir"}, "sans décision"),
        ({"Décision": '=IF(1,"Accepter","Refuser")'}, "formule"),
        ({"cle_piece": '="P7"', "Décision": "Accepter"}, "formule"),
    ],
)
def test_a_row_that_cannot_be_taken_gets_its_sentence(in_file, drop, filled, said):
    before = in_file.csvs()
    assert said in in_file.decide_by(workbook(in_file, drop, {"P7": filled}))[0]
    assert in_file.csvs() == before
    assert rows(in_file, "select count(*) from decisions") == [(0,)]


def test_a_changed_file_is_refused_and_other_rows_are_taken(after, drop):
    path = workbook(after, drop, {"P7": {"Décision": "Accepter"}})
    drop.file("F1/P7.pdf", says(Reason.HOLDER_MISMATCH, note="newer"))
    after.night(drop.write())
    assert "a changé" in after.decide_by(path)[0]
    assert after.pieces()["P7"][0] == "A vérifier"


def test_rows_may_be_sorted_deleted_and_moved_down(in_file, drop):
    path = workbook(in_file, drop, {"P7": {"Décision": "Accepter"}})
    book = load_workbook(path)
    sheet = book["A traiter"]
    sheet.insert_rows(1, 3)
    sheet.append([None] * 10 + ["Refuser"])
    book.move_sheet("Lisez-moi", -3)
    book.save(path)
    said = in_file.decide_by(path)
    assert said[0].startswith("Ligne 6, pièce P7")
    assert "clé masquée" in said[1]
    assert in_file.pieces()["P7"][0] == "Conforme"


def test_two_different_decisions_on_one_piece_are_neither_taken(in_file, drop):
    path = workbook(in_file, drop, {"P7": {"Décision": "Accepter"}})
    book = load_workbook(path)
    sheet = book["A traiter"]
    sheet.append(["Refuser" if cell.column_letter == "K" else cell.value for cell in sheet[3]])
    book.save(path)
    assert all("deux décisions différentes" in line for line in in_file.decide_by(path)[:2])
    assert in_file.pieces()["P7"][0] == "A vérifier"


def spoiled(path, how):
    if how == "cut":
        path.write_bytes(path.read_bytes()[:2000])
    elif how == "text":
        path.write_text("Décision;Accepter")
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "bomb":
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/media/bomb.bin", bytes(101 * 1024 * 1024))
    elif how == "no sheet":
        book = load_workbook(path)
        del book["A traiter"]
        book.save(path)
    elif how == "no columns":
        book = load_workbook(path)
        book["A traiter"].delete_cols(18, 4)
        book.save(path)
    elif how == "entities":
        book = zipfile.ZipFile(path)
        parts = {name: book.read(name) for name in book.namelist()}
        bomb = (
            '<!DOCTYPE x [<!ENTITY a "'
            + "a" * 1000
            + '">'
            + "".join(f'<!ENTITY {b} "{f"&{a};" * 40}">' for a, b in zip("abcd", "bcde", strict=True))
            + "]>"
        )
        first = parts["xl/workbook.xml"].decode()
        parts["xl/workbook.xml"] = first.replace("?>", f"?>{bomb}", 1).replace("A traiter", "&e;").encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)


@pytest.mark.parametrize("how", ["cut", "text", "empty", "bomb", "no sheet", "no columns", "entities"])
def test_a_workbook_that_is_none_of_ours_is_refused_in_one_line(in_file, drop, how):
    path = workbook(in_file, drop, {"P7": {"Décision": "Accepter"}})
    spoiled(path, how)
    with pytest.raises(UnusableCall) as refusal:
        in_file.decide_by(path)
    assert "\n" not in refusal.value.sentence


def test_a_workbook_that_is_not_there_is_said(in_file):
    with pytest.raises(UnusableCall, match="lu"):
        in_file.decide_by(in_file.root / "nothing.xlsx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
@pytest.mark.slow
def test_a_workbook_saved_by_libreoffice_is_read(in_file, drop, tmp_path):
    path = workbook(in_file, drop, {"P7": {"Décision": "Accepter"}})
    asked = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*asked, tmp_path / "saved", path], check=True, capture_output=True, timeout=120)
    in_file.decide_by(tmp_path / "saved" / path.name)
    assert in_file.pieces()["P7"][0] == "Conforme"


# ---------------------------------------------------------------- left for the night


def left(school, path, name="exceptions.xlsx"):
    folder = school.root / "var" / "decisions"
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(path, folder / name))


def test_the_night_takes_what_lies_in_the_folder_and_files_it_away(after, drop):
    path = left(after, workbook(after, drop, {"P7": {"Décision": "Accepter"}}))
    snapshot = after.night(drop.root)
    assert after.pieces()["P7"] == ("Conforme", "")
    assert snapshot.run.trouble == ()
    filed = sorted(one.name[17:] for one in (path.parent / "traitees").iterdir())
    assert (path.exists(), filed) == (False, ["exceptions.xlsx", "exceptions.xlsx.txt"])
    told = next((path.parent / "traitees").glob("*.txt")).read_text("utf-8")
    assert "Ligne 3, pièce P7 : acceptée" in told


def test_one_that_cannot_be_read_is_filed_away_with_one_sentence_and_the_report_says_so(in_file, drop):
    path = left(in_file, workbook(in_file, drop))
    path.write_bytes(b"nothing")
    snapshot = in_file.night(drop.root)
    assert "refusees" in snapshot.run.trouble[0]
    (told,) = (path.parent / "refusees").glob("*.txt")
    assert told.read_text("utf-8").count("\n") == 1
    assert not path.exists()


def test_what_somebody_has_open_waits_and_other_files_are_left_alone(in_file, drop):
    path = left(in_file, workbook(in_file, drop, {"P7": {"Décision": "Accepter"}}))
    (path.parent / "~$exceptions.xlsx").write_bytes(b"lock")
    (path.parent / "notes.txt").write_text("mine")
    in_file.night(drop.root)
    assert in_file.pieces()["P7"][0] == "A vérifier"
    assert sorted(one.name for one in path.parent.iterdir()) == ["exceptions.xlsx", "notes.txt", "~$exceptions.xlsx"]


def test_a_night_killed_between_recording_and_filing_counts_the_workbook_once(after, drop, monkeypatch):
    left(after, workbook(after, drop, {"P7": {"Décision": "Accepter"}}))

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("flows.decide.file_away", killed)
        with pytest.raises(KeyboardInterrupt):
            after.night(drop.root)
    after.night(drop.root)
    assert after.pieces()["P7"] == ("Conforme", "")
    assert rows(after, "select count(*) from decisions") == [(1,)]
