"""What the README and the other pages say is what the project has."""

import re
from pathlib import Path

import pytest

from config.settings import Settings, SmtpSettings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_readme_lists_each_setting_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(DOSSIERS_\w+)` \| (.*?) ?\|", README, re.MULTILINE))
    computed = {f"DOSSIERS_{name}" for name in ("DROP", "OUT", "DATABASE_URL", "DECISIONS", "CAMPAIGNS", "SCHOOLS")}
    told = {name: default.strip("`") for name, default in rows.items() if name not in computed}
    defaults = {f"DOSSIERS_{name.upper()}": str(field.default) for name, field in Settings.model_fields.items()}
    defaults |= {
        field.validation_alias or f"DOSSIERS_SMTP_{name.upper()}": str(field.default)
        for name, field in SmtpSettings.model_fields.items()
    }
    defaults["DOSSIERS_SMTP_FROM"] = "the first of them"
    assert told == {name: default for name, default in defaults.items() if name not in computed}
    assert computed <= set(rows) & set(defaults)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_and_picture_of_a_page_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_each_folder_of_the_readmes_tree_exists_and_none_is_left_out() -> None:
    tree = README.split("```text\n")[1].split("```")[0]
    told = set(re.findall(r"^(\w+)/", tree, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert told == packages | {"tests"}


def test_each_make_target_of_the_readme_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE))
    assert told
    assert told <= targets


def test_no_file_says_where_packages_come_from() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(
        r"^\s*(-i|--index-url|--extra-index-url|--find-links|--trusted-host)\b|https?://", lock, re.MULTILINE
    )


def test_each_locked_package_has_one_version_and_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.findall(r"^(\S.*?)(?<!\\)$", re.sub(r"\\\n\s*", " ", lock), re.MULTILINE)
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) > 100
    assert [entry for entry in packages if not re.match(r"[a-z0-9-]+==\S+ +--hash=sha256:\w{64}", entry)] == []
