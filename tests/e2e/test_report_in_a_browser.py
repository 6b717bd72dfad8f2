import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from browser import BINARY, browser
from made_up_snapshot import HOSTILE_NAMES, morning, nothing_to_do

from config.campaign import load
from tasks.report.page import write_page

pytestmark = pytest.mark.skipif(BINARY is None, reason="chromium is not installed")

AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
LEVEL_AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
VIOLATIONS = f"""
axe.run(document, {json.dumps({"runOnly": LEVEL_AA})}).then(found => found.violations.map(
  violation => [violation.id, ...violation.nodes.map(node => node.html.slice(0, 120))].join(" · ")))
"""
CATCH_CLICKS = """
var clicked = [];
addEventListener('click', event => { clicked.push(event.target.closest('a')?.href ?? null); event.preventDefault(); });
"""
OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def tab():
    with browser() as tab:
        yield tab


@pytest.fixture
def page(tmp_path: Path) -> Path:
    write_page(morning(), tmp_path / "exceptions.html", load("2026-2027"), tmp_path, None)
    return tmp_path / "exceptions.html"


def test_hostile_names_do_nothing_and_no_request_leaves_the_file(tab, page):
    tab.requests.clear()
    tab.open(page)
    assert {address.partition(":")[0] for address in tab.requests} == {"file", "data"}
    assert tab.ask("document.querySelectorAll('script, img:not(.strip), [onerror]').length") == 1
    assert tab.ask("[...document.images].every(image => image.complete && image.naturalWidth > 0)")


def test_what_would_get_past_the_escaping_is_stopped_by_the_policy(tab, page):
    inside = '<img src="x" onerror="alert(1)"><script>alert(2)</script><iframe src="http://example.org"></iframe>'
    page.write_text(page.read_text("utf-8").replace("<main", f"{inside}<main", 1), "utf-8")
    tab.requests.clear()
    tab.open(page)
    assert tab.ask("document.querySelectorAll('script').length") == 2
    assert (tab.dialogs, [address for address in tab.requests if not address.startswith(("file", "data"))]) == ([], [])


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_click_on_a_hostile_name_opens_its_own_file_or_nothing(tab, tmp_path, name):
    path, files = tmp_path / "exceptions.html", tmp_path / "fichiers"
    rows = tuple(row for row in morning().pieces if row.upload.file_name == name)
    write_page(replace(morning(), pieces=rows), path, load("2026-2027"), tmp_path, files)
    tab.open(path)
    tab.requests.clear()
    tab.ask(CATCH_CLICKS)
    tab.click(".meta bdi")
    assert tab.ask("clicked") == [(files / name).as_uri() if name.endswith((".pdf", ".jpg", ".png")) else None]
    assert (tab.dialogs, tab.requests) == ([], [])


def test_the_page_s_own_style_holds_under_its_policy(tab, page):
    tab.open(page)
    assert tab.ask("getComputedStyle(document.querySelector('.family')).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.ask("getComputedStyle(document.querySelector('.icon')).width") != "0px"


@pytest.mark.parametrize("show", ["all", "to-check", "non-compliant", "is-new"])
def test_axe_finds_no_fault_of_accessibility_with_any_filter_and_all_unfolded(tab, page, show):
    tab.open(page)
    tab.ask(f"document.getElementById('show-{show}').click()")
    tab.ask(OPEN_ALL)
    assert violations(tab) == []


def test_axe_finds_no_fault_of_accessibility_where_nothing_is_to_be_done(tab, tmp_path):
    write_page(nothing_to_do(), tmp_path / "exceptions.html", load("2026-2027"), tmp_path, None)
    tab.open(tmp_path / "exceptions.html")
    assert violations(tab) == []


def violations(tab) -> list[str]:
    """What axe-core objects to; the debugging connection takes it in, which the page's policy would refuse."""
    tab.ask(AXE + ";undefined")
    return tab.ask(VIOLATIONS)


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_nothing_has_to_be_scrolled_sideways_at_200_percent_nor_on_a_phone(tab, page, width):
    tab.open(page, width=width)
    tab.ask(OPEN_ALL)
    assert tab.ask("document.documentElement.scrollWidth") <= width


def test_the_keyboard_skips_to_the_content_and_opens_a_message(tab, page):
    tab.open(page)
    tab.press("Tab")
    assert tab.ask("document.activeElement.className") == "skip"
    tab.press("Enter")
    assert tab.ask("location.hash") == "#contenu"
    tab.ask("document.querySelector('.message > summary').focus()")
    tab.press("Enter")
    assert tab.ask("document.querySelector('.message').open")


def test_one_click_selects_the_whole_message(tab, page):
    tab.open(page)
    assert tab.ask("getComputedStyle(document.querySelector('.message pre')).userSelect") == "all"


@pytest.mark.parametrize("kind", ["to-check", "non-compliant", "is-new"])
def test_the_filter_leaves_the_families_with_such_a_piece(tab, page, kind):
    tab.open(page)
    tab.ask(f"document.getElementById('show-{kind}').click()")
    shown = "[...document.querySelectorAll('.family')].filter(each => getComputedStyle(each).display !== 'none')"
    assert tab.ask(f"{shown}.length") > 0
    assert tab.ask(f"{shown}.every(each => each.querySelector('.piece.{kind}'))")
    hidden = shown.replace("!==", "===")
    assert not tab.ask(f"{hidden}.some(each => each.querySelector('.piece.{kind}'))")


def test_a_button_copies_the_whole_message(tab, page):
    tab.open(page)
    tab.ask("document.querySelector('button.copy').click()")
    assert tab.ask("getSelection().toString().trim() === document.querySelector('.message pre').textContent.trim()")
    assert tab.ask("document.querySelector('.message [role=status]').textContent") == "Message copié."
