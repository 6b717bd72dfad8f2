"""When Prefect stops in the middle: what is done is kept and reported."""

from contextlib import nullcontext

import pytest
from drop_builder import DropBuilder
from made_up_night import BelievingExaminer, complete_family, ready

import flows.check_families
from flows.prefect_server import PrefectTrouble
from flows.refusal import Refusal
from flows.stages import look_at_pieces


class Examiner(BelievingExaminer):
    def __init__(self, files, campaign, settings):
        super().__init__(files)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def trouble(self):
        return ("tesseract manque",)


@pytest.fixture
def night(tmp_path, monkeypatch):
    """A night of two families in which Prefect comes to as many as the test says."""
    depot = complete_family(complete_family(DropBuilder(tmp_path / "depot"), 1), 2).write()
    with ready(tmp_path, monkeypatch) as school:
        monkeypatch.setattr("flows.nightly.look_at_pieces", look_at_pieces)
        monkeypatch.setattr("flows.stages.prefect_server", lambda home: nullcontext())
        monkeypatch.setattr("flows.stages.Examiner", Examiner)

        def stopping_after(number):
            def check_families(current, crew, family_ids):
                for family_id in family_ids[:number]:
                    current.write(family_id, crew.errand(family_id)().looks)
                raise PrefectTrouble("Prefect s'est arrêté")

            monkeypatch.setattr(flows.check_families, "check_families", check_families)
            return school.night(depot)

        yield stopping_after


def test_what_was_checked_before_prefect_stopped_is_reported(night):
    run = night(1).run
    assert (run.outcome, run.pieces_read, run.pieces_left) == ("partiel", 3, 3)
    assert any("Prefect s'est arrêté" in sentence for sentence in run.trouble)
    assert "tesseract manque" in run.trouble


def test_prefect_that_never_begins_ends_the_run(night):
    with pytest.raises(Refusal, match="Prefect s'est arrêté"):
        night(0)


def test_what_the_machine_cannot_keep_a_file_from_is_said_before_the_first(night, monkeypatch, capsys):
    monkeypatch.setattr("flows.stages.missing_walls", lambda: "Ce système n'interdit pas…")
    night(1)
    assert capsys.readouterr().out.startswith("Ce système n'interdit pas…\nPièces : 0")


def test_a_night_without_work_starts_neither_prefect_nor_a_sandbox(tmp_path, monkeypatch):
    depot = complete_family(DropBuilder(tmp_path / "depot"), 1).write()
    with ready(tmp_path, monkeypatch) as school:
        school.night(depot)
        monkeypatch.setattr("flows.nightly.look_at_pieces", look_at_pieces)
        monkeypatch.setattr("flows.stages.prefect_server", None)
        monkeypatch.setattr("flows.stages.Examiner", None)
        assert school.night(depot).run.pieces_unchanged == 3
