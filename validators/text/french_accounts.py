"""A French IBAN of which OCR lost a digit or two: found again in the RIB that is printed beside.

Not by trying digits: the IBAN's key and the clé RIB are one in truth, and chance makes two or three tries in a hundred
valid. A digit that was read wrongly is never put right here: that IBAN may be wrong on the paper.
"""

import re

from validators.text.iban_keys import is_valid

_LENGTH = 27
_RIB = re.compile(
    r"(?<!\d)(\d{5})(?!\d)\D{1,30}?(?<!\d)(\d{5})(?!\d)[^\w]{1,4}(?:[a-z°. :]{0,24}?[ :\n|])?"
    r"([0-9a-z]{11})(?!\w)[^\d]{1,16}?(\d{2})(?!\d)"
)


def completed(read: str, page: str) -> str:
    """The whole IBAN of a stretch that begins like one (`FR…`, compact) and lacks a digit or two; empty if unsure.

    `page` is the folded text on which the RIB's own numbers may stand.
    """
    core = re.match(r"FR[0-9A-Z]{2,}\d", read)
    if core is None:
        return ""
    beside = {iban for iban in _ribs(page) if _lacks(core.group(), iban)}
    return beside.pop() if len(beside) == 1 else ""


def _ribs(page: str) -> set[str]:
    """The IBANs of the bank, branch, account and key that are printed apart."""
    whole = {_iban("".join(match.groups()).upper()) for match in _RIB.finditer(page)}
    return {iban for iban in whole if is_valid(iban)}


def _iban(account: str) -> str:
    """The IBAN of an account in France, with the check digits that it must have (ISO 7064)."""
    digits = "".join(str(int(char, 36)) for char in account + "FR00")
    return f"FR{98 - int(digits) % 97:02}{account}"


def _lacks(short: str, whole: str) -> bool:
    """Whether the one is the other with one or two characters left out."""
    rest = iter(whole)
    return _LENGTH - 2 <= len(short) < _LENGTH and all(char in rest for char in short)
