"""Every detail that a check gives has its own sentence for staff and families."""

import ast
import tomllib
from pathlib import Path

import pytest

from config.campaign import FOLDER

ROOT = FOLDER.parent
TABLE = tomllib.loads((FOLDER / "messages.fr.toml").read_text("utf-8"))["reason"]
VARIANTS = {detail for reason in TABLE.values() for detail in reason.get("variant", {})}


def given(path: Path) -> set[str]:
    """The details that a module hands to `fails` and `doubt`, by position or by name, and its readings' troubles."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            not isinstance(node, ast.Call)
            or not isinstance(node.func, ast.Name)
            or node.func.id not in ("fails", "doubt")
        ):
            continue
        words = node.args[3:4] + [keyword.value for keyword in node.keywords if keyword.arg == "detail"]
        found |= {word.value for word in words if isinstance(word, ast.Constant) and word.value}
    return found


@pytest.mark.parametrize("path", sorted(ROOT.glob("validators/*.py")), ids=lambda path: path.stem)
def test_each_detail_has_its_sentence(path: Path) -> None:
    assert given(path) <= VARIANTS


def test_each_way_to_be_unreadable_or_something_else_has_a_sentence_of_its_own() -> None:
    for reason, details in (
        ("fichier_illisible", {"empty", "damaged", "password", "truncated"}),
        ("contenu_different", {"is_pdf", "is_jpeg", "is_png", "other"}),
    ):
        variants = TABLE[reason]["variant"]
        for audience in ("staff", "family"):
            assert len({variants[detail][audience] for detail in details}) == len(details)
    assert "renommer en .pdf" in TABLE["contenu_different"]["variant"]["is_pdf"]["family"]


def test_each_trouble_of_a_reading_has_its_sentence() -> None:
    assert {
        "blank",
        "blurred",
        "too_small",
        "too_dark",
        "tool_missing",
        "deadline",
        "crashed",
        "xfa_placeholder",
    } <= VARIANTS
