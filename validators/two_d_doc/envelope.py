"""The outside of a code: what is signed, the signature, and what can be said of it."""

from dataclasses import dataclass
from enum import StrEnum

UNIT_SEPARATOR = b"\x1f"
GROUP_SEPARATOR = b"\x1d"


class Signature(StrEnum):
    """What the signature of a code is worth. Only VERIFIED proves anything, only TAMPERED is alarming."""

    VERIFIED = "verified"
    TAMPERED = "tampered"
    UNKNOWN_SIGNER = "unknown_signer"
    TEST_SIGNER = "test_signer"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """A code taken apart: the signed bytes (all before US) and the signature in Base32 without padding."""

    message: bytes
    signature: bytes


def opened(raw: bytes) -> Envelope:
    """The parts of a code. What follows the signature after a GS (the annex of v4) nobody signed: it is left out."""
    message, _, rest = raw.partition(UNIT_SEPARATOR)
    return Envelope(message, rest.partition(GROUP_SEPARATOR)[0].strip())
