import re

import pytest

from config.campaign import SlotCode
from config.messages import NARROW, WIDE, filled, french, messages, sentence
from validators.checklist import CHECKLIST, FILE_CHECKS
from validators.model import Reason

FORBIDDEN = re.compile(
    r"dossier complet|faux|fausse|falsifi|€|montant|handicap|maladie|inapte|inaptitude|allergi", re.I
)


def every_sentence(audience):
    said = messages()
    for message in (*said.reason.values(), *said.missing.values(), said.judge):
        for each in (message, *message.variant.values()):
            yield getattr(each, audience)


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.code)
@pytest.mark.parametrize("audience", ["staff", "family"])
def test_every_reason_has_a_sentence_in_every_slot(reason, audience):
    for slot in (None, *SlotCode):
        assert filled(sentence(reason.code, slot, "", audience)).endswith((".", ".»"))


def test_no_message_stands_for_a_reason_that_does_not_exist():
    assert set(messages().reason) == {reason.code for reason in Reason}


def test_every_required_slot_has_a_sentence_when_nothing_was_sent():
    required = {"avis_imposition", "justificatif_domicile", "certificat_medical", "photo_identite"}
    assert required <= set(messages().missing)


def test_every_check_of_the_checklist_has_a_name_for_the_staff():
    checks = {*FILE_CHECKS, *(check for stages in CHECKLIST.values() for stage in stages for check in stage)}
    assert {check.__name__ for check in checks} <= set(messages().check)


@pytest.mark.parametrize("audience", ["staff", "family"])
def test_a_sentence_reads_well_with_and_without_its_values(audience):
    years = {"income_year": 2025, "notice_year": 2026}
    for template in every_sentence(audience):
        for values in ({}, {"read": "ceci"}, {"expected": "cela"}, {"read": "ceci", "expected": "cela"}):
            said = filled(template, **years, **values)
            assert not re.search(r"[{}\[\]]|  | [.,](?![a-z])|\.\.|\(\)", said), said
            assert said[0].isupper()
            assert said.endswith((".", "»")), said


def test_families_never_read_a_word_that_hurts_or_tells_too_much():
    for said in every_sentence("family"):
        assert not FORBIDDEN.search(said), said
        assert "vous" in said.lower() or "merci" in said.lower() or "votre" in said.lower(), said


def test_a_detail_wins_over_the_slot_and_both_over_the_reason():
    slot = SlotCode.MEDICAL_CERTIFICATE
    own = sentence("date_introuvable", None, "", "staff")
    assert sentence("date_introuvable", slot, "", "staff") != own
    assert sentence("date_introuvable", slot, "no_such_detail", "staff") == sentence(
        "date_introuvable", slot, "", "staff"
    )
    assert "mot de passe" in sentence("fichier_illisible", slot, "password", "family")


def test_a_value_is_never_read_as_a_template():
    assert filled("Lu[ : {read}].", read="{expected}[a]", expected="b") == "Lu : {expected}[a]."


def test_french_typography_is_laid_on():
    assert french("L'avis : « oui » ; non !") == f"L’avis{WIDE}: «{WIDE}oui{WIDE}»{NARROW}; non{NARROW}!"
    assert french("facture_d'eau 12:30 http://example.org") == "facture_d’eau 12:30 http://example.org"
