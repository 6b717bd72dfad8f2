"""A verdict rests on the day of the upload, never on the day of the night: no rule asks what time it is."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULES = [*ROOT.glob("validators/**/*.py"), *ROOT.glob("tasks/reading/*.py"), *ROOT.glob("tasks/drop/*.py")]
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}


def clocks_asked(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCKS


def test_no_rule_asks_the_clock() -> None:
    assert len(RULES) > 80
    assert {path.name: clocks_asked(path) for path in RULES if clocks_asked(path)} == {}
