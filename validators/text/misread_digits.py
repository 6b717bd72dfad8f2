"""What other day a date may have been before OCR took one of its digits for another."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date


def one_digit_off(day: date) -> Iterator[date]:
    """Every other day that differs from this one in one digit of its day, month or year."""
    written = f"{day:%Y%m%d}"
    for place, digit in enumerate(written):
        for other in "0123456789":
            if other != digit:
                with suppress(ValueError):
                    yield date.fromisoformat(written[:place] + other + written[place + 1 :])
