"""Papers as families send them (`french_papers.toml`), and in other words (`french_wordings.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pages import case

from validators.checklist import judge
from validators.facts import facts
from validators.model import Slot
from validators.sureness import decided
from validators.verdict import in_order, piece_status

PAPERS = {
    name: paper
    for file in ("french_papers.toml", "french_wordings.toml")
    for name, paper in tomllib.loads(Path(__file__).with_name(file).read_text("utf-8")).items()
}
SLOTS = {
    "proof": Slot.PROOF_OF_ADDRESS,
    "notice": Slot.TAX_NOTICE,
    "rib": Slot.BANK_DETAILS,
    "sepa": Slot.SEPA_MANDATE,
    "mdph": Slot.DISABILITY_ATTESTATION,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_judged_as_a_clerk_would(name: str) -> None:
    paper: dict[str, Any] = PAPERS[name]
    one = case(*paper["pages"], slot=SLOTS[paper["slot"]], uploaded=paper.get("uploaded", "2026-05-20"))
    found = decided(judge(one), one.campaign.reading.decide_certainty)
    reasons = in_order(finding.reason for finding in found if finding.reason is not None)
    known = facts(one, found)
    assert (piece_status(reasons), "|".join(reason.code for reason in reasons)) == (
        paper["status"],
        paper.get("reasons", ""),
    )
    if "kind" in paper:
        assert known.kind in paper["kind"].split()
    if "issued" in paper:
        assert known.issued == paper["issued"]
