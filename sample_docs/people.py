"""The invented people of the drop, as their papers name them."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One invented person; `title` is `M.` or `Mme`, `born` JJ/MM/AAAA."""

    last: str
    first: str
    title: str = "M."
    born: str = "14/03/1982"

    @property
    def full(self) -> str:
        """First name and family name, as a letter has them."""
        return f"{self.first} {self.last.upper()}"

    @property
    def titled(self) -> str:
        """With the title, as a bill has it."""
        return f"{self.title} {self.full}"


@dataclass(frozen=True)
class Home:
    """Where a family lives."""

    street: str
    postcode: str
    town: str

    @property
    def lines(self) -> list[str]:
        """The last lines of a postal address."""
        return [self.street, f"{self.postcode} {self.town.upper()}"]


def unaccented(name: str) -> str:
    """In capitals without accents, as an old program prints it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.upper()) if not unicodedata.combining(sign))
