from datetime import UTC, date, datetime

import pytest

from tasks.report.wording import clock, confidence_word, counted, local, long_day, visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("photo\u202egnp.exe", "photo⟨U+202E⟩gnp.exe"),
        ("a\nb\x1b[31m", "a⟨U+000A⟩b⟨U+001B⟩[31m"),
        ("nul\x00", "nul⟨U+0000⟩"),
        ("z\u200bw\ufeff", "z⟨U+200B⟩w⟨U+FEFF⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("large\u3000", "large⟨U+3000⟩"),
        ("avis d'impôt (1).pdf", "avis d'impôt (1).pdf"),
    ],
)
def test_what_is_invisible_or_turns_the_writing_round_is_shown(typed, shown):
    assert visible(typed) == shown


def test_a_name_without_end_is_cut():
    assert len(visible("a" * 4000)) == 255


def test_days_are_written_as_the_french_do():
    assert long_day(date(2026, 3, 1)) == "1er\u00a0mars 2026"
    assert long_day(date(2026, 1, 12)) == "12\u00a0janvier 2026"
    assert long_day(None) == "–"


def test_moments_are_told_on_the_school_s_clock_and_a_wall_clock_stays_as_it_is():
    assert clock(datetime(2026, 6, 4, 22, 30, tzinfo=UTC)) == "5\u00a0juin 2026 à 0\u00a0h\u00a030"
    assert local(datetime.fromisoformat("2026-06-03T18:42")).hour == 18


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "sûre"), (0.9, "sûre"), (0.89, "moyenne"), (0.6, "moyenne"), (0.59, "faible")]
)
def test_confidence_is_told_in_words(confidence, word):
    assert confidence_word(confidence) == word


def test_numbers_agree_with_their_noun():
    assert [counted(number, "pièce") for number in (0, 1, 2, 1250)] == [
        "0\u00a0pièce",
        "1\u00a0pièce",
        "2\u00a0pièces",
        "1\u202f250\u00a0pièces",
    ]
