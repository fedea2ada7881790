"""The change log: what is published, that it says no more than a comparison does, and what a file keeps."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.api import compare, load_deal
from draftdiff.comparing.changes import group
from draftdiff.comparing.standing import Standings
from draftdiff.history.changelog import changelog, newest_first
from draftdiff.model import Deal
from draftdiff.render import Look, changelog_markdown, changelog_terminal
from draftdiff.render.escaping import JOINER
from draftdiff.render.html import page
from draftdiff.render.layout import Paper, cells
from draftdiff.telling.changelog import changelog_view
from draftdiff.telling.changelog_shapes import ChangelogView
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.hostile import DEALS, TEXTS, poisoned
from tests.records import Told, clause, record, records
from tests.rendered import PINGS, Page, as_shown

EXPECTED = Path(__file__).parent / "expected" / "changelog"
LOOK = Look(Paper(None))
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin)
OURS = {"a", "br", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "section", "strong", "sup", "ul"}


@pytest.mark.parametrize(
    ("name", "deal", "arguments"),
    [
        ("bundled.md", None, []),
        ("harbour.md", "harbour", []),
        ("orchard.md", "orchard", []),
        ("orchard-since.md", "orchard", ["--since", "answer", "--order", "oldest"]),
        ("orchard-known.md", "orchard", ["--known", "2033-06-05", "--without", "ledger-06-04"]),
        ("orchard-80.txt", "orchard", ["--format", "terminal", "--width", "80"]),
        ("bundled-100.txt", None, ["--format", "terminal", "--width", "100"]),
        ("orchard.html", "orchard", ["--format", "html"]),
        ("headlines.md", "orchard", ["--template", str(EXPECTED / "headlines.md.j2")]),
    ],
)
def test_printed(run: Run, matches: Matches, name: str, deal: str | None, arguments: list[str]) -> None:
    result = run("changelog", *arguments, cwd=DEALS / deal if deal else ROOT)
    assert result.status == 0
    matches(result.out, EXPECTED / name)


@cache
def canal() -> ChangelogView:
    deal = load_deal(DEALS / "canal" / "drafts" / "canal")
    return changelog_view(newest_first(changelog(Standings(deal))))


@cache
def holding(text: str | None) -> ChangelogView:
    """Return a log with every kind of entry, with a text in every place if there is one."""
    return canal() if text is None else cast(ChangelogView, poisoned(cast(Any, canal()), text))


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_github_shows_just_the_words_of_the_record(text: str | None) -> None:
    markdown = changelog_markdown.written(holding(text), LOOK, prefix="canal-")
    html = GITHUB.render(markdown)
    page = Page(html)
    assert page.names <= OURS
    assert all(link.startswith(("#", "https://")) and "evil" not in link for link in page.links), page.links
    assert page.text.replace(JOINER, "").count(as_shown(text or "Canal Gazette")) >= 30
    assert text is None or not PINGS.search(page.text)
    numbers = re.findall(r"^\[\^(canal-\d+)\]: ", markdown, re.MULTILINE)
    assert numbers == [f"canal-{number}" for number in range(1, len(numbers) + 1)]
    assert html.count('class="footnote-item"') == len(numbers)
    assert len(set(re.findall(r'class="footnote-ref"><a href="#fn(\d+)"', html))) == len(numbers)
    assert "[^canal-" not in page.text


@pytest.mark.parametrize(("text", "width"), [(None, 80), (None, 120), *((text, 60) for text in TEXTS[::2])])
def test_no_line_is_wider_than_the_terminal(text: str | None, width: int) -> None:
    printed = changelog_terminal.changelog(holding(text), Look(Paper(width)))
    assert all(cells(line) <= width and line == line.rstrip() for line in printed.splitlines())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", printed)


def test_the_page_asks_for_nothing_and_shows_hostile_text() -> None:
    for text in TEXTS[3:9]:
        html = page(changelog_markdown.changelog)(holding(text), LOOK)
        body = html.partition("</style>")[2]
        assert not re.search(r"<(script|img|link|iframe|object|form|style|b)\b|javascript:|\son\w+=", body)
        assert not re.search(r"@import|url\(", html)
        assert as_shown(text) in Page(body).text.replace(JOINER, "")


def test_contents_of_a_long_log_lead_to_its_parts() -> None:
    view = canal()
    longer = cast(ChangelogView, {**view, "steps": [*view["steps"], *view["steps"]]})
    html = page(changelog_markdown.changelog)(longer, LOOK)
    targets = re.findall(r'<li><a href="#([^"]+)">', html)
    assert len(targets) == len(set(targets)) == 2 * len(view["steps"]) + 2
    assert set(targets) <= set(re.findall(r'<h\d id="([^"]+)"', html))
    assert not re.search(r'<li><a href="#', page(changelog_markdown.changelog)(view, LOOK))


@settings(max_examples=40, deadline=None)
@given(records())
def test_every_step_agrees_with_the_comparison_of_its_drafts(deal: Deal) -> None:
    view = changelog_view(changelog(Standings(deal)))
    ids = list(deal.drafts)
    assert [step["draft"]["id"] for step in view["steps"]] == ids
    for step, earlier in zip(view["steps"], [None, *ids], strict=False):
        assert (step["before"] or {"id": None})["id"] == earlier
        changes = compare(deal, earlier, step["draft"]["id"]).changes if earlier else ()
        wanted = [(change.clause, change.kind, group(change.kind)) for change in changes]
        assert [(change["clause"], change["kind"], change["group"]) for change in step["changes"]] == wanted
    markdown = changelog_markdown.changelog(view, LOOK)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", markdown)) == set(re.findall(r"^\[\^(\d+)\]:", markdown, re.M))


SENTENCES = [
    ("percent", ["50% of ore"], ["40% of ore"], "lowered from 50% to 40% of ore, −10 points, towards Them."),
    ("percent", ["50% of ore"], ["40% of sales"], "changed from 50% of ore to 40% of sales."),
    (
        "percent",
        ["50% of ore"],
        ["50% of sales"],
        "same figure, of something else. Before: 50% of ore. After: 50% of sales.",
    ),
    ("money", ["$5m"], ["raised since first"], "raised from $5m, to a value not reported, towards Us."),
    ("date", ["2025-03-01"], ["2025-02-20"], "moved from 1 Mar 2025 to 20 Feb 2025, 9 days earlier, towards Them."),
    (
        "date",
        ["before 2025-02-21"],
        ["2025-03-01"],
        "at least 9 days later, towards Us. Before: before 21 Feb 2025. After: 1 Mar 2025.",
    ),
    ("list", ["ore"], ["ore, oil"], "widened, adds oil. Before: ore. After: ore, oil."),
    ("list", ["ore, oil"], ["ore, oil"], "unchanged: ore, oil."),
    ("text", ["a plan"], ["removed since first"], "dropped, towards Them. Before: a plan. After: absent."),
    ("text", ["absent"], ["present"], "added, towards Us. Before: absent. After: included (no details reported)."),
    ("text", ["a plan"], [], "last known: a plan."),
    ("text", [], ["a plan"], "a plan."),
    (
        "percent",
        ["50% of ore", "40% of ore"],
        ["45% of ore"],
        "either raised or lowered, between −5 and +5 points. "
        "Before: contested, either 40% of ore (radio) or 50% of ore (post). After: 45% of ore (post).",
    ),
    (
        "list",
        ["ore, oil", "gas"],
        [],
        "last known: contested, either gas (radio); or ore, oil (post).",
    ),
    (
        "percent",
        ["50% of ore", "50% of sales"],
        [],
        "last known: 50%, but of what is contested: either ore (post) or sales (radio).",
    ),
]


def test_a_first_draft_alone_is_compared_with_nothing() -> None:
    view = changelog_view(changelog(Standings(record(clause(ValueType.PERCENT), {"first": [Told("50% of x")]}))))
    assert "**1 draft, 1 clause.**" in changelog_markdown.changelog(view, LOOK)


@pytest.mark.parametrize(("type", "before", "after", "sentence"), SENTENCES)
def test_sentences(type: str, before: Sequence[str], after: Sequence[str], sentence: str) -> None:
    favours = {"higher": "US", "lower": "UA", "present": "US", "absent": "UA"}
    outlets = ("post", "radio")
    drafts = {
        id: [Told(says, outlet) for says, outlet in zip(said, outlets, strict=False)]
        for id, said in {"first": before, "second": after}.items()
    }
    view = changelog_view(changelog(Standings(record(clause(ValueType(type), favours=favours), drafts))))
    markdown = changelog_markdown.changelog(view, LOOK)
    section = markdown.partition("### Second")[2]
    assert re.sub(r"\[\^\d+\]", "", section.partition("**Share**: ")[2].partition("\n")[0]) == sentence


def test_what_was_known_of_a_still_earlier_draft_is_said() -> None:
    told = {"first": [Told("no")], "second": [], "third": [Told("yes")]}
    view = changelog_view(changelog(Standings(record(clause(ValueType.YES_NO, favours={"yes": "UA"}), told))))
    markdown = changelog_markdown.changelog(view, LOOK)
    wanted = "not reported of the draft before; compared with First, changed from no[^1] to yes[^2], towards Them."
    assert wanted in markdown
    assert view["summary"]["changed"] == 0


def test_json_is_the_view(run: Run) -> None:
    view = json.loads(run("changelog", "--format", "json", "--order", "oldest", cwd=DEALS / "orchard").out)
    assert [step["draft"]["id"] for step in view["steps"]] == ["first", "answer", "long-paper", "short-paper"]
    assert view["lines"] == [["first", "answer", "long-paper"], ["first", "answer", "short-paper"]]
    assert [draft["id"] for draft in view["steps"][-1]["beside"]] == ["long-paper"]
    assert view["errata"][0]["undone"][0]["was"]["kind"] == "added"
