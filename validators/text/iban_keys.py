"""The check digits of an account."""

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException


def is_valid(text: str) -> bool:
    """Check digits of the IBAN, and those of the account (clé RIB) where its country has them."""
    return _holds(text, account=True)


def is_iban(text: str) -> bool:
    """The check digits of the IBAN alone."""
    return _holds(text, account=False)


def _holds(text: str, *, account: bool) -> bool:
    try:
        IBAN(text).validate(validate_bban=account)
    except SchwiftyException:
        return False
    return True
