"""Open questions: what is asked, in which order, and what is not asked any more."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from draftdiff.comparing.standing import Standings
from draftdiff.history.gaps import Gap, Missing, gaps, open_questions
from draftdiff.model import Basis, Deal, Status
from draftdiff.pages.gaps import gaps as lay_out
from draftdiff.pages.page import Look
from draftdiff.render.layout import Paper
from draftdiff.render.terminal import page_text
from draftdiff.telling.facts import LeftOut
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.records import Told, clause, record, source

EXPECTED = Path(__file__).parent / "expected" / "gaps"
HARBOUR = Path(__file__).parent / "deals" / "harbour"
CANAL = Path(__file__).parent / "deals" / "canal"
TWICE = [Told("50% of sales", "post"), Told("50% of sales", "radio")]


def asked(told: Mapping[str, Sequence[Told]], type: ValueType = ValueType.PERCENT) -> list[tuple[Missing, str]]:
    return [(gap.missing, gap.draft.id) for gap in gaps(Standings(record(clause(type), told)))]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(TWICE, [], id="answered"),
        pytest.param([Told("50% of sales")], [Missing.ONE_ORIGIN], id="one-origin"),
        pytest.param([Told("50% of sales", basis=Basis.PUBLISHED)], [], id="printed"),
        pytest.param([Told("absent", "post"), Told("absent", "radio")], [], id="absent-by-two"),
        pytest.param([Told("absent")], [Missing.ONE_ORIGIN], id="absent-by-one"),
        pytest.param([Told("present", "post"), Told("present", "radio")], [Missing.NO_VALUE], id="only-there"),
        pytest.param([Told("50%", "post"), Told("50%", "radio")], [Missing.NO_BASE], id="of-what"),
        pytest.param([*TWICE, Told("40% of sales", "wire")], [Missing.CONTESTED], id="contested"),
        pytest.param([Told("50% of sales", retracted="2025-01-10")], [], id="taken-back"),
        pytest.param(
            [Told("50% of sales", "post"), Told("50% of sales", "radio", relays="post")],
            [Missing.ONE_ORIGIN],
            id="a-relay-is-no-second-origin",
        ),
    ],
)
def test_what_is_asked_of_a_draft(told: Sequence[Told], expected: list[Missing]) -> None:
    assert asked({"first": told}) == [(missing, "first") for missing in expected]


def test_a_change_without_a_figure_is_asked_for_once() -> None:
    told = {"first": TWICE, "second": [Told("raised since first", "post"), Told("raised since first", "radio")]}
    assert asked(told) == [(Missing.NO_FIGURE, "second")]
    assert asked({"first": [], "second": told["second"]}) == [(Missing.NO_FIGURE, "second")]


def test_the_last_draft_is_asked_for_what_an_earlier_one_had() -> None:
    assert asked({"first": TWICE, "second": [], "third": []}) == [(Missing.FELL_SILENT, "third")]
    assert asked({"first": TWICE, "second": [], "third": TWICE}) == []


def test_each_branch_is_asked() -> None:
    deal = record(clause(ValueType.PERCENT), {"first": TWICE, "second": [], "third": []})
    drafts = {id: replace(draft, follows="first" if id != "first" else None) for id, draft in deal.drafts.items()}
    found = gaps(Standings(replace(deal, drafts=drafts)))
    assert [(gap.missing, gap.draft.id) for gap in found] == [
        (Missing.FELL_SILENT, "third"),
        (Missing.FELL_SILENT, "second"),
    ]


def test_whoever_wrote_it_the_last_draft_is_named_and_each_party_s_own_beside_it() -> None:
    deal = record(clause(ValueType.PERCENT), {"first": TWICE, "second": [Told("10% of sales")], "third": []})
    counter = replace(deal.drafts["second"], by=("UA",))
    gap = gaps(Standings(replace(deal, drafts={**deal.drafts, "second": counter})))[0]
    assert gap.missing is Missing.FELL_SILENT
    assert [one.draft.id for one in gap.last_known] == ["second"]
    assert [one.draft.id for one in gap.elsewhere] == ["first"]


@pytest.mark.parametrize(
    ("told", "outlets"),
    [
        pytest.param([Told("50% of x", "post"), Told("40% of x", "radio")], ("post", "radio"), id="either"),
        pytest.param([Told("50% of x", "post"), Told("40% of x", "post")], (), id="one-outlet-has-both"),
        pytest.param(
            [Told("50% of x", "post"), Told("40% of x", "post"), Told("40% of x", "radio")], ("radio",), id="one-of-two"
        ),
    ],
)
def test_whose_account_would_settle_it(told: Sequence[Told], outlets: tuple[str, ...]) -> None:
    gap = contested(record(clause(ValueType.PERCENT), {"first": told}))
    assert sorted(gap.settled_by) == sorted(outlets)


def contested(deal: Deal) -> Gap:
    return next(gap for gap in gaps(Standings(deal)) if gap.missing is Missing.CONTESTED)


def test_what_nobody_knows_comes_before_what_wants_a_second_outlet_then_the_latest_draft() -> None:
    clauses = [clause(ValueType.PERCENT, id) for id in ("share", "term")]
    deal = record(
        clauses,
        {"first": [Told("50% of x"), Told("5% of x", clause="term")], "second": [Told("4% of x", clause="term")]},
        [source("post", "2025-01-10")],
    )
    assert [(gap.missing, gap.draft.id, gap.clause.id) for gap in gaps(Standings(deal))] == [
        (Missing.FELL_SILENT, "second", "share"),
        (Missing.ONE_ORIGIN, "second", "term"),
        (Missing.ONE_ORIGIN, "first", "share"),
        (Missing.ONE_ORIGIN, "first", "term"),
    ]


def branched(first: Status, second: Status) -> Deal:
    """Make two drafts that follow the same one and came to different ends."""
    told = {"opening": [Told("50% of x")], "left": [Told("40% of x")], "right": [Told("30% of x")]}
    deal = record(clause(ValueType.PERCENT), told)
    ends = {"left": first, "right": second}
    drafts = {
        id: replace(draft, follows="opening", status=ends[id]) if id in ends else draft
        for id, draft in deal.drafts.items()
    }
    return replace(deal, drafts=drafts)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(Status.AGREED, Status.REJECTED, ["left", "opening", "right"], id="dead-branch-last"),
        pytest.param(Status.REJECTED, Status.PROPOSED, ["right", "opening", "left"], id="live-one-first"),
        pytest.param(Status.PROPOSED, Status.PROPOSED, ["right", "left", "opening"], id="both-live"),
        pytest.param(Status.REJECTED, Status.SUPERSEDED, ["right", "left", "opening"], id="both-dead"),
    ],
)
def test_the_drafts_that_still_count_come_first(left: Status, right: Status, expected: list[str]) -> None:
    assert [gap.draft.id for gap in gaps(Standings(branched(left, right)))] == expected


@pytest.mark.parametrize(
    ("type", "told", "question"),
    [
        pytest.param("percent", ["40% of x", ""], "Does the Second still say: 40% of x?", id="a-value"),
        pytest.param("text", ["Us pays", ""], "Does the Second still say: Us pays?", id="a-sentence"),
        pytest.param("percent", ["absent", ""], "Is it still absent from the Second?", id="absent"),
        pytest.param("percent", ["present", ""], "Is it still in the Second?", id="there"),
        pytest.param("percent", ["", "present"], "What does the Second say of it?", id="no-value"),
        pytest.param("percent", ["40%", "40% of x"], "40% of what, in the First?", id="of-what"),
        pytest.param("percent", ["", "raised since first"], "How much higher is it in the Second than", id="higher"),
        pytest.param("date", ["", "raised since first"], "How much later is it in the Second than", id="later"),
    ],
)
def test_questions_are_whole_sentences(type: str, told: list[str], question: str) -> None:
    drafts = {id: [Told(one)] if one else [] for id, one in zip(("first", "second"), told, strict=True)}
    assert question in written(record(clause(ValueType(type)), drafts))


def test_a_list_is_asked_for_whole() -> None:
    """An item may hold a comma; then a semicolon stands between items, and nothing is cut there."""
    told = [Told("tin, raw; zinc of the south", "post"), Told("tin, raw; zinc of the north", "radio")]
    asked = written(record(clause(ValueType.LIST, of_required=True), {"first": told}))
    assert "tin, raw; zinc of what, in the First?" in asked


def test_drafts_that_lack_the_same_share_a_line() -> None:
    for told, asked in (
        ([], "Do the Third and the Second still say: 50% of sales?"),
        ([Told("present")], "What do the Third and the Second say of it?"),
    ):
        deal = record(clause(ValueType.PERCENT), {"first": TWICE, "second": told, "third": told})
        drafts = {id: replace(draft, follows="first" if id != "first" else None) for id, draft in deal.drafts.items()}
        assert asked in written(replace(deal, drafts=drafts))


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Side paper", "the Side paper"),
        ("“Improved” US draft", "the “Improved” US draft"),
        ("The Paris text", "The Paris text"),
        ("Eastmark's answer", "Eastmark's answer"),
    ],
)
def test_a_draft_is_named_as_in_a_sentence(title: str, named: str) -> None:
    deal = record(clause(ValueType.PERCENT), {"first": [Told("present")]})
    titled = replace(deal, drafts={"first": replace(deal.drafts["first"], title=title)})
    assert f"What does {named} say of it?" in written(titled)


def written(deal: Deal) -> str:
    """Return every question as a terminal shows it."""
    return page_text(lay_out(open_questions(Standings(deal)), deal, Look(brief=True), LeftOut()), Paper(None))


def test_a_screen_holds_ten_and_says_how_many_more_there_are(run: Run) -> None:
    out = run("gaps", cwd=CANAL).out
    # Two of the ten are one question, of two drafts.
    assert out.count("?") == 9
    assert "123 more questions are not shown." in out
    assert "--all" in out
    assert "more" not in run("gaps", "--all", cwd=CANAL).out.splitlines()[-1]


def test_a_page_holds_all_unless_fewer_are_asked_for(run: Run) -> None:
    assert "not shown" not in run("gaps", "--format", "markdown", cwd=CANAL).out
    assert "130 more questions are not shown." in run("gaps", "--format", "markdown", "--top", "3", cwd=CANAL).out
    view = json.loads(run("gaps", "--format", "json", "--top", "3", cwd=CANAL).out)
    assert (len(view["gaps"]), sum(view["summary"].values())) == (3, 133)
    assert len(json.loads(run("gaps", "--format", "json", cwd=CANAL).out)["gaps"]) == 133


def test_all_and_some_are_not_both(run: Run) -> None:
    result = run("gaps", "--all", "--top", "3")
    assert (result.status, result.out) == (2, "")
    assert "leave one of them out" in result.err


def test_a_dead_branch_comes_last(run: Run) -> None:
    """A rejected side paper is no reason to call anybody while a final text is there."""
    out = run("gaps", "--all", cwd=CANAL).out
    assert "Drafts that lead nowhere: Side paper" in out
    assert "Does the Side paper still say: 3 months?" in out.replace("\n", " ")
    assert out.index("Earlier drafts: ") < out.index("Drafts that lead nowhere") < out.index("Known before")


def test_the_minerals_deal(run: Run, matches: Matches) -> None:
    result = run("gaps", "--width", "80", "--all")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "minerals.txt")


def test_every_kind_of_a_made_up_deal(run: Run, matches: Matches) -> None:
    matches(run("gaps", "--width", "100", "--all", "--sources", cwd=HARBOUR).out, EXPECTED / "harbour.txt")


def test_as_markdown(run: Run, matches: Matches) -> None:
    result = run("gaps", "--format", "markdown", "--only", "contested", "--only", "us-investment")
    matches(result.out, EXPECTED / "minerals.md")


def test_as_json_and_only_some(run: Run) -> None:
    view = json.loads(run("gaps", "--only", "no-value", "--only", "dispute-jurisdiction", "--format", "json").out)
    found = {(gap["missing"], gap["clause"]) for gap in view["gaps"]}
    assert found == {
        ("no-value", "us-investment"),
        ("fell-silent", "dispute-jurisdiction"),
        ("one-origin", "dispute-jurisdiction"),
    }
    assert view["summary"] == {"fell-silent": 1, "one-origin": 1, "no-value": 2}


def test_a_draft_that_was_not_there_yet_is_not_asked_about(run: Run) -> None:
    view = json.loads(run("gaps", "--known", "2025-02-13", "--format", "json").out)
    assert {gap["draft"]["id"] for gap in view["gaps"]} <= {"initial-us-offer"}


def test_a_misspelt_kind(run: Run) -> None:
    result = run("gaps", "--only", "one-orgin")
    assert result.status == 2
    assert "`one-orgin` is neither a kind of question nor a clause" in result.err
    assert "write `one-origin`" in result.err


@pytest.mark.parametrize("width", ["40", "60", "80", "120"])
def test_no_line_is_wider_than_the_paper(run: Run, width: str) -> None:
    for cwd in (ROOT, HARBOUR):
        assert max(map(len, run("gaps", "--all", "--width", width, cwd=cwd).out.splitlines())) <= int(width)
