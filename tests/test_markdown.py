"""Markdown: what an editor pastes, in whatever renders it, and that it shows just the words of the record."""

import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.api import load_deal
from draftdiff.cli import cli
from draftdiff.model import Deal
from draftdiff.pages.page import Page as Laid
from draftdiff.pages.page import Run as Words
from draftdiff.pages.page import Text, Tone
from draftdiff.render.layout import Notes
from draftdiff.render.markdown import escape, page_text
from draftdiff.values import ValueType
from tests.commands import asked
from tests.conftest import ROOT, Matches, Run
from tests.hostile import DEALS
from tests.records import clause, record
from tests.rendered import MATHS, PINGS, PLAIN, Page, as_shown, github

EXPECTED = Path(__file__).parent / "expected"
HARBOUR = DEALS / "harbour"
PROJECTS = {"us-ukraine-minerals": ROOT, **{name: DEALS / name for name in ("canal", "harbour", "orchard")}}
LABEL = re.compile(r"^\[\^([^]]+)\]: ", re.MULTILINE)
MARK = re.compile(r"(?<!^)\[\^([^]]+)\]", re.MULTILINE)


@cache
def deal_of(name: str) -> Deal:
    return load_deal(PROJECTS[name] / "drafts" / name)


@cache
def written(deal: str, name: str, *options: str) -> str:
    """Return what a command writes of a deal."""
    arguments = ["--root", str(PROJECTS[deal]), *asked(deal_of(deal))[name], "--format", "markdown", *options]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.exception is None, result.exception
    return result.stdout


every = pytest.mark.parametrize("name", asked(deal_of("harbour")))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("harbour", ["diff", "first-offer", "second-draft"]),
        ("stat", ["diff", "first-offer", "second-draft", "--stat"]),
        ("evidence", ["diff", "first-offer", "second-draft", "--evidence", "--only", "fee-share"]),
        ("inline", ["diff", "first-offer", "second-draft", "--notes", "inline", "--only", "fee-share"]),
        ("show", ["show", "first-offer"]),
    ],
)
def test_printed(run: Run, matches: Matches, name: str, arguments: list[str]) -> None:
    matches(run(*arguments, "--format", "markdown", cwd=HARBOUR).out, EXPECTED / "markdown" / f"{name}.md")


def test_printed_from_a_hostile_record(run: Run, matches: Matches) -> None:
    result = run("diff", "a", "b", "--format", "markdown", cwd=DEALS / "hostile")
    matches(result.out, EXPECTED / "markdown" / "hostile.md")


@every
@pytest.mark.parametrize("deal", PROJECTS)
def test_every_mark_has_its_note_and_every_note_its_mark(deal: str, name: str) -> None:
    text = written(deal, name)
    labels = LABEL.findall(text)
    assert len(labels) == len(set(labels))
    assert set(MARK.findall(text)) == set(labels)
    html = github(text)
    assert html.count('<li id="fn-') == len(labels)
    assert MATHS.render(text).count('class="footnote-item"') == len(labels)
    assert "[^" not in Page(html).shown


@every
@pytest.mark.parametrize("deal", PROJECTS)
def test_every_row_has_the_cells_of_its_head(deal: str, name: str) -> None:
    text = written(deal, name)
    for html in (github(text), MATHS.render(text)):
        page = Page(html)
        assert all(len(set(rows)) == 1 for rows in page.rows)
        assert sum(map(len, page.rows)) == len(re.findall(r"^\| (?!---)", text, re.MULTILINE))


@every
@pytest.mark.parametrize("deal", PROJECTS)
@pytest.mark.parametrize("notes", [Notes.INLINE, Notes.SOURCES, Notes.NONE])
def test_a_renderer_without_notes_shows_all_of_it(deal: str, name: str, notes: Notes) -> None:
    # Of the sources, each is a column; there are no notes to ask for.
    text = written(deal, name, *([] if name == "matrix --sources" else ["--notes", notes.value]))
    html = PLAIN.render(text)
    assert "[^" not in html
    assert set(re.findall(r"<[a-zA-Z!/][^>]*>", re.sub(r"<https?://[^>]*>", "", text))) <= {"<br>"}
    sources = {deal_of(deal).sources[id].outlet for id in re.findall(r"\[\^(.+?)-[0-9a-f]{4}\]: ", written(deal, name))}
    if notes is not Notes.NONE:
        assert all(as_shown(outlet) in Page(html).shown for outlet in sources)


@every
def test_two_texts_on_one_page_share_no_label(name: str) -> None:
    labels = {(deal, one): set(LABEL.findall(written(deal, one))) for deal in PROJECTS for one in asked(deal_of(deal))}
    for deal in PROJECTS:
        others = [labels[key] for key in labels if key != (deal, name)]
        assert labels[deal, name].isdisjoint(set().union(*others))


