from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from two_d_doc_signer import NOTICE, Signer, header

from tasks.tools.signers import Seal, Signers
from validators.two_d_doc import Signature, opened, read

OURS = Signer()
MESSAGE = header() + NOTICE
RAW = OURS.sign(MESSAGE)


def seal(raw: bytes, signers: Signers = OURS.signers) -> Seal:
    envelope = opened(raw)
    document = read(envelope.message)
    assert document is not None
    return signers.seal(document, envelope)


def test_a_genuine_code_is_verified_and_its_signer_named():
    assert seal(RAW) == Seal(Signature.VERIFIED, "DIRECTION GENERALE DES FINANCES PUBLIQUES")


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()])
def test_each_curve_goes_with_its_hash(curve: ec.EllipticCurve):
    signer = Signer(curve=curve)
    assert seal(signer.sign(MESSAGE), signer.signers).signature is Signature.VERIFIED


@pytest.mark.parametrize("place", [20, 30, len(MESSAGE) - 3])
def test_one_changed_character_is_told(place: int):
    changed = bytearray(RAW)
    changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
    assert seal(bytes(changed)).signature is Signature.TAMPERED


@pytest.mark.parametrize("ending", [b"A", b"ABCDEFGH", b"not base32!", b"A" * 103, b"7" * 103])
def test_a_signature_that_is_none_is_told(ending: bytes):
    assert seal(MESSAGE.encode() + b"\x1f" + ending).signature is Signature.TAMPERED


def test_another_key_under_the_same_name_is_told():
    assert seal(Signer().sign(MESSAGE)).signature is Signature.TAMPERED


@pytest.mark.parametrize("names", [{"authority": "FR97"}, {"certificate": "OUR2"}])
def test_a_signer_we_have_no_certificate_of_is_unknown(names: dict[str, str]):
    assert seal(OURS.sign(header(**names) + NOTICE)) == Seal(Signature.UNKNOWN_SIGNER)


@pytest.mark.parametrize("names", [("FR00", "OUR1"), ("FR98", "0000")])
def test_a_signer_for_tests_is_never_trusted_even_when_its_signature_holds(names: tuple[str, str]):
    signer = Signer(*names)
    raw = signer.sign(header(authority=names[0], certificate=names[1]) + NOTICE)
    assert seal(raw, signer.signers).signature is Signature.TEST_SIGNER


def test_a_code_without_signature_is_unsigned():
    assert seal(MESSAGE.encode()).signature is Signature.UNSIGNED
    assert seal(MESSAGE.encode() + b"\x1f").signature is Signature.UNSIGNED
    assert seal(MESSAGE.encode() + b"\x1f\x1dANNEX").signature is Signature.UNSIGNED


def test_the_annex_after_the_signature_changes_nothing():
    assert seal(OURS.sign(MESSAGE, annex="452019")).signature is Signature.VERIFIED


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2024, 12, 31), Signature.UNKNOWN_SIGNER),
        (date(2025, 1, 1), Signature.VERIFIED),
        (date(2027, 12, 31), Signature.VERIFIED),
        (date(2028, 1, 1), Signature.UNKNOWN_SIGNER),
        (None, Signature.UNKNOWN_SIGNER),
    ],
)
def test_a_certificate_counts_on_the_days_of_its_validity(day: date | None, outcome: Signature):
    assert seal(OURS.sign(header(signed_on=day) + NOTICE)).signature is outcome


def test_a_notice_stays_genuine_after_its_certificate_has_expired():
    old = Signer(valid=(date(2015, 1, 1), date(2017, 1, 1)))
    assert seal(old.sign(header(signed_on=date(2016, 8, 1)) + NOTICE), old.signers).signature is Signature.VERIFIED


def test_a_certificate_that_its_authority_did_not_issue_is_not_trusted():
    assert seal(RAW, Signers([Signer().authority, OURS.certificate])).signature is Signature.UNKNOWN_SIGNER
    assert seal(RAW, Signers([OURS.certificate])).signature is Signature.UNKNOWN_SIGNER


@pytest.mark.parametrize("type_code", ["02", "04", "18", "24", "27", "28"])
def test_only_the_tax_office_signs_tax_notices(type_code: str):
    supplier = Signer(organisation="FOURNISSEUR INVENTE")
    raw = supplier.sign(header(type_code=type_code) + NOTICE)
    assert seal(raw, supplier.signers) == Seal(Signature.UNKNOWN_SIGNER, "FOURNISSEUR INVENTE")


@pytest.mark.parametrize("type_code", ["00", "01", "03"])
def test_a_supplier_signs_its_own_papers(type_code: str):
    supplier = Signer(organisation="FOURNISSEUR INVENTE")
    assert seal(supplier.sign(header(type_code=type_code)), supplier.signers).signature is Signature.VERIFIED
