"""docs/reliability.md is what the tests make of it."""

from pathlib import Path

import reliability


def test_the_page_is_made_of_the_tests_that_are_there() -> None:
    page = Path(reliability.TESTS.parent, "docs", "reliability.md").read_text("utf-8")
    assert page == reliability.page(), "python tests/reliability.py > docs/reliability.md"
