"""The change log: what is published, that it says no more than a comparison does, and what a file keeps."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from difflib import ndiff
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.api import load_deal
from draftdiff.comparing.changes import group
from draftdiff.comparing.diff import compare
from draftdiff.comparing.standing import Standings
from draftdiff.history.changelog import changelog, newest_first
from draftdiff.model import Deal, DraftKind
from draftdiff.pages.anchors import anchor
from draftdiff.pages.changelog import changelog as laid_out
from draftdiff.pages.page import Look
from draftdiff.pages.page import Page as Laid
from draftdiff.render import html as html_page
from draftdiff.render import markdown as markdown_page
from draftdiff.render import terminal as terminal_page
from draftdiff.render.layout import Notes, Paper, cells
from draftdiff.render.markdown import JOINER
from draftdiff.telling.facts import LeftOut
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.hostile import DEALS, TEXTS, poisoned_deal
from tests.records import Told, clause, record, records
from tests.rendered import PINGS, Page, as_shown

EXPECTED = Path(__file__).parent / "expected" / "changelog"
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin)
OURS = {"a", "br", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "s", "section", "strong", "sup", "ul"}


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


def logged(deal: Deal) -> Laid:
    return laid_out(newest_first(changelog(Standings(deal))), deal, Look(), LeftOut())


def markdown(deal: Deal) -> str:
    return markdown_page.page_text(logged(deal), Notes.FOOT)


def test_a_position_is_no_step() -> None:
    made = canal()
    first, second, third, *_ = made.drafts
    position = replace(made.drafts[second], kind=DraftKind.POSITION)
    log = changelog(Standings(replace(made, drafts={**made.drafts, second: position})))
    steps = {step.draft.id: step.before and step.before.id for step in log.steps}
    assert second not in steps
    assert steps[third] == first
    assert log.summary["drafts"] == len(made.drafts) - 1


@cache
def canal(text: str | None = None) -> Deal:
    """Return a deal whose log has every kind of entry, with a text in every place if there is one."""
    return load_deal(DEALS / "canal" / "drafts" / "canal") if text is None else poisoned_deal("canal", text)


@pytest.mark.parametrize("text", [None, *TEXTS])
def test_github_shows_just_the_words_of_the_record(text: str | None) -> None:
    written = markdown(canal(text))
    html = GITHUB.render(written)
    page = Page(html)
    assert page.names <= OURS
    assert all(link.startswith(("#", "https://")) and "evil" not in link for link in page.links), page.links
    assert page.text.replace(JOINER, "").count(as_shown(text or "Canal Gazette")) >= 30
    assert text is None or not PINGS.search(page.text)
    labels = re.findall(r"^\[\^([\w-]+)\]: ", written, re.MULTILINE)
    assert labels == sorted(set(labels))
    assert html.count('class="footnote-item"') == len(labels)
    assert len(set(re.findall(r'class="footnote-ref"><a href="#fn(\d+)"', html))) == len(labels)
    assert not re.search(r"\[\^[\w-]+-[0-9a-f]{4}\]", page.text)


@pytest.mark.parametrize(("text", "width"), [(None, 80), (None, 120), *((text, 60) for text in TEXTS[::2])])
def test_no_line_is_wider_than_the_terminal(text: str | None, width: int) -> None:
    printed = terminal_page.page_text(logged(canal(text)), Paper(width))
    assert all(cells(line) <= width and line == line.rstrip() for line in printed.splitlines())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", printed)


def test_the_page_asks_for_nothing_and_shows_hostile_text() -> None:
    for text in TEXTS[3:9]:
        html = html_page.page_text(logged(canal(text)), Notes.FOOT)
        body = html.partition("</style>")[2]
        assert not re.search(r"<(script|img|link|iframe|object|form|style|b)\b|javascript:|\son\w+=", body)
        assert not re.search(r"@import|url\(", html)
        assert as_shown(text) in Page(body).text.replace(JOINER, "")


def long(titles: Sequence[str]) -> Deal:
    told = {f"{title}": [Told("yes")] for title in titles}
    return record(clause(ValueType.YES_NO), told)


def test_contents_of_a_long_log_lead_to_its_parts() -> None:
    deal = long(["one", "two", "three", "four", "five", "six", "seven", "no. 8"])
    written = markdown(deal)
    targets = re.findall(r"^- \[.*\]\(#([^)]+)\)$", written, re.MULTILINE)
    assert targets == [f"{name}-no-date" for name in ("seven", "six", "five", "four", "three", "two", "one")]
    assert "- No. 8, no date\n" in written
    html = html_page.page_text(logged(deal), Notes.FOOT)
    assert re.findall(r'<li><a href="#([^"]+)">', html) == targets
    assert set(targets) <= set(re.findall(r'<h\d id="([^"]+)"', html))
    assert "Contents" not in markdown(long(["one", "two", "three", "four", "five", "six"]))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("“Improved” US draft, about 20 Feb 2025", "improved-us-draft-about-20-feb-2025"),
        ("What became known later", "what-became-known-later"),
        ("Vaslo's side_paper (Mar–Apr)", "vaslos-side_paper-marapr"),
        ("No. 2", None),
        ("2 May 2033", None),
        ("A – B", None),
        ("A -- B", None),
        ("Entwurf für Ärzte", None),
        ("Договор", None),
        ("", None),
    ],
)
def test_a_heading_is_named_only_where_all_who_show_it_agree(heading: str, name: str | None) -> None:
    assert anchor(heading) == name


@settings(max_examples=40, deadline=None)
@given(records())
def test_every_step_agrees_with_the_comparison_of_its_drafts(deal: Deal) -> None:
    standings = Standings(deal)
    log = changelog(standings)
    ids = list(deal.drafts)
    assert [step.draft.id for step in log.steps] == ids
    for step, earlier in zip(log.steps, [None, *ids], strict=False):
        assert (step.before.id if step.before else None) == earlier
        assert tuple(c.change for c in step.changes) == (
            compare(standings, earlier, step.draft.id).changes if earlier else ()
        )
        for change in step.changes:
            same = change.recalled is None
            assert not same or change.group.value == group(change.change.kind).value
    written = markdown(deal)
    assert set(re.findall(r"\[\^([\w-]+)\](?!:)", written)) == set(re.findall(r"^\[\^([\w-]+)\]:", written, re.M))


SENTENCES = [
    (
        "percent",
        ["50% of ore"],
        ["40% of ore"],
        "lowered from 50% (post) to 40% of ore (post), −10 points, towards Them.",
    ),
    ("percent", ["50% of ore"], ["40% of sales"], "changed from 50% of ore (post) to 40% of sales (post)."),
    (
        "percent",
        ["50% of ore"],
        ["50% of sales"],
        "same figure, of something else. Before: 50% of ore (post). After: 50% of sales (post).",
    ),
    (
        "money",
        ["$5m"],
        ["raised since first"],
        "raised from $5m (post), to a value not reported (post: raised since First), towards Us.",
    ),
    (
        "date",
        ["2025-03-01"],
        ["2025-02-20"],
        "moved from 1 Mar 2025 (post) to 20 Feb 2025 (post), 9 days earlier, towards Them.",
    ),
    (
        "date",
        ["before 2025-02-21"],
        ["2025-03-01"],
        "at least 9 days later, towards Us. Before: before 21 Feb 2025 (post). After: 1 Mar 2025 (post).",
    ),
    ("list", ["ore"], ["ore, oil"], "widened, adds oil. Before: ore (post). After: ore, oil (post)."),
    ("list", ["ore, oil"], ["ore, oil"], "unchanged: ore, oil (post)."),
    (
        "text",
        ["a plan"],
        ["removed since first"],
        "dropped, towards Them. Before: a plan (post). After: absent (post: removed since First).",
    ),
    ("text", ["absent"], ["present"], "added, towards Us. Before: absent (post). After: included, no details (post)."),
    ("text", ["a plan"], [], "last known: a plan (post)."),
    ("text", [], ["a plan"], "a plan (post)."),
    (
        "percent",
        ["50% of ore", "40% of ore"],
        ["45% of ore"],
        "either raised or lowered, between −5 and +5 points. "
        "Before: reports disagree: either 40% of ore (radio) or 50% of ore (post). After: 45% of ore (post).",
    ),
    (
        "list",
        ["ore, oil", "gas"],
        [],
        "last known: reports disagree: either gas (radio); or ore, oil (post).",
    ),
    (
        "percent",
        ["50% of ore", "50% of sales"],
        [],
        "last known: 50%, but reports disagree of what: either ore (post) or sales (radio).",
    ),
]


def unnamed(deal: Deal) -> Deal:
    """Let no report say on whose word it is."""
    drafts = {
        id: replace(draft, reports=tuple(replace(report, who="") for report in draft.reports))
        for id, draft in deal.drafts.items()
    }
    return replace(deal, drafts=drafts)


def plainly(markdown: str) -> str:
    """Take the marks of notes out, and that nobody is named."""
    return re.sub(r"\[\^[\w-]+\]", "", markdown).replace(", not attributed", "")


def test_a_first_draft_alone_is_compared_with_nothing() -> None:
    written = markdown(record(clause(ValueType.PERCENT), {"first": [Told("50% of x")]}))
    assert "**1 draft, 1 clause.**" in written
    assert "**1 of 1 clause reported.**" in written


@pytest.mark.parametrize(("type", "before", "after", "sentence"), SENTENCES)
def test_sentences(type: str, before: Sequence[str], after: Sequence[str], sentence: str) -> None:
    favours = {"higher": "US", "lower": "UA", "present": "US", "absent": "UA"}
    outlets = ("post", "radio")
    drafts = {
        id: [Told(says, outlet) for says, outlet in zip(said, outlets, strict=False)]
        for id, said in {"first": before, "second": after}.items()
    }
    written = markdown(unnamed(record(clause(ValueType(type), favours=favours), drafts)))
    section = plainly(written.partition("### Second")[2])
    assert section.partition("**Share**: ")[2].partition("\n")[0] == sentence


SILENT = {"first": [Told("no")], "second": [], "third": [Told("yes")]}


def test_a_change_since_an_earlier_draft_has_a_group_of_its_own() -> None:
    """Nobody knows at which of the two drafts it came, and that it came is certain."""
    deal = unnamed(record(clause(ValueType.YES_NO, favours={"yes": "UA"}), SILENT))
    written = plainly(markdown(deal))
    third = written.partition("### Third")[2].partition("### Second")[0]
    assert "**1 of 1 clause changed since an earlier draft: 1 towards Them.**" in third
    assert "#### Changed since an earlier draft (1)" in third
    assert "**Share**: compared with First, changed from no (post) to yes (post), towards Them." in third
    assert "Newly reported" not in third
    summary = changelog(Standings(deal)).summary
    assert (summary["changed"], summary["changed_since_earlier"], summary["newly_reported"]) == (0, 1, 0)


@pytest.mark.parametrize(
    ("last", "heading"),
    [
        ("no", "Unchanged since an earlier draft (1)"),
        # In a yes-no clause what is there says yes.
        ("present", "Changed since an earlier draft (1)"),
    ],
)
def test_what_is_not_new_is_not_newly_reported(last: str, heading: str) -> None:
    written = markdown(record(clause(ValueType.YES_NO), {**SILENT, "third": [Told(last)]}))
    assert f"#### {heading}" in written
    assert "**Share**: compared with First, " in written
    assert "Newly reported" not in written


def test_json_is_the_facts(run: Run) -> None:
    data = json.loads(run("changelog", "--format", "json", "--order", "oldest", cwd=DEALS / "orchard").out)
    assert [step["draft"]["id"] for step in data["steps"]] == ["first", "answer", "long-paper", "short-paper"]
    assert data["lines"] == [["first", "answer", "long-paper"], ["first", "answer", "short-paper"]]
    assert [draft["id"] for draft in data["steps"][-1]["beside"]] == ["long-paper"]
    assert data["errata"][0]["undone"][0]["was"]["kind"] == "added"
    court = next(change for change in data["steps"][2]["changes"] if change["clause"] == "court")
    assert (court["group"], court["kind"]) == ("changed_since_earlier", "newly-reported")
    assert (court["recalled"]["draft"]["id"], court["recalled"]["change"]["kind"]) == ("first", "changed")


def test_json_says_what_was_left_out(run: Run) -> None:
    asked = ["--known", "2033-07-02", "--without", "ledger-06-04", "--since", "first"]
    data = json.loads(run("changelog", "--format", "json", *asked, cwd=DEALS / "orchard").out)
    out = data["left_out"]
    assert (out["known"], out["without"], out["since"]["id"]) == ("2033-07-02", ["ledger-06-04"], "first")
    assert out["only"] == []


def project(folder: Path) -> Path:
    shutil.copytree(DEALS / "canal", folder / "canal")
    return folder / "canal"


def added(folder: Path, draft: str, clause: str, report: str) -> None:
    """Write one more report below those on a clause."""
    file = folder / "drafts" / "canal" / f"{draft}.yaml"
    text = file.read_text(encoding="utf-8")
    head = f"  {clause}:\n"
    assert head in text
    file.write_text(text.replace(head, f"{head}    - {report}\n"), encoding="utf-8")


@pytest.mark.parametrize(
    ("draft", "clause", "source", "signs"),
    [
        # The outlet printed the text, which bears out what it says besides.
        ("final-text", "locks", "gazette-05-02, who: article 7", "-++"),
        # The clause stands at its own draft, and where it may be the last that is known.
        ("side-paper", "search", "lowland-03-25, who: a former negotiator", "-+-++"),
        # It stands at the draft after, too.
        ("march-redraft", "seat", "estuary-03-22, who: a clerk", "-+-+-++"),
    ],
)
def test_one_more_report_changes_only_its_own_lines(
    run: Run, tmp_path: Path, draft: str, clause: str, source: str, signs: str
) -> None:
    """A change log that is kept in git shows what is new, and nothing else."""
    folder = project(tmp_path)
    before = run("changelog", cwd=folder).out
    says = {"locks": "value: 5", "search": "is: absent", "seat": "value: Kell"}[clause]
    added(folder, draft, clause, f"{{{says}, source: {source}, basis: told}}")
    after = run("changelog", cwd=folder).out
    lines = [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    label = canal().clauses[clause].label
    assert "".join(line[0] for line in lines) == signs, lines
    assert all(line[2:].startswith(f"- **{label}**: ") for line in lines[:-1])
    assert lines[-1].startswith(f"+     - {label}, {canal().drafts[draft].title}: ")


def test_two_logs_on_one_page_share_no_note(run: Run) -> None:
    outputs = [
        run("changelog", *asked, cwd=DEALS / "orchard").out
        for asked in ([], ["--since", "first"], ["--known", "2033-06-20"], ["--without", "ledger-06-04"])
    ]
    outputs.append(run("changelog", "--template", str(EXPECTED / "headlines.md.j2"), cwd=DEALS / "orchard").out)
    outputs.append(run("changelog", cwd=DEALS / "harbour").out)
    labels = [set(re.findall(r"^\[\^([\w-]+)\]:", output, re.M)) for output in outputs]
    assert all(labels)
    assert len(set().union(*labels)) == sum(map(len, labels))


@pytest.mark.parametrize("notes", list(Notes))
def test_every_bullet_names_an_outlet_wherever_the_notes_are(notes: Notes) -> None:
    deal = canal()
    written = markdown_page.page_text(logged(deal), notes)
    log = written.partition("### What became known later")[0]
    bullets = [line for line in log.splitlines() if line.startswith("- **")]
    outlets = {source.outlet for source in deal.sources.values()}
    assert len(bullets) > 100
    assert all(any(outlet in line for outlet in outlets) for line in bullets)


def test_on_a_terminal_it_is_read_and_elsewhere_pasted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("changelog", cwd=DEALS / "orchard").out.startswith("## Orchard lease")
    monkeypatch.setattr("draftdiff.commands.options.on_screen", lambda: True)
    shown = run("changelog", "--color", "never", cwd=DEALS / "orchard").out
    assert shown.startswith("Orchard lease: change log\n")
    assert "[^" not in shown
    by_template = run("changelog", "--template", str(EXPECTED / "headlines.md.j2"), cwd=DEALS / "orchard").out
    assert by_template.startswith("# Orchard lease\n")
