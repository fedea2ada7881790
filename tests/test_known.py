"""One draft on two days: what became known of it, which is never a change of the draft."""

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from draftdiff.comparing.changes import Kind
from draftdiff.comparing.standing import Lens, Standings
from draftdiff.history.days import Days, compare_days
from draftdiff.history.steps import as_of
from draftdiff.model import Ruling
from draftdiff.values import ValueType
from tests.conftest import Matches, Run
from tests.records import PLACE, Told, clause, date, record, source

EXPECTED = Path(__file__).parent / "expected" / "known"
HARBOUR = Path(__file__).parent / "deals" / "harbour"
JANUARY, MARCH = datetime.date(2025, 1, 15), datetime.date(2025, 3, 15)
POST, RADIO = source("post", "2025-01-10"), source("radio", "2025-02-10")


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        pytest.param([Told("50% of x")], Kind.KEPT, id="nothing-new"),
        pytest.param([Told("50% of x"), Told("50% of x", "radio")], Kind.KEPT, id="a-second-outlet-says-the-same"),
        pytest.param([Told("50% of x", "radio")], Kind.NEWLY_REPORTED, id="first-report"),
        pytest.param([Told("absent", "radio")], Kind.NEWLY_REPORTED, id="first-report-of-absence"),
        pytest.param([Told("50% of x", retracted="2025-02-20")], Kind.NOT_REPORTED, id="taken-back"),
        pytest.param([Told("50% of x"), Told("absent", "radio")], Kind.REPORTED_OTHERWISE, id="contradicted"),
        pytest.param([Told("present"), Told("50% of x", "radio")], Kind.REPORTED_OTHERWISE, id="more-precise"),
        pytest.param(
            [Told("50% of x", retracted="2025-02-20"), Told("40% of x", "radio")],
            Kind.REPORTED_OTHERWISE,
            id="corrected",
        ),
    ],
)
def test_what_became_known(told: list[Told], kind: Kind) -> None:
    deal = record(clause(ValueType.PERCENT, favours={"lower": "UA"}), {"first": told}, [POST, RADIO])
    (change,) = compare_days(Standings(deal), "first", Days(JANUARY, MARCH)).changes
    assert (change.kind, change.delta, change.favours) == (kind, None, None)


def test_what_nobody_reported_by_the_second_day_is_in_neither() -> None:
    deal = record(clause(ValueType.PERCENT), {"first": [Told("50% of x", "radio")]}, [RADIO])
    found = compare_days(Standings(deal), "first", Days(datetime.date(2025, 1, 1), JANUARY))
    assert found.changes == ()
    assert [clause.id for clause in found.never_reported] == ["share"]


def test_a_source_without_a_date_is_known_on_no_day() -> None:
    deal = record(clause(ValueType.PERCENT), {"first": [Told("50% of x", "wire")]})
    assert compare_days(Standings(deal), "first", Days(JANUARY, MARCH)).changes == ()


def test_a_draft_is_there_from_its_day_or_its_first_report() -> None:
    deal = record(clause(ValueType.PERCENT), {"first": [], "second": [Told("50% of x")], "third": []}, [POST])
    dated = {id: replace(draft, date=date("2025-02-01"), follows=None) for id, draft in deal.drafts.items()}
    deal = replace(deal, drafts=dated)
    assert list(as_of(deal, Lens(known=JANUARY)).deal.drafts) == ["second"]
    assert list(as_of(deal, Lens(known=MARCH)).deal.drafts) == ["first", "second", "third"]
    assert as_of(deal).deal == deal


def test_the_first_offer_before_and_after_the_second_week(run: Run, matches: Matches) -> None:
    result = run("diff", "initial-us-offer", "--known", "2025-02-16..2025-02-21", "--width", "80")
    assert (result.status, result.err) == (0, "")
    matches(result.out, EXPECTED / "minerals.txt")
    assert "changed by" not in result.out


def test_a_retraction_and_a_ruling(run: Run, matches: Matches) -> None:
    result = run("diff", "first-offer", "--known", "2031-03-04..2031-03-31", "--width", "80", cwd=HARBOUR)
    matches(result.out, EXPECTED / "harbour.txt")


def test_as_markdown(run: Run, matches: Matches) -> None:
    result = run("diff", "first-offer", "--known", "2031-03-02..2031-03-31", "--format", "markdown", cwd=HARBOUR)
    matches(result.out, EXPECTED / "harbour.md")


