"""Whole examinations of papers with a 2D-Doc, signed with a key of our own that only these tests trust."""

from hashlib import sha256
from pathlib import Path

import pytest
from hostile.bill import UPLOADED_AT
from pages import FAMILY, STUDENT
from papers import Line, jpeg, scan_pdf, text_pdf
from PIL import Image
from two_d_doc_signer import GS, NOTICE, Signer, header, picture

from config.campaign import load
from tasks.reading.examination import Job, verdict_on
from tasks.reading.means import Means
from tasks.tools import barcode
from tests.benchmarks import signed_codes
from validators.model import Outcome, Slot, Status, Upload, Verdict

OURS = Signer()
FIELDS = NOTICE.replace("MARTIN CAMILLE", "DURAND PAUL").replace("MARTIN DOMINIQUE", "MARTIN MARIE")
GENUINE = OURS.sign(header() + FIELDS)
BLANK: list[Line] = []
TITLES: list[Line] = [
    (50, 800, 16, "AVIS D'IMPÔT SUR LES REVENUS"),
    (50, 780, 12, "Impôt sur les revenus de l'année 2025 - avis établi en 2026"),
    (50, 760, 11, "Direction générale des finances publiques - Vos références - Numéro fiscal - Référence de l'avis"),
    (50, 740, 11, "M. DURAND PAUL - 12 rue des Lilas - 14000 CAEN - Revenu fiscal de référence - nombre de parts"),
    (520, 820, 9, "1/1"),
]


@pytest.fixture
def examine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The verdict on some bytes as the Durands' tax notice, without OCR."""
    monkeypatch.setattr(barcode, "packaged", lambda: OURS.signers)

    def run(data: bytes, name: str = "a.pdf") -> Verdict:
        (tmp_path / name).write_bytes(data)
        digest = sha256(data).hexdigest()
        upload = Upload("P1", "P1", "F1", "E1", "", Slot.TAX_NOTICE, name, name, UPLOADED_AT, len(data), digest)
        campaign = load("2026-2027")
        job = Job(str(tmp_path / name), upload, FAMILY, (STUDENT,), 60, ocr=False)
        return verdict_on(job, campaign, Means(tmp_path, 1e9, with_ocr=False))

    return run


def photo(raw: bytes) -> Image.Image:
    """A page of 200 dpi with the code in its lower half."""
    page = Image.new("L", (1654, 2339), 250)
    page.paste(picture(raw, 5), (1000, 1500))
    return page


def said(verdict: Verdict, check: str) -> list[tuple[Outcome, str]]:
    return [(finding.outcome, finding.detail) for finding in verdict.findings if finding.check == check]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_code_on_a_photo_answers_without_ocr_whichever_way_it_lies(examine, turns: int) -> None:
    verdict = examine(jpeg(photo(GENUINE).rotate(90 * turns, expand=True)), "a.jpg")
    assert (verdict.facts.signature, verdict.facts.income_year, verdict.ocr_calls) == ("verified", 2025, 0)
    assert said(verdict, "tax_year") == said(verdict, "holder_name") == [(Outcome.HOLDS, "")]


def test_a_code_on_the_second_page_counts(examine) -> None:
    verdict = examine(scan_pdf(photo(GENUINE).point(lambda _: 250), photo(GENUINE)))
    assert (verdict.facts.signature, verdict.facts.income_year) == ("verified", 2025)


def test_a_genuine_code_on_the_notice_that_it_was_made_for_is_compliant(examine) -> None:
    verdict = examine(text_pdf(TITLES, under=photo(GENUINE)))
    assert (verdict.status, verdict.facts.signature) == (Status.COMPLIANT, "verified")


@pytest.mark.parametrize(
    ("raw", "signature"),
    [
        (OURS.sign(header(authority="FR00") + FIELDS), "test_signer"),
        (OURS.sign(header(certificate="OUR2") + FIELDS), "unknown_signer"),
        ((header() + FIELDS).encode(), "unsigned"),
        (GENUINE.replace(b"452025", b"452026"), "tampered"),
    ],
)
def test_no_other_code_proves_anything(examine, raw: bytes, signature: str) -> None:
    verdict = examine(jpeg(photo(raw)), "a.jpg")
    assert (verdict.facts.signature, verdict.status) == (signature, Status.TO_CHECK)
    assert (Outcome.HOLDS, "") not in said(verdict, "tax_year") + said(verdict, "holder_name")


@pytest.mark.parametrize(
    ("fields", "check"),
    [
        (FIELDS.replace("452025", "452024"), "tax_year"),
        (FIELDS.replace("DURAND PAUL", "AUTRE JEAN").replace("MARTIN MARIE", "AUTRE ANNE"), "holder_name"),
    ],
)
def test_a_genuine_code_of_another_year_or_household_is_for_a_person(examine, fields: str, check: str) -> None:
    verdict = examine(text_pdf(TITLES, under=photo(OURS.sign(header() + fields))))
    assert (verdict.status, said(verdict, check)) == (Status.TO_CHECK, [(Outcome.CANNOT_TELL, "barcode_mismatch")])


def test_a_genuine_code_on_another_kind_of_paper_is_for_a_person(examine) -> None:
    declaration: list[Line] = [
        (50, 800, 16, "DÉCLARATION DES REVENUS 2025"),
        (50, 780, 12, "Déclaration préremplie - formulaire 2042 - cerfa"),
        (50, 760, 11, "M. DURAND PAUL - 12 rue des Lilas - 14000 CAEN - traitements et salaires - à déclarer avant"),
    ]
    verdict = examine(text_pdf(declaration, under=photo(GENUINE)))
    assert verdict.status is Status.TO_CHECK
    assert said(verdict, "document_kind") == [(Outcome.CANNOT_TELL, "barcode_mismatch")]


def test_an_unknown_type_or_field_is_no_proof_and_no_harm(examine) -> None:
    verdict = examine(text_pdf(TITLES, under=photo(OURS.sign(header("ZZ") + f"QQvaleur{GS}" + FIELDS))))
    assert verdict.status is Status.COMPLIANT


def test_the_pieces_by_which_codes_are_timed_are_settled_by_their_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(barcode, "packaged", barcode.packaged)  # what the examiner trusts ends with this test
    examine = signed_codes.examiner(signed_codes.given())
    for paper in signed_codes.papers().values():
        verdict = examine(signed_codes.job_of(tmp_path, *paper) | {"tmp": str(tmp_path)})["verdict"]
        assert signed_codes.answered_by_code(verdict), verdict["findings"]
