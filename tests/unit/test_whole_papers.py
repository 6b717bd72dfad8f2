"""Whole papers in the words of their issuers (`papers/*.toml`): each is judged as a clerk would."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pages import case

from validators.case import Case
from validators.checklist import judge
from validators.facts import facts
from validators.model import Finding, Reason, Slot, Status
from validators.sureness import decided
from validators.verdict import in_order, piece_status

SLOTS = {
    "proofs": Slot.PROOF_OF_ADDRESS,
    "receipts": Slot.PROOF_OF_ADDRESS,
    "near_proofs": Slot.PROOF_OF_ADDRESS,
    "notices": Slot.TAX_NOTICE,
    "ribs": Slot.BANK_DETAILS,
    "mandates": Slot.SEPA_MANDATE,
    "certificates": Slot.MEDICAL_CERTIFICATE,
    "mdph": Slot.DISABILITY_ATTESTATION,
}
FOLDER = Path(__file__).with_name("papers")
PAPERS = [
    pytest.param(slot, paper, id=f"{name}{rank}-{paper['is']}")
    for name, slot in SLOTS.items()
    if (FOLDER / f"{name}.toml").exists()
    for rank, paper in enumerate(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["paper"])
]


def judged(paper: dict[str, str], slot: Slot, *, by_ocr: bool = False) -> tuple[Case, tuple[Finding, ...]]:
    pages = paper["text"].split("\n----\n")
    one = case(*pages, slot=slot, uploaded=paper.get("uploaded", "2026-05-20"), by_ocr=by_ocr)
    return one, decided(judge(one), one.campaign.reading.decide_certainty)


@pytest.mark.parametrize(("slot", "paper"), PAPERS)
def test_a_whole_paper_is_judged_as_a_clerk_would(slot: Slot, paper: dict[str, str]) -> None:
    status, *told = paper["is"].split(", ")
    one, found = judged(paper, slot)
    reasons = in_order(finding.reason for finding in found if finding.reason is not None)
    known = facts(one, found)
    codes = {reason.code for reason in Reason}
    assert piece_status(reasons) == status, [(f.check, f.detail, f.read) for f in found if f.reason]
    for word in told:
        if word in codes:
            assert word in {reason.code for reason in reasons}
        elif word[0].isdigit():
            assert known.issued == date.fromisoformat(word)
        else:
            assert known.kind in word.split("|")


@pytest.mark.parametrize(("slot", "paper"), PAPERS)
def test_what_ocr_reads_of_it_is_never_taken_for_better(slot: Slot, paper: dict[str, str]) -> None:
    _, found = judged(paper, slot, by_ocr=True)
    reasons = in_order(finding.reason for finding in found if finding.reason is not None)
    allowed = {Status.TO_CHECK, Status(paper["is"].split(", ")[0])}
    assert piece_status(reasons) in allowed
