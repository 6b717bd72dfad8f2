"""Numbers with valid check digits, all made up: IBAN, tax numbers, and 2D-Doc messages of the test authority."""

import base64
from datetime import date
from random import Random

from tests.evaluation.people import plain

BANKS = {
    "Crédit Agricole Normandie": "16606",
    "Crédit Mutuel": "10278",
    "La Banque Postale": "20041",
    "BNP Paribas": "30004",
    "Société Générale": "30003",
    "Caisse d'Epargne Normandie": "11425",
    "LCL": "30002",
    "Boursobank": "40618",
    "Fortuneo": "14518",
    "CIC Nord Ouest": "30027",
    "Monabanq": "14690",
    "Hello bank!": "30004",
}


def iban(rng: Random, bank: str) -> tuple[str, str, str, str, str]:
    """(iban, bank code, branch, account, key) with valid national key and check digits."""
    code, branch = BANKS[bank], f"{rng.randrange(100, 99999):05d}"
    account = f"{rng.randrange(10**10, 10**11 - 1):011d}"
    key = 97 - (89 * int(code) + 15 * int(branch) + 3 * int(account)) % 97
    bban = f"{code}{branch}{account}{key:02d}"
    check = 98 - int(bban + "152700") % 97
    return f"FR{check:02d}{bban}", code, branch, account, f"{key:02d}"


def break_iban(rng: Random, good: str) -> str:
    """Another digit inside: the check digits fail."""
    place = rng.randrange(9, 24)
    digit = rng.choice([d for d in "0123456789" if d != good[place]])
    return good[:place] + digit + good[place + 1 :]


def spaced(number: str, group: int = 4) -> str:
    return " ".join(number[i : i + group] for i in range(0, len(number), group))


def tax_number(rng: Random) -> str:
    number = rng.choice("0123") + "".join(rng.choice("0123456789") for _ in range(12))
    return f"{number[:2]} {number[2:4]} {number[4:7]} {number[7:10]} {number[10:]}"


def tax_reference(rng: Random, year: int) -> str:
    tail = "".join(rng.choice("0123456789") for _ in range(9))
    return f"{year % 100} 14 {tail[:7]} {tail[7:]}"


def two_d_doc(rng: Random, kind: str, fields: list[tuple[str, str]], issued: date | None) -> bytes:
    """A 2D-Doc of the test authority: read, never to be trusted (its signature is random)."""
    days = f"{(issued - date(2000, 1, 1)).days:04X}" if issued else "FFFF"
    head = f"DC03FR000000{days}{days}{kind}01"
    body = "".join(f"{name}{plain(value).upper()}\x1d" for name, value in fields)
    signature = base64.b32encode(rng.randbytes(64)).decode().rstrip("=")
    return f"{head}{body}\x1f{signature}".encode("ascii", "replace")
