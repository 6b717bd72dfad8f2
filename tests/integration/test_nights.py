"""One night after another on a real database: what is looked at, what stands, what the history tells."""

import errno
from datetime import datetime

import pytest
from drop_builder import DropBuilder
from made_up_night import PNG, PROOF, complete_family, piece, ready, says
from sqlalchemy import create_engine, text

from flows.refusal import AnotherRun, Refusal, ShrunkDrop, UnusableCall
from tasks.lock import one_run
from validators.model import Reason


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as one:
        yield one


@pytest.fixture
def school_in_file(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        yield one


@pytest.fixture
def drop(tmp_path):
    return DropBuilder(tmp_path / "depot")


def history(school):
    engine = create_engine(school.settings.resolved_database_url)
    with engine.connect() as connection:
        rows = connection.execute(text('select run_id, "of", key, before, after from history order by id')).all()
    engine.dispose()
    return [tuple(row) for row in rows]


def test_every_piece_and_every_student_has_a_row(school, drop):
    complete_family(drop, 1)
    drop.student(id_eleve="E9", id_famille="F1", cursus="CHA-Danse")
    piece(drop, "P9", "F1", "Certificat médical (danseur)", says(Reason.OUT_OF_DATE), student="E9")
    school.night(drop.write())
    assert school.pieces()["P9"] == ("Non conforme", "document_perime")
    assert school.dossiers() == {"E1": ("Complet", ""), "E9": ("A corriger", "photo_identite")}


def test_a_second_night_looks_at_nothing_and_writes_the_same_bytes(school, drop):
    depot = complete_family(complete_family(drop, 1), 2).write()
    first = school.night(depot)
    before, told = school.csvs(), history(school)
    second = school.night(depot)
    assert (first.run.pieces_read, second.run.pieces_read, second.run.pieces_unchanged) == (6, 0, 6)
    assert school.asked == []
    assert school.csvs() == before
    assert history(school) == told


def test_rows_stand_in_the_order_of_the_drop_whatever_was_written_first(school, drop):
    school.night(complete_family(drop, 2).write())
    complete_family(drop, 1)
    for rows in (drop.families, drop.students, drop.pieces):
        rows.reverse()
    snapshot = school.night(drop.write())
    assert [one.upload.id for one in snapshot.pieces] == [row["id_piece"] for row in drop.pieces]
    assert [one.student.id for one in snapshot.dossiers] == ["E1", "E2"]
    assert list(snapshot.families) == ["F1", "F2"]


@pytest.mark.parametrize(
    "change",
    [
        lambda drop: drop.file("F1/P1Pt.pdf", says(note="otherwise")),
        lambda drop: drop.pieces[2].update(document=PROOF),
        lambda drop: drop.pieces[2].update(date="13/05/2026"),
        lambda drop: drop.students[0].update(nom="Autrement"),
        lambda drop: drop.families[0].update(prenom_2="Sacha", nom_2="Exemple"),
    ],
    ids=["bytes", "slot", "date", "student", "representative"],
)
def test_what_a_verdict_rests_on_makes_it_be_looked_at_again(school, drop, change):
    complete_family(drop, 1)
    drop.pieces[2].update(fichier="F1/P1Pt.pdf")
    drop.file("F1/P1Pt.pdf", says(note="first"))
    school.night(drop.write())
    change(drop)
    school.night(drop.write())
    assert drop.pieces[2]["id_piece"] in school.asked


@pytest.mark.parametrize(
    "change",
    [
        lambda drop: drop.families[0].update(email="autre@example.org", adresse="2 rue Fictive"),
        lambda drop: drop.pieces[2].update(heure="23:59"),
        lambda drop: complete_family(drop, 2),
    ],
    ids=["address", "hour", "another family"],
)
def test_nothing_else_does(school, drop, change):
    complete_family(drop, 1)
    school.night(drop.write())
    change(drop)
    school.night(drop.write())
    assert not {row["id_piece"] for row in drop.pieces if row["id_famille"] == "F1"} & set(school.asked)


def test_new_rules_look_at_everything_again(school, drop, monkeypatch):
    depot = complete_family(drop, 1).write()
    school.night(depot)
    monkeypatch.setattr("flows.nightly.rules_version", lambda campaign: "tomorrow")
    assert school.night(depot).run.pieces_read == 3


def test_a_family_that_moves_away_owes_less_without_anything_being_read(school, drop):
    complete_family(drop, 1)
    drop.pieces.pop(1)
    school.night(drop.write())
    assert school.dossiers()["E1"] == ("Incomplet", "justificatif_domicile")
    drop.families[0].update(code_postal="50000", ville="Saint-Lô")
    school.night(drop.write())
    assert (school.asked, school.dossiers()["E1"]) == ([], ("Complet", ""))


def test_a_better_upload_solves_the_dossier_and_the_history_tells(school, drop):
    complete_family(complete_family(drop, 1), 2)
    drop.file(drop.pieces[1]["fichier"], says(Reason.OUT_OF_DATE))
    school.night(drop.write())
    assert school.dossiers()["E1"][0] == "A corriger"
    piece(drop, "P1b", "F1", PROOF, says(note="newer"), date="14/05/2026")
    school.night(drop.write())
    assert school.dossiers()["E1"][0] == "Complet"
    changes = [(of, key) for run, of, key, _, _ in history(school) if run == 2]
    assert changes == [("piece", "P1b"), ("dossier", "E1")]


def test_what_leaves_the_drop_leaves_the_reports_and_stays_in_the_history(school, drop):
    complete_family(complete_family(complete_family(complete_family(drop, 1), 2), 3), 4)
    school.night(drop.write())
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] != "F2"]
    school.night(drop.write())
    assert set(school.dossiers()) == {"E1", "E3", "E4"}
    assert not any(key.startswith("P2") for key in school.pieces())
    gone = [key for run, _, key, _, after in history(school) if run == 2 and after is None]
    assert sorted(gone) == ["E2", "P2Ai", "P2Js", "P2Po"]


