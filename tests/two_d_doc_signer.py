"""2D-Docs signed with a key of our own, for tests: nobody's document, and a signer whom only a test trusts."""

from base64 import b32encode
from datetime import UTC, date, datetime
from functools import cached_property

import zxingcpp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID
from PIL import Image

from tasks.tools.signers import Signers

GS, RS, US = "\x1d", "\x1e", "\x1f"
TAX_OFFICE = "DIRECTION GENERALE DES FINANCES PUBLIQUES"
NOTICE = (
    f"44260000000000A4520254A3107202646MARTIN CAMILLE{GS}470099999999901"
    f"48MARTIN DOMINIQUE{GS}43-2{GS}41-1250{GS}4Y12 RUE INVENTEE 14000 CAEN{GS}"
)


def header(
    type_code: str = "28",
    version: int = 4,
    authority: str = "FR98",
    certificate: str = "OUR1",
    issued: date | None = None,
    signed_on: date | None = date(2026, 7, 20),
    perimeter: str = "01",
    country: str = "FR",
) -> str:
    """The header of a 2D-Doc."""
    days = "".join("FFFF" if day is None else f"{(day - date(2000, 1, 1)).days:04X}" for day in (issued, signed_on))
    text = f"DC{version:02}{authority}{certificate}{days}{type_code}"
    return text + (perimeter if version >= 3 else "") + (country if version >= 4 else "")


def picture(raw: bytes, module_px: int = 4, quiet_zone: bool = True) -> Image.Image:
    """The Data Matrix symbol of those bytes, in grey."""
    code = zxingcpp.create_barcode(raw, zxingcpp.BarcodeFormat.DataMatrix)
    return Image.fromarray(code.to_image(scale=module_px, add_quiet_zones=quiet_zone)).convert("L")


class Signer:
    """An authority with one certificate, and its key."""

    def __init__(
        self,
        authority: str = "FR98",
        certificate: str = "OUR1",
        organisation: str = TAX_OFFICE,
        curve: ec.EllipticCurve | None = None,
        valid: tuple[date, date] = (date(2025, 1, 1), date(2027, 12, 31)),
    ) -> None:
        self._key = ec.generate_private_key(curve or ec.SECP256R1())
        authority_key = ec.generate_private_key(ec.SECP256R1())
        self._valid = valid
        self.authority = self._certificate(authority, authority, "Autorité inventée", authority_key, authority_key)
        self.certificate = self._certificate(authority, certificate, organisation, self._key, authority_key)

    @cached_property
    def signers(self) -> Signers:
        """The keychain in which only this signer stands."""
        return Signers([self.authority, self.certificate])

    def sign(self, message: str, annex: str = "") -> bytes:
        """The whole code: message, US, signature, and the annex if there is one."""
        size = (self._key.key_size + 7) // 8
        algorithm = {32: hashes.SHA256(), 48: hashes.SHA384(), 66: hashes.SHA512()}[size]
        pair = decode_dss_signature(self._key.sign(message.encode("ascii"), ec.ECDSA(algorithm)))
        signature = b32encode(b"".join(number.to_bytes(size) for number in pair)).rstrip(b"=").decode()
        return f"{message}{US}{signature}{GS + annex if annex else ''}".encode("ascii")

    def _certificate(
        self,
        issuer: str,
        subject: str,
        organisation: str,
        key: ec.EllipticCurvePrivateKey,
        issuer_key: ec.EllipticCurvePrivateKey,
    ) -> x509.Certificate:
        first, last = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in self._valid)
        return (
            x509.CertificateBuilder()
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .subject_name(
                x509.Name(
                    [
                        *([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if issuer != subject else []),
                        x509.NameAttribute(NameOID.COMMON_NAME, subject),
                    ]
                )
            )
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(first)
            .not_valid_after(last)
            .sign(issuer_key, hashes.SHA256())
        )
