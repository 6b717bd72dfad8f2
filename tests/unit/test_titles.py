"""The title that stands by itself names the paper, not one that a sentence speaks of (`situation_papers.toml`)."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pages import page

from validators.text.kinds import kind_of
from validators.text.layout import Line, Page
from validators.text.titles import standing

PAPERS = tomllib.loads(Path(__file__).with_name("situation_papers.toml").read_text("utf-8"))
TITLE = "avis de situation declarative"


@pytest.mark.parametrize("name", PAPERS["situations"])
@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_situation_that_speaks_much_of_the_return_is_one(name: str, by_ocr: bool) -> None:
    score = kind_of([page(PAPERS["situations"][name])], by_ocr=by_ocr)
    assert score is not None
    assert (score.name, score.sure) == ("tax_situation", True)


@pytest.mark.parametrize("name", PAPERS["others"])
@pytest.mark.parametrize("by_ocr", [False, True])
def test_what_only_speaks_of_the_situation_is_none(name: str, by_ocr: bool) -> None:
    score = kind_of([page(PAPERS["others"][name])], by_ocr=by_ocr)
    assert score is None or score.name not in ("tax_situation", "tax_notice") or not score.sure


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("1/2\nAvis de situation déclarative 2026", True),
        ("Impôts     AVIS DE SITUATION\n           DÉCLARATIVE", True),
        ("RÉPUBLIQUE FRANÇAISE AVIS DE SITUATION DÉCLARATIVE", True),
        ("Vous recevrez votre avis de situation déclarative", False),
        ("téléchargez votre\navis de situation déclarative\ndans votre espace", False),
        ("Avis de situation déclarative disponible en ligne", False),
        (25 * "\n" + "Avis de situation déclarative", False),
    ],
)
def test_a_title_stands_alone_with_a_capital_at_the_top(text: str, stands: bool) -> None:
    assert standing(page("Bonjour\n" + text), [TITLE]) == (TITLE if stands else "")


def test_of_two_titles_the_topmost_names_the_paper() -> None:
    text = "Déclaration des revenus\nAvis de situation déclarative"
    assert standing(page(text), [TITLE, "declaration des revenus"]) == "declaration des revenus"


def test_of_two_titles_the_one_in_larger_letters_names_the_paper() -> None:
    caption, title = page("Déclaration en ligne des revenus\nAvis de situation déclarative").lines
    larger = Line(tuple(replace(word, box=replace(word.box, bottom=word.box.top + 0.03)) for word in title.words))
    assert standing(Page(1, (caption, larger)), [TITLE, "declaration en ligne"]) == TITLE
