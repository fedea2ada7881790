"""Which draft came first, as far as the record says, and what a clause was last known to be."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.comparing.last_known import last_known
from draftdiff.comparing.order import InTime, Times, order
from draftdiff.comparing.standing import Standings
from draftdiff.model import Deal, DraftKind
from draftdiff.values import ValueType, days
from tests.records import DRAFTS, Told, clause, date, record

DAYS = [None, "2025-02", "2025-02-10", "2025-02-20", "2025-02-20~", "2025-03-01"]


def deal(dates: Mapping[str, str | None], follows: Mapping[str, str], **told: list[Told]) -> Deal:
    made = record(clause(ValueType.TEXT), {id: told.get(id, []) for id in dates})
    drafts = {
        id: replace(draft, date=date(day) if (day := dates[id]) else None, follows=follows.get(id))
        for id, draft in made.drafts.items()
    }
    return replace(made, drafts=drafts)


@pytest.mark.parametrize(
    ("first", "second", "follows", "expected"),
    [
        ("2025-02-10", "2025-02-20", {}, InTime.BEFORE),
        ("2025-02-20", "2025-02-10", {}, InTime.AFTER),
        ("2025-02-20", "2025-02-20", {}, InTime.UNKNOWN),
        ("2025-02", "2025-02-20", {}, InTime.UNKNOWN),
        ("2025-02", "2025-03-01", {}, InTime.BEFORE),
        ("2025-02-10", None, {}, InTime.UNKNOWN),
        (None, None, {}, InTime.UNKNOWN),
        (None, None, {"second": "first"}, InTime.BEFORE),
        ("2025-02-20", "2025-02-20", {"first": "second"}, InTime.AFTER),
        # What is stated is stronger than a date.
        ("2025-02-20", "2025-02-10", {"second": "first"}, InTime.BEFORE),
        # Two drafts that follow each other are in no order.
        ("2025-02-20", "2025-02-10", {"second": "first", "first": "second"}, InTime.UNKNOWN),
    ],
)
def test_order_of_two(first: str | None, second: str | None, follows: dict[str, str], expected: InTime) -> None:
    made = deal({"first": first, "second": second}, follows)
    assert order(made, "first", "second") is expected
    assert order(made, "first", "first") is InTime.SAME


def test_order_through_drafts_without_a_date() -> None:
    made = deal({"first": "2025-02-10", "second": "2025-02-20", "third": None, "fourth": None}, {"third": "second"})
    assert order(made, "first", "third") is InTime.BEFORE
    assert order(made, "third", "first") is InTime.AFTER
    assert order(made, "third", "fourth") is InTime.UNKNOWN


@settings(max_examples=200, deadline=None)
@given(st.tuples(*[st.sampled_from(DAYS)] * 4), st.dictionaries(st.sampled_from(DRAFTS), st.sampled_from(DRAFTS)))
def test_order_holds_in_every_course_of_events(dates: tuple[str | None, ...], follows: dict[str, str]) -> None:
    """Each draft may have been written on any day of its date, those that follow one another in that order."""
    made = deal(dict(zip(DRAFTS, dates, strict=True)), follows)
    times = Times(made)
    for one, other in product(DRAFTS, DRAFTS):
        mirror = {InTime.BEFORE: InTime.AFTER, InTime.AFTER: InTime.BEFORE}
        found = times.order(one, other)
        assert times.order(other, one) is mirror.get(found, found)
    for line in permutations(DRAFTS):
        if might_be(made, line):
            for place, one in enumerate(line):
                assert all(times.order(one, other) is not InTime.AFTER for other in line[place:])


def might_be(made: Deal, line: tuple[str, ...]) -> bool:
    latest = 0
    for id in line:
        draft = made.drafts[id]
        if draft.follows and draft.follows not in line[: line.index(id)]:
            return False
        low, high = (day.toordinal() for day in days(draft.date)) if draft.date else (0, 10**7)
        latest = max(latest, low)
        if high < latest:
            return False
    return True


def test_what_was_last_known_of_a_clause() -> None:
    told = {"first": [Told("a plan")], "second": [Told("absent")], "third": []}
    standings = Standings(record(clause(ValueType.TEXT), told))
    assert [one.draft.id for one in last_known(standings, "third", "share")] == ["second"]
    assert [one.draft.id for one in last_known(standings, "first", "share")] == ["first"]


def test_what_was_last_known_where_nobody_knows_which_was_last() -> None:
    dates = {"first": "2025-02", "second": "2025-02-20", "third": "2025-03-01", "fourth": None}
    made = deal(dates, {}, first=[Told("a plan")], second=[Told("absent")], fourth=[Told("a plan")])
    assert [one.draft.id for one in last_known(Standings(made), "third", "share")] == ["first", "second"]


def test_a_demand_and_a_position_are_not_what_was_last_known() -> None:
    told = {"first": [Told("a plan")], "second": [Told("absent", demand=True)], "third": [Told("absent")], "fourth": []}
    made = record(clause(ValueType.TEXT), told)
    drafts = {**made.drafts, "third": replace(made.drafts["third"], kind=DraftKind.POSITION)}
    known = last_known(Standings(replace(made, drafts=drafts)), "fourth", "share")
    assert [one.draft.id for one in known] == ["first"]
