from collections.abc import Iterator
from dataclasses import replace

import pytest
from pages import case, said

from validators import checklist
from validators.case import Case
from validators.checklist import CHECKLIST, judge
from validators.model import Finding, Slot

BILL = "Énergie du Bocage\nVotre facture d'électricité\nFacture du 12 mai 2026\nPDL 123  6 kVA  312 kWh\nM. ET MME DURAND PAUL"
OLD = BILL.replace("12 mai", "12 janvier")
NOTICE = (
    "Direction générale des finances publiques\nAVIS D'IMPÔT ÉTABLI EN 2026\nImpôt sur les revenus de l'année 2025\n"
    "Numéro fiscal  Revenu fiscal de référence  nombre de parts"
)


def test_every_slot_of_the_portal_is_asked_something() -> None:
    assert set(CHECKLIST) == {*Slot, None}


def test_a_good_bill_keeps_every_rule() -> None:
    assert set(said(judge(case(BILL)))) == {"holds"}


def test_a_document_of_the_wrong_kind_is_not_asked_for_its_date() -> None:
    assert said(judge(case(NOTICE))) == ["type_document_inattendu"]


def test_a_proof_that_is_not_admitted_is_dated_all_the_same() -> None:
    phone = "Télécom Modèle\nVotre facture mobile du 02/01/2026\nForfait 50 Go  SMS  appels illimités  ligne mobile\nPaul DURAND"
    assert said(judge(case(phone))) == ["justificatif_non_admis", "document_perime", "holds", "holds"]


def test_what_fails_on_a_document_of_unknown_kind_is_only_a_doubt() -> None:
    findings = judge(case("Papier du 12 janvier 2026 adressé à M. Paul DURAND, facture"))
    assert [finding.outcome.name for finding in findings if finding.reason] == ["CANNOT_TELL"] * len(
        [finding for finding in findings if finding.reason]
    )


def test_nothing_read_is_one_doubt_and_not_four() -> None:
    assert said(judge(case())) == ["lecture_incertaine? blank"]


def test_one_reading_by_ocr_never_fails_a_date_for_sure() -> None:
    [age] = [finding for finding in judge(case(OLD, by_ocr=True)) if finding.check == "document_age"]
    assert age.certainty < case(OLD).campaign.reading.decide_certainty


def partly(seen: Case) -> Case:
    return replace(seen, reading=replace(seen.reading, partial=True))


def certainties(seen: Case) -> dict[str, float]:
    return {finding.check: finding.certainty for finding in judge(seen)}


def test_part_of_a_page_may_pass_a_document_and_never_fails_it() -> None:
    enough = case(BILL).campaign.reading.decide_certainty
    assert min(certainties(partly(case(BILL, by_ocr=True))).values()) >= enough
    assert certainties(partly(case(NOTICE, by_ocr=True)))["document_kind"] < enough
    assert certainties(partly(case(OLD, by_ocr=True)))["document_age"] < enough


def test_on_part_of_a_page_a_date_counts_only_where_it_is_plainly_the_documents_own() -> None:
    bare = case(BILL.replace("Facture du 12 mai 2026", "") + "\n12 mai 2026", by_ocr=True)
    assert certainties(partly(bare))["document_age"] < bare.campaign.reading.decide_certainty


def test_a_kind_is_turned_away_by_one_reading_only_where_the_page_was_read_surely() -> None:
    enough = case(NOTICE).campaign.reading.decide_certainty
    surely, weakly = (case(NOTICE, by_ocr=True, confidence=sure) for sure in (0.95, 0.5))
    assert certainties(surely)["document_kind"] >= enough
    assert certainties(weakly)["document_kind"] < enough
    only_the_second = replace(surely, reading=replace(surely.reading, again=True))
    assert certainties(only_the_second)["document_kind"] < enough


def test_a_check_that_crashes_leaves_it_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Case) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    monkeypatch.setitem(checklist.CHECKLIST, Slot.PROOF_OF_ADDRESS, ((broken,),))  # type: ignore[arg-type]
    assert said(judge(case(BILL))) == ["lecture_incertaine? check_crashed"]


def test_a_date_read_by_ocr_refuses_nobody_beside_another_doubt_or_by_unsure_digits() -> None:
    sure = certainties(case(OLD, by_ocr=True, confidence=0.95))["document_age"]
    badly = certainties(case(OLD, by_ocr=True, confidence=0.8))["document_age"]
    nameless = certainties(case(OLD.replace("DURAND PAUL", "LECONTE"), by_ocr=True, confidence=0.95))["document_age"]
    assert sure > 0.65 >= max(badly, nameless)
    assert certainties(case(OLD.replace("DURAND PAUL", "LECONTE")))["document_age"] == 1.0


def test_a_page_number_plainly_read_on_the_only_page_of_a_file_takes_no_second_reading() -> None:
    first = NOTICE + "\nFeuillet 1/3"
    plainly, hardly = (
        certainties(case(first, slot=Slot.TAX_NOTICE, by_ocr=True, confidence=sure))["page_count"]
        for sure in (0.95, 0.85)
    )
    two = certainties(case(first, "Feuillet 2/3", slot=Slot.TAX_NOTICE, by_ocr=True, confidence=0.95))["page_count"]
    assert plainly >= 0.8 > max(hardly, two)
