"""Markdown: what an editor pastes, and that it shows just the words of the record."""

import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.render import Layout, Look
from draftdiff.render.escaping import JOINER, escape
from draftdiff.render.layout import Paper
from draftdiff.render.markdown import comparison, draft
from draftdiff.text import visible
from tests.conftest import Matches, Run
from tests.hostile import DEALS, TEXTS, hostile_views

EXPECTED = Path(__file__).parent / "expected"
HARBOUR = DEALS / "harbour"
PAPER = Paper(None)

# As GitHub has it: a dollar sign beside a blank or a digit on its outside is no mathematics.
PARSER = (
    MarkdownIt("gfm-like", {"html": True, "linkify": False})
    .use(footnote_plugin)
    .use(dollarmath_plugin, allow_space=False, allow_digits=False)
)

# What GitHub looks for in the text of a page, whatever was escaped.
PINGS = re.compile(r"(^|\W)@[a-z0-9]|#\d|\bgh-\d|://|\bwww\.\w|:[\w+-]+:", re.IGNORECASE)


class Page(HTMLParser):
    """The cells, links, marks and elements of a rendered page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.cells: list[str] = []
        self.text = ""
        self._in_link = self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")
            self._in_cell = True
        if tag == "br":
            self.handle_data("\n")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self._in_link = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._in_link = False
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_link:
            return
        self.text += data
        if self._in_cell:
            self.cells[-1] += data


OURS = {
    *("a", "br", "em", "h2", "h3", "hr", "li", "ol", "p", "section", "strong", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}


@cache
def texts(text: str | None) -> list[tuple[str, str]]:
    """Render in every way, with a text in every place if there is one; as Markdown and as a page of it."""
    outputs = []
    for compared, shown in hostile_views(text):
        outputs += [
            comparison(compared, Look(PAPER, layout, evidence=True)) for layout in (Layout.UNIFIED, Layout.STAT)
        ]
        outputs.append(draft(shown, Look(PAPER)))
    return [(markdown, PARSER.render(markdown)) for markdown in outputs]


def as_shown(text: str) -> str:
    return visible(" ".join(text.split()))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("harbour", ["diff", "first-offer", "second-draft"]),
        ("stat", ["diff", "first-offer", "second-draft", "--stat"]),
        ("evidence", ["diff", "first-offer", "second-draft", "--evidence", "--only", "fee-share"]),
        ("show", ["show", "first-offer"]),
    ],
)
def test_printed(run: Run, matches: Matches, name: str, arguments: list[str]) -> None:
    matches(run(*arguments, "--format", "markdown", cwd=HARBOUR).out, EXPECTED / "markdown" / f"{name}.md")


def test_printed_from_a_hostile_record(run: Run, matches: Matches) -> None:
    result = run("diff", "a", "b", "--format", "markdown", cwd=DEALS / "hostile")
    matches(result.out, EXPECTED / "markdown" / "hostile.md")


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_only_our_own_markup_is_rendered(text: str | None) -> None:
    for _, html in texts(text):
        page = Page(html)
        assert page.names <= OURS
        assert all(link.startswith(("#fn", "https://post.example/")) for link in page.links), page.links


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_every_table_row_has_the_cells_of_its_head(text: str | None) -> None:
    for markdown, html in texts(text):
        for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
            rows = re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
            assert len({len(re.findall("<t[hd]>", row)) for row in rows}) == 1
        sources = [line for line in markdown.splitlines() if re.match(r"\| (?!---)", line)]
        assert html.count("<tr>") == len(sources)


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_every_mark_has_its_note_and_every_note_its_mark(text: str | None) -> None:
    for markdown, html in texts(text):
        numbers = [int(number) for number in re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert html.count('class="footnote-item"') == len(numbers)
        marks = set(re.findall(r'class="footnote-ref"><a href="#fn(\d+)"', html))
        assert len(marks) == len(numbers)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_comes_out_as_it_is(text: str) -> None:
    wanted, (_, html) = as_shown(text), texts(text)[0]
    page = Page(html)
    assert page.text.replace(JOINER, "").count(wanted) >= 5 * 16
    assert [cell.replace(JOINER, "") for cell in page.cells].count(wanted) >= 16


@pytest.mark.parametrize("text", TEXTS)
def test_nobody_is_pinged_and_nothing_is_linked(text: str) -> None:
    for _, html in texts(text):
        assert not PINGS.search(Page(html).text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(list("\\`*_{}[]()<>#+-.!|~$&^=:@/ \n1aw'\"%;x"))))
def test_escaped_text_shows_itself_wherever_it_stands(text: str) -> None:
    wanted = as_shown(text)
    for frame in ("{}", "## {}", "- {}", "x {}", "**{}** x", "| a |\n| --- |\n| {} |", "({}) {}"):
        if not wanted:
            continue
        page = Page(PARSER.render(frame.replace("{}", escape(text))))
        shown = " ".join(page.text.replace(JOINER, "").split())
        expected = {"**{}** x": "{} x", "| a |\n| --- |\n| {} |": "a {}", "## {}": "{}", "- {}": "{}"}.get(frame, frame)
        assert shown == " ".join(expected.replace("{}", wanted).split()), (frame, escape(text))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(list("@#:/wWgGhH-.12ab_+ \\"))))
def test_escaped_text_pings_nobody(text: str) -> None:
    assert not PINGS.search(Page(PARSER.render(escape(text))).text)


@pytest.mark.parametrize(
    "text",
    [
        "$500 billion",
        "Northport–Eastmere, a 10-year co-operation",
        "about 50% (of port fees); more than $10m",
        "the paper's “first” offer, Q&A",
        "snake_case and 12.5% = 1/8",
        "~50%",
        "Really?",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


def test_an_account_shows_what_is_compatible_with_it(run: Run) -> None:
    printed = run("diff", "initial-us-offer", "improved-us-draft", "--format", "markdown").out
    row = next(line for line in printed.splitlines() if line.startswith("| Compensation"))
    assert re.search(r"\$500 billion\[\^\d+\]<br>compatible with it: present\[\^\d+\]", row)


def test_what_is_set_aside_and_why_is_shown(run: Run) -> None:
    printed = run("diff", "first-offer", "second-draft", "--format", "markdown", cwd=HARBOUR).out
    assert "not counted: Tidewater Weekly: up to the reef (set aside by a ruling)[^" in printed
    assert "ruling: this record follows Harbour Post, on 20 Mar 2031, because its reporter" in printed
    assert "(retracted on 9 Mar 2031: the guard had another agreement in mind)[^" in printed
    assert "(says something else than the origin that it names)[^" in printed


def test_a_retracted_report_is_not_passed_over_where_nothing_else_is_known(run: Run, tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "drafts/harbour/second-draft.yaml"
    text = file.read_text("utf-8")
    report = "quote: a post on each quay"
    assert report in text
    retracted = f"{report}, retracted: {{on: 2031-04-07, because: the outlet took it back}}"
    file.write_text(text.replace(report, retracted), "utf-8")
    shown = run("diff", "first-offer", "second-draft", cwd=tmp_path).out
    assert "Only in reports that do not count: Customs posts\n" in shown
    taken_back = "Harbour Post: one post on each quay (retracted on 7 Apr 2031: the outlet took it back)"
    assert f"Customs posts, Second draft: {taken_back}" in shown
    neither = next(line for line in shown.splitlines() if line.startswith("Reported in neither draft: "))
    assert "Customs posts" not in neither
    as_markdown = run("diff", "first-offer", "second-draft", "--format", "markdown", cwd=tmp_path).out
    assert f"- Customs posts, Second draft: {taken_back}[^" in as_markdown
