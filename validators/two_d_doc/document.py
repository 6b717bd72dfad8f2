"""A 2D-Doc as the checks ask about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from validators.two_d_doc import fields, header
from validators.two_d_doc.kinds import Kind, kind_of
from validators.two_d_doc.names import full_name
from validators.two_d_doc.places import Place, place

_OUR_TABLES = ("01", "FR")
_NAMES = "10 12 13 14 16 17 1I 1K 1L 1M 1O 1P 30 46 48"


@dataclass(frozen=True, slots=True)
class TwoDDoc:
    """What a code says, whoever signed it.

    `issued` and `signed_on` are the header's dates, None where it has none. `fields` maps identifiers to values: only
    those that a check asks about, and never shown by `repr`. `partial`: something in it could not be read.
    `truncated` names the fields whose value the issuer cut short (compare as a prefix).
    """

    version: int
    authority: str
    certificate: str
    issued: date | None
    signed_on: date | None
    type: str
    perimeter: str
    country: str
    fields: Mapping[str, str] = field(repr=False)
    partial: bool
    truncated: frozenset[str]

    @property
    def kind(self) -> Kind:
        """The kind of document; UNKNOWN for a new type, or one of another perimeter or country."""
        return kind_of(self.type) if (self.perimeter, self.country) == _OUR_TABLES else Kind.UNKNOWN

    @property
    def is_test(self) -> bool:
        """Whether its signer is one for tests: read, never trusted."""
        return self.authority.endswith("00") or self.certificate == "0000"

    @property
    def income_year(self) -> int | None:
        """The year of the incomes that a tax notice is about (45)."""
        value = self.fields.get("45", "")
        return int(value) if value.isascii() and value.isdigit() and "45" not in self.truncated else None

    @property
    def declarants(self) -> tuple[str, ...]:
        """Whom a tax notice names (46, 48): `NOM PRENOM` or `PRENOM NOM`."""
        return tuple(self.fields[name] for name in ("46", "48") if self.fields.get(name))

    @property
    def holders(self) -> tuple[str, ...]:
        """Whom a bill, a proof of address or a RIB names: beneficiaries, or else those the invoice is addressed to."""
        beneficiaries = self._named("10", "12 13"), self._named("1I", "1K 1L")
        addressees = self._named("14", "16 17"), self._named("1M", "1O 1P"), self.fields.get("30", "")
        return tuple(filter(None, beneficiaries)) or tuple(filter(None, addressees))

    @property
    def holder(self) -> str | None:
        """The first of the holders."""
        return next(iter(self.holders), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone whom the document is about."""
        return self.declarants + self.holders

    @property
    def names_truncated(self) -> bool:
        """Whether a name was cut short by the issuer: compare as prefixes."""
        return not self.truncated.isdisjoint(_NAMES.split())

    @property
    def place(self) -> Place:
        """The address that the document gives: of the home (4Y, 6S…), or of the supply (20…)."""
        return place(self.fields)

    @property
    def iban(self) -> str | None:
        """The IBAN of a RIB (31)."""
        return self.fields.get("31") or None

    @property
    def page_count(self) -> int | None:
        """How many pages the document has (09), where its issuer says so."""
        value = self.fields.get("09", "")
        return (int(value) or None) if value.isascii() and value.isdigit() else None

    @property
    def assessed_on(self) -> date | None:
        """The day a tax notice was established (4A, mise en recouvrement), or else the tax return filed (4B)."""
        return _day(self.fields.get("4A", "")) or _day(self.fields.get("4B", ""))

    def _named(self, line: str, first_and_last: str) -> str:
        return full_name(self.fields.get(line, ""), *(self.fields.get(name, "") for name in first_and_last.split()))


def read(message: bytes) -> TwoDDoc | None:
    """The document of a message (the bytes before US); None when they are no 2D-Doc. Never raises."""
    text = message.decode("latin-1")
    head = header.parse(text)
    if head is None:
        return None
    ours = head.length is not None and (head.perimeter, head.country) == _OUR_TABLES
    found = fields.parse(text[head.length :] if ours else "")
    return TwoDDoc(
        head.version,
        head.authority,
        head.certificate,
        head.issued,
        head.signed_on,
        head.type,
        head.perimeter,
        head.country,
        found.values,
        found.partial or not ours,
        found.truncated,
    )


def _day(value: str) -> date | None:
    """A date from DDMMYYYY; None when it is not one."""
    try:
        return date(int(value[4:8]), int(value[2:4]), int(value[:2]))
    except ValueError:
        return None
