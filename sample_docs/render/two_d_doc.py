"""Signed 2D-Doc marks of a test authority (FR00): they can be read and must never be trusted."""

from base64 import b32encode
from datetime import date
from io import BytesIO

import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from PIL import Image

_GS, _US = "\x1d", "\x1f"
_KEY = derive_private_key(417593, SECP256R1())


def _days(when: date | None) -> str:
    return "FFFF" if when is None else f"{(when - date(2000, 1, 1)).days:04X}"


def _mark(kind: str, issued: date | None, signed: date, fields: str) -> bytes:
    """A Data Matrix as PNG: header of version 04, fields, signature."""
    message = f"DC04FR000001{_days(issued)}{_days(signed)}{kind}01FR{fields}".encode("ascii")
    r, s = decode_dss_signature(_KEY.sign(message, ECDSA(SHA256(), deterministic_signing=True)))
    signature = b32encode(r.to_bytes(32, "big") + s.to_bytes(32, "big")).rstrip(b"=")
    code = zxingcpp.create_barcode(message + _US.encode() + signature, zxingcpp.BarcodeFormat.DataMatrix)
    image = Image.fromarray(code.to_image(scale=6, add_quiet_zones=True))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def bill_mark(holder: str, postcode: str, town: str, issued: date) -> bytes:
    """The mark of an energy bill (type 01); `holder` as `M/LEFORT/PAUL`."""
    fields = f"10{holder}{_GS}24{postcode}25{town}{_GS}18260504179{issued.day:02d}{_GS}"
    return _mark("01", issued, issued, fields)


def notice_mark(declarant: str, income_year: int, signed: date) -> bytes:
    """The mark of an avis de situation déclarative (type 27)."""
    fields = f"45{income_year}4A{signed:%d%m%Y}46{declarant}{_GS}4700123456789014426 14A041759".replace("26 14", "2614")
    return _mark("27", None, signed, f"{fields}31{_GS}")
