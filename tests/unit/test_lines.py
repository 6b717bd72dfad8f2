"""Words in places → lines, as a person sees them."""

import pytest

from validators.model import Box
from validators.text.layout import Word, lines_of


def word(text: str, left: float, top: float, height: float = 0.012) -> Word:
    return Word(text, Box(1, left, top, left + 0.012 * len(text), top + height))


def texts(*words: Word) -> list[str]:
    return [line.text for line in lines_of(words)]


def test_a_logo_does_not_draw_the_lines_beside_it_together() -> None:
    logo = word("Énergie", 0.05, 0.100, 0.040)
    number, date = word("Facture n° 123", 0.6, 0.102), word("émise le 06/04/2026", 0.6, 0.120)
    assert "émise le 06/04/2026" in texts(logo, number, date)


@pytest.mark.parametrize("dash", ["-", "—", "."])
def test_a_dash_stays_in_its_line(dash: str) -> None:
    assert texts(word("verte", 0.1, 0.1), word(dash, 0.2, 0.1055, 0.002), word("Offre", 0.25, 0.1)) == [
        f"verte {dash} Offre"
    ]


def test_a_line_that_slopes_is_one_line() -> None:
    sloping = [word(f"mot{rank}", 0.1 + 0.08 * rank, 0.1 + 0.004 * rank) for rank in range(8)]
    assert texts(*sloping) == [" ".join(f"mot{rank}" for rank in range(8))]


def test_a_sum_in_large_figures_stands_with_the_words_on_its_foot() -> None:
    assert texts(word("44,85", 0.1, 0.100, 0.030), word("TTC", 0.2, 0.118, 0.012)) == ["44,85 TTC"]


def test_columns_at_one_height_are_one_line() -> None:
    assert texts(word("Titulaire", 0.1, 0.1), word("Date", 0.7, 0.101)) == ["Titulaire Date"]
