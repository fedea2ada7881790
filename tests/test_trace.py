"""The life of one clause: every report with its place, what it rests on, and since when it was known."""

import datetime
import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from draftdiff.comparing.lens import Lens
from draftdiff.comparing.standing import Standings
from draftdiff.history.recall import Return
from draftdiff.history.trace import Entry, Trace, trace
from draftdiff.model import Basis
from draftdiff.pages.page import Look
from draftdiff.pages.trace import trace as lay_out
from draftdiff.render import markdown as markdown_page
from draftdiff.render import terminal as terminal_page
from draftdiff.render.layout import Notes, Paper, cells
from draftdiff.telling.facts import LeftOut
from draftdiff.values import ValueType
from tests.conftest import Matches, Run
from tests.hostile import DEALS, TEXTS, poisoned_deal
from tests.records import Drafts, Told, clause, record, source

EXPECTED = Path(__file__).parent / "expected" / "trace"
HARBOUR, CANAL = DEALS / "harbour", DEALS / "canal"
PERCENT = clause(ValueType.PERCENT)


def life(drafts: Drafts, known: datetime.date | None = None, **days: str) -> Trace:
    """Follow the share through drafts in their order; `days` says when each source was published."""
    sources = [source(name, day) for name, day in days.items()]
    return trace(Standings(record(PERCENT, drafts, sources), Lens(known)), "share")


def returned(*says: str) -> list[Return | None]:
    """Return what is said of the return at each draft; each says `50%`, `absent`, `50% | absent`, or nothing."""
    drafts = {
        f"draft-{number}": [Told(one.strip(), f"post-{place}") for place, one in enumerate(told.split("|")) if one]
        for number, told in enumerate(says)
    }
    sources = [source(f"{name}{place}") for place, name in enumerate(("post-", "post-"))]
    return [stage.returned for stage in trace(Standings(record(PERCENT, drafts, sources)), "share").stages]


def entry(found: Trace, draft: int, place: int = 0) -> Entry:
    return found.stages[draft].entries[place]


@pytest.mark.parametrize("deal", ["harbour", "canal"])
def test_lives_are_shown_as_expected(run: Run, matches: Matches, deal: str) -> None:
    clauses = {
        "harbour": ["fee-share", "dues", "patrols", "fishing", "flags"],
        "canal": ["compensation", "locks", "ferry", "insurance", "schools", "operator"],
    }[deal]
    for name in clauses:
        result = run("trace", name, "--width", "80", cwd=DEALS / deal)
        assert result.status == 0
        matches(result.out, EXPECTED / f"{deal}-{name}.txt")


def test_a_real_clause(run: Run, matches: Matches) -> None:
    matches(run("trace", "security-guarantees", "--width", "100").out, EXPECTED / "security-guarantees.txt")


@pytest.mark.parametrize("name", ["compensation", "locks", "ferry"])
def test_markdown(run: Run, matches: Matches, name: str) -> None:
    matches(run("trace", name, "--format", "markdown", cwd=CANAL).out, EXPECTED / f"canal-{name}.md")


def test_each_report_has_its_file_and_line(run: Run) -> None:
    out = run("trace", "fee-share", cwd=HARBOUR).out
    for line in (8, 9, 10):
        assert f"drafts/harbour/first-offer.yaml:{line}" in out


@pytest.mark.parametrize(
    ("says", "found"),
    [
        (["50%", "absent", "40%"], {2: Return(1, 1)}),
        (["50%", "", "absent", "40%"], {3: Return(1, 2)}),
        (["50%", "absent", "", "", "40%"], {4: Return(1, 3)}),
        (["50%", "absent", "absent", "40%", "absent", "30%"], {3: Return(2, 2), 5: Return(1, 1)}),
        (["50% | 40%", "absent", "30%"], {2: Return(1, 1)}),
        (["50%", "absent", "30% | 20%"], {2: Return(1, 1)}),
        (["50%", "absent | 30%", "30%"], {}),
        (["50%", "absent", "absent | 30%", "30%"], {3: Return(1, 2)}),
        (["absent", "50%"], {}),
        (["50%", "", "40%"], {}),
        (["present", "absent", "present"], {2: Return(1, 1)}),
    ],
)
def test_a_clause_is_back_only_after_a_draft_that_surely_lacked_it(says: list[str], found: dict[int, Return]) -> None:
    assert dict(enumerate(returned(*says))) == {place: found.get(place) for place in range(len(says))}


