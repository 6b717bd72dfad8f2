"""docs/reliability.md from `faults.toml` and the tests it names: `python tests/reliability.py > docs/reliability.md`."""

import ast
import tomllib
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
FAULTS = TESTS / "faults.toml"
HEAD = TESTS / "reliability-head.md"


def main() -> None:
    print(page(), end="")


def page() -> str:
    """What was measured, then each fault with the sentences of its tests. KeyError for a test that is not there."""
    sections = tomllib.loads(FAULTS.read_text("utf-8"))
    tables = [_table(title, rows) for title, rows in sections.items()]
    return "\n".join([HEAD.read_text("utf-8"), *tables])


def _table(title: str, rows: list[dict[str, object]]) -> str:
    lines = [f"| {row['fault']} | {'<br>'.join(map(_said, row['tests']))} |" for row in rows]
    return "\n".join([f"## {title}\n", "| fault | what the tests hold |", "|---|---|", *lines, ""])


def _said(test: str) -> str:
    """The test's name as a sentence, linked to its file."""
    file, _, name = test.partition("::")
    sentence = functions(file)[name]
    return f"[{sentence}](../tests/{file})"


@cache
def functions(file: str) -> dict[str, str]:
    """The tests of a file, each with its sentence: its name, and what its docstring goes on to say after « … »."""
    found = {}
    for node in ast.parse((TESTS / file).read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            rest = (ast.get_docstring(node) or "").split("\n")[0]
            words = node.name.removeprefix("test_").replace("_", " ").replace("kill 9", "kill -9")
            found[node.name] = f"{words} {rest}" if rest.startswith("…") else words
    return found


if __name__ == "__main__":
    main()