@every
@pytest.mark.parametrize("deal", PROJECTS)
def test_what_is_taken_from_a_source_is_a_list_in_its_note(deal: str, name: str) -> None:
    """In GitHub, in markdown-it and in MkDocs; without the empty line before it, MkDocs has no list there."""
    text = written(deal, name)
    wanted = len(LABEL.findall(text))
    assert len(re.findall(r'<li id="fn-[^>]*>\s*<p>.*?</p>\s*<ul>', github(text), re.DOTALL)) == wanted
    assert len(re.findall(r'class="footnote-item"><p>.*?</p>\s*<ul>', MATHS.render(text), re.DOTALL)) == wanted
    html = markdown.markdown(text, extensions=["footnotes", "tables"])
    assert len(re.findall(r'<li id="fn:[^>]*>\s*<p>.*?</p>\s*<ul>', html, re.DOTALL)) == wanted


@every
@pytest.mark.parametrize("deal", PROJECTS)
def test_accounts_read_apart_where_breaks_are_dropped(deal: str, name: str) -> None:
    lines = written(deal, name).splitlines()
    rows = [row for row, below in pairwise([*lines, ""]) if row.startswith("| ") and not below.startswith("| ---")]
    assert all(re.fullmatch(r".*[.;:?!] ", line) for row in rows for line in row.split("<br>")[:-1])


def test_words_that_came_or_went_are_marked_within_a_word_too() -> None:
    """Beside a sign, marks between letters are none to GitHub."""
    runs = [
        Words("the ships of "),
        *(Words("both", Tone.DELETED, record=True), Words("all", Tone.INSERTED, record=True)),
        *(Words(" countries", record=True), Words(",", Tone.INSERTED, record=True)),
        *(Words("and", record=True), Words("(of old)", Tone.DELETED, record=True), Words("crews", record=True)),
    ]
    deal = record(clause(ValueType.TEXT), {"first": []})
    html = github(page_text(Laid((Words("title"),), (Text(tuple(runs)),), deal, ""), Notes.NONE))
    assert re.findall(r"<del>\W*(.*?)\W*</del>", html) == ["both", "of old"]
    assert re.findall(r"<strong>(.*?)</strong>", html)[0] == "all"
    assert html.count("<strong>") == 2
    assert Page(html).shown.endswith("the ships of bothall countries,and(of old)crews\n")


def test_a_redline_is_explained_in_every_format(run: Run) -> None:
    for format in ("terminal", "markdown", "html"):
        out = run("diff", "opening-text", "final-text", "--format", format, cwd=DEALS / "canal").out
        legend = re.search(r"only before.{,50}only after", out)
        assert legend
        # A page that is read from the top has it before what it explains; a screen at the end, where the reader is.
        assert format == "terminal" or legend.start() < out.index("What happened")


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(list("\\`*_{}[]()<>#+-.!|~$&^=:@/ \n1aw'\"%;x"))))
def test_escaped_text_shows_itself_wherever_it_stands(text: str) -> None:
    wanted = as_shown(text)
    for frame in ("{}", "## {}", "- {}", "x {}", "**{}** x", "| a |\n| --- |\n| {} |", "({}) {}"):
        if not wanted:
            continue
        page = Page(MATHS.render(frame.replace("{}", escape(text))))
        shown = " ".join(page.shown.split())
        expected = {"**{}** x": "{} x", "| a |\n| --- |\n| {} |": "a {}", "## {}": "{}", "- {}": "{}"}.get(frame, frame)
        assert shown == " ".join(expected.replace("{}", wanted).split()), (frame, escape(text))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(list("@#:/wWgGhH-.12ab_+ \\"))))
def test_escaped_text_pings_nobody(text: str) -> None:
    assert not PINGS.search(Page(MATHS.render(escape(text))).text)


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
    printed = run("diff", "initial-us-offer", "improved-us-draft", "--sources", "--format", "markdown").out
    row = next(line for line in printed.splitlines() if line.startswith("| Compensation"))
    assert re.search(r"\$500 billion \([^)]*\)\[\^[^]]+\]; <br>fits it too: included[^(]*\([^)]*\)\[\^", row)


def test_what_is_set_aside_and_why_is_shown(run: Run) -> None:
    printed = run("diff", "first-offer", "second-draft", "--sources", "--format", "markdown", cwd=HARBOUR).out
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
    taken_back = "Harbour Post: one post on each quay (retracted on 7 Apr 2031: the outlet took it back)"
    said = f"Customs posts, Second draft: not counted: {taken_back}"
    for format, end in {"terminal": "\n", "markdown": "[^"}.items():
        shown = run("diff", "first-offer", "second-draft", "--format", format, cwd=tmp_path).out
        assert "Only in reports that do not count:\n" in shown
        assert f"- {said}{end}" in shown
        neither = next(line for line in shown.splitlines() if line.startswith("Reported in neither draft "))
        assert "Customs posts" not in neither
