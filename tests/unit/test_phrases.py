"""The phrases of the kinds that stand in a text are found, whatever way is taken to find them fast."""

import pytest

from config.document_kinds import document_kinds
from validators.text.phrases import Text

ALL = {phrase for kind in document_kinds().values() for phrase in kind.phrases}
LONG = sorted(phrase for phrase in ALL if len(phrase) >= 12)


def test_every_phrase_is_found_where_it_stands_between_other_words() -> None:
    for phrase in ALL:
        assert phrase in Text(f"le {phrase} du").phrases


@pytest.mark.parametrize("phrase", LONG[::40])
def test_a_long_phrase_is_found_where_spaces_were_lost(phrase: str) -> None:
    assert phrase in Text(f"le{phrase.replace(' ', '')}du").phrases


def test_a_short_phrase_within_a_word_is_not_there() -> None:
    assert "free" in Text("facture free mobile").phrases
    assert "free" not in Text("facture freeman mobile").phrases


def test_a_letter_that_ocr_misread_is_forgiven_in_a_long_phrase_only_where_ocr_read() -> None:
    slip = "avis d imqot etabli en"
    assert "avis d impot etabli en" in ALL
    assert "avis d impot etabli en" in Text(slip, misread=True).phrases
    assert "avis d impot etabli en" not in Text(slip).phrases


def test_nothing_stands_in_an_empty_text() -> None:
    assert not Text("", misread=True).phrases
