import pytest
from made_up_snapshot import morning

from config.campaign import load
from tasks.report.letter import body, plain_address
from tasks.report.worklist import worklist

CAMPAIGN = load("2026-2027")
CASES = {case.family_id: case for case in worklist(morning(), CAMPAIGN).cases}


def said(family_id):
    return body(CASES[family_id], CAMPAIGN).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def test_one_message_asks_for_everything_at_once():
    text = said("F001")
    assert "il est daté du 12 janvier 2026, alors qu'il devait avoir été établi après le 3 mars 2026" in text
    assert "1. Justificatif de domicile" in text
    assert "2. Photo d'identité – Basile Exemplaire" in text
    assert "« Pièces à fournir - Famille », ligne « Justificatif de domicile »" in text


def test_each_fault_of_a_file_has_its_own_line_and_a_better_name_is_proposed():
    text = said("F004")
    assert text.count("\n- ") == 3
    assert "« avis_impose_1.pdf »" in text
    assert "il concerne les revenus 2024, et nous attendons l'avis sur les revenus 2025" in text


def test_what_is_to_be_checked_by_us_is_not_asked_of_the_family():
    assert "Certificat" not in said("F002")
    assert "IBAN" in said("F002")


def test_who_sent_nothing_yet_is_not_thanked_for_documents():
    assert "remercions" not in said("F005")
    assert "fin juillet ou en août" in said("F005")


def test_a_hostile_file_name_stays_on_its_line():
    assert "\x1b" not in said("F999")
    assert "\u202e" not in said("F999")


@pytest.mark.parametrize(
    "address", ["", "pas une adresse", "a@example.org?bcc=b@example.org", "a@example.org\r\nBcc: b", "javascript:x"]
)
def test_an_odd_address_is_none(address):
    assert plain_address(address) == ""
    assert plain_address("prenom.nom+conservatoire@example.org") == "prenom.nom+conservatoire@example.org"