def test_a_piece_may_change_hands_between_two_families(school, drop):
    complete_family(complete_family(drop, 1), 2)
    school.night(drop.write())
    drop.pieces[0].update(id_famille="F2")
    drop.pieces[3].update(id_famille="F1")
    drop.students[0].update(id_famille="F2")
    school.night(drop.write())
    assert len(school.pieces()) == 6
    assert set(school.dossiers()) == {"E1", "E2"}


def test_copies_are_marked_and_unmarked_with_families_that_have_no_work(school, drop):
    complete_family(drop, 1)
    school.night(drop.write())
    complete_family(drop, 2)
    same = (drop.root / "fichiers" / drop.pieces[1]["fichier"]).read_bytes()
    drop.file(drop.pieces[4]["fichier"], same)
    school.night(drop.write())
    assert [school.pieces()[drop.pieces[row]["id_piece"]] for row in (1, 4)] == [
        ("A vérifier", "fichier_en_double")
    ] * 2
    assert school.dossiers() == {"E1": ("A vérifier", ""), "E2": ("A vérifier", "")}
    drop.file(drop.pieces[4]["fichier"], says(note="its own"))
    school.night(drop.write())
    assert [status for status, _ in school.pieces().values()] == ["Conforme"] * 6


def test_new_is_what_changed_since_the_last_report(school, drop):
    depot = complete_family(drop, 1).write()
    assert all(one.is_new for one in school.night(depot).pieces)
    assert not any(one.is_new for one in school.night(depot).pieces)
    piece(drop, "P7", "F1", PROOF, says(Reason.OUT_OF_DATE))
    assert [one.upload.id for one in school.night(drop.write()).pieces if one.is_new] == ["P7"]
    assert [one.upload.id for one in school.family("F1").pieces if one.is_new] == ["P7"]


def test_the_evidence_is_kept_with_the_verdict(school, drop):
    complete_family(drop, 1)
    drop.file(drop.pieces[0]["fichier"], says(Reason.WRONG_INCOME_YEAR))
    depot = drop.write()
    school.night(depot)
    shown = {one.upload.id: one.evidence for one in school.night(depot).pieces}
    assert shown[drop.pieces[0]["id_piece"]] == {1: PNG}


def test_a_piece_that_makes_the_examiner_fail_ends_nothing_and_is_tried_again(school, drop):
    complete_family(drop, 1)
    bad = drop.pieces[1]["id_piece"]

    def trip(upload):
        if upload.id == bad:
            raise RuntimeError("canary")

    school.trips = trip
    snapshot = school.night(drop.write())
    assert school.pieces()[bad] == ("A vérifier", "lecture_incertaine")
    assert snapshot.run.pieces_read == 3
    school.trips = None
    school.night(drop.root)
    assert (school.asked, school.pieces()[bad][0]) == ([bad], "Conforme")