@pytest.mark.parametrize(
    ("drafts", "readings"),
    [
        (["50%", "raised since draft-0"], ["more than 50%"]),
        (["50%", "unchanged since draft-0", "raised since draft-1"], ["more than 50%"]),
        (["50%", "", "lowered since draft-0", "unchanged since draft-2"], ["less than 50%"]),
        (["50%", "removed since draft-0", "unchanged since draft-1"], ["absent"]),
        (["", "raised since draft-0"], ["present"]),
    ],
)
def test_reported_changes_resolve_along_the_chain(drafts: list[str], readings: list[str]) -> None:
    reports = {f"draft-{number}": [Told(says)] if says else [] for number, says in enumerate(drafts)}
    found = life(reports)
    last = entry(found, len(drafts) - 1)
    shown = found.stages[-1].standing.accounts
    assert len(shown) == 1
    assert [reading == shown[0].claim for reading in last.readings] == [True]
    assert not last.against
    assert not last.unfit


def test_a_value_that_contradicts_a_reported_change_is_named() -> None:
    found = life({"one": [Told("50%")], "two": [Told("raised since one"), Told("40%", "radio")]})
    shift = next(one for one in found.stages[1].entries if one.readings)
    assert [report.source for report in shift.against] == ["radio"]


def test_a_value_far_down_the_chain_contradicts_too() -> None:
    chain = {"one": [Told("50%")], "two": [Told("raised since one")], "three": [Told("unchanged since two")]}
    found = life({**chain, "three": [*chain["three"], Told("45%", "radio")]})
    shift = next(one for one in found.stages[2].entries if one.readings)
    assert [report.source for report in shift.against] == ["radio"]


def test_a_change_that_fits_nothing_known_is_flagged() -> None:
    found = life({"one": [Told("absent")], "two": [Told("lowered since one")]})
    assert entry(found, 1).unfit


def test_a_value_that_fits_is_no_contradiction() -> None:
    found = life({"one": [Told("50%")], "two": [Told("raised since one"), Told("60%", "radio")]})
    assert not any(one.against for one in found.stages[1].entries)


def test_it_is_known_since_the_day_of_the_report_that_settled_it() -> None:
    drafts = {"one": [Told("50%", "post"), Told("50%", "radio"), Told("~50%", "wire")]}
    found = life(drafts, wire="2025-01-10", radio="2025-01-20", post="2025-02-25")
    assert found.stages[0].known_since == datetime.date(2025, 1, 20)


def test_what_rests_on_a_source_without_a_date_is_known_since_no_day() -> None:
    assert (
        life({"one": [Told("50%", "post"), Told("absent", "radio")]}, radio="2025-01-10").stages[0].known_since is None
    )


def test_the_day_of_a_retraction_counts() -> None:
    drafts = {"one": [Told("50%", "post"), Told("40%", "radio", retracted="2025-03-01")]}
    found = life(drafts, post="2025-01-10", radio="2025-01-20")
    assert found.stages[0].known_since == datetime.date(2025, 3, 1)


def test_nothing_after_the_day_asked_for_shows() -> None:
    drafts = {"one": [Told("50%", "post"), Told("40%", "radio")]}
    found = life(drafts, datetime.date(2025, 1, 15), post="2025-01-10", radio="2025-01-20")
    assert [one.report.source for one in found.stages[0].entries] == ["post"]
    assert found.stages[0].known_since == datetime.date(2025, 1, 10)


def test_relays_stand_under_what_they_pass_on() -> None:
    told = [
        Told("50%", "wire", relays="radio"),
        Told("50%", "radio", relays="post"),
        Told("50%", "post", basis=Basis.DOCUMENT),
        Told("40%", "herald"),
    ]
    found = life({"one": told}, post="2025-01-10", radio="2025-01-11", wire="2025-01-12", herald="2025-01-11")
    assert [(one.report.source, one.depth) for one in found.stages[0].entries] == [
        ("post", 0),
        ("radio", 1),
        ("wire", 2),
        ("herald", 0),
    ]


