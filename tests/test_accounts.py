"""Accounts are every largest set of claims that can be true together, however many claims there are."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.comparing.accounts import Settled, identity, meet_claims, merge
from draftdiff.comparing.standing import Standings
from draftdiff.model import Absent, Deal, Present
from draftdiff.values import ValueType
from tests.records import VALUES, Told, clause, record, said, stated_claim


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ValueType), st.data())
def test_accounts_are_the_largest_sets_that_can_be_true_together(type: ValueType, data: st.DataObject) -> None:
    claims = data.draw(st.lists(said(type), max_size=7))
    merged = merge(claims)
    assert {frozenset(found.members) for found in merged} == by_trying_all(claims)
    assert len(merged) == len({found.members for found in merged})
    for one, other in combinations(merged, 2):
        assert meet_claims(one.claim, other.claim) is None


@pytest.mark.parametrize("bases", ["", " of ore", " of ore, of sales"])
@pytest.mark.parametrize("type", ValueType)
def test_accounts_of_everything_that_can_be_said(type: ValueType, bases: str) -> None:
    """Values without a base, and the first two of each base."""
    based = [f"{words}{of}" for of in bases.split(",") if of for words in VALUES[type][:2]]
    claims: list[Settled] = [Absent(), Present(), *(stated_claim(type, words) for words in [*VALUES[type], *based])]
    assert {frozenset(found.members) for found in merge(claims)} == by_trying_all(claims)


def by_trying_all(claims: Sequence[Settled]) -> set[frozenset[object]]:
    distinct = list({identity(one): one for one in claims}.values())
    some_of = [some for size in range(1, len(distinct) + 1) for some in combinations(distinct, size)]
    fitting = [frozenset(map(identity, some)) for some in some_of if can_all_be_true(some)]
    return {group for group in fitting if not any(group < other for other in fitting)}


def can_all_be_true(claims: Sequence[Settled]) -> bool:
    common: Settled | None = claims[0]
    for one in claims:
        common = meet_claims(common, one) if common else None
    return common is not None


def a_lot(says: str, type: ValueType, others: tuple[str, ...]) -> Deal:
    """Make 10,000 reports on one clause, no two the same."""
    reports = [Told(says.format(number), f"s{number}") for number in range(10_000)]
    return record(clause(type), {"first": [*reports, *(Told(words) for words in others)]})


@pytest.mark.parametrize(
    ("says", "type", "others", "count"),
    [
        ("plan {}", ValueType.TEXT, ("present",), 10_000),
        ("{}", ValueType.NUMBER, ("up to 30000",), 10_000),
        ("up to {}", ValueType.NUMBER, (), 1),
    ],
)
def test_ten_thousand_reports_on_one_clause(says: str, type: ValueType, others: tuple[str, ...], count: int) -> None:
    assert len(Standings(a_lot(says, type, others)).of("first", "share").accounts) == count
