"""Labels in one block and their values in the next, as some PDFs give them."""

from datetime import date

import pytest
from pages import page

from validators.text.date_roles import dated_roles
from validators.text.date_wordings import Role
from validators.text.label_blocks import label_apart

LABELS = "Référence client\nDate de la facture\nÀ régler avant le"


def roles(text: str) -> dict[date, Role]:
    return {dated.found.day: dated.role for dated in dated_roles(page(text))}


def test_each_value_has_the_label_of_its_rank() -> None:
    text = "Facture n°\nDate de la facture\nÉchéance\nMontant\n20 111\n05/05/2026\n28/05/2026\n60,10 €\nGAZ DU PORT"
    assert roles(text) == {date(2026, 5, 5): Role.ISSUE, date(2026, 5, 28): Role.DUE}


@pytest.mark.parametrize(
    "values",
    [
        "05/05/2026\n20 111\n28/05/2026\n60,10 €",  # not in that order
        "20 111\n05/05/2026\n60,10 €\n28/05/2026",
        "20 111\n12 rue des Lilas\n05/05/2026\n28/05/2026",  # one more, or one that is missing
    ],
)
def test_labels_that_do_not_meet_their_values_tell_nothing(values: str) -> None:
    text = f"Facture n°\nDate de la facture\nÉchéance\nMontant\n{values}"
    one = page(text)
    assert all(label_apart(one, line) == "" for line in one.lines[4:])


def test_two_labels_are_no_block() -> None:
    one = page("Date de la facture\nÉchéance\n05/05/2026\n28/05/2026")
    assert label_apart(one, one.lines[2]) == ""
