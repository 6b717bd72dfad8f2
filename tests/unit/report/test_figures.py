from dataclasses import replace
from datetime import date

from made_up_snapshot import NIGHT, morning

from tasks.report.figures import HEIGHT, WIDTH, nights, reasons
from tasks.report.snapshot import Tally
from validators.decision import Choice, Decision
from validators.model import DossierStatus, Reason, Status

BEFORE = Tally(date(2026, 6, 4), {DossierStatus.TO_CORRECT: 7}, {}, {Reason.INVALID_NAME: 9, Reason.INVALID_IBAN: 1})


def decided(choice):
    """The morning, the certificate with a doubtful date decided on."""
    whole = morning()
    pieces = [
        replace(row, status=Status.COMPLIANT, reasons=(), decision=_decision(row, choice))
        if row.upload.key == "P006"
        else row
        for row in whole.pieces
    ]
    return replace(whole, pieces=tuple(pieces))


def _decision(row, choice):
    upload = row.upload
    return Decision(1, upload.key, upload.family_id, upload.slot, upload.sha256, choice, "Camille", "", NIGHT)


def of(title, snapshot):
    return next(one for one in reasons(snapshot) if one.title == title)


def test_each_night_is_a_bar_of_all_its_dossiers_inside_the_picture():
    told = nights(replace(morning(), nights=(BEFORE,)))
    assert [night.day for night in told] == [date(2026, 6, 4), date(2026, 6, 5)]
    assert [sum(night.counts) for night in told] == [7, 7]
    for night in told:
        assert round(sum(block.height for block in night.blocks)) == HEIGHT
        assert all(block.x + block.width <= WIDTH and block.y >= 0 for block in night.blocks)


def test_a_year_of_nights_shows_the_last_sixty():
    told = nights(replace(morning(), nights=(BEFORE,) * 300))
    assert len(told) == 60
    assert told[-1].blocks[0].x + told[-1].blocks[0].width <= WIDTH


def test_a_reason_tells_how_many_more_there_are_than_the_night_before():
    assert of("Nom de fichier invalide", replace(morning(), nights=(BEFORE,))).more == -2
    assert of("Nom de fichier invalide", morning()).more is None


def test_what_the_staff_accept_counts_against_the_rule_and_what_they_refuse_for_it():
    accepted, refused = (of("Lecture incertaine", decided(choice)) for choice in (Choice.ACCEPT, Choice.REFUSE))
    assert (accepted.accepted, accepted.decided) == (1, 1)
    assert (refused.accepted, refused.decided) == (0, 1)
