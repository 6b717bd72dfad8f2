"""The made drops: both halves can draw whatever a scenario asks for, share no words of doctors, and come out the same each time."""

from importlib import import_module

import pytest

from tests.evaluation import scenarios
from tests.evaluation.document import LAYOUTS, load
from tests.evaluation.season import Season

KINDS = {*scenarios.PROOFS, *scenarios.REFUSED, *scenarios.NO_NOTICE, *scenarios.NO_CERTIFICATE,
         "asdir", "tax_notice", "certificate", "sport_certificate", "rib", "sepa", "mdph"}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def both_halves():
    load("tune")
    load("hold")


def drawn(half):
    return {kind for item in LAYOUTS if item.half == half for kind in item.kinds}


@pytest.mark.parametrize("half", ["tune", "hold"])
def test_each_half_draws_every_kind_of_paper(half):
    assert drawn(half) >= KINDS


def test_the_halves_share_no_statement_of_a_doctor():
    def words(half):
        module = import_module(f"tests.evaluation.layouts.{half}_wordings")
        good = {text for row in module.GOOD for text in row}
        return {*module.OPENING, module.OTHER_OPENING, *good, *module.SPORT, *module.NEGATIVE, *module.PARTIAL}

    assert not words("tune") & words("hold")


def test_the_same_seed_gives_the_same_files_below_the_limit_of_the_portal():
    def files():
        made = Season("tune", 4)
        made.fill(6)
        return [(piece.name, piece.data) for piece in made.pieces if piece.case != "too_large"]

    once = files()
    assert once == files()
    assert all(len(data or b"") <= 2 * 1024 * 1024 for _, data in once)
