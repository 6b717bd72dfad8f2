"""Who may sign a 2D-Doc (tddoc's certificates, cryptography), and whether one did."""

from base64 import b32decode
from binascii import Error as BadBase32
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.x509.oid import NameOID
from tddoc.keychain import KeyChain  # type: ignore[import-untyped]

from validators.two_d_doc import Envelope, Signature, TwoDDoc
from validators.two_d_doc.kinds import TAX_KINDS

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "secp256r1": hashes.SHA256(),
    "secp384r1": hashes.SHA384(),
    "secp521r1": hashes.SHA512(),
}
TAX_OFFICE = "DIRECTION GENERALE DES FINANCES PUBLIQUES"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a signature is worth, and the organisation whose certificate it was held against (empty: none known)."""

    signature: Signature
    signer: str = ""


class Signers:
    """The certificates of authorities and of those whom they let sign, by name."""

    def __init__(self, certificates: Iterable[x509.Certificate]) -> None:
        self._signers: dict[tuple[str, str], x509.Certificate] = {}
        self._authorities: dict[str, x509.Certificate] = {}
        for certificate in certificates:
            subject = _named(certificate.subject, NameOID.COMMON_NAME)
            self._signers[_named(certificate.issuer, NameOID.COMMON_NAME), subject] = certificate
            self._authorities[subject] = certificate

    def seal(self, document: TwoDDoc, envelope: Envelope) -> Seal:
        """What the signature of that document is worth; never raises.

        A certificate counts as on the day of the signature: a notice of 2024 stays genuine after its expiry.
        """
        if not envelope.signature:
            return Seal(Signature.UNSIGNED)
        if document.is_test:
            return Seal(Signature.TEST_SIGNER)
        certificate = self._signers.get((document.authority, document.certificate))
        key = certificate.public_key() if certificate else None
        if certificate is None or not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name not in _HASHES:
            return Seal(Signature.UNKNOWN_SIGNER)
        signer = _named(certificate.subject, NameOID.ORGANIZATION_NAME)
        if not _signed(envelope, key):
            return Seal(Signature.TAMPERED, signer)
        if not (self._issued(certificate, document.authority) and _valid_on(certificate, document.signed_on)):
            return Seal(Signature.UNKNOWN_SIGNER, signer)
        if document.kind in TAX_KINDS and signer != TAX_OFFICE:
            return Seal(Signature.UNKNOWN_SIGNER, signer)
        return Seal(Signature.VERIFIED, signer)

    def _issued(self, certificate: x509.Certificate, authority: str) -> bool:
        issuer = self._authorities.get(authority)
        if issuer is None:
            return False
        try:
            certificate.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature):
            return False
        return True


@cache
def packaged() -> Signers:
    """The certificates that tddoc ships, read once (20 ms: do it before forking).

    Not `keychain.internal()`: that one also trusts whatever lies in `~/.config`, and a home folder is no authority.
    """
    chain = KeyChain(check_expiry=False)
    chain.load_dir(files("tddoc.chains"))
    return Signers(chain.certs)


def _named(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _signed(envelope: Envelope, key: ec.EllipticCurvePublicKey) -> bool:
    """Whether that key signed every byte before US: ECDSA, r and s in a row, hashed as long as the curve."""
    text = envelope.signature.rstrip(b"=")
    try:
        signature = b32decode(text + b"=" * (-len(text) % 8))
    except (BadBase32, ValueError):
        return False
    size = (key.key_size + 7) // 8
    if len(signature) != 2 * size:
        return False
    r, s = int.from_bytes(signature[:size]), int.from_bytes(signature[size:])
    try:
        key.verify(encode_dss_signature(r, s), envelope.message, ec.ECDSA(_HASHES[key.curve.name]))
    except InvalidSignature:
        return False
    return True


def _valid_on(certificate: x509.Certificate, day: date | None) -> bool:
    if day is None:
        return False
    return certificate.not_valid_before_utc.date() <= day <= certificate.not_valid_after_utc.date()
