"""Pages in a real browser: axe-core finds nothing on any of them, on a phone and on a desk, light and dark."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftdiff.api import load_deal
from draftdiff.cli import cli
from draftdiff.pages.page import Page, line, told
from draftdiff.render.html import page_text
from draftdiff.render.layout import Notes
from draftdiff.render.markdown import page_text as markdown_text
from tests.chromium import Tab, chromium
from tests.commands import asked
from tests.conftest import ROOT
from tests.hostile import DEALS, let_be_loaded, poisoned_deal
from tests.rendered import github

AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"
FOLDERS = {"harbour": DEALS / "harbour", "us-ukraine-minerals": ROOT}
RECORDS = {name: load_deal(folder / "drafts" / name) for name, folder in FOLDERS.items()}
LOOKS = [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")]
FOUND = """
axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})
   .then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`))
"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    path = shutil.which("chromium")
    missing = [name for name, there in (("Chromium", path), ("axe-core", AXE.is_file())) if not there]
    if missing or path is None:
        said = f"{' and '.join(missing)} not found; `make browser` installs them"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with chromium(path) as opened:
        yield opened


def page_of(name: str, folder: Path, deal: str = "harbour") -> Path:
    """Write what a command tells of a deal as a page."""
    file = folder / "page.html"
    arguments = ["--root", str(FOLDERS[deal]), *asked(RECORDS[deal])[name], "-o", str(file), "--format", "html"]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.exception is None, result.exception
    return file


@pytest.mark.parametrize("name", asked(RECORDS["harbour"]))
@pytest.mark.parametrize("deal", FOLDERS)
def test_everybody_can_read_the_page(tab: Tab, deal: str, name: str, tmp_path: Path) -> None:
    tab.open(page_of(name, tmp_path, deal))
    assert len(tab.requests) == 1, "the page asks for something besides itself"
    assert tab.evaluate("document.scripts.length") == 0
    tab.evaluate(AXE.read_text("utf-8"))
    for width, mode in LOOKS:
        tab.look(width, mode)
        assert tab.evaluate(FOUND) == [], (width, mode)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"


def test_a_phone_shows_each_clause_as_a_card(tab: Tab, tmp_path: Path) -> None:
    tab.open(page_of("diff", tmp_path))
    tab.look(360, "light")
    assert tab.evaluate("getComputedStyle(document.querySelector('td')).display") == "grid"
    assert tab.evaluate("getComputedStyle(document.querySelector('td'), '::before').content") == '"What happened"'


def test_print_is_light_and_nothing_is_cut_off(tab: Tab, tmp_path: Path) -> None:
    tab.open(page_of("diff", tmp_path))
    tab.look(680, "dark")
    tab.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.print(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


def test_links_lead_to_clauses_and_notes_and_back(tab: Tab, tmp_path: Path) -> None:
    file = page_of("diff", tmp_path)
    tab.open(file)
    assert tab.evaluate("document.querySelector('#fee-share th').innerText") == "Share of port fees"
    assert tab.evaluate("[...document.links].filter(a => a.hash).every(a => document.getElementById(a.hash.slice(1)))")
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert tab.evaluate("document.documentElement.lang") == "en"


def test_a_heading_keeps_its_order_whatever_its_direction(tab: Tab, tmp_path: Path) -> None:
    """Of two titles from right to left, the earlier stands to the left of the arrow: in a page, and in GitHub's."""
    page = Page(line(told("עסקה"), ": ", told("ראשון"), " → ", told("שני")), (), RECORDS["harbour"], "")
    as_markdown = github(markdown_text(page, Notes.NONE)).replace("<h2>", '<h2 dir="auto">')
    for html in (page_text(page, Notes.NONE), f"<!doctype html><meta charset=utf-8>{as_markdown}"):
        file = tmp_path / "heading.html"
        file.write_text(html, "utf-8")
        tab.open(file)
        left = [tab.evaluate(f"({LEFT_OF})('{word}')") for word in ("עסקה", "ראשון", "→", "שני")]
        assert left == sorted(left)


LEFT_OF = """word => {
  const walker = document.createTreeWalker(document.querySelector("h1, h2"), NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(word)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + word.length)
    return range.getBoundingClientRect().left
  }
}"""


REPORTS = {"canal": DEALS / "canal", "us-ukraine-minerals": ROOT}
WIDTHS = (320, 360, 768, 1440)


def report_of(folder: Path, deal: str) -> Path:
    file = folder / "report.html"
    root = REPORTS.get(deal, DEALS / deal)
    result = CliRunner().invoke(cli, ["--root", str(root), "report", "-o", str(file)], standalone_mode=False)
    assert result.exception is None, result.exception
    return file


@pytest.mark.parametrize("deal", REPORTS)
def test_everybody_can_read_the_report(tab: Tab, deal: str, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, deal))
    assert len(tab.requests) == 1
    assert tab.evaluate("document.scripts.length") == 0
    tab.evaluate(AXE.read_text("utf-8"))
    for width, mode in (*LOOKS, (768, "light")):
        tab.look(width, mode)
        assert tab.evaluate(FOUND) == [], (width, mode)
    tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in WIDTHS:
        tab.look(width, "dark")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert tab.evaluate(FOUND) == [], "with everything open"
    assert tab.messages == []


def test_a_filter_leaves_only_its_clauses(tab: Tab, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, "canal"))
    tab.look(1440, "light")
    visible = "[...document.querySelectorAll('.grid > tbody')].filter(one => one.offsetHeight).length"
    assert tab.evaluate(visible) == 30
    for name in ("changed", "may", "disagree"):
        tab.evaluate(f"document.getElementById('show:{name}').click()")
        told = int(tab.evaluate(f"document.querySelector('[for=\"show:{name}\"] small').innerText"))
        assert tab.evaluate(visible) == told < 30
        assert tab.evaluate(f"document.querySelectorAll('.grid > tbody.is-{name}').length") == told


def press(tab: Tab, key: str, code: int, text: str = "") -> None:
    for kind in ("keyDown", "keyUp"):
        tab.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)


def test_the_report_is_read_by_keyboard_alone(tab: Tab, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, "canal"))
    tab.look(1440, "light")
    press(tab, "Tab", 9)
    assert tab.evaluate("document.activeElement.id") == "show:all"
    press(tab, "ArrowRight", 39)
    assert tab.evaluate("document.getElementById('show:changed').checked")
    while tab.evaluate("document.activeElement.tagName") != "SUMMARY":
        press(tab, "Tab", 9)
    press(tab, "Enter", 13, "\r")
    assert tab.evaluate("document.activeElement.parentElement.open")
    assert tab.evaluate("document.activeElement.parentElement.querySelector('.proofs').offsetHeight > 40")


def test_links_of_the_report_lead_to_the_clause(tab: Tab, tmp_path: Path) -> None:
    file = report_of(tmp_path, "canal")
    tab.open(file)
    assert tab.evaluate("[...document.links].filter(a => a.hash).every(a => document.getElementById(a.hash.slice(1)))")
    tab.look(1440, "light")
    tab.evaluate("location.hash = '#loan--final-text'")
    assert tab.evaluate("document.querySelector(':target').innerText.includes('€50m')")
    assert tab.evaluate("document.querySelector(':target').getBoundingClientRect().top >= 0")


def test_letters_twice_as_large_fit(tab: Tab, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, "canal"))
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (360, 1440):
        tab.look(width, "light")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def test_a_hostile_report_keeps_its_layout(tab: Tab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = " ".join(["w" * 60, "<script>alert(1)</script>", "\"'", "שלום עולם", "word " * 200])
    let_be_loaded(poisoned_deal("harbour", long), monkeypatch)
    tab.open(report_of(tmp_path, "harbour"))
    assert tab.evaluate("document.scripts.length") == 0
    for width in WIDTHS:
        tab.look(width, "light")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert tab.messages == []


def test_the_report_is_printed_light(tab: Tab, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, "canal"))
    tab.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    tab.print(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


COLLIDING = """
[...document.querySelectorAll("svg")].filter(one => one.getBoundingClientRect().width).flatMap(svg => {
  const labels = [...svg.querySelectorAll("text")].map(one => ({text: one.textContent, box: one.getBBox()}))
  const across = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
  const down = (a, b) => a.y < b.y + b.height - 2 && b.y < a.y + a.height - 2
  const over = ({box: a}, {box: b}) => across(a, b) && down(a, b)
  const outside = labels.filter(({box}) => box.x < -1 || box.x + box.width > svg.viewBox.baseVal.width + 1)
  const later = (one, at) => labels.slice(at + 1).filter(other => over(one, other))
  const pairs = labels.flatMap((one, at) => later(one, at).map(other => [one, other]))
  return [...pairs, ...outside].map(one => JSON.stringify(one))
})
"""


@pytest.mark.parametrize("deal", REPORTS)
def test_no_label_lies_over_another(tab: Tab, deal: str, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, deal))
    for width in WIDTHS:
        tab.look(width, "light")
        assert tab.evaluate(COLLIDING) == [], width


def test_the_chooser_opens_the_comparison(tab: Tab, tmp_path: Path) -> None:
    tab.open(report_of(tmp_path, "canal"))
    tab.look(1440, "light")
    tab.evaluate("document.querySelector('.chooser td a').click()")
    assert tab.evaluate("document.querySelector(':target').closest('details').open")
