"""What must not be kept goes, and leaves no trace; what a family may know of itself it is given."""

import json
import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says
from sqlalchemy import create_engine, text

import flows.purge
from flows.export import export
from flows.purge import purge
from flows.refusal import UnusableCall
from validators.model import Reason

CANARY = "Canarinovitch"


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as one:
        yield one


@pytest.fixture
def in_file(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        yield one


@pytest.fixture
def drop(tmp_path):
    """Ten ordinary families, and F0 whose every cell is a canary."""
    drop = DropBuilder(tmp_path / "depot")
    for number in range(1, 11):
        complete_family(drop, number)
    drop.family(
        id_famille="F0", nom=CANARY, prenom=CANARY, adresse=CANARY, email=f"{CANARY}@example.org", situation=CANARY
    )
    drop.student(id_eleve="E0", id_famille="F0", nom=CANARY, prenom=CANARY)
    piece(drop, "P0", "F0", PROOF, says(Reason.HOLDER_MISMATCH, note=CANARY))
    drop.pieces[-1].update(fichier=f"{CANARY}.pdf")
    drop.file(f"{CANARY}.pdf", says(Reason.HOLDER_MISMATCH, note=CANARY))
    return drop


def rows(school, query):
    engine = create_engine(school.settings.resolved_database_url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def run_sql(school, *statements):
    engine = create_engine(school.settings.resolved_database_url)
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))
    engine.dispose()


def files_with(word, *folders):
    """Whatever holds the word, in its name or in its bytes."""
    there = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in there if word in path.name or word.encode() in path.read_bytes()]


def test_a_purged_family_leaves_no_byte_anywhere(in_file, drop):
    depot = drop.write()
    in_file.night(depot)
    in_file.decide("P0", "accepter", comment=CANARY)
    drop.file(f"{CANARY}.pdf", says(Reason.OUT_OF_DATE, note=CANARY))
    in_file.night(depot)
    filed = in_file.root / "var" / "decisions" / "traitees"
    filed.mkdir(parents=True)
    (filed / "exceptions.xlsx").write_text(CANARY)
    places = in_file.root / "var", in_file.out
    assert files_with(CANARY, *places)
    said = purge(in_file.settings, None, "F0")
    assert any("encore dans le dépôt" in line for line in said)
    assert files_with(CANARY, *places) == []
    assert "P0" not in in_file.pieces()
    assert len(in_file.pieces()) == 30


def test_a_family_that_leaves_the_drop_leaves_no_byte_but_its_history(in_file, drop):
    in_file.night(drop.write())
    in_file.decide("P0", "accepter", comment=CANARY)
    for table in (drop.families, drop.students, drop.pieces):
        table[:] = [row for row in table if row["id_famille"] != "F0"]
    in_file.night(drop.write())
    places = in_file.root / "var", in_file.out
    assert files_with(CANARY, *places) == []
    assert rows(in_file, "select count(*) from verdicts where family_id = 'F0'") == [(0,)]
    assert rows(in_file, "select count(*) from decisions") == [(0,)]
    assert rows(in_file, "select count(*) from history where family_id = 'F0'")[0][0] >= 4


def test_the_facts_of_a_replaced_file_go_and_its_place_in_the_drops_is_told(school, drop):
    school.night(drop.write())
    drop.file(f"{CANARY}.pdf", says(Reason.OUT_OF_DATE))
    school.night(drop.root)
    assert rows(school, "select count(*) from verdicts where family_id = 'F0'") == [(1,)]
    seen = rows(school, "select first_run, gone_run from sightings where key = 'P0' order by id")
    assert seen == [(1, 2), (2, None)]


def test_what_an_undone_purge_left_is_taken_by_the_next(school, drop, monkeypatch):
    school.night(drop.write())
    drop.file(f"{CANARY}.pdf", says(Reason.OUT_OF_DATE))
    with monkeypatch.context() as patch:
        patch.setattr("flows.nightly.purge_after_night", lambda *_: None)
        school.night(drop.root)
    assert rows(school, "select count(*) from verdicts where family_id = 'F0'") == [(2,)]
    school.night(drop.root)
    assert rows(school, "select count(*) from verdicts where family_id = 'F0'") == [(1,)]


def test_a_dry_run_counts_and_changes_nothing(school, drop):
    school.night(drop.write())
    before = school.csvs(), rows(school, "select count(*) from runs")
    said = purge(school.settings, date(2099, 1, 1), "F0", dry_run=True)
    assert "À effacer : 31 pièces du dépôt" in said
    assert (school.csvs(), rows(school, "select count(*) from runs")) == before
    assert school.night(drop.root).run.pieces_read == 0


