from pathlib import Path

import pytest
from browser import BINARY, browser
from made_up_snapshot import morning

from config.campaign import load
from tasks.report.page import write_page

pytestmark = pytest.mark.skipif(BINARY is None, reason="chromium is not installed")

CONTRAST = """
(() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3)
    .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const fill = e => getComputedStyle(e).backgroundColor;
  const behind = e => !e ? 'rgb(255,255,255)' : parts(fill(e))[3] === 0 ? behind(e.parentElement) : fill(e);
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(e.className + ' ' + e.textContent.slice(0, 30));
  }
  return poor;
})()
"""


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


def test_the_page_s_own_style_holds_under_its_policy(tab, page):
    tab.open(page)
    assert tab.ask("getComputedStyle(document.querySelector('.family')).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.ask("getComputedStyle(document.querySelector('.icon')).width") != "0px"


def test_every_text_stands_out_enough_from_what_is_behind_it(tab, page):
    tab.open(page)
    tab.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert tab.ask(CONTRAST) == []


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_nothing_has_to_be_scrolled_sideways_at_200_percent_nor_on_a_phone(tab, page, width):
    tab.open(page, width=width)
    tab.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
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
