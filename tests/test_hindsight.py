"""Which earlier reports a printed text bears out: counted by origin, and only what was read is judged."""

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from draftdiff.comparing.judging import Verdict
from draftdiff.comparing.standing import Lens, Standings
from draftdiff.history.hindsight import Count, Hindsight, hindsight
from draftdiff.model import About, Basis, Deal, DraftKind, Naming
from draftdiff.values import ValueType
from tests.conftest import Run
from tests.records import Told, clause, record, source

SHARE, TERM = clause(ValueType.PERCENT), clause(ValueType.DURATION, "term")
GAZETTE = source("gazette", "2025-02-10", full_text=True)
SOURCES = [GAZETTE, source("post", "2025-02-01"), source("radio", "2025-02-02"), source("wire", "2025-02-20")]
TEXT = Told("50% of sales", "gazette", basis=Basis.PUBLISHED)


def deal(told: Sequence[Told], read: Mapping[str, tuple[str, ...]] | None = None) -> Deal:
    made = record([SHARE, TERM], {"first": told, "second": []}, SOURCES)
    drafts = {**made.drafts, "first": replace(made.drafts["first"], read=read or {})}
    return replace(made, drafts=drafts)


def verdicts(found: Hindsight) -> list[tuple[str, str, Verdict]]:
    return [(one.clause.id, one.outlet, one.verdict) for printed in found.drafts for one in printed.judged]


def test_each_report_is_judged_by_the_text_and_only_where_it_was_read() -> None:
    told = [
        TEXT,
        Told("50% of sales", "post"),
        Told("present", "radio"),
        Told("2 years", "post", clause="term"),
    ]
    found = hindsight(Standings(deal(told)))
    assert verdicts(found) == [
        ("share", "post", Verdict.BORNE_OUT),
        ("share", "radio", Verdict.LESS_PRECISE),
        ("term", "post", Verdict.NOT_READ),
    ]
    assert found.summary == Count("", 3, 1, 1, 0, 0, 1)
    assert found.by_outlet == (Count("post", 2, 1, 0, 0, 0, 1), Count("radio", 1, 0, 1, 0, 0, 0))
    assert [draft.id for draft in found.not_printed] == ["second"]


def test_a_clause_that_was_looked_for_in_the_text_and_is_not_there_is_absent() -> None:
    told = [TEXT, Told("2 years", "post", clause="term"), Told("absent", "radio", clause="term")]
    found = hindsight(Standings(deal(told, {"gazette": ("share", "term")})))
    assert verdicts(found) == [("term", "post", Verdict.REFUTED), ("term", "radio", Verdict.BORNE_OUT)]


def test_a_whole_text_that_nobody_read_judges_nothing() -> None:
    assert hindsight(Standings(deal([Told("40% of sales", "post")]))).drafts == ()


def test_a_relay_is_judged_once_as_its_origins_reporting() -> None:
    told = [TEXT, Told("40% of sales", "post"), Told("40% of sales", "radio", relays="post")]
    found = hindsight(Standings(deal(told)))
    assert verdicts(found) == [("share", "post", Verdict.REFUTED)]
    (one,) = found.drafts[0].judged
    assert [report.source for report in one.reports] == ["post", "radio"]
    assert [count.name for count in found.by_outlet] == ["post"]


def test_what_was_passed_on_wrongly_is_not_held_against_the_origin() -> None:
    told = [TEXT, Told("50% of sales", "post"), Told("40% of sales", "radio", relays="post")]
    found = hindsight(Standings(deal(told)))
    assert verdicts(found) == [("share", "post", Verdict.BORNE_OUT)]
    assert found.drafts[0].passed_on_wrongly == 1


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        (Told("40% of sales", "wire"), "later"),
        (Told("40% of sales", "post", retracted="2025-02-05"), "taken_back"),
    ],
    ids=["after-the-text", "taken-back"],
)
def test_what_came_after_the_text_or_no_longer_stood_is_not_judged(told: Told, counted: str) -> None:
    (printed,) = hindsight(Standings(deal([TEXT, told]))).drafts
    assert (printed.judged, getattr(printed, counted)) == ((), 1)


def test_what_a_party_wants_is_no_report_on_the_text() -> None:
    made = deal([TEXT, Told("40% of sales", "post")])
    first = made.drafts["first"]
    reports = tuple(replace(one, demand=one.source == "post") for one in first.reports)
    (printed,) = hindsight(Standings(replace(made, drafts={"first": replace(first, reports=reports)}))).drafts
    assert (printed.judged, printed.wanted) == ((), 1)


def test_a_report_that_may_speak_of_another_draft_is_not_decided() -> None:
    made = deal([TEXT, Told("40% of sales", "post")])
    about = About(Naming.ONE_OF, ("first", "second"))
    first = made.drafts["first"]
    reports = tuple(replace(one, about=about) if one.source == "post" else one for one in first.reports)
    found = hindsight(Standings(replace(made, drafts={**made.drafts, "first": replace(first, reports=reports)})))
    assert verdicts(found) == [("share", "post", Verdict.NOT_DECIDED)]


def test_two_texts_that_differ_decide_only_what_both_do() -> None:
    other = Told("40% of sales", "herald", basis=Basis.PUBLISHED)
    made = deal([TEXT, other, Told("40% of sales", "post"), Told("30% of sales", "radio")])
    herald = source("herald", "2025-02-11", full_text=True)
    found = hindsight(Standings(replace(made, sources={**made.sources, "herald": herald})))
    assert verdicts(found) == [("share", "post", Verdict.NOT_DECIDED), ("share", "radio", Verdict.REFUTED)]


def test_a_position_is_no_text() -> None:
    made = deal([TEXT, Told("40% of sales", "post")])
    position = replace(made.drafts["first"], kind=DraftKind.POSITION)
    assert hindsight(Standings(replace(made, drafts={"first": position}))).drafts == ()


def test_before_the_text_was_out_nothing_is_judged() -> None:
    made = deal([TEXT, Told("40% of sales", "post")])
    standings = Standings(made).on(datetime.date(2025, 2, 5))
    assert hindsight(standings).drafts == ()
    assert hindsight(Standings(made, Lens(without=frozenset({"gazette"})))).drafts == ()


def test_a_change_that_was_reported_is_refuted_only_in_what_it_says_of_this_draft() -> None:
    told = {"first": [Told("40% of sales", "post")], "second": [TEXT, Told("lowered since first", "radio")]}
    made = record([SHARE, TERM], told, SOURCES)
    assert verdicts(hindsight(Standings(made))) == [("share", "radio", Verdict.NOT_DECIDED)]
    gone = {"first": [Told("40% of sales", "post")], "second": [TEXT, Told("removed since first", "radio")]}
    assert verdicts(hindsight(Standings(record([SHARE, TERM], gone, SOURCES)))) == [("share", "radio", Verdict.REFUTED)]


def test_the_minerals_deal_has_no_printed_text(run: Run) -> None:
    result = run("hindsight")
    assert result.status == 0
    assert "No text of this deal was printed and read" in result.out
    assert json.loads(run("hindsight", "--format", "json").out)["drafts"] == []
