"""Open questions: what is asked, in which order, and what is not asked any more."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from draftdiff.comparing.standing import Standings
from draftdiff.history.gaps import Gap, Missing, gaps
from draftdiff.model import Basis, Deal
from draftdiff.values import ValueType
from tests.conftest import ROOT, Matches, Run
from tests.records import Told, clause, record, source

EXPECTED = Path(__file__).parent / "expected" / "gaps"
HARBOUR = Path(__file__).parent / "deals" / "harbour"
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


def test_what_the_same_party_had_before_comes_first() -> None:
    """Another party's draft is no answer to what still stands."""
    deal = record(clause(ValueType.PERCENT), {"first": TWICE, "second": [Told("10% of sales")], "third": []})
    counter = replace(deal.drafts["second"], by="UA")
    gap = gaps(Standings(replace(deal, drafts={**deal.drafts, "second": counter})))[0]
    assert (gap.missing, gap.known_in.id) == (Missing.FELL_SILENT, "first")
    assert [draft.id for draft, _ in gap.elsewhere] == ["second"]


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


def test_the_cheapest_kind_comes_first_then_the_latest_draft() -> None:
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


def test_the_minerals_deal(run: Run, matches: Matches) -> None:
    result = run("gaps", "--width", "80")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "minerals.txt")


def test_every_kind_of_a_made_up_deal(run: Run, matches: Matches) -> None:
    matches(run("gaps", "--width", "100", cwd=HARBOUR).out, EXPECTED / "harbour.txt")


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
        assert max(map(len, run("gaps", "--width", width, cwd=cwd).out.splitlines())) <= int(width)
