"""What a season's file may say of the portal's export, and what becomes of its words."""

import pytest
from pydantic import ValidationError

from config.campaign import load
from config.portal import PiecesFormat, PortalFormat, StudentsFormat
from tasks.drop.contract_words import in_contract_words
from tasks.tools.tables import Row, Table


def said(form, portal, **cells):
    """The cells of one row of that table, in the words of the contract."""
    (row,) = in_contract_words(Table((Row(2, cells, cells),)), form, portal).rows
    return row.cells


def moment(date, heure="", columns=None, **portal):
    form = PiecesFormat(columns=columns or {})
    cells = said(form, PortalFormat(**portal), date=date, heure=heure)
    return cells["date"], cells["heure"]


def test_the_season_of_the_first_portal_says_nothing_of_its_form():
    assert load("2026-2027").portal == PortalFormat()


@pytest.mark.parametrize("cell", ["12/05/2026", "2026-05-12", "31/02/2026", "hier", ""])
def test_without_formats_no_cell_is_touched(cell):
    assert moment(cell, cell) == (cell, cell)


@pytest.mark.parametrize(
    ("formats", "cell", "day"),
    [
        (["%m/%d/%Y"], "05/12/2026", "2026-05-12"),
        (["%m/%d/%Y"], "13/05/2026", ""),
        (["%d.%m.%y", "%Y%m%d"], "20260512", "2026-05-12"),
        (["%d.%m.%y"], "2026-05-12", "2026-05-12"),
        (["%Y-%m-%dT%H:%M:%S%z"], "2026-05-12T23:30:00+00:00", "2026-05-13"),
        (["%d.%m.%y"], "31.02.26", ""),
    ],
)
def test_a_date_is_read_by_the_formats_given_and_by_no_other(formats, cell, day):
    assert moment(cell, "08:00", date_formats=formats) == (day, "08:00")
    born = said(StudentsFormat(), PortalFormat(date_formats=formats), date_naissance=cell)
    assert born["date_naissance"] == day


def test_the_time_is_read_by_its_formats_and_left_as_it_is_where_none_fits():
    assert moment("12/05/2026", "06:04 PM", time_formats=["%I:%M %p"]) == ("12/05/2026", "18:04")
    assert moment("12/05/2026", "midi", time_formats=["%I:%M %p"]) == ("12/05/2026", "midi")


def test_without_a_column_of_its_own_the_time_is_that_of_the_date():
    assert moment("12/05/2026 18:04", columns={"heure": ""}, date_formats=["%d/%m/%Y %H:%M"]) == ("2026-05-12", "18:04")
    assert moment("12/05/2026", columns={"heure": ""}) == ("12/05/2026", "00:00")


def test_courses_and_situations_get_the_words_of_the_contract():
    portal = PortalFormat(courses_separator="/", custody={"garde_alternee": ["Résidence alternée", "2 foyers"]})
    assert said(StudentsFormat(), portal, cursus="CHA-Musique/CHA-Danse")["cursus"] == "CHA-Musique|CHA-Danse"
    for cell, code in (("residence ALTERNEE", "garde_alternee"), ("2 foyers", "garde_alternee"), ("couple", "couple")):
        assert said(portal.families, portal, situation=cell)["situation"] == code


@pytest.mark.parametrize(
    "mistake",
    [
        {"pieces": {"columns": {"piece": "Réf."}}},
        {"pieces": {"columns": {"id_piece": ""}}},
        {"pieces": {"columns": {"date": " "}}},
        {"pieces": {"file": "../pieces.csv"}},
        {"files": "/etc"},
        {"files": ".."},
        {"separator": "x"},
        {"date_formats": ["%d/%m"]},
        {"date_formats": ["%Q"]},
        {"time_formats": ["%Hh"]},
        {"custody": {"union_libre": ["Union libre"]}},
        {"courses_separator": ""},
    ],
)
def test_a_mistake_in_the_mapping_is_refused(mistake):
    with pytest.raises(ValidationError):
        PortalFormat.model_validate(mistake)
