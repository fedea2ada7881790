"""Which values can be true together: every largest set of values that all fit each other."""

from collections import defaultdict
from collections.abc import Collection, Hashable
from decimal import Decimal
from typing import assert_never

from draftdiff.values import Items, Quantity, Value, ValueType, Words
from draftdiff.values.durations import in_days

Bound = tuple[int, Decimal, int]
"""A place on the number line: -1, 0 or 1 for its part, the number, and the side of it that a bound is on."""


def largest_fits(values: Collection[Value]) -> list[frozenset[Value]]:
    """Return each largest set of values that fit each other.

    Values that fit in pairs fit all together, so the sets are those that some one value could satisfy.
    """
    bins: defaultdict[Hashable, list[Value]] = defaultdict(list)
    for value in set(values):
        bins[_bin(value)].append(value)
    return [group for alike in bins.values() for group in _within(alike)]


def _bin(value: Value) -> Hashable:
    """Return what two values must share to fit each other at all."""
    match value:
        case Quantity():
            return value.type, "" if value.type is ValueType.DURATION else value.unit
        case Words():
            return value
        case Items():
            return "items"
        case _:
            assert_never(value)


def _within(values: list[Value]) -> list[frozenset[Value]]:
    quantities = [value for value in values if isinstance(value, Quantity)]
    lists = [value for value in values if isinstance(value, Items)]
    if quantities:
        return _overlapping(quantities)
    return _holding(lists) if lists else [frozenset(values)]


def _overlapping(values: list[Quantity]) -> list[frozenset[Value]]:
    """Sweep the number line: before an interval ends, all that have begun and not ended overlap."""
    mixed = len({value.unit for value in values}) > 1
    ends = {value: _ends(in_days(value) if mixed else value) for value in values}
    waiting = sorted(values, key=lambda value: ends[value][0], reverse=True)
    begun: set[Value] = set()
    found = []
    for value in sorted(values, key=lambda value: ends[value][1]):
        grown = False
        while waiting and ends[waiting[-1]][0] <= ends[value][1]:
            begun.add(waiting.pop())
            grown = True
        if grown:
            found.append(frozenset(begun))
        begun.remove(value)
    return found


def _ends(value: Quantity) -> tuple[Bound, Bound]:
    zero = Decimal(0)
    low = (-1, zero, 0) if value.low is None else (0, value.low, 1 if value.low_open else 0)
    high = (1, zero, 0) if value.high is None else (0, value.high, -1 if value.high_open else 0)
    return low, high


def _holding(lists: list[Items]) -> list[frozenset[Value]]:
    """Put each closed list with the open ones that it holds; open lists fit each other."""
    open_ones = frozenset(items for items in lists if items.open)
    groups: list[frozenset[Value]] = [
        frozenset({items, *(other for other in open_ones if other.keys <= items.keys)})
        for items in lists
        if not items.open
    ]
    if open_ones and not any(open_ones < group for group in groups):
        groups.append(frozenset(open_ones))
    return groups
