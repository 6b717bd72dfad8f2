"""Each night leaves its counts with its run, for the figures of the page."""

from datetime import timedelta

from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, ready, says
from sqlalchemy import update

from tasks.store.engine import opened, writing
from tasks.store.tables import runs
from validators.model import DossierStatus, Reason, Status


def a_drop_with_an_old_proof(tmp_path):
    drop = complete_family(complete_family(DropBuilder(tmp_path / "depot"), 1), 2)
    proof = next(row for row in drop.pieces if row["id_famille"] == "F1" and row["document"] == PROOF)
    drop.file(proof["fichier"], says(Reason.OUT_OF_DATE))
    return drop


def test_a_first_night_has_none_before_it(tmp_path, monkeypatch, database_url):
    with ready(tmp_path, monkeypatch, database_url) as school:
        assert school.night(a_drop_with_an_old_proof(tmp_path).write()).nights == ()


def test_each_day_s_last_night_leaves_its_counts_and_no_more(tmp_path, monkeypatch, database_url):
    drop = a_drop_with_an_old_proof(tmp_path)
    with ready(tmp_path, monkeypatch, database_url) as school:
        nights = [school.night(drop.write()) for _ in range(3)]
        with opened(school.settings.resolved_database_url) as engine, writing(engine) as connection:
            for back, night in ((2, nights[0]), (1, nights[1])):
                moved = night.run.started_at - timedelta(days=back)
                connection.execute(update(runs).where(runs.c.id == int(night.run.id)).values(started_at=moved))
        told = school.family("F1").nights
    assert len(told) == 2
    assert told[0].day < told[1].day
    assert told[0].dossiers == {DossierStatus.TO_CORRECT: 1, DossierStatus.COMPLETE: 1}
    assert told[0].pieces == {Status.COMPLIANT: 5, Status.NON_COMPLIANT: 1}
    assert told[0].reasons == {Reason.OUT_OF_DATE: 1}
