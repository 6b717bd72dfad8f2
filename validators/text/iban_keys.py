"""The check digits of an account."""

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException


def is_valid(text: str) -> bool:
    """Check digits of the IBAN, and those of the account (clé RIB) where its country has them."""
    try:
        IBAN(text).validate(validate_bban=True)
    except SchwiftyException:
        return False
    return True
