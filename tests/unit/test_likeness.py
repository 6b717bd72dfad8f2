"""Sentences told apart by examples (`config/certificate_sentences.toml`): those that were not among them, too."""

import pytest

from config.certificate_sentences import certificate_sentences
from validators.text.fold import fold
from validators.text.medical import likeness as module
from validators.text.medical.likeness import is_known_to_limit_nothing, likeness, weighed

LIMITS = ["lui laisser souffler un peu entre deux enchainements", "qu'elle garde sa genouillere bleue a la barre"]
OTHERS = ["le secretariat est joignable de 9 h a 12 h", "les donnees sont hebergees par un hebergeur agree"]
FOLDS = 5


def test_a_sentence_is_like_those_that_share_its_words():
    assert all(likeness(text) > 2 for text in LIMITS)
    assert all(likeness(text) < -2 for text in OTHERS)


def test_words_that_no_example_holds_tell_nothing():
    assert likeness("xylocopes zinzinulants") == 0
    assert likeness("") == 0


def test_no_example_stands_on_both_sides():
    examples = certificate_sentences()
    assert not set(map(fold, examples.limits)) & set(map(fold, examples.others))


@pytest.mark.parametrize("rank", range(FOLDS))
def test_examples_are_told_apart_by_the_others_alone(monkeypatch, rank):
    limits, others = certificate_sentences().limits, certificate_sentences().others
    known = [[text for n, text in enumerate(texts) if n % FOLDS != rank] for texts in (limits, others)]
    weights = weighed(*known)
    monkeypatch.setattr(module, "_weights", lambda: weights)
    found, doubted = ([likeness(fold(text)) >= 2 for text in texts[rank::FOLDS]] for texts in (limits, others))
    assert sum(found) >= 0.88 * len(found)
    assert sum(doubted) <= 0.16 * len(doubted)


def test_a_whole_sentence_among_the_examples_is_known_whatever_its_figures_and_a_few_words_of_it_are_not():
    assert is_known_to_limit_nothing("en cas d'urgence, composez le 15 ou le 114")
    assert not is_known_to_limit_nothing("en cas d'urgence, composez le 15 et pas de sauts")
    assert not is_known_to_limit_nothing("examen normal")