def test_a_report_is_late_only_if_it_surely_came_after(run: Run) -> None:
    view = json.loads(run("trace", "insurance", "--format", "json", cwd=CANAL).out)
    late = {one["report"]["source"]: one["late"] for stage in view["stages"] for one in stage["entries"]}
    assert late == {"lowland-03-25": True, "berth-02-07": False, "gazette-05-02": False}


def test_a_branch_gives_two_lines(run: Run) -> None:
    view = json.loads(run("trace", "loan", "--format", "json", cwd=CANAL).out)
    assert [line[2:] for line in view["lines"]] == [
        ["lowland-compromise", "side-paper"],
        ["lowland-compromise", "march-redraft", "final-text"],
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("fee-shares", "write `fee-share`"),
        ("Share of port fees", "write `fee-share`"),
        ("zzz", "write one of: fee-share, crane-share"),
    ],
)
def test_an_unknown_clause_is_refused_with_help(run: Run, word: str, said: str) -> None:
    result = run("trace", word, cwd=HARBOUR)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("deal", ["harbour", "canal"])
def test_no_line_is_wider_than_the_paper(run: Run, deal: str, width: int) -> None:
    clauses = [row["clause"] for row in json.loads(run("matrix", "--format", "json", cwd=DEALS / deal).out)["rows"]]
    for name in clauses[::5]:
        out = run("trace", name, "--width", str(width), cwd=DEALS / deal).out
        assert out
        assert max(cells(line) for line in out.splitlines()) <= width


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "locks",
            ["read as more than 4", "contradicted by up to 3 (Barge and Berth)", "Either raised or lowered, since"],
        ),
        ("ferry", ["not counted: retracted: the ferryman spoke of the timetable", "passes on what was retracted"]),
        ("insurance", ["came in after the next draft", "returned after one to three drafts"]),
        ("operator", ["not counted: set aside by a ruling", "ruling: this record follows Vaslo Courier"]),
        ("compensation", ["Northern Wire, as others pass it on", "20 Jan 2041, Delta Review, relaying Evening Tide"]),
        ("schools", ["Known so since 17 Jan 2041", "nobody has said whether that still holds", "“schools keep both"]),
    ],
)
def test_every_format_says_what_the_record_makes_of_reports(run: Run, name: str, said: list[str], format: str) -> None:
    text = re.sub(r"<[^>]*>|\*\*", "", run("trace", name, "--format", format, cwd=CANAL).out)
    for words in said:
        assert words in text


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_a_change_is_named_since_the_draft_that_was_last_reported(run: Run, format: str) -> None:
    text = re.sub("<[^>]*>", "", run("trace", "ukrainian-law", "--format", format).out)
    assert "towards Ukraine, since Initial US offer; nobody has said how it stood in Ukrainian counter" in text
    assert "Last known of Initial US offer: no; nobody has said whether that still holds" in text


def test_what_was_last_known_is_told_of_every_silent_draft() -> None:
    found = life({"one": [Told("50%")], "two": [], "three": [], "four": [Told("40%")]})
    last = [[one.draft.id for one in stage.last_known] for stage in found.stages]
    assert last == [[], ["one"], ["one"], []]
    assert found.stages[3].recalled
    assert found.stages[3].recalled.draft.id == "one"


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_shown_and_not_obeyed(text: str) -> None:
    deal = poisoned_deal("canal", text)
    found = trace(Standings(deal), "compensation")
    shown = terminal_page.page_text(lay_out(found, deal, Look(brief=True), LeftOut()), Paper(80))
    assert "\x1b" not in shown
    assert max(cells(line) for line in shown.splitlines()) <= 80
    markdown = markdown_page.page_text(lay_out(found, deal, Look(), LeftOut()), Notes.FOOT)
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).use(footnote_plugin).parse(markdown)
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "code_block", "fence", "hr", "blockquote_open", "table_open"}
    assert sum(token.type == "heading_open" for token in tokens) == 7