def test_what_the_night_did_not_come_to_is_shown_and_done_the_next_night(school, drop, monkeypatch):
    complete_family(complete_family(drop, 1), 2)
    monkeypatch.setattr("flows.nightly.look_at_pieces", lambda current, *rest: [])
    snapshot = school.night(drop.write())
    assert (snapshot.run.outcome, snapshot.run.pieces_left) == ("partiel", 6)
    assert snapshot.run.trouble[0].startswith("6 pièces non contrôlées")
    assert set(school.pieces().values()) == {("A vérifier", "lecture_incertaine")}


def test_one_family_is_read_anew_and_the_others_stay_as_they_are(school, drop):
    depot = complete_family(complete_family(drop, 1), 2).write()
    school.night(depot)
    for row in drop.pieces:
        drop.file(row["fichier"], says(Reason.OUT_OF_DATE, note=row["id_piece"]))
    before = history(school)
    snapshot = school.family("F2")
    assert sorted(school.asked) == sorted(row["id_piece"] for row in drop.pieces if row["id_famille"] == "F2")
    assert school.dossiers() == {"E1": ("Complet", ""), "E2": ("A corriger", "")}
    assert (snapshot.run.pieces_read, len(snapshot.pieces)) == (3, 6)
    assert {key[1] for _, _, key, _, _ in history(school)[len(before) :]} == {"2"}


def test_one_family_is_read_anew_even_when_nothing_changed(school, drop):
    school.night(complete_family(drop, 1).write())
    before = school.csvs()
    assert school.family("F1").run.pieces_read == 3
    assert school.csvs() == before


def test_one_family_must_be_known_and_its_drop_still_there(school, drop):
    with pytest.raises(UnusableCall, match="aucun contrôle"):
        school.family("F1")
    depot = complete_family(drop, 1).write()
    school.night(depot)
    with pytest.raises(UnusableCall, match="pas dans le dernier dépôt"):
        school.family("F404")
    depot.rename(depot.with_name("elsewhere"))
    with pytest.raises(UnusableCall, match="n'est plus là"):
        school.family("F1")


def test_a_drop_that_lost_more_than_three_rows_in_ten_changes_nothing(school, drop):
    for number in range(10):
        complete_family(drop, number)
    school.night(drop.write())
    before = school.csvs(), history(school)
    drop.pieces[:] = drop.pieces[:20]
    with pytest.raises(ShrunkDrop, match=r"pieces\.csv n'a plus que 20 lignes contre 30"):
        school.night(drop.write())
    assert (school.csvs(), history(school)) == before
    drop.pieces.append(drop.pieces[0] | {"id_piece": "P99"})
    school.night(drop.write())
    assert len(school.pieces()) == 21


def test_a_shrunken_drop_can_be_meant(school, drop):
    for number in range(4):
        complete_family(drop, number)
    school.night(drop.write())
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] == "F1"]
    school.night(drop.write(), accept_shrink=True)
    assert set(school.dossiers()) == {"E1"}


def test_another_run_holds_the_database(school_in_file, drop):
    depot = complete_family(drop, 1).write()
    lock = school_in_file.root / "var" / "dossiers.sqlite3.lock"
    with one_run(lock, datetime.fromisoformat("2026-06-08T03:15")), pytest.raises(AnotherRun, match="depuis 03:15"):
        school_in_file.night(depot)
    assert not school_in_file.out.exists()


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.ENOSPC, "le disque est plein"), (errno.EIO, "le disque ne répond pas"), (errno.EROFS, "en lecture seule")],
)
def test_a_report_that_cannot_be_written_leaves_the_last_one_and_is_made_again(
    school, drop, monkeypatch, number, cause
):
    depot = complete_family(drop, 1).write()
    school.night(depot)
    before = school.csvs()
    piece(drop, "P7", "F1", PROOF, says(Reason.OUT_OF_DATE))

    def fail(*_):
        raise OSError(number, "canary")

    with monkeypatch.context() as patch:
        patch.setattr("flows.stages.write_reports", fail)
        with pytest.raises(Refusal, match=rf"{cause}.* : le précédent reste en place") as refusal:
            school.night(drop.write())
    assert refusal.value.exit_status == 1
    assert school.csvs() == before
    assert [one.upload.id for one in school.night(depot).pieces if one.is_new] == ["P7"]


def test_a_garbled_database_is_said_in_a_line(school_in_file, drop):
    (school_in_file.root / "var").mkdir()
    (school_in_file.root / "var" / "dossiers.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Refusal, match="endommagée"):
        school_in_file.night(complete_family(drop, 1).write())


def test_nobody_else_may_read_what_is_kept(school, drop):
    school.night(complete_family(drop, 1).write())
    kept = [school.root / "var", *(school.root / "var").rglob("*")]
    assert [path for path in kept if path.stat().st_mode & 0o077] == []