def test_everything_from_before_a_day_goes_with_the_last_drop_and_its_report(school, drop):
    school.night(drop.write())
    purge(school.settings, date(2099, 1, 1), None)
    tables = ("families", "uploads", "pieces", "verdicts", "evidence", "history", "sightings", "decisions", "records")
    assert [rows(school, f"select count(*) from {table}") for table in tables] == [[(0,)]] * len(tables)
    assert not (school.out / "etats_pieces.csv").exists()


def test_a_day_that_leaves_the_last_night_leaves_its_drop(school, drop):
    school.night(drop.write())
    run_sql(school, "update runs set started_at = '2026-01-01 03:15:00+00:00'")
    drop.file(f"{CANARY}.pdf", says(Reason.OUT_OF_DATE))
    school.night(drop.root)
    purge(school.settings, date(2026, 2, 1), None)
    assert rows(school, "select distinct run_id from history") == [(2,)]
    assert school.night(drop.root).run.pieces_read == 0
    assert len(school.pieces()) == 31


def test_a_season_that_is_over_goes_unless_its_nights_go_on(school, drop, monkeypatch):
    class Later(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime(2027, 10, 1, 3, 15, tzinfo=UTC).astimezone(zone)

    school.night(drop.write())
    assert purge(school.settings, None, None) == ["Rien à effacer."]
    monkeypatch.setattr(flows.purge, "datetime", Later)
    run_sql(school, "update runs set started_at = '2027-10-01 01:15:00+00:00'")
    assert purge(school.settings, None, None, dry_run=True) == ["Rien à effacer."]
    run_sql(school, "update runs set started_at = '2027-06-01 01:15:00+00:00'")
    purge(school.settings, None, None)
    assert rows(school, "select count(*) from uploads") == [(0,)]


def test_old_runs_reports_and_filed_workbooks_go_after_thirty_days_and_nothing_else(school, drop, monkeypatch):
    depot = drop.write()
    school.night(depot)
    old = school.root / "old"
    old.mkdir()
    (old / "resume.json").write_text(json.dumps({"execution": "2"}))
    for name in ("etats_pieces.csv", "exceptions.html", "mine.txt"):
        (old / name).write_text(name)
    (school.root / "another").mkdir()
    (school.root / "another" / "resume.json").write_text(json.dumps({"execution": "99"}))
    school.night(depot)
    school.night(depot)
    run_sql(
        school,
        "update runs set started_at = '2026-01-01 03:15:00+00:00' where id < 3",
        f"update runs set out_path = '{old}' where id = 2",
    )
    school.night(depot)
    assert sorted(path.name for path in old.iterdir()) == ["mine.txt"]
    assert (school.root / "another" / "resume.json").exists()
    assert rows(school, "select id from runs order by id") == [(1,), (3,), (4,)]


def test_filed_workbooks_and_logs_go_after_thirty_days(in_file, drop, monkeypatch):
    in_file.night(drop.write())
    filed = in_file.root / "var" / "decisions" / "traitees"
    filed.mkdir(parents=True)
    (filed / "exceptions.xlsx").write_text("workbook")
    log = in_file.root / "var" / "log" / "dossiers.log.2026-01-01"
    log.write_text("old")
    os.utime(log, (time.time() - 31 * 86400,) * 2)
    in_file.night(drop.root)
    assert (filed / "exceptions.xlsx").exists()
    assert not log.exists()
    monkeypatch.setattr(flows.purge, "now", lambda: datetime.now(UTC) + timedelta(days=31))
    purge(in_file.settings, None, None)
    assert not (filed / "exceptions.xlsx").exists()


def test_an_unknown_family_is_said(school, drop):
    school.night(drop.write())
    with pytest.raises(UnusableCall, match="aucune donnée"):
        purge(school.settings, None, "F404")
    with pytest.raises(UnusableCall, match="aucune donnée"):
        export("F404", None, school.settings)


def test_a_family_is_given_all_that_is_kept_of_it_and_nothing_of_another(school, drop):
    school.night(drop.write())
    school.decide("P0", "accepter", comment="vue au guichet")
    out = school.root / "F0.json"
    export("F0", out, school.settings)
    told = json.loads(out.read_text("utf-8"))
    assert told["famille"][0]["email"] == f"{CANARY}@example.org"
    assert [one["comment"] for one in told["decisions"]] == ["vue au guichet"]
    assert [Path(one["fichier"]).name for one in told["fichiers"]] == [f"{CANARY}.pdf"]
    assert len(told["constats"]) == len(told["extraits"]) == 1
    assert "F1" not in out.read_text("utf-8")
    assert out.stat().st_mode & 0o077 == 0
    assert json.loads("\n".join(export("F0", None, school.settings))) == told
