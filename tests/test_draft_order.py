"""Which draft came first, as far as the record says, and what a clause was last known to be."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.comparing.order import InTime, Times
from draftdiff.comparing.standing import Standings
from draftdiff.history.order import texts_before
from draftdiff.history.recall import last_known
from draftdiff.model import Deal, DraftKind
from draftdiff.text import Span
from draftdiff.values import ValueType, days
from tests.records import DRAFTS, PLACE, Told, clause, date, record

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
    assert Times(made).order("first", "second") is expected
    assert Times(made).order("first", "first") is InTime.SAME


def test_order_through_drafts_without_a_date() -> None:
    made = deal({"first": "2025-02-10", "second": "2025-02-20", "third": None, "fourth": None}, {"third": "second"})
    assert Times(made).order("first", "third") is InTime.BEFORE
    assert Times(made).order("third", "first") is InTime.AFTER
    assert Times(made).order("third", "fourth") is InTime.UNKNOWN


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


def last_of(made: Deal, draft: str) -> str:
    """Name what was last known, a draft that may have come later in brackets."""
    known = last_known(Standings(made), made.drafts[draft], "share")
    return ", ".join(one.draft.id if one.sure else f"({one.draft.id})" for one in known)


def test_what_was_last_known_of_a_clause() -> None:
    made = record(clause(ValueType.TEXT), {"first": [Told("a plan")], "second": [Told("absent")], "third": []})
    assert last_of(made, "third") == "second"
    assert last_of(made, "first") == ""


def test_a_demand_and_a_position_are_not_what_was_last_known() -> None:
    told = {"first": [Told("a plan")], "second": [Told("absent", demand=True)], "third": [Told("absent")], "fourth": []}
    made = record(clause(ValueType.TEXT), told)
    drafts = {**made.drafts, "third": replace(made.drafts["third"], kind=DraftKind.POSITION)}
    assert last_of(replace(made, drafts=drafts), "fourth") == "first"


def test_each_draft_that_may_be_the_last_is_named() -> None:
    """Branches of one day, and a draft without a date, leave open which was the last before the third."""
    told = {"first": [Told("a plan")], "left": [Told("oil")], "right": [Told("gas")], "third": [], "loose": [Told("x")]}
    made = record(clause(ValueType.TEXT), told)
    follows = {"left": "first", "right": "first", "third": "first"}
    dates = {"first": "2031-01-01", "left": "2031-02", "right": "2031-02", "third": "2031-03-20"}
    drafts = {
        id: replace(draft, follows=follows.get(id), date=date(dates[id]) if id in dates else None)
        for id, draft in made.drafts.items()
    }
    assert last_of(replace(made, drafts=drafts), "third") == "right, left, (loose)"
    silent = replace(drafts["left"], reports=()), replace(drafts["right"], reports=())
    fewer = replace(made, drafts={**drafts, "left": silent[0], "right": silent[1]})
    assert last_of(fewer, "third") == "first, (loose)"


def test_an_equal_deal_keeps_its_own_drafts() -> None:
    """Where a draft stands in its file is no part of it, so a deal that was moved is equal to what it was."""
    made = record(clause(ValueType.TEXT), {"first": [Told("a plan")], "second": []})
    drafts = {id: replace(draft, place=PLACE._replace(span=Span(1, 1))) for id, draft in made.drafts.items()}
    moved = replace(made, drafts=drafts)
    assert made == moved
    texts = texts_before(made)["second"], texts_before(moved)["second"]
    assert [one.place.span.start for drafts in texts for one in drafts] == [0, 1]