def test_as_json(run: Run) -> None:
    view = json.loads(run("diff", "initial-us-offer", "--known", "2025-02-16..2025-02-21", "--format", "json").out)
    assert view["days"]["before"] == "2025-02-16"
    assert view["before"]["id"] == view["after"]["id"] == "initial-us-offer"
    assert (view["summary"]["newly_reported"], view["summary"]["reported_otherwise"]) == (8, 2)
    assert view["summary"]["changed"] == view["summary"]["unclear"] == 0


@pytest.mark.parametrize("layout", [["--stat"], ["--sources"], ["--evidence"]], ids=str)
@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_every_layout_fits_the_paper(run: Run, layout: list[str], width: str) -> None:
    result = run("diff", "initial-us-offer", "--known", "2025-02-16..2025-02-21", "--width", width, *layout)
    assert result.status == 0
    assert "Newly reported (8)" in result.out
    assert max(map(len, result.out.splitlines())) <= int(width)


def test_only_takes_the_headings_that_are_shown(run: Run) -> None:
    days = ("diff", "initial-us-offer", "--known", "2025-02-16..2025-02-21")
    assert "NEWLY REPORTED" not in run(*days, "--only", "now-reported-otherwise").out
    assert run(*days, "--only", "retracted-meanwhile").status == 0
    assert run("diff", "initial-us-offer", "improved-us-draft", "--only", "retracted-meanwhile").status == 2


def test_the_exit_status_says_whether_anything_became_known(run: Run) -> None:
    days = ("diff", "initial-us-offer", "--exit-code", "--known")
    assert run(*days, "2025-02-16..2025-02-21").status == 1
    assert run(*days, "2025-02-21..2025-02-21").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diff", "--known", "2025-02-16..2025-02-21"], "one draft, and none is named"),
        (["diff", "a", "b", "--known", "2025-02-16..2025-02-21"], "one draft, and two are named"),
        (["diff", "initial-us-offer", "--known", "2025-02-21..2025-02-16"], "2025-02-21 is after 2025-02-16"),
        (["diff", "initial-us-offer", "--known", "2025-02-21.."], "'' is not a day"),
        (["diff", "initial-us-offer", "--known", "2025-02-30..2025-03-01"], "'2025-02-30' is not a day"),
        (["diff", "inital-us-offer", "--known", "2025-02-16..2025-02-21"], "write `initial-us-offer`"),
        (["ledger", "--known", "2025-02-16..2025-02-21"], "two days are for the diff of one draft"),
        (["show", "initial-us-offer", "--known", "tomorrow"], "'tomorrow' is not a day"),
    ],
)
def test_bad_days(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "first-offer", "second-draft"],
        ["diff", "first-offer", "second-draft", "--stat"],
        ["show", "first-offer"],
        ["same", "first-offer", "second-draft"],
        ["changelog"],
        ["matrix"],
        ["matrix", "--sources"],
        ["trace", "seat"],
        ["ledger"],
        ["gaps"],
    ],
    ids=" ".join,
)
def test_what_was_left_out_is_said(run: Run, arguments: list[str], format: str) -> None:
    left_out = ["--known", "2031-04-03", "--without", "tidewater-03-04"]
    # In HTML what comes from the record is set apart by its own direction.
    shown = re.sub("</?bdi>", "", run(*arguments, *left_out, "--format", format, cwd=HARBOUR).out)
    assert shown.count("Only what was published by 3 Apr 2031.") == 1
    assert shown.count("Without what rests on tidewater-03-04.") == 1


def test_a_ruling_counts_from_its_day() -> None:
    told = {"first": [Told("50% of x"), Told("40% of x", "radio")]}
    deal = record(clause(ValueType.PERCENT), told, [POST, source("radio", "2025-01-10")])
    ruling = Ruling("share", "post", "saw it", date("2025-02-20"), PLACE)
    deal = replace(deal, drafts={"first": replace(deal.drafts["first"], rulings=(ruling,))})
    (change,) = compare_days(Standings(deal), "first", Days(JANUARY, MARCH)).changes
    assert change.kind is Kind.REPORTED_OTHERWISE
    assert change.after.ruling == ruling


def test_what_rests_on_a_source_does_so_before_the_link_between_is_out() -> None:
    """Radio relays the Post, and the Post relays the wire, which only a later article shows."""
    told = {"first": [Told("50% of x", "radio", relays="post"), Told("50% of x", "post", relays="wire")]}
    deal = record(clause(ValueType.PERCENT), told, [source("radio", "2025-01-10"), source("post", "2025-02-10")])
    assert Standings(deal, Lens(known=JANUARY)).of("first", "share").accounts
    assert not Standings(deal, Lens(known=JANUARY, without=frozenset({"wire"}))).of("first", "share").accounts
