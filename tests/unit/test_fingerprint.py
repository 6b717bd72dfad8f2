from dataclasses import replace

from config.campaign import load
from tasks.fingerprint import rules_version, subject
from validators.model import Family, Person, Slot, Student, Upload

FAMILY = Family("F1", (Person("Exemple", "Camille"),), "parent_seul")
ZOE = Student("E1", "F1", Person("Exemple", "Zoé"), None, ())
UPLOAD = Upload("P1", "P1", "F1", "", "RIB", Slot.BANK_DETAILS, "rib.pdf", "rib.pdf", None, 10, "aa")


def test_names_cannot_be_shifted_from_one_field_into_the_next():
    shifted = replace(FAMILY, representatives=(Person("ExempleC", "amille"),))
    assert subject(UPLOAD, FAMILY, [ZOE]) != subject(UPLOAD, shifted, [ZOE])


def test_a_key_or_a_place_on_the_disk_is_not_what_is_judged():
    assert subject(replace(UPLOAD, key="P1#2", id="P9", path="b/rib.pdf"), FAMILY, [ZOE]) == subject(
        UPLOAD, FAMILY, [ZOE]
    )


def test_a_file_that_is_gone_is_judged_as_another():
    assert subject(replace(UPLOAD, path=None, sha256=None), FAMILY, [ZOE]) != subject(UPLOAD, FAMILY, [ZOE])


def test_the_rules_are_others_when_the_season_says_otherwise():
    campaign = load("2026-2027")
    notice = campaign.tax_notice.model_copy(update={"income_year": 2026})
    assert rules_version(campaign) == rules_version(load("2026-2027"))
    assert rules_version(campaign) != rules_version(campaign.model_copy(update={"tax_notice": notice}))
