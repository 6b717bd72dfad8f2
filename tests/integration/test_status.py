"""What `dossiers status` says, and the exit status that the town's monitoring reads, on both databases."""

from datetime import timedelta

import pytest
from drop_builder import DropBuilder
from made_up_night import complete_family, piece, ready, says

from flows.refusal import NoAnswer
from flows.status import Level, check, status
from tasks.current_run import now
from tasks.lock import one_run
from validators.model import Reason


@pytest.fixture
def school(tmp_path, monkeypatch, database_url):
    monkeypatch.setattr("flows.status.next_run", lambda home: None)
    with ready(tmp_path, monkeypatch, database_url) as school:
        yield school


def depot(school):
    drop = complete_family(DropBuilder(school.root / "depot"), 1)
    piece(drop, "PX", "F1", "Justificatif de domicile", says(Reason.DATE_NOT_FOUND))
    return drop.write()


def test_before_the_first_night_it_says_so_and_alerts(school):
    assert status(school.settings)[0].startswith("Aucun contrôle")
    level, line = check(school.settings)
    assert (level, line[:19]) == (Level.CRITICAL, "DOSSIERS CRITICAL :")


def test_after_a_night_it_tells_what_waits(school):
    school.night(depot(school))
    assert "En attente : 1 pièces à vérifier, 0 non conformes, 0 non contrôlées, 0 classeurs" in "\n".join(
        status(school.settings)
    )
    level, line = check(school.settings)
    assert level == Level.OK, line
    assert line.endswith("| a_verifier=1 non_conformes=0 non_controlees=0 anomalies=0 classeurs=0")


def test_a_night_that_is_missing_alerts(school):
    school.night(depot(school))
    level, line = check(school.settings, now() + timedelta(hours=27))
    assert (level, "plus de 26 heures" in line) == (Level.CRITICAL, True)


def test_a_night_with_troubles_is_to_be_looked_at(school, monkeypatch):
    monkeypatch.setattr("flows.nightly.staleness", lambda *_: ["Le dépôt n'a pas été renouvelé."])
    school.night(depot(school))
    level, line = check(school.settings)
    assert (level, "anomalies=1" in line) == (Level.WARNING, True)
    assert "Anomalie : Le dépôt n'a pas été renouvelé." in status(school.settings)


def test_it_answers_while_a_night_runs(school):
    school.night(depot(school))
    with one_run(school.root / "var" / "dossiers.sqlite3.lock", now()):
        assert check(school.settings)[0] == Level.OK


def test_a_database_that_does_not_answer_is_unknown(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch, "postgresql+psycopg://nobody@127.0.0.1:1/none") as school:
        assert check(school.settings)[0] == Level.UNKNOWN
        with pytest.raises(NoAnswer, match="ne répond pas"):
            status(school.settings)
